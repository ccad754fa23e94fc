import type { Args, Check, Path, Remedy } from '../../access/gate.ts';
import type { GroupId, Id, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';
import { places } from '../rules.ts';

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
  readonly id: PersonId;
  readonly zone: string;
  readonly self: boolean;
  /** Admin of the session's organisation. */
  readonly admin: boolean;
  /** Manager of the session's group. */
  readonly manages: boolean;
  /** Made the session, which has no group now. */
  readonly keeps: boolean;
  readonly contact: 'none' | 'asked' | 'asks' | 'contact';
  readonly request: Id<'contact-request'> | null;
  /** A few of the groups of the organisation they manage, where the session has no group. */
  readonly groups: readonly Named[];
};
/** `email` is empty where the asker may not know it. */
export type Subject = { readonly id: PersonId | null; readonly label: string; readonly email: string; readonly verified: boolean };
export type Meeting = {
  readonly id: SessionId;
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
  /** From outside: an accepted contact of a manager of the session's group; without a group: of the asker or the one who made it. */
  readonly contact: boolean;
  readonly ways: readonly Way[];
  /** Other groups that hold the person and are run by somebody who runs this session. */
  readonly elsewhere: readonly Named[];
  readonly host: boolean;
  /** Now open until; else null. */
  readonly closes: Date | null;
  readonly opens: Date | null;
  readonly ended: Date | null;
  readonly door: 'open';
  /** People in the room besides this one. */
  readonly inside: number;
};
/** What is known about (asker, person, session) at one moment. No session: there is none, or it must look like that. */
export type Facts = { readonly now: Date; readonly asker: Asker; readonly person: Subject; readonly session: Meeting | null };

const known = ({ session }: Facts): boolean => session !== null;
const who = ({ asker, person }: Facts): Args => ({ self: asker.self ? 'yes' : 'no', person: person.label });
const managesSession = ({ admin, manages, keeps }: Asker): boolean => admin || manages || keeps;
/** Hosts are people of the group: whoever is taken out of it hosts nothing. */
const hosts = (session: Meeting): boolean => session.host && session.ways.some((way) => way.counts);
const leads = (session: Meeting): boolean => session.ways.some((way) => way.direct && way.role === 'manager' && way.counts);
const belongs = (session: Meeting): boolean => session.group !== null && session.ways.length > 0;

const ask = ({ session }: Facts): Remedy => ({ name: 'ask-manager', args: { ask: session ? session.ask || 'admins' : 'sender' } });
const unlessSelf = (facts: Facts, remedies: () => readonly Remedy[]): readonly Remedy[] =>
  facts.session === null || (facts.asker.self && !managesSession(facts.asker)) ? [ask(facts)] : remedies();

/** The way to becoming each other's contact, from where the asker stands. */
function meet({ asker, person }: Facts): Remedy {
  const args = { person: person.label };
  if (asker.contact === 'asked') return { name: 'await-contact', args, href: '/administration/contacts' };
  if (asker.contact === 'asks' && asker.request)
    return { name: 'accept-contact', args, repair: { method: 'POST', path: `/api/contact-requests/${asker.request}/acceptance` } };
  if (person.email === '') return { name: 'request-contact', args, href: '/administration/contacts' };
  return { name: 'request-contact', args, repair: { method: 'POST', path: '/api/contact-requests', body: { email: person.email } } };
}

/** What it takes to put the person into a group the asker manages: managers add their contacts, admins anyone of the organisation. */
function bring(facts: Facts, group: { readonly id: GroupId; readonly name: string }, manages: boolean): Remedy {
  const { asker, person, session } = facts;
  const mayAdd = asker.contact === 'contact' ? manages || asker.admin : asker.admin && session?.role !== null;
  if (mayAdd)
    return {
      name: 'add-to-group',
      args: { person: person.label, group: group.name },
      repair: { method: 'POST', path: `/api/groups/${group.id}/members`, body: { person: person.id } },
    };
  return manages ? meet(facts) : ask(facts);
}

const canSignIn: Check<Facts> = {
  name: 'can-sign-in',
  passes: ({ person, session }) => person.id !== null && person.verified && !session?.suspended,
  args: (facts) => ({ ...who(facts), why: facts.person.id === null ? 'unknown' : facts.person.verified ? 'suspended' : 'unverified' }),
  remedies: (facts) => {
    const { asker, person, session } = facts;
    if (person.id !== null && !person.verified && person.email !== '')
      return [{ name: 'resend-verification', repair: { method: 'POST', path: '/api/verification-mails', body: { email: person.email } } }];
    if (person.id !== null)
      return session?.suspended && asker.admin && !asker.self
        ? [{ name: 'lift-suspension', href: '/control/users' }]
        : [{ name: 'ask-manager', args: { ask: 'admins' } }];
    if (asker.admin && session)
      return [
        {
          name: 'invite-person',
          args: { person: person.email },
          repair: { method: 'POST', path: `/api/organisations/${session.organisation}/invitations`, body: { lines: [person.email], role: 'member' } },
        },
      ];
    return [meet(facts)];
  },
};

