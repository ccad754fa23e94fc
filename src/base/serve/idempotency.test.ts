import { afterAll, beforeAll, expect, test } from 'vitest';
import { age, renewLimits, useUp } from '../../../test/world/beyond.ts';
import { giveRole } from '../../../test/world/organisation.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { sweepAnswers } from './idempotency.ts';
import type { OrganisationId } from '../ids.ts';

let world: World;
let organisation: OrganisationId;
let ada: Someone;
let ben: Someone;
beforeAll(async () => {
  world = await openWorld();
  organisation = await world.organisation();
  ada = await world.person('Ada', { organisation });
  ben = await world.person('Ben', { organisation });
});
afterAll(() => world.close());

let keys = 0;
const newKey = (): string => `key-number-${String((keys += 1)).padStart(6, '0')}`;
const send = async (
  who: { readonly cookie: string },
  method: string,
  url: string,
  key: string,
  body?: unknown,
) => {
  const answer = await world.app.http.inject({
    method: method as 'POST',
    url,
    headers: {
      cookie: who.cookie,
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  return { status: answer.statusCode, text: answer.body, cookie: answer.headers['set-cookie'] };
};
const room = (title: string) => ({ kind: 'ad-hoc', organisation, title });
const rooms = async (title: string): Promise<number> =>
  (await world.fresh.db.selectFrom('sessions').select('id').where('title', '=', title).execute())
    .length;

test('the same act under the same key is done once, and answered each time as the first', async () => {
  const key = newKey();
  const first = await send(ada, 'POST', '/api/own-rooms', key, room('Once'));
  expect(first.status).toBe(201);
  expect(await send(ada, 'POST', '/api/own-rooms', key, room('Once'))).toEqual(first);
  expect((await send(ada, 'POST', '/api/own-rooms', newKey(), room('Once'))).text).not.toBe(
    first.text,
  );
  expect(await rooms('Once')).toBe(2);
});

test('tries at the same time are one act', async () => {
  const key = newKey();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => send(ada, 'POST', '/api/own-rooms', key, room('Rush'))),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect([answers[0]!.status, await rooms('Rush')]).toEqual([201, 1]);
});

test('a key is good for one request of one caller', async () => {
  const key = newKey();
  await send(ada, 'POST', '/api/own-rooms', key, room('Mine'));
  const others = [
    await send(ada, 'POST', '/api/own-rooms', key, room('Other')),
    await send(ada, 'PATCH', '/api/me', key, { name: 'Ada' }),
    await send(ben, 'POST', '/api/own-rooms', key, room('Mine')),
    await send({ cookie: '' }, 'POST', '/api/own-rooms', key, room('Mine')),
  ];
  expect(others.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
  expect(JSON.parse(others[0]!.text)).toMatchObject({
    faults: [{ pointer: '#/headers/idempotency-key', code: 'key-used' }],
  });
  expect(await rooms('Mine')).toBe(1);
});

test('of different requests under one key at the same time one is done, and the others are told', async () => {
  const key = newKey();
  const tries = [ada, ben].flatMap((who) =>
    ['One', 'Two', 'Three'].map((title) => send(who, 'POST', '/api/own-rooms', key, room(title))),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([201, 422, 422, 422, 422, 422]);
});

test('a key that could be guessed, or is none, is refused', async () => {
  for (const key of ['short', 'with a space in it', 'x'.repeat(201), ''])
    expect([key, (await send(ada, 'POST', '/api/own-rooms', key, room('Bad'))).status]).toEqual([
      key,
      400,
    ]);
  expect(await rooms('Bad')).toBe(0);
});

test('what was refused changed nothing, and is judged afresh', async () => {
  const key = newKey();
  const name = `Afresh ${key}`;
  const url = `/api/organisations/${organisation}/groups`;
  expect((await send(ben, 'POST', url, key, { name, managers: [ben.id] })).status).toBe(403);
  const boss = await world.person('Boss', { organisation, role: 'admin' });
  await giveRole(boss, organisation, ben, 'admin');
  expect((await send(ben, 'POST', url, key, { name, managers: [ben.id] })).status).toBe(201);
});

test('whoever signs out, or in again, is answered although they are not who they were', async () => {
  const eve = await world.person('Eve', { organisation });
  const out = newKey();
  const first = await send(eve, 'DELETE', '/api/sign-ins/current', out);
  expect(first.status).toBe(204);
  expect(await send(eve, 'DELETE', '/api/sign-ins/current', out)).toEqual(first);
  expect((await send(eve, 'DELETE', '/api/sign-ins/current', newKey())).status).toBe(401);
});

test('a sign-in that is over is told nothing under the keys it had', async () => {
  const eve = await world.person('Eve', { organisation });
  const key = newKey();
  const first = await send(eve, 'POST', '/api/own-rooms', key, room('Secret link'));
  await send(eve, 'DELETE', '/api/sign-ins/current', newKey());
  const again = await send(eve, 'POST', '/api/own-rooms', key, room('Secret link'));
  expect([first.status, again.status, again.text.includes('link')]).toEqual([201, 401, false]);
});

test('nothing in the table opens anything, or tells who did what', async () => {
  const key = newKey();
  const { text } = await send(ada, 'POST', '/api/own-rooms', key, room('Sealed'));
  const rows = JSON.stringify(
    (
      await world.fresh.pool.query<{ row: string }>(
        `select t::text || encode(sealed, 'escape') as row from idempotent_answers t`,
      )
    ).rows,
  );
  const { link } = JSON.parse(text) as { link: string };
  for (const secret of [key, link.split('#')[1]!, ada.id, 'Sealed'])
    expect([secret, rows.includes(secret)]).toEqual([secret, false]);
});

test('a repetition is not counted again by a limit', async () => {
  const key = newKey();
  const ask = { email: ben.email };
  const used = async () =>
    (
      await world.fresh.pool.query<{ sum: string }>(
        `select sum(used) from limits where key like 'contact-requests|hour|%'`,
      )
    ).rows[0]!.sum;
  await send(ada, 'POST', '/api/contact-requests', key, ask);
  const before = await used();
  for (let again = 0; again < 6; again += 1)
    expect((await send(ada, 'POST', '/api/contact-requests', key, ask)).status).toBe(201);
  expect(await used()).toBe(before);
});

test('a repetition is answered although the limit is used up meanwhile', async () => {
  const say = (key: string) => send(ada, 'PATCH', '/api/me', key, { zone: 'Europe/Paris' });
  const key = newKey();
  const first = await say(key);
  await useUp(world, 'PATCH /api/me|%');
  expect([first.status, (await say(newKey())).status]).toEqual([200, 429]);
  expect(await say(key)).toEqual(first);
  await renewLimits(world);
});

test('a key means nothing where one only reads', async () => {
  const key = newKey();
  await send(ada, 'PATCH', '/api/me', key, { zone: 'Europe/Rome' });
  const read = () => send(ada, 'GET', '/api/me/export', key);
  expect((await read()).status).toBe(200);
  await useUp(world, 'GET /api/me/export|%');
  expect((await read()).status).toBe(429);
  await renewLimits(world);
});

test('answers are kept for a day', async () => {
  const key = newKey();
  await send(ada, 'PATCH', '/api/me', key, { zone: 'Europe/Rome' });
  const { pool } = world.fresh;
  const kept = async () => (await pool.query('select from idempotent_answers')).rowCount;
  const all = await kept();
  await sweepAnswers(pool);
  expect(await kept()).toBe(all);
  await age(world, 'idempotent_answers', ['at'], '25 hours');
  await sweepAnswers(pool);
  expect(await kept()).toBe(0);
});
