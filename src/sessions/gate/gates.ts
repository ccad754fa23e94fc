import { gate } from '../../access/gate.ts';
import { canSignIn, isContact } from '../../people/audience/checks.ts';
import {
  assigned,
  hostsRoom,
  inSessionGroup,
  managesIt,
  notCancelled,
  notHidden,
  withinTime,
  type MeetingFacts,
} from './checks.ts';

/** The parts that other gates are composed of. */
export const belongs = [canSignIn, isContact, inSessionGroup, assigned, notHidden] as const;
export const inTime = [notCancelled, withinTime] as const;
export const hosting = [canSignIn, hostsRoom] as const;
const managing = [canSignIn, managesIt] as const;

/** Whoever may not see a session does not learn that it exists. */
export const seeSession = gate<MeetingFacts>('see-session', ...belongs);
export const hostRoom = gate<MeetingFacts>('host-room', ...hosting);
/** Judged with the manager as the person, too: a suspended or erased account manages nothing. */
export const manageSession = gate<MeetingFacts>('manage-session', ...managing);
export const changeSession = gate<MeetingFacts>('change-session', ...managing, notCancelled);
