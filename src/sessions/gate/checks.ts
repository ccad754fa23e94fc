import type { Args, Check, Path, Remedy } from '../../access/gate.ts';
import type {
  GroupId,
  GuestId,
  Id,
  KnockId,
  OrganisationId,
  PersonId,
  SessionId,
} from '../../base/ids.ts';
import { earliest, places } from '../rules.ts';
import { atDoor, mayAskAt, type Denials, type Door, type Outcome, type Standing } from './rules.ts';

/** A membership that leads into the session's group, directly or through a group inside it. */
export type Way = {
  readonly id: GroupId;
  readonly name: string;
  readonly role: 'manager' | 'member';
  readonly direct: boolean;
  /** It gives its right now: see the view `counting_members`. */ readonly counts: boolean;
};
export type Named = { readonly id: GroupId; readonly name: string; readonly managed: boolean };

/** The one who asks, and what they could do about it. */
export type Asker = {
  /** null: a guest. */ readonly id: PersonId | null;
  readonly zone: string;
  readonly self: boolean;
  /** Admin of the session's organisation. */
  readonly admin: boolean;
  /** Manager of the session's group. */
  readonly manages: boolean;
  /** Made the session, which has no group now. */
  readonly keeps: boolean;
  /** Runs the session's room. */
  readonly hosts: boolean;
  readonly contact: 'none' | 'asked' | 'asks' | 'contact';
  readonly request: Id<'contact-request'> | null;
  /** A few of the groups of the organisation they manage, where the session has no group. */
  readonly groups: readonly Named[];
};
/** `email` is empty where the asker may not know it. */
export type Subject = {
  readonly id: PersonId | null;
  /** Came by the link without an account. */
  readonly guest: GuestId | null;
  readonly label: string;
  readonly email: string;
  readonly verified: boolean;
  /** Would be turned away at the sign-in; whoever asks about themselves is signed in. */
  readonly barred: boolean;
};
/** The person's own request to join, as far as gates care. */
export type Asked = {
  readonly id: KnockId;
  /** Not yet run out: pending or allowed. */
  readonly state: 'pending' | 'allowed' | 'other';
  readonly mustAsk: boolean;
};
export type Meeting = {
  readonly id: SessionId;
  readonly kind: 'group' | 'ad-hoc' | 'standing';
  readonly organisation: OrganisationId;
  readonly title: string;
  readonly version: number;
  readonly group: { readonly id: GroupId; readonly name: string } | null;
  /** Whom to ask: names of managers of its group. */
  readonly ask: string;
  readonly hidden: boolean;
  readonly cancelled: { readonly reason: string } | null;
  /** Of the person, in the session's organisation; null: from outside. */
  readonly role: 'admin' | 'member' | null;
  readonly suspended: boolean;
  /**
   * From outside: an accepted contact of a manager of the session's group; without a group: of the
   * asker or the one who made it.
   */
  readonly contact: boolean;
  readonly ways: readonly Way[];
  /** Other groups that hold the person and are run by somebody who runs this session. */
  readonly elsewhere: readonly Named[];
  /**
   * An admin whom the asker, one of the organisation, can ask about the person; and when they did
   * within a day.
   */
  readonly admin: {
    readonly id: PersonId;
    readonly name: string;
    readonly asked: Date | null;
  } | null;
  /** Who is named as host, where there is an `elsewhere`. */
  readonly hosts: readonly PersonId[];
  readonly host: boolean;
  /** Now open until; else null. */
  readonly closes: Date | null;
  readonly opens: Date | null;
  /** From when on a host may open it for what comes next. */
  readonly openable: Date | null;
  /** A host opened it early: when it would have opened, as long as that lies ahead. */
  readonly planned: Date | null;
  readonly ended: Date | null;
  readonly door: Door;
  /** Whoever holds the link may come to the door. */
  readonly guests: boolean;
  /** Holds the participant link that is good now, or is inside by it. */
  readonly link: boolean;
  /** Of a session without dates: who made it, and whether they still may have one. */
  readonly owner: {
    readonly self: boolean;
    readonly active: boolean;
    /** The person is their accepted contact. */ readonly contact: boolean;
  };
  readonly blocked: boolean;
  readonly asked: Asked | null;
  readonly denials: Denials;
  /**
   * Since this meeting began, a host removed or blocked somebody who came from the network of this
   * guest.
   */
  readonly removedNear: boolean;
  /** People inside answer knocks, too. */
  readonly membersAnswer: boolean;
  /** The person is inside now. */
  readonly within: boolean;
  /** People in the room besides this one. */
  readonly inside: number;
};
/**
 * What is known about (asker, person, session) at one moment. No session: there is none, or it must
 * look like that.
 */
