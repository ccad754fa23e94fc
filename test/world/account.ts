import type { App } from '../../src/open.ts';
import { newId, type Id, type PersonId } from '../../src/base/ids.ts';
import { hashPassword } from '../../src/people/account/passwords/password.ts';
import { act, type Caller } from './answers.ts';
import { mailsTo } from './notices.ts';
import type { Subscribed } from './push-sink.ts';
import type { Named, World } from './world.ts';

export const changeAccount = (
  who: Caller,
  changes: { readonly name?: string; readonly language?: string; readonly zone?: string },
) => act(who, 'PATCH', '/api/me', changes);
export const deleteAccount = (who: Caller, password: string) =>
  act(who, 'DELETE', '/api/me', { password });
export const signOutEverywhere = (who: Caller) => act(who, 'DELETE', '/api/sign-ins?keep=none');
export const makeFeed = (who: Caller) => act<{ link: string }>(who, 'POST', '/api/me/feed');
export const chooseNotices = (
  who: Caller,
  { kinds = [], quiet = null }: { readonly kinds?: readonly unknown[]; readonly quiet?: unknown },
) => act(who, 'PUT', '/api/me/notice-settings', { kinds, quiet });
export const readAll = (who: Caller) => act(who, 'POST', '/api/notice-readings', { all: true });
/** Notices on this browser, which remembers `browser` as its own key. */
export const enableBrowser = (
  who: Caller,
  subscribed: Subscribed & { readonly browser?: string },
) => act<{ id: Id<'browser'> }>(who, 'POST', '/api/me/browsers', subscribed);
export const setBrowser = (
  who: Caller,
  browser: string,
  wishes: { readonly signedOutToo?: boolean; readonly namesSignedOut?: boolean },
) => act(who, 'PATCH', `/api/me/browsers/${browser}`, wishes);
export const disableBrowser = (who: Caller, browser: string) =>
  act(who, 'DELETE', `/api/me/browsers/${browser}`);

type Asked = {
  readonly cookie?: string;
  readonly address?: string;
  readonly headers?: Record<string, string>;
  readonly on?: App;
};
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export const codes = (answer: { readonly body: Record<string, unknown> }) =>
  (answer.body['faults'] as { pointer: string; code: string }[] | undefined)?.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
export const password = 'seven quiet otters';
export const linkIn = (mail: { readonly body: string } | undefined): string =>
  /https?:\S+/u.exec(mail?.body ?? '')?.[0] ?? '';
let hash: string | undefined;
/** Whoever is given this password may sign in with it. */
export async function withPassword<Person extends Named>(
  { fresh }: Pick<World, 'fresh'>,
  person: Person,
): Promise<Person> {
  hash ??= await hashPassword(password);
  const method = {
    id: newId<'sign-in-method'>(),
    person_id: person.id as PersonId,
    account_id: person.id,
    provider_id: 'credential',
    password: hash,
  };
  await fresh.db.insertInto('sign_in_methods').values(method).execute();
  return person;
}
let number = 0;
export const address = (name: string): string =>
  `${name.toLowerCase()}${(number += 1)}@example.org`;

/** People who sign up, confirm their address and sign in through the API, with what they get by mail. */
export const accountsAt = (world: () => World) => {
  const ask = async (
    method: Method,
    url: string,
    body?: unknown,
    { cookie, address: from, headers = {}, on = world().app }: Asked = {},
  ) => {
    const answer = await on.http.inject({
      method,
      url,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      ...(from ? { remoteAddress: from } : {}),
    });
    const set = [answer.headers['set-cookie'] ?? []].flat().map(String);
    const said: Record<string, unknown> = /json/u.test(String(answer.headers['content-type']))
      ? answer.json()
      : {};
    return {
      status: answer.statusCode,
      body: said,
      text: answer.body,
      set,
      cookie: set[0]?.split(';')[0] ?? '',
      headers: answer.headers,
    };
  };
  const mails = (email: string) => mailsTo(world(), { email });
  const lastToken = async (to: string): Promise<string> =>
    linkIn((await mails(to)).at(-1))
      .split('#')[1]
      ?.replace('address:', '') ?? '';
  /** A confirmed account, signed in. */
  async function account(name = 'Ada') {
    const email = address(name);
    await ask('POST', '/api/sign-ups', { name, email, password });
    const verified = await ask('POST', '/api/verifications', {
      token: await lastToken(email),
      password,
    });
    return { email, cookie: verified.cookie, id: (verified.body['person'] as { id: string }).id };
  }
  const signIn = (email: string, word = password, asked: Asked = {}) =>
    ask('POST', '/api/sign-ins', { email, password: word }, asked);
  const meOf = async (cookie: string) =>
    (await ask('GET', '/api/me', undefined, { cookie })).body['person'];
  const accountsWith = async (email: string): Promise<number> =>
    (await world().fresh.pool.query('select 1 from persons where email = $1', [email])).rowCount ??
    0;

  return { ask, mails, lastToken, account, signIn, meOf, accountsWith };
};
