import { mayAskAt } from '../../sessions/door/rules.ts';
import type { DoorFacts } from '../../sessions/door/checks.ts';
import type { OwnKnock } from '../door/contract.ts';
import { undoSeconds } from '../door/rules.ts';
import type { KnockRow } from './store.ts';

/** A request as the one who asked is told of it. */
export const ownKnock = (row: KnockRow, facts: DoorFacts, now: Date): OwnKnock => ({
  id: row.id,
  state: row.state,
  asked: row.asked.toISOString(),
  until: row.until.toISOString(),
  message: row.message,
  hold: row.hold,
  answer: row.answer,
  mayAskAt:
    row.state === 'denied' ? (mayAskAt(facts.about!.denials, now)?.toISOString() ?? null) : null,
  takenBack: row.state === 'void' && row.answeredBy !== null,
  sentBack: row.mustAsk,
});

/**
 * Until when this answer can be taken back: an Allow until it is used or ends, a denial for some
 * seconds; null: not (any more).
 */
export function revocableUntil(
  { state, entered, until, answered, from }: KnockRow,
  now: Date,
): Date | null {
  if (state === 'allowed') return entered === null ? until : null;
  if (state !== 'denied' || answered === null || from === null || until <= now) return null;
  const end = new Date(answered.getTime() + undoSeconds * 1000);
  return end > now ? end : null;
}
