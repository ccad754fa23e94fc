import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignInId, StayId } from '../../base/ids.ts';
import { ticketSeconds } from './rules.ts';

/** Proves for a minute that this sign-in holds this stay: `stay.sign-in.end.signature`. Good for joining a call and nothing else. */
export type Held = { readonly stay: StayId; readonly signIn: SignInId };

const sign = (text: string, secret: string): Buffer => createHmac('sha256', secret).update(`call-ticket ${text}`).digest();

export function makeTicket({ stay, signIn }: Held, secret: string, now: Date): string {
  const text = `${stay}.${signIn}.${now.getTime() + ticketSeconds * 1000}`;
  return `${text}.${sign(text, secret).toString('base64url')}`;
}

/** The stay a ticket is for; null when it was made by nobody of us, is too old, or belongs to another sign-in. */
export function readTicket(ticket: unknown, signIn: SignInId, secret: string, now: Date): StayId | null {
  if (typeof ticket !== 'string' || ticket.length > 200) return null;
  const end = ticket.lastIndexOf('.');
  const text = ticket.slice(0, Math.max(end, 0));
  const given = Buffer.from(ticket.slice(end + 1), 'base64url');
  const right = sign(text, secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [stay, holder, until] = text.split('.') as [StayId, SignInId, string];
  return holder === signIn && Number(until) > now.getTime() ? stay : null;
}
