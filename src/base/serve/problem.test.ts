import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAccount } from '../../../test/world/account.ts';
import { openWorld, type World } from '../../../test/world/world.ts';
import { problemOf } from './problem.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test.each([
  '55P03',
  '57014',
  '40001',
  '40P01',
  '53300',
  '53400',
  '57P01',
  '57P02',
  '57P03',
  '08006',
])('what the database cannot do now (%s) answers 503 and when to come again', (code) => {
  const { problem, headers } = problemOf(
    Object.assign(new Error('x'), { code }),
    'en',
    'r',
    () => null,
    { person: null },
  );
  expect([problem.status, problem.code, Number(headers['retry-after']) > 0]).toEqual([
    503,
    'unavailable',
    true,
  ]);
});

test('a row that another transaction holds for too long is such a thing', async () => {
  const ada = await world.person('Ada');
  const holder = await world.fresh.pool.connect();
  await holder.query('begin');
  await holder.query('select from persons where id = $1 for update', [ada.id]);
  const answer = await ada.call<{ code: string }>('PATCH', '/api/me', { name: 'Ada L.' });
  await holder.query('rollback');
  holder.release();
  expect([answer.status, answer.body.code, Number(answer.headers['retry-after']) > 0]).toEqual([
    503,
    'unavailable',
    true,
  ]);
  await changeAccount(ada, { name: 'Ada L.' });
});

test('a rush waits and is served; beyond two thousand the crowd itself is told when to come again, others and supervisors are answered', async () => {
  const ada = await world.person('Ada');
  const { pool } = world.app.deps;
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const rush = Array.from({ length: 501 }, () => ada.call('GET', '/api/me'));
  await expect.poll(() => pool.waitingCount, { interval: 5 }).toBeGreaterThanOrEqual(501);
  const others = Array.from({ length: 1500 }, () => pool.query('select'));
  for (const more of [
    ada.call<{ code: string }>('GET', '/api/me'),
    ada.call<{ code: string }>('PATCH', '/api/me', { name: 'Ada L.' }),
  ]) {
    const { status, body, headers } = await more;
    expect([status, body.code, Number(headers['retry-after']) > 0]).toEqual([503, 'crowded', true]);
  }
  expect((await world.app.http.inject('/healthz')).statusCode).toBe(200);
  const another = world.as(ada.cookie, '198.51.100.7')('GET', '/api/me');
  await expect.poll(() => pool.waitingCount, { interval: 5 }).toBeGreaterThan(2001);
  held.forEach((connection) => connection.release());
  await Promise.all(others);
  expect((await another).status).toBe(200);
  expect(new Set((await Promise.all(rush)).map(({ status }) => status))).toEqual(new Set([200]));
  await changeAccount(ada, { name: 'Ada L.' });
});
