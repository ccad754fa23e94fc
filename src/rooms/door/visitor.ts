import { cookieIn, setCookie } from '../../base/serve/cookies.ts';
import type { Deps } from '../../base/deps.ts';
import { newId, type SessionId, type VisitorId } from '../../base/ids.ts';
import { signatureOf, signed, textOfSigned, type Signing } from '../../base/seals.ts';

/**
 * A guest's browser is told apart by a cookie `anteroom-visitor=<id>.<signature>`; a participant
 * link is `/join#<secret>`.
 */
type Keys = Pick<Deps, 'config' | 'origin'>;
const name = 'anteroom-visitor';
const signing = ({ secrets }: Keys['config']): Signing => ({
  secret: secrets.tickets,
  says: (visitor) => `visitor ${visitor}`,
  encoding: 'base64',
});

export function visitorCookie({ config, origin }: Keys): {
  readonly visitor: VisitorId;
  readonly cookie: string;
} {
  const visitor = newId<'visitor'>();
  const value = encodeURIComponent(signed(signing(config), visitor));
  return { visitor, cookie: setCookie(origin(), name, value, 30 * 86_400) };
}

export function visitorIn({ config, origin }: Keys, cookies: string): VisitorId | null {
  const value = cookieIn(origin(), name, cookies);
  return value === null ? null : (textOfSigned(signing(config), value) as VisitorId | null);
}

const uuid = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/u;
/**
 * The session, and 144 bits that only we can make for it and the number of its link: nothing is
 * stored, so a copy of the database opens no door.
 */
export const linkSecret = (
  { config }: Pick<Deps, 'config'>,
  session: SessionId,
  number: number,
): string =>
  Buffer.concat([
    Buffer.from(session.replaceAll('-', ''), 'hex'),
    signatureOf(config.secrets.tickets, `link ${session} ${number}`).subarray(0, 18),
  ]).toString('base64url');
/** The session that a secret claims to lead to; whether it does, its right number tells. */
export const sessionIn = (secret: string): SessionId | null => {
  const hex = Buffer.from(secret, 'base64url').subarray(0, 16).toString('hex');
  return uuid.test(hex) ? (hex.replace(uuid, '$1-$2-$3-$4-$5') as SessionId) : null;
};
export const linkTo = (
  deps: Pick<Deps, 'config' | 'origin'>,
  session: SessionId,
  number: number,
): string => `${deps.origin()}/join#${linkSecret(deps, session, number)}`;
