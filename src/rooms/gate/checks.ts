import type { Check } from '../../access/gate.ts';
import type { KnockId } from '../../base/ids.ts';
import { ask, inAudience, known, who, type Facts } from '../../people/audience/checks.ts';
import { isShownTo, nameHost, runs, waysTo, type Meeting } from '../../sessions/gate/checks.ts';
import { places } from '../../sessions/rules.ts';
import {
  atDoor,
  mayAskAt,
  type Denials,
  type Door,
  type Outcome,
  type DoorStanding,
} from './rules.ts';

/** The person's own request to join, as far as gates care. */
export type OwnKnock = {
  readonly id: KnockId;
  /** Not yet run out: pending or allowed. */
  readonly state: 'pending' | 'allowed' | 'other';
  readonly mustAsk: boolean;
};
/** What a session is at its door. */
export type Room = Meeting & {
  readonly door: Door;
  /** Whoever holds the link may come to the door. */
  readonly guests: boolean;
  /** Holds the participant link that is good now, or is inside by it. */
  readonly link: boolean;
  readonly blocked: boolean;
  readonly asked: OwnKnock | null;
  readonly denials: Denials;
  /**
   * Since this meeting began, a host removed or blocked somebody who came from the network of this
   * guest.
   */
  readonly removedNear: boolean;
  /** People inside answer knocks, too. */
  readonly membersAnswer: boolean;
  /** The person is inside now, in any room of the session. */
  readonly within: boolean;
  /** People in all rooms of the session besides this one. */
  readonly inside: number;
  /** Those of them in the room that is asked about: the entrance, unless another one is named. */
  readonly taken: number;
  /** What goes on at the door is not for the asker. */ readonly withheld?: boolean;
};
export type DoorFacts = Facts<Room>;

/**
 * A session that is hidden or without a group, or a room whose owner is gone, is nothing that a
 * link leads to. The view `shown_sessions` says the same as a set.
 */
const isShown = ({ kind, size, hidden, owner }: Room): boolean =>
  kind === 'group' ? size > 0 && !hidden : owner.active;
/** What somebody is to a room; null: the room does not know them. */
export function standingOf({ person, about }: DoorFacts): DoorStanding | null {
  if (!about || about.suspended) return null;
  if (person.id !== null && runs(about)) return 'host';
  if (person.id !== null && inAudience(about) && isShownTo(about)) return 'member';
  // whoever came in by the link stays known until they leave, though it leads nowhere by now
  if (!about.link || !(about.guests || about.within) || !isShown(about)) return null;
  return person.id !== null ? 'person' : person.guest !== null ? 'guest' : null;
}
/** Of those who run the room nothing at its door is a secret. */
const untold = (facts: DoorFacts): boolean =>
  (facts.about?.withheld ?? false) && standingOf(facts) !== 'host';
const byLinkAlone = (facts: DoorFacts): boolean =>
  ['person', 'guest'].includes(standingOf(facts) ?? '');
/** Whoever stands there by the link alone is told no names of those who run the room. */
export const unnamed = (facts: DoorFacts): DoorFacts => ({
  ...facts,
  asker: { ...facts.asker, byLink: byLinkAlone(facts) },
});

/** Sent out themselves, or perhaps so, under a fresh cookie; whoever is inside is left in peace. */
const mustAsk = ({ about }: DoorFacts, standing: DoorStanding): boolean =>
  (about!.asked?.mustAsk ?? false) ||
  (standing === 'guest' && about!.removedNear && !about!.blocked && !about!.within);
/**
 * What the door says to them, were it asked now: an Allow that is good opens all but a closed one.
 */
export function outcomeOf(facts: DoorFacts): Outcome {
  const { asked, door } = facts.about!;
  const standing = standingOf(facts);
  if (!standing) return 'refused';
  const outcome = atDoor(standing, door, mustAsk(facts, standing));
  return outcome === 'ask' && asked?.state === 'allowed' ? 'enter' : outcome;
}
/** The door is asked only about those whom the room knows. */
const met = (facts: DoorFacts): boolean => standingOf(facts) !== null;
/** A session is met either as one of its people, or at its door with the link. */
export const byLink = (facts: DoorFacts): boolean =>
  facts.about !== null &&
  (facts.about.kind !== 'group' ||
    byLinkAlone(facts) ||
    (untold(facts) && facts.about.guests && !met(facts) && isShown(facts.about)) ||
    (facts.person.guest !== null && facts.person.id === null));

