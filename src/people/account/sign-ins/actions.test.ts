import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { accountsAt, codes, linkIn, password } from '../../../../test/world/account.ts';
import { age, renewLimits, useUp } from '../../../../test/world/beyond.ts';
import { configFor, openWorld, type World } from '../../../../test/world/world.ts';
import { openApp } from '../../../open.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(() => renewLimits(world));
const { ask, mails, account, signIn, meOf } = accountsAt(() => world);

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
    expect(await useUp(world, 'wrong|%', 189, 'wrong|%|%')).toEqual([190]);
    const wrong = await Promise.all(
      Array.from({ length: 11 }, (_, one) =>
        signIn(`nobody${one}@example.org`, 'wrong password here', from),
      ),
    );
    expect(wrong.filter((answer) => answer.status === 429)).toHaveLength(1);
    for (let one = 0; one < 6; one += 1)
      expect((await signIn(email, password, from)).status).toBe(429);
    await renewLimits(world, 'wrong|%|%');
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
    await age(world, 'sign_ins', ['updated_at', 'expires_at'], '20 days', { person_id: id });
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
    await age(world, 'sign_ins', ['expires_at'], '31 days', { person_id: id });
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
