import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignInId, StayId, VisitorId } from '../../base/ids.ts';
import { ticketSeconds } from './rules.ts';

/**
 * Proves for a minute that this sign-in, or this browser of a guest, holds this stay:
 * `stay.holder.end.signature`. Good for joining a call and nothing else.
 */
export type Holder = SignInId | VisitorId;
export type Held = { readonly stay: StayId; readonly holder: Holder };

const sign = (text: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`call-ticket ${text}`).digest();

export function makeTicket({ stay, holder }: Held, secret: string, now: Date): string {
  const text = `${stay}.${holder}.${now.getTime() + ticketSeconds * 1000}`;
  return `${text}.${sign(text, secret).toString('base64url')}`;
}

/**
 * The stay a ticket is for; null when it was made by nobody of us, is too old, or belongs to
 * another sign-in or browser.
 */
export function readTicket(
  ticket: unknown,
  whose: Holder,
  secret: string,
  now: Date,
): StayId | null {
  if (typeof ticket !== 'string' || ticket.length > 200) return null;
  const end = ticket.lastIndexOf('.');
  const text = ticket.slice(0, Math.max(end, 0));
  const given = Buffer.from(ticket.slice(end + 1), 'base64url');
  const right = sign(text, secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [stay, holder, until] = text.split('.') as [StayId, Holder, string];
  return holder === whose && Number(until) > now.getTime() ? stay : null;
}
