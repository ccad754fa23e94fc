import type { Args, Check, Path, Remedy } from '../../access/gate.ts';
import type { EventId, PersonId, SessionId } from '../../base/ids.ts';
import {
  ask,
  groupsOf,
  inAudience,
  inGroup,
  known,
  leads,
  manages,
  unlessSelf,
  unlike,
  waysIn,
  who,
  type Audience,
  type Facts,
  type NamedGroup,
} from '../../people/audience/checks.ts';
import { earliest } from '../rules.ts';

export type Hosting = { readonly event: EventId; readonly starts: Date; readonly open: boolean };
/** A session, as its audience and its hosts meet it. */
export type Meeting = Audience & {
  readonly id: SessionId;
  readonly kind: 'group' | 'ad-hoc' | 'standing';
  readonly title: string;
  readonly version: number;
  readonly hidden: boolean;
  readonly cancelled: { readonly reason: string } | null;
  /** Who is named as host, where there is an `elsewhere`. */
  readonly hosts: readonly PersonId[];
  /** The person is named as host of the session. */
  readonly host: boolean;
  /**
   * Named as host of an event alone: of one whose room is open now, or else of another, which makes
   * them a host of nothing yet.
   */
  readonly hostOf: Hosting | null;
  /** The asker runs its room. */
  readonly askerHosts: boolean;
  readonly open: boolean;
  /** Of an open one: until when; null: without an end. */
  readonly closes: Date | null;
  readonly opens: Date | null;
  /** From when on a host may open it for what comes next. */
  readonly openable: Date | null;
  /** A host opened it early: when it would have opened, as long as that lies ahead. */
  readonly planned: Date | null;
  readonly ended: Date | null;
};
export type MeetingFacts = Facts<Meeting>;

/**
 * Hosts are people of the audience: whoever is taken out of it hosts nothing. Of a room without
 * dates: people of the organisation and contacts of the owner. The SQL function `can_host` says the
 * same. Whoever is named for one event hosts from when its room opens until it closes, as
 * `named_hosts` says.
 */
export const hosts = (meeting: Meeting): boolean => {
  if (meeting.kind === 'group')
    return (meeting.host || (meeting.hostOf?.open ?? false)) && inAudience(meeting);
  const { self, active, contact } = meeting.owner;
  return (
    active && !meeting.suspended && (self || (meeting.host && (meeting.role !== null || contact)))
  );
};
/**
 * Whoever runs a room: the hosts, and those who manage a group it is for. The SQL function
 * `hosts_of` says the same as a set.
 */
export const runs = (meeting: Meeting): boolean =>
  hosts(meeting) || (meeting.kind === 'group' && leads(meeting));

/** Named as host, if only for one event: they see what it belongs to. */
const isNamed = (meeting: Meeting): boolean =>
  hosts(meeting) || (meeting.hostOf !== null && inAudience(meeting));
/** Of a hidden session only those who manage it, and whoever is named as its host. */
export const isShownTo = (meeting: Meeting): boolean =>
  !meeting.hidden || leads(meeting) || isNamed(meeting);
/** The ways that lead to a session, of whoever is named as host, too. */
const hostWay = (meeting: Meeting): readonly Path[] => {
  if (!isNamed(meeting)) return [];
  const { host, hostOf, id, title } = meeting;
  return host || !hostOf
    ? [{ via: 'host', id, label: title }]
    : [{ via: 'event-host', id: hostOf.event, label: hostOf.starts.toISOString() }];
};
export const waysTo = (meeting: Meeting): readonly Path[] => [
  ...waysIn(meeting),
  ...hostWay(meeting),
];

/** Another group instead of the session's only one, or one for a session that has none. */
const changeGroup = (meeting: Meeting, to: NamedGroup): Remedy => ({
  name: 'change-group',
  args: { group: to.name },
  repair: {
    method: 'PATCH',
    path: `/api/sessions/${meeting.id}`,
    body: { group: to.id },
    version: meeting.version,
  },
  swaps: {
    asks: `/api/groups/${to.id}/audience?session=${meeting.id}`,
    ...(meeting.groups[0] ? { undo: { group: meeting.groups[0].id, hosts: meeting.hosts } } : {}),
  },
});

export const inSessionGroup = inGroup<Meeting>({
  // of several nobody gives up all, to bring one person in
  instead: (meeting) =>
    meeting.size === 1
      ? meeting.elsewhere
          .filter((group) => group.managed)
          .map((group) => changeGroup(meeting, group))
      : [],
  also: hostWay,
});

export const assigned: Check<MeetingFacts> = {
  name: 'assigned',
  when: known,
  passes: ({ about }) => about!.size > 0,
  args: (facts) => ({ ...who(facts), ...groupsOf(facts.about!) }),
  remedies: (facts) =>
    unlessSelf(facts, () => {
      const { asker, about } = facts;
      if (!manages(asker)) return [ask(facts)];
      const groups = [...about!.elsewhere.filter((group) => group.managed), ...asker.groups].filter(
        unlike,
      );
      const edit: Remedy = { name: 'choose-group', href: `/administration/sessions/${about!.id}` };
      return groups.length > 0 ? groups.map((group) => changeGroup(about!, group)) : [edit];
    }),
};

