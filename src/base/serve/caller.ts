import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '../api/contract.ts';
import type { GroupId, PersonId, SignInId, TokenId, VisitorId } from '../ids.ts';
import type { Actor } from '../journal/journal.ts';
import { addressIn, NOWHERE } from '../text/network.ts';
import { Refused } from '../api/refusals.ts';
import type { Language } from '../../words/languages.ts';
import { languageOf } from '../../words/say.ts';

/**
 * What a program came in by. `user`: it may not do what runs things for others. `group`: it is that
 * of a technical user of this group.
 */
export type Token = {
  readonly id: TokenId;
  readonly role: 'user' | 'admin';
  readonly group: GroupId | null;
};
/** Whoever sent a request, known or not. */
export type Caller = Actor & {
  readonly person: PersonId | null;
  /** null with a person: they came in by a token, as programs do. */
  readonly signIn: SignInId | null;
  readonly token: Token | null;
  /**
   * The browser of a guest; null when it has named itself at no door, and for whoever is known.
   */
  readonly visitor: VisitorId | null;
  readonly language: Language;
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string | null;
  readonly cookie: string;
};
/** A caller whom we know, by a sign-in or by a token: what actions take as `who`. */
export type Who = Caller & { readonly person: PersonId; readonly visitor: null };
/** A person at a browser where they signed in. */
export type SignedIn = Who & { readonly signIn: SignInId; readonly token: null };
/** A caller without a sign-in, known by their browser. */
export type Stranger = Caller & {
  readonly person: null;
  readonly signIn: null;
  readonly token: null;
  readonly visitor: VisitorId;
};
/** Somebody at a browser that can wait, come in and be called. */
export type Visitor = SignedIn | Stranger;

/** What a request shows to say who sent it. */
export type Credentials = {
  readonly cookie: string;
  readonly authorization: string;
  readonly address: string;
};
/** Whom credentials are those of; without a sign-in they came in by a token. */
export type Known = {
  readonly person: PersonId;
  readonly signIn: SignInId | null;
  readonly token?: Token;
  readonly language: Language;
};
/** One way of coming in: null where these credentials are none of its own. */
export type WayIn = (given: Credentials) => Promise<Known | null>;
export const nobody = (request: FastifyRequest): Caller => ({
  person: null,
  signIn: null,
  token: null,
  visitor: null,
  language: languageOf(request.headers['accept-language']),
  // browsers say so and pages cannot; a program that says so deceives about itself only
  through: request.headers['sec-fetch-site'] ? 'web' : 'api',
  requestId: request.id,
  address: addressOf(request.ip),
  userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
  cookie: request.headers.cookie ?? '',
});

export async function recognise(
  waysIn: readonly WayIn[],
  visitorIn: (cookie: string) => VisitorId | null,
  request: FastifyRequest,
): Promise<Caller> {
  const given = credentialsOf(request);
  for (const wayIn of waysIn) {
    const known = await wayIn(given);
    if (known) return callerAs(known, request);
  }
  const { cookie } = given;
  return { ...nobody(request), visitor: cookie ? visitorIn(cookie) : null };
}
export const credentialsOf = ({ headers, ip }: FastifyRequest): Credentials => ({
  cookie: headers.cookie ?? '',
  authorization: headers.authorization ?? '',
  address: addressOf(ip),
});
const addressOf = (ip: string | undefined): string => addressIn(ip ?? '') || NOWHERE;
export function callerAs(known: Known, request: FastifyRequest): Caller {
  const caller = nobody(request);
  // the language asked for wins in answers, so that a switch in the page is not overruled by the
  // stored one
  const language = request.headers['accept-language'] ? caller.language : known.language;
  return { ...caller, ...known, language };
}

/** Refuses who may not call at all; everything else is for the gates. */
export function mayCall(
  { policy, reads = true }: Pick<Endpoint, 'policy'> & { readonly reads?: boolean },
  caller: Caller,
): void {
  const { person, signIn, visitor, token } = caller;
  if (policy.who === 'anyone' || signIn || (policy.who === 'visitor' && visitor)) return;
  if (!person) throw signedOut(policy);
  if (policy.who !== 'person') throw refusedAs(policy.gate, 'by-sign-in');
  if (policy.token) needsAdmin(caller, policy.gate);
  // what is a person's own, a technical user has none of
  if (token?.group && policy.gate === 'own' && !reads) throw refusedAs(policy.gate, 'for-people');
}
/** What changes who belongs to what is not for tokens with the role `user`. */
export function needsAdmin({ token }: Pick<Caller, 'token'>, gate: string): void {
  if (token?.role === 'user') throw refusedAs(gate, 'by-admin-token');
}
type Closed = Exclude<Endpoint['policy'], { readonly who: 'anyone' }>;
export const signedOut = ({ gate }: Closed): Refused => refusedAs(gate, 'signed-in');
const refusedAs = (gate: Closed['gate'], name: string): Refused =>
  new Refused({ gate, checks: [{ name, outcome: 'failed' }] });
