import { isDeepStrictEqual } from 'node:util';
import { betterAuth } from 'better-auth';
import type { Db, Pool } from '../../../base/data/database.ts';
import { databaseTime } from '../../../base/data/clock.ts';
import { same, signatureOf, signed, textOfSigned, type Signing } from '../../../base/seals.ts';
import { cookieIn, setCookie } from '../../../base/serve/cookies.ts';
import type { Config } from '../../../base/config.ts';
import { hashOf, newId, type PersonId, type SignInId } from '../../../base/ids.ts';
import type { Known, WayIn } from '../../../base/serve/caller.ts';
import type { Recall } from '../../../base/serve/recalled.ts';
import { isLanguage } from '../../../words/languages.ts';
import { networkOf } from '../../../base/text/network.ts';
import { signInByToken, signInPart, signInUnchanged, touchSignIn, type Found } from './store.ts';

/** What the sign-in library needs of a process; `Deps` has it. */
export type Sealed = { readonly db: Db; readonly config: Config; readonly origin: () => string };
/** From where somebody signs in. */
export type Source = { readonly address: string; readonly userAgent: string | null };
export type Begun = {
  readonly signIn: SignInId;
  readonly person: PersonId;
  readonly cookie: string;
};

const DAYS_30 = 30 * 86_400;
const kept = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/**
 * The library makes sign-ins, and this is the only file that knows it. Its own routes are not
 * mounted: ours have limits, uniform answers, journal entries and mails in the same transaction.
 */
const open = ({ db, config, origin }: Sealed) =>
  betterAuth({
    appName: 'Anteroom',
    baseURL: origin(),
    secret: config.secrets.signIn,
    database: { db, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    user: { modelName: 'persons', fields: { emailVerified: 'email_verified', ...kept } },
    session: {
      modelName: 'sign_ins',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...kept,
      },
      expiresIn: DAYS_30,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          // the library takes this process's clock
          before: async (session) => {
            const now = await databaseTime(db);
            const expiresAt = new Date(now.getTime() + DAYS_30 * 1000);
            return { data: { ...session, createdAt: now, updatedAt: now, expiresAt } };
          },
        },
      },
    },
    account: {
      modelName: 'sign_in_methods',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...kept,
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...kept } },
    advanced: {
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-anteroom-address'] },
    },
  });
const opened = new WeakMap<Db, ReturnType<typeof open>>();
const library = (sealed: Sealed): ReturnType<typeof open> => {
  let found = opened.get(sealed.db);
  if (!found) opened.set(sealed.db, (found = open(sealed)));
  return found;
};

/**
 * Begins a sign-in for a person who has proved themselves (a password, a link from a mail, set-up).
 * Joins the open transaction.
 */
export async function begin(sealed: Sealed, source: Source, person: PersonId): Promise<Begun> {
  const { internalAdapter } = await library(sealed).$context;
  const session = await internalAdapter.createSession(person, false, {
    ipAddress: networkOf(source.address),
    userAgent: source.userAgent ?? '',
  });
  return { signIn: session.id as SignInId, person, cookie: cookieFor(sealed, session.token) };
}

const [ours, ofSignUp] = ['anteroom', 'anteroom-sign-up'];

/** The way the library signs its cookies, so that its plugins understand ours. */
const signing = ({ secrets }: Config): Signing => ({
  secret: secrets.signIn,
  says: (token) => token,
  encoding: 'base64',
});
/**
 * The browser keeps it as long as browsers do: how long a sign-in is good is decided here, by its
 * last use.
 */
const cookieFor = ({ config, origin }: Sealed, token: string): string =>
  setCookie(origin(), ours, encodeURIComponent(signed(signing(config), token)), 390 * 86_400);
export const cookieGone = ({ origin }: Pick<Sealed, 'origin'>): string =>
  setCookie(origin(), ours, '', 0);

type Typed = { readonly email: string; readonly hash: string };
const proofOf = (config: Config, { email, hash }: Typed): string =>
  signatureOf(config.secrets.signIn, `sign-up ${email} ${hash}`).toString('base64');
/**
 * Stays with the browser in which the password of a new account was typed, until the address is
 * confirmed.
 */
export const cookieOfSignUp = ({ config, origin }: Sealed, typed: Typed): string =>
  setCookie(origin(), ofSignUp, encodeURIComponent(proofOf(config, typed)), 2 * 86_400);
/** Whether the password of this account was typed in the browser that sent these cookies. */
export const typedHere = (
  { config, origin }: Pick<Sealed, 'config' | 'origin'>,
  cookies: string,
  typed: Typed,
): boolean => {
  const given = cookieIn(origin(), ofSignUp, cookies);
  return given !== null && same(given, proofOf(config, typed));
};

/** The token inside a Cookie header, if we signed it. */
function tokenIn(
  { config, origin }: Pick<Sealed, 'config' | 'origin'>,
  cookies: string,
): string | null {
  const value = cookieIn(origin(), ours, cookies);
  return value === null ? null : textOfSigned(signing(config), value);
}

/**
 * Who sent a Cookie header: `wayIn` reads it by an index, so that a sign-in that ends has ended.
 * `recall` remembers whose it was, of so many, as a sign-in is never another person's. That permits
 * nothing: whether it still is so is asked in the very moment of what they ask for.
 */
export function openSignIns(
  deps: Pick<Sealed, 'config' | 'origin'> & { readonly pool: Pool },
  most = 10_000,
): { readonly wayIn: WayIn; readonly recall: Recall } {
  const remembered = new Map<string, Known>();
  const remember = (key: string, known: Known): void => {
    remembered.delete(key);
    remembered.set(key, known);
    if (remembered.size > most) remembered.delete(remembered.keys().next().value!);
  };
  const knownBy = ({ id, person_id: person, language, stale }: Found): Known => {
    // Rolling: use moves the end. Every ten minutes is exact enough, and nobody waits for it.
    if (stale) void touchSignIn(deps.pool, [id, DAYS_30]).catch(() => undefined);
    return { person, signIn: id, language: isLanguage(language) ? language : 'en' };
  };
  return {
    wayIn: async ({ cookie }) => {
      const value = cookieIn(deps.origin(), ours, cookie);
      const token = value === null ? null : textOfSigned(signing(deps.config), value);
      if (token === null) return null;
      const [row] = await signInByToken(deps.pool, [token]);
      if (!row) return null;
      const known = knownBy(row);
      remember(hashOf(value!), known);
      return known;
    },
    recall: ({ cookie }) => {
      const value = cookieIn(deps.origin(), ours, cookie);
      if (value === null) return null;
      const key = hashOf(value);
      const known = remembered.get(key);
      if (!known) return null;
      remember(key, known); // the latest
      return {
        known,
        // its seal was looked at when it was noted
        part: signInPart(value.slice(0, value.lastIndexOf('.'))),
        holds: ([row]) => {
          const now = row ? knownBy(row as Found) : null;
          if (isDeepStrictEqual(now, known)) return true;
          remembered.delete(key);
          return false;
        },
      };
    },
  };
}

/**
 * Whether the sign-in that this cookie opened still stands and no other password was chosen since;
 * true of a cookie that opens none.
 */
export const stillOpens =
  (deps: Pick<Sealed, 'config' | 'origin'> & { readonly pool: Pool }) =>
  async (cookie: string, since: Date): Promise<boolean> => {
    const token = tokenIn(deps, cookie);
    return token === null || (await signInUnchanged(deps.pool, [token, since])).length > 0;
  };