export const notHidden: Check<MeetingFacts> = {
  name: 'not-hidden',
  when: known,
  passes: ({ about }) => isShownTo(about!),
  args: who,
  remedies: (facts) =>
    unlessSelf(facts, () => [
      manages(facts.asker)
        ? {
            name: 'unhide-session',
            args: groupsOf(facts.about!),
            repair: {
              method: 'PATCH',
              path: `/api/sessions/${facts.about!.id}`,
              body: { hidden: false },
              version: facts.about!.version,
            },
          }
        : ask(facts),
    ]),
};

export const notCancelled: Check<MeetingFacts> = {
  name: 'not-cancelled',
  when: known,
  passes: ({ about }) => about!.cancelled === null,
  args: ({ about }) => ({ reason: about!.cancelled?.reason || 'none' }),
};

const timesOf = ({ opens, ended, closes }: Meeting): Args => ({
  opens: opens?.toISOString() ?? '',
  ended: ended?.toISOString() ?? '',
  closes: closes?.toISOString() ?? '',
});
const whyTime = ({ opens, ended, open, closes }: Meeting): string => {
  if (opens) return 'early';
  if (ended) return 'over';
  return open && !closes ? 'always' : 'none';
};
export const withinTime: Check<MeetingFacts> = {
  name: 'within-time',
  when: known,
  passes: ({ about }) => about!.open,
  args: ({ about }) => ({ why: whyTime(about!), ...timesOf(about!) }),
  remedies: ({ asker, now, about }) => {
    const { id, kind, opens, openable, cancelled, askerHosts } = about!;
    if (cancelled) return [];
    return [
      ...(opens ? [{ name: 'wait-for-time' } as const] : []),
      ...(askerHosts && openable && openable <= now
        ? [
            {
              name: 'open-early',
              repair: { method: 'POST', path: `/api/sessions/${id}/openings` },
            } as const,
          ]
        : []),
      ...(manages(asker)
        ? [
            {
              name: 'change-time',
              href:
                kind === 'group'
                  ? `/administration/sessions/${id}`
                  : `/sessions/${id}/room-settings`,
            } as const,
          ]
        : []),
    ];
  },
};

export const hostsRoom: Check<MeetingFacts> = {
  name: 'hosts-room',
  when: known,
  passes: ({ about }) => runs(about!),
  args: (facts) => ({ ...who(facts), ...onlyFor(facts.about!) }),
  remedies: (facts) => nameHost(facts),
  paths: ({ about }) => [
    ...waysIn(about!).filter(({ via }) => via === 'manager' && about!.kind === 'group'),
    ...(hosts(about!) ? hostWay(about!) : []),
  ],
};
/** Which event somebody is named for who is no host now. */
const onlyFor = (meeting: Meeting): Args => ({
  why: !hosts(meeting) && isNamed(meeting) ? 'event' : 'none',
  starts: meeting.hostOf?.starts.toISOString() ?? '',
});
/** Who manages it names the hosts; nobody else is asked for that by a notice. */
export const nameHost = (facts: MeetingFacts): readonly Remedy[] => {
  const { asker, person, about } = facts;
  if (asker.self) return [ask(facts)];
  if (!manages(asker)) return [{ name: 'ask-manager', args: { ask: about!.ask || 'admins' } }];
  const { id, kind } = about!;
  if (person.id === null || (kind === 'group' && !inAudience(about!)))
    return inSessionGroup.remedies!(facts);
  const href =
    kind === 'group' ? `/administration/sessions/${id}` : `/sessions/${id}/room-settings`;
  return [{ name: 'name-host', args: { person: person.label }, href }];
};
export const dateAhead: Check<MeetingFacts> = {
  name: 'date-ahead',
  when: known,
  passes: ({ about }) => about!.opens !== null,
  args: ({ about }) => {
    const { open, closes } = about!;
    const { ended: _, ...times } = timesOf(about!);
    return { why: open ? (closes ? 'open' : 'always') : 'none', ...times };
  },
};
export const soonEnough: Check<MeetingFacts> = {
  name: 'soon-enough',
  needs: ['date-ahead'],
  passes: ({ now, about }) => about!.openable !== null && about!.openable <= now,
  args: ({ about }) => ({ from: about!.openable?.toISOString() ?? '', hours: earliest / 60 }),
};
export const openedEarly: Check<MeetingFacts> = {
  name: 'opened-early',
  when: known,
  passes: ({ about }) => about!.planned !== null,
  args: ({ about }) => ({ opens: about!.planned?.toISOString() ?? '' }),
};
export const managesIt: Check<MeetingFacts> = {
  name: 'manages-session',
  when: known,
  passes: ({ asker }) => manages(asker),
  args: ({ about }) => groupsOf(about!),
  remedies: (facts) => [ask(facts)],
};
/** What has none is changed where its door is set. */
export const hasDates: Check<MeetingFacts> = {
  name: 'has-dates',
  needs: ['manages-session'],
  passes: ({ about }) => about!.kind === 'group',
  remedies: ({ about }) => [{ name: 'set-room', href: `/sessions/${about!.id}/room-settings` }],
};
