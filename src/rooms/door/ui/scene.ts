import type { RoomView } from '../../enter/contract.ts';
import { failedIn } from './api.ts';

/**
 * What the lobby shows: `enter`, `ask` and `wait` with one's devices, the others instead of them.
 */
export type Scene =
  | 'enter'
  | 'wait'
  | 'denied'
  | 'ask'
  | 'full'
  | 'early'
  | 'over'
  | 'blocked'
  | 'closed'
  | 'refused';

/** The verdicts decide; the request only says which of two pages with the same verdict is meant. */
export function sceneOf({ gates, knock, door, opens }: RoomView): Scene {
  if (gates.enter.allowed) return 'enter';
  if (knock?.state === 'pending') return 'wait';
  const failed = failedIn(gates.enter);
  if (failed.includes('not-cancelled')) return 'over';
  if (failed.includes('within-time')) return opens ? 'early' : 'over';
  if (failed.includes('not-blocked')) return 'blocked';
  if (failed.length === 1 && failed[0] === 'room-has-place') return 'full';
  if (!failed.includes('door-lets-in')) return 'refused';
  if (door === 'closed') return 'closed';
  if (knock?.state === 'denied') return 'denied';
  const knocking = failedIn(gates.knock);
  return gates.knock.allowed || (knocking.length === 1 && knocking[0] === 'cooled-down')
    ? 'ask'
    : 'refused';
}

/**
 * One who was let in, at a page that did not wait for it: there is one button, and no second
 * question.
 */
export const isLetIn = ({ knock, me }: RoomView): boolean =>
  knock?.state === 'allowed' && !me.hosts;
