import { gate, type Gate } from '../../access/gate.ts';
import { canSignIn } from '../../people/audience/checks.ts';
import { dateAhead, notCancelled, openedEarly, soonEnough } from '../../sessions/gate/checks.ts';
import { belongs, hosting, inTime, seeSession } from '../../sessions/gate/gates.ts';
import {
  answersKnocks,
  byLink,
  cooledDown,
  doorLetsIn,
  doorTakesKnocks,
  insideRoom,
  linkHeld,
  nobodyInside,
  notBlocked,
  ownsRoom,
  roomHasPlace,
  type DoorFacts,
} from './checks.ts';

const arrives = [canSignIn, linkHeld] as const;
const comes = [...inTime, notBlocked] as const;
const atTheDoor = [doorLetsIn, roomHasPlace] as const;
const asking = [doorTakesKnocks, cooledDown] as const;

/**
 * For whoever comes by the link of a room that takes guests, or to a room that is for no group:
 * `see-session`.
 */
export const seeDoor = gate('see-door', ...arrives);
export const enterRoom = gate('enter-room', ...belongs, ...comes, ...atTheDoor);
export const enterByLink = gate('enter-by-link', ...arrives, ...comes, ...atTheDoor);
export const knock = gate('knock', ...belongs, ...comes, ...asking);
export const knockByLink = gate('knock-by-link', ...arrives, ...comes, ...asking);
export const openEarly = gate('open-early', ...hosting, notCancelled, dateAhead, soonEnough);
export const closeAgain = gate('close-again', ...hosting, notCancelled, openedEarly, nobodyInside);
export const answerKnock = gate('answer-knock', canSignIn, answersKnocks);
export const ownRoom = gate('own-room', canSignIn, ownsRoom);
export const beInside = gate('be-inside', canSignIn, insideRoom);

/**
 * Whoever has asked waits, and may use the answer, as long as this holds; doors that turn and
 * pauses end no right.
 */
export const wait = gate('wait', ...belongs, ...comes);
export const waitByLink = gate('wait-by-link', ...arrives, ...comes);
/** Whoever is inside stays as long as this holds; time, door and place throw nobody out. */
export const stay = gate('stay', ...belongs, notBlocked);
export const stayByLink = gate('stay-by-link', ...arrives, notBlocked);

/** Which of the two ways to the same door the facts speak of. */
const either =
  <Group extends string, Link extends string>(
    group: Gate<DoorFacts, Group>,
    link: Gate<DoorFacts, Link>,
  ) =>
  (facts: DoorFacts): Gate<DoorFacts, Group | Link> =>
    byLink(facts) ? link : group;
export const toSee = either(seeSession, seeDoor);
export const toEnter = either(enterRoom, enterByLink);
export const toKnock = either(knock, knockByLink);
export const toWait = either(wait, waitByLink);
export const toStay = either(stay, stayByLink);
