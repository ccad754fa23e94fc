import { gate, type Gate } from '../../access/gate.ts';
import { assigned, canSignIn, inGroup, isContact, notHidden } from './audience/checks.ts';
import {
  answersKnocks,
  byLink,
  cooledDown,
  dateAhead,
  doorLetsIn,
  doorTakesKnocks,
  hostsRoom,
  insideRoom,
  linkHeld,
  managesIt,
  nobodyInside,
  notBlocked,
  notCancelled,
  openedEarly,
  ownsRoom,
  roomHasPlace,
  soonEnough,
  withinTime,
  type Facts,
} from './checks.ts';

const seeing = [canSignIn, isContact, inGroup, assigned, notHidden] as const;
const arriving = [canSignIn, linkHeld] as const;
const inTime = [notCancelled, withinTime, notBlocked] as const;
const entering = [...inTime, doorLetsIn, roomHasPlace] as const;
const knocking = [...inTime, doorTakesKnocks, cooledDown] as const;
const hosting = [canSignIn, hostsRoom] as const;
const answering = [canSignIn, answersKnocks] as const;
const owning = [canSignIn, ownsRoom] as const;
const being = [canSignIn, insideRoom] as const;
const managing = [canSignIn, managesIt] as const;
const changing = [...managing, notCancelled] as const;

/** Whoever may not see a session does not learn that it exists. */
export const seeSession = gate<Facts>('see-session', ...seeing);
/**
 * The same for whoever comes by the link of a room that takes guests, or to a room that is for no
 * group.
 */
export const seeDoor = gate<Facts>('see-door', ...arriving);
export const enterRoom = gate<Facts>('enter-room', ...seeing, ...entering);
export const enterByLink = gate<Facts>('enter-by-link', ...arriving, ...entering);
export const knock = gate<Facts>('knock', ...seeing, ...knocking);
export const knockByLink = gate<Facts>('knock-by-link', ...arriving, ...knocking);
export const hostRoom = gate<Facts>('host-room', ...hosting);
export const openEarly = gate<Facts>('open-early', ...hosting, notCancelled, dateAhead, soonEnough);
export const closeAgain = gate<Facts>('close-again', ...hosting, openedEarly, nobodyInside);
export const answerKnock = gate<Facts>('answer-knock', ...answering);
export const ownRoom = gate<Facts>('own-room', ...owning);
export const beInside = gate<Facts>('be-inside', ...being);
/** Judged with the manager as the person, too: a suspended or erased account manages nothing. */
export const manageSession = gate<Facts>('manage-session', ...managing);
export const changeSession = gate<Facts>('change-session', ...changing);

/**
 * Whoever has asked waits, and may use the answer, as long as this holds; doors that turn and
 * pauses end no right.
 */
export const wait = gate<Facts>('wait', ...seeing, ...inTime);
export const waitByLink = gate<Facts>('wait-by-link', ...arriving, ...inTime);
/** Whoever is inside stays as long as this holds; time, door and place throw nobody out. */
export const stay = gate<Facts>('stay', ...seeing, notBlocked);
export const stayByLink = gate<Facts>('stay-by-link', ...arriving, notBlocked);

/** Which of the two ways to the same door the facts speak of. */
const either =
  (group: Gate<Facts>, link: Gate<Facts>) =>
  (facts: Facts): Gate<Facts> =>
    byLink(facts) ? link : group;
export const toSee = either(seeSession, seeDoor);
export const toEnter = either(enterRoom, enterByLink);
export const toKnock = either(knock, knockByLink);
export const toWait = either(wait, waitByLink);
export const toStay = either(stay, stayByLink);
