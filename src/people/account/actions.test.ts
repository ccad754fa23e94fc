import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openApp, type App } from '../../app.ts';
import { configFor, openWorld, type World } from '../../../test/world.ts';
import { hashOf, newId } from '../../base/ids.ts';
import { sweepAccounts } from './store.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(async () => void (await world.fresh.pool.query('delete from limits')));

type Asked = {
  readonly cookie?: string;
  readonly address?: string;
  readonly headers?: Record<string, string>;
  readonly on?: App;
};
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
async function ask(
  method: Method,
  url: string,
  body?: unknown,
  { cookie, address, headers = {}, on = world.app }: Asked = {},
) {
  const answer = await on.http.inject({
    method,
    url,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    ...(address ? { remoteAddress: address } : {}),
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
}
const codes = (answer: { readonly body: Record<string, unknown> }) =>
  (answer.body['faults'] as { pointer: string; code: string }[] | undefined)?.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const mails = async (to: string) =>
  (
    await world.fresh.pool.query<{ subject: string; body: string; html: string }>(
      'select subject, body, html from mails where to_address = $1 order by created_at, id',
      [to],
    )
  ).rows;
const linkIn = (mail: { readonly body: string } | undefined): string =>
  /https?:\S+/u.exec(mail?.body ?? '')?.[0] ?? '';
const lastToken = async (to: string): Promise<string> =>
  linkIn((await mails(to)).at(-1))
    .split('#')[1]
    ?.replace('address:', '') ?? '';
const password = 'seven quiet otters';
let number = 0;
const address = (name: string): string => `${name.toLowerCase()}${(number += 1)}@example.org`;
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

describe('signing up', () => {
  test('makes an account that the mail confirms and signs in', async () => {
    const email = address('first');
    const signedUp = await ask(
      'POST',
      '/api/sign-ups',
      { name: ' First ', email: ` ${email.toUpperCase()} `, password, zone: 'Europe/Berlin' },
      { headers: { 'accept-language': 'de' } },
    );
    expect([signedUp.status, signedUp.body, signedUp.set.length]).toEqual([
      202,
      { email, signedIn: false, mailsAreKept: true },
      1,
    ]);
    expect(signedUp.set[0]).toMatch(
      /^anteroom-sign-up-3000=[^;]+; Path=\/; Max-Age=172800; HttpOnly; SameSite=Lax$/u,
    );
    expect(await meOf(signedUp.cookie)).toBeNull();
    const [mail] = await mails(email);
    expect(mail?.subject).toBe('Bestätigen Sie Ihre Adresse für Anteroom');
    expect(linkIn(mail)).toMatch(/^http:\/\/localhost:3000\/verify#[\w-]{54}$/u);
    const verified = await ask(
      'POST',
      '/api/verifications',
      { token: await lastToken(email) },
      { cookie: signedUp.cookie },
    );
    expect(verified.status).toBe(201);
    expect(await meOf(verified.cookie)).toMatchObject({
      name: 'First',
      email,
      language: 'de',
      zone: 'Europe/Berlin',
      picture: null,
    });
  });

  test('before the confirmation the right password is told no more than a wrong one, and no less than at an address that was taken', async () => {
    const [email, { email: taken }] = [address('early'), await account('taken')];
    const asked = [];
    for (const one of [email, taken]) {
      const { cookie } = await ask('POST', '/api/sign-ups', {
        name: 'Early',
        email: one,
        password: 'nobody has this one',
      });
      const { status, body } = await signIn(one, 'nobody has this one', { cookie });
      asked.push([status, body['faults'], body['detail'], Object.keys(body)]);
    }
    expect(asked[0]).toEqual(asked[1]);
    expect(codes(await signIn(email, 'nobody has this one'))).toEqual([
      '#/body/password wrong-sign-in',
    ]);
    await ask('POST', '/api/verification-mails', { email });
    expect((await mails(email)).length).toBe(2);
  });

  test('in another browser the one who got the mail chooses the password, and the one who made the account is out', async () => {
    const email = address('hijacked');
    const theirs = await ask('POST', '/api/sign-ups', {
      name: 'Hijacked',
      email,
      password: 'the stranger knows this',
    });
    const other = await ask('POST', '/api/sign-ups', {
      name: 'Other',
      email: address('other'),
      password: 'the stranger knows this',
    });
    const token = await lastToken(email);
    for (const cookie of [
      '',
      other.cookie,
      'anteroom-sign-up=',
      `${theirs.cookie}x`,
      'anteroom-sign-up=%E0%A4%A',
    ])
      expect(codes(await ask('POST', '/api/verifications', { token }, { cookie }))).toEqual([
        '#/body/password choose-password',
      ]);
    expect(codes(await ask('POST', '/api/verifications', { token, password: 'short' }))).toEqual([
      '#/body/password password-short',
    ]);
    const verified = await ask('POST', '/api/verifications', { token, password });
    expect(await meOf(verified.cookie)).toMatchObject({ email });
    expect([
      (await signIn(email, 'the stranger knows this')).status,
      (await signIn(email)).status,
    ]).toEqual([422, 201]);
  });

  test('a mail sent again confirms in one click too, a sign-up that was overtaken does not', async () => {
    const email = address('again');
    const before = await ask('POST', '/api/sign-ups', {
      name: 'Again',
      email,
      password: 'the stranger knows this',
    });
    const { cookie } = await ask('POST', '/api/sign-ups', { name: 'Again', email, password });
    await ask('POST', '/api/verification-mails', { email });
    const token = await lastToken(email);
    expect(
      (await ask('POST', '/api/verifications', { token }, { cookie: before.cookie })).status,
    ).toBe(422);
    expect((await ask('POST', '/api/verifications', { token }, { cookie })).status).toBe(201);
  });

  test('a link works once, also when it is used twice at the same time', async () => {
    const email = address('twice');
    await ask('POST', '/api/sign-ups', { name: 'Twice', email, password });
    const token = await lastToken(email);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => ask('POST', '/api/verifications', { token, password })),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([
      201, 422, 422, 422,
    ]);
    expect(codes(await ask('POST', '/api/verifications', { token }))).toEqual([
      '#/body/token link-spent',
    ]);
  });

  test('with a taken address answers the same, tells only the owner, and changes nothing', async () => {
    const { email } = await account();
    const taken = await ask('POST', '/api/sign-ups', {
      name: 'Thief',
      email,
      password: 'another long password',
    });
    const fresh = await ask('POST', '/api/sign-ups', {
      name: 'Fresh',
      email: address('fresh'),
      password: 'another long password',
    });
    const look = ({ status, body, set }: typeof taken) => [
      status,
      Object.keys(body),
      set.map((one) => one.replace(/=[^;]+/u, '')),
    ];
    expect(look(taken)).toEqual(look(fresh));
    expect((await mails(email)).at(-1)?.subject).toBe('You already have an account');
    expect(codes(await signIn(email, 'another long password'))).toEqual([
      '#/body/password wrong-sign-in',
    ]);
    expect((await signIn(email)).status).toBe(201);
  });

  test('again with an unconfirmed address counts the later one, and the links before are dead', async () => {
    const email = address('twins');
    await ask('POST', '/api/sign-ups', {
      name: 'Stranger',
      email,
      password: 'the stranger knows this',
    });
    const before = await lastToken(email);
    await ask('POST', '/api/sign-ups', { name: 'Owner', email, password });
    expect((await ask('POST', '/api/verifications', { token: before })).status).toBe(422);
    const verified = await ask('POST', '/api/verifications', {
      token: await lastToken(email),
      password,
    });
    expect(await meOf(verified.cookie)).toMatchObject({ name: 'Owner' });
    expect((await signIn(email, 'the stranger knows this')).status).toBe(422);
  });

  test('many at once with one address make one account', async () => {
    const email = address('race');
    const answers = await Promise.all(
      [1, 2, 3, 4].map((one) =>
        ask('POST', '/api/sign-ups', { name: `Race ${one}`, email, password }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202]);
    const { rows } = await world.fresh.pool.query(
      'select (select count(*) from persons where email = $1)::int as persons, (select count(*) from sign_in_methods m join persons p on p.id = m.person_id where p.email = $1)::int as methods',
      [email],
    );
    expect(rows).toEqual([{ persons: 1, methods: 1 }]);
  });

  test('refuses weak passwords and bad fields with a pointer to each', async () => {
    const of = async (word: string) =>
      codes(
        await ask('POST', '/api/sign-ups', {
          name: 'Ottilie Weiss',
          email: 'ottilie.weiss@example.org',
          password: word,
        }),
      );
    expect(await of('short')).toEqual(['#/body/password password-short']);
    expect(await of('Password123!')).toEqual(['#/body/password password-common']);
    expect(await of('Ottilie Weiss')).toEqual(['#/body/password password-personal']);
    const bad = await ask('POST', '/api/sign-ups', {
      name: ' ',
      email: 'nobody',
      password,
      admin: true,
    });
    expect([bad.status, codes(bad)]).toEqual([
      422,
      ['#/body/name needed', '#/body/email not-an-address', '#/body/admin unknown-field'],
    ]);
    expect(await accountsWith('ottilie.weiss@example.org')).toBe(0);
  });

  test('by the setting SIGN_UP: invited people only, or some domains', async () => {
    const app = await openApp(
      configFor(world.fresh.url, { SIGN_UP: 'invited' }),
      world.fresh.pool,
      { origin: 'http://localhost:3000' },
      false,
    );
    const domains = await openApp(
      configFor(world.fresh.url, { SIGN_UP: 'Lab.example, example.com' }),
      world.fresh.pool,
      { origin: 'http://localhost:3000' },
      false,
    );
    const up = (email: string, on: App, invitation?: string) =>
      ask(
        'POST',
        '/api/sign-ups',
        { name: 'Guest', email, password, ...(invitation ? { invitation } : {}) },
        { on },
      );
    expect((await up('x@example.org', app)).body).toMatchObject({
      status: 403,
      verdict: { gate: 'sign-up', checks: [{ name: 'may-sign-up', outcome: 'failed' }] },
    });
    expect((await up('x@example.org', domains)).status).toBe(403);
    expect((await up('x@lab.example.org', domains)).status).toBe(403);
    expect((await up('x@lab.example', domains)).status).toBe(202);
    const host = await world.person('Host');
    const organisation = await world.organisation();
    const secret = 'a secret of an invitation, long enough';
    await world.fresh.db
      .insertInto('invitations')
      .values({
        id: newId(),
        organisation_id: organisation,
        email: 'guest@example.net',
        role: 'member',
        token_hash: hashOf(secret),
        invited_by: host.id,
        expires_at: new Date(Date.now() + 60_000),
      })
      .execute();
    expect((await up('other@example.net', app, secret)).status).toBe(403);
    const invited = await up('guest@example.net', app, secret);
    expect([invited.status, invited.body['signedIn']]).toEqual([202, true]);
    expect(await meOf(invited.cookie)).toMatchObject({ email: 'guest@example.net' });
    await Promise.all([app.stop(), domains.stop()]);
  });
});
const accountsWith = async (email: string): Promise<number> =>
  (await world.fresh.pool.query('select 1 from persons where email = $1', [email])).rowCount ?? 0;

test('what has run out is swept, and an address that nobody confirmed in a month is forgotten', async () => {
  const [late, fresh] = [address('late'), address('fresh')];
  for (const email of [late, fresh])
    await ask('POST', '/api/sign-ups', { name: 'Nobody', email, password });
  const { cookie, email, id } = await account();
  await world.fresh.pool.query(
    `update persons set created_at = now() - interval '31 days' where email = any($1)`,
    [[late, email]],
  );
  await world.fresh.pool.query(
    `update verifications set expires_at = now() - interval '1 second' where identifier like 'verify:%'`,
  );
  const old = await signIn(email);
  await world.fresh.pool.query(
    `update sign_ins set expires_at = now() - interval '1 second' where person_id = $1 and token = $2`,
    [id, decodeURIComponent(old.cookie.split('=')[1]!).split('.')[0]],
  );
  await sweepAccounts(world.fresh.db);
  expect([await accountsWith(late), await accountsWith(fresh), await accountsWith(email)]).toEqual([
    0, 1, 1,
  ]);
  expect(
    (await world.fresh.pool.query('select count(*)::int as n from verifications')).rows,
  ).toEqual([{ n: 0 }]);
  expect(
    (
      await world.fresh.pool.query('select count(*)::int as n from sign_ins where person_id = $1', [
        id,
      ])
    ).rows,
  ).toEqual([{ n: 1 }]);
  expect(await meOf(cookie)).not.toBeNull();
});

describe('signing in', () => {
  test('gives a cookie that scripts cannot read, a new one each time, and no token elsewhere', async () => {
    const { email, cookie } = await account();
    const again = await signIn(email);
    expect(again.status).toBe(201);
    expect(again.set).toHaveLength(1);
    expect(again.set[0]).toMatch(
      /^anteroom-3000=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/u,
    );
    const token = decodeURIComponent(again.cookie.split('=')[1]!).split('.')[0]!;
    expect(again.text).not.toContain(token);
    expect(again.cookie).not.toBe(cookie);
    expect(await meOf(cookie)).not.toBeNull();
  });

  test('on a secure origin the cookie is __Host- and Secure, and links are of that origin whatever Host says', async () => {
    const app = await openApp(
      configFor(world.fresh.url, { PUBLIC_URL: 'https://rooms.example.org' }),
      world.fresh.pool,
      { origin: 'https://rooms.example.org' },
      false,
    );
    const { email } = await account();
    const answer = await signIn(email, password, { on: app });
    expect(answer.set[0]).toMatch(
      /^__Host-anteroom=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/u,
    );
    const forged = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
    };
    await ask('POST', '/api/password-resets', { email }, { on: app, headers: forged });
    const mail = (await mails(email)).at(-1)!;
    expect(linkIn(mail)).toMatch(/^https:\/\/rooms\.example\.org\/reset#/u);
    expect(JSON.stringify(mail)).not.toContain('evil');
    await app.stop();
  });

  test('takes no cookie with a changed seal or a foreign name, and the one before a sign-in stays nobody', async () => {
    const { email, cookie } = await account();
    const good = decodeURIComponent(cookie.split('=')[1]!);
    const [token, seal] = good.split('.') as [string, string];
    const tampered = [
      `${token.slice(1)}a.${seal}`,
      `${token}.${seal.slice(0, -2)}${seal.at(-2) === 'A' ? 'E' : 'A'}=`,
      `${token}.`,
      token,
      `.${seal}`,
      '%',
      `${good}.${seal}`,
    ];
    for (const value of tampered)
      expect(await meOf(`anteroom-3000=${encodeURIComponent(value)}`)).toBeNull();
    expect(await meOf('anteroom-3000=%E0%A4%A')).toBeNull();
    expect(await meOf(`__Host-anteroom-3000=${encodeURIComponent(good)}`)).toBeNull();
    const noted = `anteroom-3000=${encodeURIComponent('chosen-by-a-stranger.x')}`;
    const after = await signIn(email, password, { cookie: noted });
    expect(after.status).toBe(201);
    expect(await meOf(noted)).toBeNull();
  });

  test('in the same browser ends the sign-in before', async () => {
    const { email, cookie } = await account();
    const after = await signIn(email, password, { cookie });
    expect(await meOf(cookie)).toBeNull();
    expect(await meOf(after.cookie)).not.toBeNull();
  });

  test('after five wrong passwords says how long to wait; the owner comes in from elsewhere', async () => {
    const { email } = await account();
    const from = { address: '198.51.100.7' };
    const wrong = await Promise.all(
      Array.from({ length: 8 }, () => signIn(email, 'wrong password here', from)),
    );
    expect(wrong.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([
      422, 422, 422, 422, 422, 429, 429, 429,
    ]);
    const right = await signIn(email, password, from);
    expect(right.status).toBe(429);
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(500);
    expect(right.body).toMatchObject({
      code: 'too-often',
      seconds: Number(right.headers['retry-after']),
    });
    expect((await signIn(email, password, { address: '203.0.113.9' })).status).toBe(201);
    const six = Array.from({ length: 6 }, (_, one) => `2001:db8:1:2::${one + 1}`);
    const sixth = await Promise.all(
      six.map((one) => signIn(email, 'wrong password here', { address: one })),
    );
    expect(sixth.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([
      422, 422, 422, 422, 422, 429,
    ]);
  });

  test('many good ones from one office are not counted, many wrong addresses are', async () => {
    const { email } = await account();
    const from = { address: '198.51.100.44' };
    for (let one = 0; one < 8; one += 1)
      expect((await signIn(email, password, from)).status).toBe(201);
    await signIn(email, 'wrong password here', from);
    const { rows } = await world.fresh.pool.query(
      `update limits set used = used + 189 where key like 'wrong|%' and key not like 'wrong|%|%' returning used`,
    );
    expect(rows).toEqual([{ used: 190 }]);
    const wrong = await Promise.all(
      Array.from({ length: 11 }, (_, one) =>
        signIn(`nobody${one}@example.org`, 'wrong password here', from),
      ),
    );
    expect(wrong.filter((answer) => answer.status === 429)).toHaveLength(1);
    for (let one = 0; one < 6; one += 1)
      expect((await signIn(email, password, from)).status).toBe(429);
    await world.fresh.pool.query(`delete from limits where key not like 'wrong|%|%'`);
    // what the network was refused for is not held against the address
    expect((await signIn(email, password, from)).status).toBe(201);
  });

  test('an unknown address answers the same as a wrong password', async () => {
    const { email } = await account();
    const strip = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
      status,
      { ...body, instance: null },
    ];
    expect(strip(await signIn('unknown@example.org', 'wrong password here'))).toEqual(
      strip(await signIn(email, 'wrong password here')),
    );
  });

  test('refuses another content type, a foreign origin and unknown fields', async () => {
    const { email } = await account();
    const form = await world.app.http.inject({
      method: 'POST',
      url: '/api/sign-ins',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `email=${email}&password=${password}`,
    });
    expect(form.statusCode).toBe(415);
    expect(
      (await signIn(email, password, { headers: { origin: 'https://evil.example' } })).status,
    ).toBe(403);
    expect(
      (await signIn(email, password, { headers: { 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(403);
    expect(
      codes(await ask('POST', '/api/sign-ins', { email, password, rememberMe: false })),
    ).toEqual(['#/body/rememberMe unknown-field']);
  });
});

describe('ending sign-ins', () => {
  test('signing out ends that one from the very next request', async () => {
    const { email, cookie } = await account();
    const other = (await signIn(email)).cookie;
    const out = await ask('DELETE', '/api/sign-ins/current', undefined, { cookie });
    expect([out.status, out.set[0]]).toEqual([
      204,
      'anteroom-3000=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    ]);
    expect((await ask('GET', '/api/sign-ins', undefined, { cookie })).status).toBe(401);
    expect((await ask('GET', '/api/sign-ins', undefined, { cookie: other })).status).toBe(200);
  });

  test('the list shows mine, with browser and shortened network, and ends one of them but none of others', async () => {
    const { email, cookie } = await account();
    const stranger = await account('Eve');
    const phone = await signIn(email, password, {
      address: '203.0.113.77',
      headers: {
        'user-agent':
          'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604',
      },
    });
    const list = async (as: string) =>
      (await ask('GET', '/api/sign-ins', undefined, { cookie: as })).body['items'] as {
        id: string;
        current: boolean;
      }[];
    const mine = await list(cookie);
    expect(mine).toHaveLength(2);
    const [onPhone] = mine.filter((item) => !item.current);
    expect(onPhone).toMatchObject({
      browser: 'Safari',
      system: 'iPhone',
      place: '203.0.113.0/24',
      current: false,
    });
    expect(
      (await ask('DELETE', `/api/sign-ins/${onPhone!.id}`, undefined, { cookie: stranger.cookie }))
        .status,
    ).toBe(404);
    expect(
      (await ask('DELETE', `/api/sign-ins/${onPhone!.id}`, undefined, { cookie })).status,
    ).toBe(204);
    expect(await meOf(phone.cookie)).toBeNull();
    expect(
      (await ask('DELETE', `/api/sign-ins/${onPhone!.id}`, undefined, { cookie })).status,
    ).toBe(404);
    expect(await list(stranger.cookie)).toHaveLength(1);
  });

  test('everywhere else, and everywhere', async () => {
    const { email, cookie } = await account();
    await signIn(email);
    await signIn(email);
    expect((await ask('DELETE', '/api/sign-ins?keep=current', undefined, { cookie })).body).toEqual(
      { ended: 2 },
    );
    expect(await meOf(cookie)).not.toBeNull();
    expect((await ask('DELETE', '/api/sign-ins', undefined, { cookie })).body).toEqual({
      ended: 1,
    });
    expect(await meOf(cookie)).toBeNull();
  });

  test('a sign-in runs out 30 days after its last use, and use moves that', async () => {
    const { cookie, id } = await account();
    await world.fresh.pool.query(
      `update sign_ins set updated_at = now() - interval '20 days', expires_at = now() + interval '10 days' where person_id = $1`,
      [id],
    );
    expect(await meOf(cookie)).not.toBeNull();
    await expect
      .poll(
        async () =>
          (
            await world.fresh.pool.query(
              `select expires_at > now() + interval '29 days' as moved from sign_ins where person_id = $1`,
              [id],
            )
          ).rows,
      )
      .toEqual([{ moved: true }]);
    await world.fresh.pool.query(
      `update sign_ins set expires_at = now() - interval '1 second' where person_id = $1`,
      [id],
    );
    expect(await meOf(cookie)).toBeNull();
  });

  test('closes the open pages of the ended ones within a second, and leaves the others', async () => {
    const { email, cookie } = await account();
    const port = await world.app.http.listen('127.0.0.1', 0);
    const others = [(await signIn(email)).cookie, (await signIn(email)).cookie];
    const open = (as: string) =>
      new Promise<WebSocket>((ready, refused) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, {
          headers: { cookie: as },
        });
        socket
          .once('message', () => ready(socket))
          .once('error', refused)
          .once('unexpected-response', (_, answer) =>
            refused(new Error(String(answer.statusCode))),
          );
      });
    const mine = await open(cookie);
    const theirs = await Promise.all(others.map(open));
    const closed = Promise.all(
      theirs.map((socket) => new Promise<number>((over) => socket.once('close', over))),
    );
    expect(
      (
        await ask(
          'PUT',
          '/api/me/password',
          { current: password, password: 'eight loud badgers' },
          { cookie },
        )
      ).body,
    ).toEqual({ ended: 2 });
    expect(await closed).toEqual([4001, 4001]);
    expect(mine.readyState).toBe(WebSocket.OPEN);
    await expect(open(others[0]!)).rejects.toThrow('401');
    mine.close();
  });
});

describe('passwords', () => {
  test('change with the current one only, and a mail tells of it', async () => {
    const { email, cookie } = await account();
    expect(
      codes(
        await ask(
          'PUT',
          '/api/me/password',
          { current: 'not the current one', password: 'eight loud badgers' },
          { cookie },
        ),
      ),
    ).toEqual(['#/body/current wrong-password']);
    expect(
      codes(
        await ask(
          'PUT',
          '/api/me/password',
          { current: password, password: 'qwertyuiop' },
          { cookie },
        ),
      ),
    ).toEqual(['#/body/password password-common']);
    expect(
      (
        await ask(
          'PUT',
          '/api/me/password',
          { current: password, password: 'eight loud badgers' },
          { cookie },
        )
      ).status,
    ).toBe(200);
    expect((await mails(email)).at(-1)?.subject).toBe('Your password was changed');
    expect((await signIn(email)).status).toBe(422);
    expect((await signIn(email, 'eight loud badgers')).status).toBe(201);
  });

  test('reset by a mail: once, for an hour, only the latest, and everyone is out', async () => {
    const { email, cookie } = await account();
    await ask('POST', '/api/password-resets', { email });
    const old = await lastToken(email);
    const answer = await ask('POST', '/api/password-resets', { email });
    expect([answer.status, answer.body]).toEqual([202, { email, mailsAreKept: true }]);
    const token = await lastToken(email);
    const take = (by: string, word = 'eight loud badgers') =>
      ask('PUT', '/api/password-resets', { token: by, password: word });
    expect(codes(await take(old))).toEqual(['#/body/token link-spent']);
    expect(codes(await take(token, email))).toEqual(['#/body/password password-personal']);
    const answers = await Promise.all([take(token), take(token), take(token)]);
    expect(answers.map((one) => one.status).sort((a, b) => a - b)).toEqual([200, 422, 422]);
    expect(answers.some((one) => one.set.length > 0)).toBe(false);
    expect(await meOf(cookie)).toBeNull();
    expect((await signIn(email)).status).toBe(422);
    expect((await signIn(email, 'eight loud badgers')).status).toBe(201);
    await ask('POST', '/api/password-resets', { email });
    await world.fresh.pool.query(
      `update verifications set expires_at = now() - interval '1 second'`,
    );
    expect((await take(await lastToken(email))).status).toBe(422);
  });

  test('an unknown address answers the same and gets no mail', async () => {
    const before = (await world.fresh.pool.query('select count(*)::int as n from mails')).rows[0]
      .n as number;
    expect(
      await ask('POST', '/api/password-resets', { email: 'nobody@example.org' }),
    ).toMatchObject({
      status: 202,
      body: { email: 'nobody@example.org', mailsAreKept: true },
    });
    expect(
      (await ask('POST', '/api/verification-mails', { email: 'nobody@example.org' })).status,
    ).toBe(202);
    expect((await world.fresh.pool.query('select count(*)::int as n from mails')).rows[0].n).toBe(
      before,
    );
  });

  test('one address is not flooded with mails, whoever asks', async () => {
    const { email } = await account();
    await world.fresh.pool.query('delete from limits');
    const before = (await mails(email)).length;
    const askFrom = async (where: string) =>
      (await ask('POST', '/api/password-resets', { email }, { address: where })).status;
    const answers = [];
    for (let one = 0; one < 8; one += 1) answers.push(await askFrom('198.51.100.1'));
    expect(answers).toEqual([202, 202, 202, 202, 202, 202, 429, 429]);
    const elsewhere = await Promise.all(
      Array.from({ length: 26 }, (_, one) => askFrom(`203.0.113.${one}`)),
    );
    expect(elsewhere.filter((status) => status !== 202)).toEqual([]);
    expect((await mails(email)).length - before).toBe(30);
  });

  test('no password and no token stands in the database, the journal or a log in clear', async () => {
    const { email, id } = await account();
    await ask('POST', '/api/password-resets', { email });
    const token = await lastToken(email);
    const dump = JSON.stringify([
      (await world.fresh.pool.query('select * from journal')).rows,
      (await world.fresh.pool.query('select * from verifications')).rows,
      (
        await world.fresh.pool.query('select password from sign_in_methods where person_id = $1', [
          id,
        ])
      ).rows,
      (await world.fresh.pool.query('select * from limits')).rows,
    ]);
    expect(dump).toContain(id);
    for (const secret of [password, token, token.slice(22), email])
      expect(dump).not.toContain(secret);
    expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('changing the address', () => {
  const change = (cookie: string, email: string, word = password) =>
    ask('POST', '/api/me/address-changes', { email, password: word }, { cookie });

  test('counts once the new one confirmed it, and the old one is told', async () => {
    const { email, cookie } = await account();
    const next = address('new');
    expect(codes(await change(cookie, next, 'not the password'))).toEqual([
      '#/body/password wrong-password',
    ]);
    expect((await change(cookie, next)).status).toBe(202);
    expect(linkIn((await mails(next))[0])).toMatch(/\/verify#address:[\w-]{54}$/u);
    expect(await meOf(cookie)).toMatchObject({ email });
    const token = await lastToken(next);
    expect((await ask('POST', '/api/verifications', { token })).status).toBe(422);
    expect((await ask('POST', '/api/address-confirmations', { token })).body).toEqual({
      email: next,
    });
    expect((await ask('POST', '/api/address-confirmations', { token })).status).toBe(422);
    expect(await meOf(cookie)).toMatchObject({ email: next });
    const told = (await mails(email)).at(-1)!;
    expect(told.subject).toBe('Your address was changed');
    expect(told.body).toMatch(
      /sign in with the new address, choose another password.*tell your admin.*\/account/su,
    );
    expect((await signIn(email)).status).toBe(422);
    expect((await signIn(next)).status).toBe(201);
  });

  test('to a taken one answers the same and only tells its owner', async () => {
    const { email, cookie } = await account();
    const other = await account('Other');
    const [taken, free] = [
      await change(cookie, other.email),
      await change(cookie, address('free')),
    ];
    expect([taken.status, Object.keys(taken.body)]).toEqual([free.status, Object.keys(free.body)]);
    expect((await mails(other.email)).at(-1)?.subject).toBe('This address is already in use');
    expect(await meOf(cookie)).toMatchObject({ email });
  });

  test('to one that somebody typed but never confirmed goes to who confirms it', async () => {
    const { cookie } = await account();
    const wanted = address('wanted');
    await ask('POST', '/api/sign-ups', {
      name: 'Squatter',
      email: wanted,
      password: 'the squatter knows this',
    });
    await change(cookie, wanted);
    expect(
      (await ask('POST', '/api/address-confirmations', { token: await lastToken(wanted) })).body,
    ).toEqual({ email: wanted });
    expect((await signIn(wanted, 'the squatter knows this')).status).toBe(422);
    expect((await signIn(wanted)).status).toBe(201);
  });

  test('to one that was taken meanwhile is refused by the database', async () => {
    const { cookie } = await account();
    const wanted = address('wanted');
    await change(cookie, wanted);
    const token = await lastToken(wanted);
    await ask('POST', '/api/sign-ups', { name: 'Quick', email: wanted, password });
    await ask('POST', '/api/verifications', { token: await lastToken(wanted), password });
    expect(await ask('POST', '/api/address-confirmations', { token })).toMatchObject({
      status: 409,
      body: { code: 'persons-email', title: 'This address belongs to another account.' },
    });
  });
});