export type Facts = {
  readonly now: Date;
  readonly asker: Asker;
  readonly person: Subject;
  readonly session: Meeting | null;
};

export const known = ({ session }: Facts): boolean => session !== null;
export const who = ({ asker, person }: Facts): Args => ({
  self: asker.self ? 'yes' : 'no',
  person: person.label,
});
export const managesSession = ({ admin, manages, keeps }: Asker): boolean =>
  admin || manages || keeps;
const inSession = (session: Meeting): boolean => session.ways.some((way) => way.counts);
/**
 * Hosts are people of the group: whoever is taken out of it hosts nothing. Without a group: people
 * of the organisation and contacts of the owner.
 */
export const hosts = (session: Meeting): boolean => {
  if (session.kind === 'group') return session.host && inSession(session);
  const { self, active, contact } = session.owner;
  return (
    active && !session.suspended && (self || (session.host && (session.role !== null || contact)))
  );
};
export const leads = (session: Meeting): boolean =>
  session.ways.some((way) => way.direct && way.role === 'manager' && way.counts);
/**
 * Whoever runs a room: the hosts, and those who manage the group it is for. The SQL function
 * `hosts_of` says the same as a set.
 */
export const runs = (session: Meeting): boolean =>
  hosts(session) || (session.kind === 'group' && leads(session));
/**
 * A session that is hidden or without its group, or a room whose owner is gone, is nothing that a
 * link leads to.
 */
const isShown = ({ kind, group, hidden, owner }: Meeting): boolean =>
  kind === 'group' ? group !== null && !hidden : owner.active;
/** What somebody is to a room; null: the room does not know them. */
export function standingOf({ person, session }: Facts): Standing | null {
  if (!session) return null;
  if (person.id !== null && runs(session)) return 'host';
  if (person.id !== null && inSession(session) && (!session.hidden || leads(session)))
    return 'member';
  // whoever came in by the link stays known until they leave, though it leads nowhere by now
  if (
    !session.link ||
    !(session.guests || session.within) ||
    !isShown(session) ||
    session.suspended
  )
    return null;
  return person.id !== null ? 'person' : person.guest !== null ? 'guest' : null;
}
/** Sent out themselves, or perhaps so, under a fresh cookie; whoever is inside is left in peace. */
const mustAsk = ({ session }: Facts, standing: Standing): boolean =>
  (session!.asked?.mustAsk ?? false) ||
  (standing === 'guest' && session!.removedNear && !session!.blocked && !session!.within);
/**
 * What the door says to them, were it asked now: an Allow that is good opens all but a closed one.
 */
export function outcomeOf(facts: Facts): Outcome {
  const { asked, door } = facts.session!;
  const standing = standingOf(facts);
  if (!standing) return 'refused';
  const outcome = atDoor(standing, door, mustAsk(facts, standing));
  return outcome === 'ask' && asked?.state === 'allowed' ? 'enter' : outcome;
}
/** The door is asked only about those whom the room knows. */
const met = (facts: Facts): boolean => standingOf(facts) !== null;
/** A session is met either as one of its people, or at its door with the link. */
export const byLink = (facts: Facts): boolean =>
  facts.session !== null &&
  (facts.session.kind !== 'group' ||
    ['person', 'guest'].includes(standingOf(facts) ?? '') ||
    (facts.person.guest !== null && facts.person.id === null));

/** What an admin can do, and the way to ask them from here. `only`: nobody else can. */
export function tellAdmin({ asker, person, session }: Facts, only = true): Remedy {
  const admin = session?.admin;
  if (asker.self || !admin) return { name: 'ask-manager', args: { ask: 'admins' } };
  const args = { admin: admin.name, only: only ? 'yes' : 'no' };
  if (admin.asked) return { name: 'told-admin', args: { ...args, at: admin.asked.toISOString() } };
  const body = { session: session.id, person: person.id, admin: admin.id };
  return {
    name: 'tell-admin',
    args,
    repair: { method: 'POST', path: '/api/access-questions', body },
  };
}

