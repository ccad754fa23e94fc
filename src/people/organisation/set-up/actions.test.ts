import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../../test/world/world.ts';
import { offerSetUp } from './actions.ts';
import { ALPHABET, codeFrom } from './rules.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const body = (code: string, more: Record<string, unknown> = {}) => ({
  code,
  organisation: 'Lindenhof',
  name: 'Ada',
  email: 'ada@example.org',
  password: 'correct horse battery staple',
  language: 'de',
  zone: 'Europe/Berlin',
  ...more,
});

test('the code is long, and made of letters nobody mistakes', () => {
  const all = codeFrom(Uint8Array.from({ length: 12 }, (_, n) => n * 21));
  expect(all).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/u);
  expect(new Set(ALPHABET).size).toBe(32);
  expect(ALPHABET).not.toMatch(/[IO01]/u);
});

test('the first visitor with the code makes the organisation and is its signed-in admin', async () => {
  const code = (await offerSetUp(world.app.deps))!;
  expect((await world.nobody('GET', '/api/me')).body['setUp']).toBe(false);
  const made = await world.nobody<{ organisation: { id: string } }>(
    'POST',
    '/api/set-up',
    body(` ${code.toLowerCase().replaceAll('-', ' ')} `),
  );
  expect(made.status).toBe(201);
  expect(String(made.headers['set-cookie'])).toMatch(/^anteroom-3000=.*HttpOnly/u);
  const cookie = String(made.headers['set-cookie']).split(';')[0]!;
  const me = await world.app.http.inject({ method: 'GET', url: '/api/me', headers: { cookie } });
  expect(me.json()).toMatchObject({
    setUp: true,
    person: { name: 'Ada', email: 'ada@example.org', language: 'de', zone: 'Europe/Berlin' },
    organisations: [{ name: 'Lindenhof', role: 'admin' }],
  });
  const again = await world.nobody('POST', '/api/set-up', body(code, { email: 'eve@example.org' }));
  const unknown = await world.nobody('POST', '/api/nothing', {});
  expect([again.status, again.body['code']]).toEqual([404, 'missing']);
  expect({ ...again.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
  expect(await offerSetUp(world.app.deps)).toBeNull();
});

test('a wrong code, an old code and a weak password change nothing', async () => {
  const old = (await offerSetUp(world.app.deps))!;
  const code = (await offerSetUp(world.app.deps))!;
  const answers = [
    await world.nobody('POST', '/api/set-up', body('ABCD-EFGH-JKLM')),
    await world.nobody('POST', '/api/set-up', body(old)),
    await world.nobody('POST', '/api/set-up', body(code, { password: 'short' })),
  ];
  expect(
    answers.map(({ status, body: problem }) => [
      status,
      (problem['faults'] as { code: string }[])[0]!.code,
    ]),
  ).toEqual([
    [422, 'wrong-code'],
    [422, 'wrong-code'],
    [422, 'password-short'],
  ]);
  expect((await world.fresh.pool.query('select count(*)::int as n from persons')).rows).toEqual([
    { n: 0 },
  ]);
});

test('two at once: one wins', async () => {
  const code = (await offerSetUp(world.app.deps))!;
  const answers = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      world.nobody('POST', '/api/set-up', body(code, { email: `p${n}@example.org` })),
    ),
  );
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 404, 404, 404]);
  expect(
    (
      await world.fresh.pool.query(
        'select (select count(*) from organisations)::int as o, (select count(*) from persons)::int as p',
      )
    ).rows,
  ).toEqual([{ o: 1, p: 1 }]);
});

test('the code cannot be guessed: ten tries in ten minutes', async () => {
  const code = (await offerSetUp(world.app.deps))!;
  const answers = [];
  for (let n = 0; n < 11; n += 1)
    answers.push(await world.nobody('POST', '/api/set-up', body('ABCD-EFGH-JKLM')));
  expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(422), 429]);
  expect(answers[10]!.headers['retry-after']).toBeTruthy();
  expect((await world.nobody('POST', '/api/set-up', body(code))).status).toBe(429);
  const fresh = (await offerSetUp(world.app.deps))!;
  expect((await world.nobody('POST', '/api/set-up', body(fresh))).status).toBe(429);
  const elsewhere = { method: 'POST', url: '/api/set-up', remoteAddress: '203.0.113.9' } as const;
  expect((await world.app.http.inject({ ...elsewhere, payload: body(fresh) })).statusCode).toBe(
    201,
  );
});
