import type { SignInId, StayId, VisitorId } from '../../base/ids.ts';
import { signed, textOfSigned, type Signing } from '../../base/seals.ts';
import { ticketSeconds } from './rules.ts';

/**
 * Proves for a minute that this sign-in, or this browser of a guest, holds this stay:
 * `stay.holder.end.signature`. Good for joining a call and nothing else.
 */
export type Holder = SignInId | VisitorId;
export type Held = { readonly stay: StayId; readonly holder: Holder };

const signing = (secret: string): Signing => ({ secret, says: (text) => `call-ticket ${text}` });

export const makeTicket = ({ stay, holder }: Held, secret: string, now: Date): string =>
  signed(signing(secret), `${stay}.${holder}.${now.getTime() + ticketSeconds * 1000}`);

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
  const text = textOfSigned(signing(secret), ticket);
  if (text === null) return null;
  const [stay, holder, until] = text.split('.') as [StayId, Holder, string];
  return holder === whose && Number(until) > now.getTime() ? stay : null;
}