/** Whom to ask; whoever came by the link alone is told no names. */
export const ask = (facts: Facts): Remedy => {
  const { asker, session } = facts;
  if (session && !session.ask && !asker.self && session.kind === 'group') return tellAdmin(facts);
  const stranger = asker.self && ['person', 'guest'].includes(standingOf(facts) ?? '');
  return {
    name: 'ask-manager',
    args: { ask: session && !stranger ? session.ask || 'admins' : 'sender' },
  };
};
export const unlessSelf = (facts: Facts, remedies: () => readonly Remedy[]): readonly Remedy[] =>
  facts.session === null || (facts.asker.self && !managesSession(facts.asker))
    ? [ask(facts)]
    : remedies();

export const unlike = <T>(one: T, at: number, all: readonly T[]): boolean =>
  all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at;
export const waysIn = (session: Meeting): readonly Path[] => [
  ...session.ways
    .filter((way) => way.counts)
    .map((way): Path => ({
      via: way.direct && way.role === 'manager' ? 'manager' : 'group',
      id: way.id,
      label: way.name,
    }))
    .filter(unlike),
  ...(hosts(session) ? [{ via: 'host', id: session.id, label: session.title } as const] : []),
];

export const notCancelled: Check<Facts> = {
  name: 'not-cancelled',
  when: known,
  passes: ({ session }) => session!.cancelled === null,
  args: ({ session }) => ({ reason: session!.cancelled?.reason || 'none' }),
};

export const withinTime: Check<Facts> = {
  name: 'within-time',
  when: known,
  passes: ({ session }) => session!.closes !== null,
  args: ({ session }) => ({
    why: session!.opens
      ? 'early'
      : session!.ended
        ? 'over'
        : session!.closes && session!.closes.getUTCFullYear() > 9000
          ? 'always'
          : 'none',
    opens: session!.opens?.toISOString() ?? '',
    ended: session!.ended?.toISOString() ?? '',
    closes: session!.closes?.toISOString() ?? '',
  }),
  remedies: ({ asker, now, session }) => [
    ...(session!.opens && !session!.cancelled ? [{ name: 'wait-for-time' } as const] : []),
    ...(asker.hosts && session!.openable && session!.openable <= now && !session!.cancelled
      ? [
          {
            name: 'open-early',
            repair: { method: 'POST', path: `/api/sessions/${session!.id}/openings` },
          } as const,
        ]
      : []),
    ...(managesSession(asker) && !session!.cancelled
      ? [
          {
            name: 'change-time',
            href:
              session!.kind === 'group'
                ? `/administration/sessions/${session!.id}`
                : `/sessions/${session!.id}/room-settings`,
          } as const,
        ]
      : []),
  ],
};

/** Of a session without dates, or of a group session for whoever comes by its link. */
export const linkHeld: Check<Facts> = {
  name: 'link-held',
  passes: (facts) => standingOf(facts) !== null,
  hidden: (facts) => standingOf(facts) === null,
  args: (facts) => ({ ...who(facts), ask: 'sender', why: standingOf(facts) ?? 'none' }),
  remedies: (facts) => [ask(facts)],
  paths: (facts) =>
    standingOf(facts) === 'host'
      ? [{ via: 'host', id: facts.session!.id, label: facts.session!.title }]
      : standingOf(facts) === 'member'
        ? waysIn(facts.session!)
        : [{ via: 'link', id: facts.session!.id, label: facts.session!.title }],
};

export const notBlocked: Check<Facts> = {
  name: 'not-blocked',
  when: known,
  passes: ({ session }) => !session!.blocked || runs(session!),
  args: who,
  remedies: ({ asker, session }) =>
    asker.self ? [] : [{ name: 'lift-block', href: `/sessions/${session!.id}/room-settings` }],
};

