import type { DoorFacts } from '../gate/checks.ts';
import { mayAskAt, type DoorStanding } from '../gate/rules.ts';
import type { OwnKnock } from './contract.ts';
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

/** Visible characters of a knock's message and of a guest's name. */
export const longestMessage = 280;
/**
 * So many guests wait at one door, and as many people by its link; whoever comes then is asked to
 * come again.
 */
export const mostWaiting = 2000;
/**
 * Who waits: guests, those of them who come from the same network as whoever asks now, and people
 * with an account.
 */
export type Crowd = { readonly guests: number; readonly near: number; readonly persons: number };
/**
 * Whether there is no place for one more. Of guests a network takes at most half of what others
 * leave, as it may be one who fills the queue under fresh cookies; guests take no place of
 * accounts, and nobody takes that of people of the group.
 */
export const isFull = ({ guests, near, persons }: Crowd, standing: DoorStanding | null): boolean =>
  standing === 'guest'
    ? near >= (mostWaiting - (guests - near)) / 2
    : standing === 'person' && persons >= mostWaiting;
/** So long a denial can be undone. */
export const undoSeconds = 10;
/** In a room without an end a request waits, and an Allow holds, this long. */
export const pendingHours = 24;
export const allowedHours = 12;
/** A waiting page that its process has not confirmed for this long has left. */
export const presenceSeconds = 30;
const hour = 3_600_000;
/**
 * Until when a request waits or an Allow holds: the end of the session, or some hours where there
 * is none.
 */
export const endOf = (closes: Date | null, hours: number, now: Date): Date =>
  closes ?? new Date(now.getTime() + hours * hour);