const isContact: Check<Facts> = {
  name: 'is-contact',
  when: ({ person, session }) => person.id !== null && session !== null,
  passes: ({ session }) => session!.role !== null || (belongs(session!) ? session!.ways.some((way) => way.counts) : session!.contact),
  args: (facts) => ({ ...who(facts), why: facts.session!.role === null ? 'contact' : 'organisation' }),
  remedies: (facts) => unlessSelf(facts, () => [(facts.asker.manages || facts.asker.keeps) && facts.asker.contact !== 'contact' ? meet(facts) : ask(facts)]),
};

const inGroup: Check<Facts> = {
  name: 'in-group',
  when: ({ person }) => person.id !== null,
  passes: ({ session }) => session !== null && (belongs(session) || session.elsewhere.length > 0),
  hidden: (facts) => !known(facts),
  args: (facts) => {
    const group = groupNames(facts.session);
    return { ...who(facts), ask: 'sender', group, found: group ? 'some' : 'none' };
  },
  remedies: (facts) =>
    unlessSelf(facts, () => {
      const { asker, session } = facts;
      if (!isContact.passes(facts)) return []; // the line above comes first
      if (session!.group) return [managesSession(asker) ? bring(facts, session!.group, asker.manages) : ask(facts)];
      return asker.groups.length > 0 ? asker.groups.map((group) => bring(facts, group, true)).filter(unlike) : [ask(facts)];
    }),
  paths: ({ session }) => waysIn(session!),
};
const unlike = <T>(one: T, at: number, all: readonly T[]): boolean => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at;

/** The groups that matter for the sentence: through which the person is in, else the one of the session. */
function groupNames(session: Meeting | null): string {
  if (!session) return '';
  const through = session.ways.length > 0 ? session.ways : session.elsewhere;
  return [...new Set((through.length > 0 ? through : session.group ? [session.group] : []).map(({ name }) => name))].join(', ');
}

const waysIn = (session: Meeting): readonly Path[] => [
  ...session.ways
    .filter((way) => way.counts)
    .map((way): Path => ({ via: way.direct && way.role === 'manager' ? 'manager' : 'group', id: way.id, label: way.name }))
    .filter(unlike),
  ...(hosts(session) ? [{ via: 'host', id: session.id, label: session.title } as const] : []),
];

const assigned: Check<Facts> = {
  name: 'assigned',
  needs: ['in-group'],
  passes: ({ session }) => belongs(session!),
  args: (facts) => ({ ...who(facts), why: facts.session!.group ? 'other' : 'none', group: facts.session!.group?.name ?? '' }),
  remedies: (facts) =>
    unlessSelf(facts, () => {
      const { asker, session } = facts;
      if (!managesSession(asker)) return [ask(facts)];
      const changes = session!.elsewhere
        .filter((group) => group.managed)
        .map((group): Remedy => ({
          name: 'change-group',
          args: { group: group.name },
          repair: { method: 'PATCH', path: `/api/sessions/${session!.id}`, body: { group: group.id }, version: session!.version },
        }));
      return [...changes, ...(session!.group ? [bring(facts, session!.group, asker.manages)] : [])].filter(unlike);
    }),
};

const notHidden: Check<Facts> = {
  name: 'not-hidden',
  when: known,
  passes: ({ session }) => !session!.hidden || leads(session!) || hosts(session!),
  args: who,
  remedies: (facts) =>
    unlessSelf(facts, () => [
      managesSession(facts.asker)
        ? {
            name: 'unhide-session',
            repair: { method: 'PATCH', path: `/api/sessions/${facts.session!.id}`, body: { hidden: false }, version: facts.session!.version },
          }
        : ask(facts),
    ]),
};

const notCancelled: Check<Facts> = {
  name: 'not-cancelled',
  when: known,
  passes: ({ session }) => session!.cancelled === null,
  args: ({ session }) => ({ reason: session!.cancelled?.reason || 'none' }),
};

const withinTime: Check<Facts> = {
  name: 'within-time',
  when: known,
  passes: ({ session }) => session!.closes !== null,
  args: ({ session }) => ({
    why: session!.opens ? 'early' : session!.ended ? 'over' : 'none',
    opens: session!.opens?.toISOString() ?? '',
    ended: session!.ended?.toISOString() ?? '',
    closes: session!.closes?.toISOString() ?? '',
  }),
  remedies: ({ asker, session }) => [
    ...(session!.opens && !session!.cancelled ? [{ name: 'wait-for-time' } as const] : []),
    ...(managesSession(asker) && !session!.cancelled ? [{ name: 'change-time', href: `/administration/sessions/${session!.id}` } as const] : []),
  ],
};

const doorLetsIn: Check<Facts> = { name: 'door-lets-in', when: known, passes: ({ session }) => session!.door === 'open', args: who };

const roomHasPlace: Check<Facts> = {
  name: 'room-has-place',
  when: known,
  passes: ({ session }) => session!.inside < places,
  args: () => ({ places }),
  remedies: () => [{ name: 'wait-for-place' }],
};

const managesIt: Check<Facts> = { name: 'manages-session', when: known, passes: ({ asker }) => managesSession(asker), remedies: (facts) => [ask(facts)] };

export const seeing = [canSignIn, isContact, inGroup, assigned, notHidden] as const;
export const entering = [notCancelled, withinTime, doorLetsIn, roomHasPlace] as const;
export const managing = [canSignIn, managesIt] as const;
export const changing = [...managing, notCancelled] as const;