/** Of a session without dates, or of a group session for whoever comes by its link. */
export const linkHeld: Check<DoorFacts> = {
  name: 'link-held',
  passes: met,
  untold: (facts) => untold(facts) && !met(facts),
  hidden: (facts) => !met(facts),
  args: (facts) => ({ ...who(facts), ask: 'sender', why: standingOf(facts) ?? 'none' }),
  remedies: (facts) => [ask(facts)],
  paths: (facts) => {
    const { id, title } = facts.about!;
    if (standingOf(facts) === 'host') return [{ via: 'host', id, label: title }];
    if (standingOf(facts) === 'member') return waysTo(facts.about!);
    return [{ via: 'link', id, label: title }];
  },
};

export const notBlocked: Check<DoorFacts> = {
  name: 'not-blocked',
  when: known,
  untold,
  passes: ({ about }) => !about!.blocked || runs(about!),
  args: who,
  remedies: ({ asker, about }) =>
    asker.self ? [] : [{ name: 'lift-block', href: `/sessions/${about!.id}/room-settings` }],
};

export const doorLetsIn: Check<DoorFacts> = {
  name: 'door-lets-in',
  when: met,
  untold,
  passes: (facts) => outcomeOf(facts) === 'enter',
  args: (facts) => ({ ...who(facts), door: facts.about!.door, why: whyAtDoor(facts) }),
  remedies: (facts) => {
    const { id, asked, askerHosts } = facts.about!;
    if (!facts.asker.self)
      return askerHosts
        ? [{ name: 'turn-door', href: `/sessions/${id}/room-settings` }]
        : [{ name: 'await-host' }];
    if (outcomeOf(facts) === 'refused') return [{ name: 'await-host' }];
    return asked?.state === 'pending'
      ? [{ name: 'await-answer' }]
      : [{ name: 'ask-to-join', href: `/sessions/${id}/lobby` }];
  },
};
/** The branch of the sentence: how the door lets them in, or why not. */
function whyAtDoor(facts: DoorFacts): string {
  const { asked, door, removedNear } = facts.about!;
  const outcome = outcomeOf(facts);
  if (outcome === 'enter')
    return standingOf(facts) === 'host' ? 'host' : asked?.state === 'allowed' ? 'allowed' : 'door';
  if (outcome === 'refused') return door === 'closed' ? 'closed' : 'none';
  if (asked?.state === 'pending') return 'asked';
  if (asked?.mustAsk) return 'back';
  return removedNear ? 'near' : 'ask';
}

export const doorTakesKnocks: Check<DoorFacts> = {
  name: 'door-takes-knocks',
  when: met,
  untold,
  passes: (facts) => outcomeOf(facts) === 'ask',
  args: (facts) => ({ ...who(facts), door: facts.about!.door, why: outcomeOf(facts) }),
};

export const cooledDown: Check<DoorFacts> = {
  name: 'cooled-down',
  when: known,
  untold,
  passes: ({ about, now }) => mayAskAt(about!.denials, now) === null,
  args: ({ about, now }) => ({ at: mayAskAt(about!.denials, now)?.toISOString() ?? '' }),
  remedies: () => [{ name: 'wait-for-time' }],
};

/** Nobody is thrown out by time, so the time is not taken back under those who came in. */
export const nobodyInside: Check<DoorFacts> = {
  name: 'nobody-inside',
  needs: ['hosts-room'], // others are not told how many are inside
  untold: ({ about }) => about?.withheld ?? false,
  passes: ({ about }) => about!.inside === 0,
  args: ({ about }) => ({ count: about!.inside }),
};
export const answersKnocks: Check<DoorFacts> = {
  name: 'answers-knocks',
  when: known,
  untold: (facts) => untold(facts) && facts.about!.membersAnswer,
  passes: ({ person, about }) =>
    person.id !== null && (runs(about!) || (about!.membersAnswer && about!.within)),
  args: (facts) => ({ ...who(facts), why: facts.about!.membersAnswer ? 'members' : 'hosts' }),
  remedies: nameHost,
};
export const ownsRoom: Check<DoorFacts> = {
  name: 'owns-room',
  when: known,
  passes: ({ about }) => about!.kind !== 'group' && about!.owner.self && about!.owner.active,
  remedies: (facts) => [ask(facts)],
};
export const insideRoom: Check<DoorFacts> = {
  name: 'inside-room',
  when: known,
  passes: ({ about }) => about!.within,
  args: who,
  remedies: () => [{ name: 'enter-first' }],
};

export const roomHasPlace: Check<DoorFacts> = {
  name: 'room-has-place',
  needs: ['door-lets-in'], // whoever waits outside is not told how full it is
  untold: ({ about }) => about?.withheld ?? false,
  passes: ({ about }) => about!.taken < places,
  args: () => ({ places }),
  remedies: () => [{ name: 'wait-for-place' }],
};
