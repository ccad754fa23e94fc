import { createHmac } from 'node:crypto';
import { cookieIn, same, seal, setCookie } from '../../base/cookies.ts';
import type { Deps } from '../../base/deps.ts';
import { newId, type SessionId, type VisitorId } from '../../base/ids.ts';

/** A guest's browser is told apart by a cookie `anteroom-visitor=<id>.<seal>`; a participant link is `/join#<secret>`. */
type Sealed = Pick<Deps, 'config' | 'origin'>;
const name = 'anteroom-visitor';

export function visitorCookie({ config, origin }: Sealed): { readonly visitor: VisitorId; readonly cookie: string } {
  const visitor = newId<'visitor'>();
  const value = encodeURIComponent(`${visitor}.${seal(config.secrets.tickets, `visitor ${visitor}`)}`);
  return { visitor, cookie: setCookie(origin(), name, value, 30 * 86_400) };
}

export function visitorIn({ config, origin }: Sealed, cookies: string): VisitorId | null {
  const value = cookieIn(origin(), name, cookies);
  const dot = value?.indexOf('.') ?? -1;
  if (!value || dot < 0) return null;
  const visitor = value.slice(0, dot);
  return same(value.slice(dot + 1), seal(config.secrets.tickets, `visitor ${visitor}`)) ? (visitor as VisitorId) : null;
}

/** 144 bits, made anew whenever it is shown: the database holds only its hash, so that a copy of it opens no door. */
export const linkSecret = ({ config }: Pick<Deps, 'config'>, session: SessionId, number: number): string =>
  createHmac('sha256', config.secrets.tickets).update(`link ${session} ${number}`).digest().subarray(0, 18).toString('base64url');
export const linkTo = (origin: string, secret: string): string => `${origin}/join#${secret}`;
