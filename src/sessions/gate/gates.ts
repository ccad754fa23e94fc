import { gate } from '../../access/gate.ts';
import { changing, entering, managing, seeing, type Facts } from './checks.ts';

/** Whoever may not see a session does not learn that it exists. */
export const seeSession = gate<Facts>('see-session', ...seeing);
export const enterRoom = gate<Facts>('enter-room', ...seeing, ...entering);
/** Judged with the manager as the person, too: a suspended or erased account manages nothing. */
export const manageSession = gate<Facts>('manage-session', ...managing);
export const changeSession = gate<Facts>('change-session', ...changing);