export const doorLetsIn: Check<Facts> = {
  name: 'door-lets-in',
  when: met,
  passes: (facts) => outcomeOf(facts) === 'enter',
  args: (facts) => ({ ...who(facts), door: facts.session!.door, why: whyAtDoor(facts) }),
  remedies: (facts) => {
    const { asker, session } = facts;
    if (!asker.self)
      return asker.hosts
        ? [{ name: 'turn-door', href: `/sessions/${session!.id}/room-settings` }]
        : [{ name: 'await-host' }];
    if (outcomeOf(facts) === 'refused') return [{ name: 'await-host' }];
    return session!.asked?.state === 'pending'
      ? [{ name: 'await-answer' }]
      : [{ name: 'ask-to-join', href: `/sessions/${session!.id}/lobby` }];
  },
};
/** The branch of the sentence: how the door lets them in, or why not. */
function whyAtDoor(facts: Facts): string {
  const { asked, door } = facts.session!;
  const outcome = outcomeOf(facts);
  if (outcome === 'enter')
    return standingOf(facts) === 'host' ? 'host' : asked?.state === 'allowed' ? 'allowed' : 'door';
  if (outcome === 'ask')
    return asked?.state === 'pending'
      ? 'asked'
      : asked?.mustAsk
        ? 'back'
        : facts.session!.removedNear
          ? 'near'
          : 'ask';
  return door === 'closed' ? 'closed' : 'none';
}

export const doorTakesKnocks: Check<Facts> = {
  name: 'door-takes-knocks',
  when: met,
  passes: (facts) => outcomeOf(facts) === 'ask',
  args: (facts) => ({ ...who(facts), door: facts.session!.door, why: outcomeOf(facts) }),
};

export const cooledDown: Check<Facts> = {
  name: 'cooled-down',
  when: known,
  passes: ({ session, now }) => mayAskAt(session!.denials, now) === null,
  args: ({ session, now }) => ({ at: mayAskAt(session!.denials, now)?.toISOString() ?? '' }),
  remedies: () => [{ name: 'wait-for-time' }],
};

export const hostsRoom: Check<Facts> = {
  name: 'hosts-room',
  when: known,
  passes: ({ session }) => runs(session!),
  args: who,
  remedies: (facts) => [ask(facts)],
};
export const dateAhead: Check<Facts> = {
  name: 'date-ahead',
  when: known,
  passes: ({ session }) => session!.opens !== null,
  args: ({ session }) => ({
    why: session!.closes ? (session!.closes.getUTCFullYear() > 9000 ? 'always' : 'open') : 'none',
    opens: session!.opens?.toISOString() ?? '',
    closes: session!.closes?.toISOString() ?? '',
  }),
};
export const soonEnough: Check<Facts> = {
  name: 'soon-enough',
  needs: ['date-ahead'],
  passes: ({ now, session }) => session!.openable !== null && session!.openable <= now,
  args: ({ session }) => ({ from: session!.openable?.toISOString() ?? '', hours: earliest / 60 }),
};
export const openedEarly: Check<Facts> = {
  name: 'opened-early',
  when: known,
  passes: ({ session }) => session!.planned !== null,
  args: ({ session }) => ({ opens: session!.planned?.toISOString() ?? '' }),
};
/** Nobody is thrown out by time, so the time is not taken back under those who came in. */
export const nobodyInside: Check<Facts> = {
  name: 'nobody-inside',
  needs: ['hosts-room'], // others are not told how many are inside
  passes: ({ session }) => session!.inside === 0,
  args: ({ session }) => ({ count: session!.inside }),
};
export const answersKnocks: Check<Facts> = {
  name: 'answers-knocks',
  when: known,
  passes: ({ person, session }) =>
    person.id !== null && (runs(session!) || (session!.membersAnswer && session!.within)),
  args: (facts) => ({ ...who(facts), why: facts.session!.membersAnswer ? 'members' : 'hosts' }),
  remedies: (facts) => [ask(facts)],
};
export const ownsRoom: Check<Facts> = {
  name: 'owns-room',
  when: known,
  passes: ({ session }) =>
    session!.kind !== 'group' && session!.owner.self && session!.owner.active,
  remedies: (facts) => [ask(facts)],
};
export const insideRoom: Check<Facts> = {
  name: 'inside-room',
  when: known,
  passes: ({ session }) => session!.within,
  args: who,
  remedies: () => [{ name: 'enter-first' }],
};

export const roomHasPlace: Check<Facts> = {
  name: 'room-has-place',
  needs: ['door-lets-in'], // whoever waits outside is not told how full it is
  passes: ({ session }) => session!.inside < places,
  args: () => ({ places }),
  remedies: () => [{ name: 'wait-for-place' }],
};

export const managesIt: Check<Facts> = {
  name: 'manages-session',
  when: known,
  passes: ({ asker }) => managesSession(asker),
  remedies: (facts) => [ask(facts)],
};
