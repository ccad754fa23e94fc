import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/world.ts';
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
  expect((await ada.call('PATCH', '/api/me', { name: 'Ada L.' })).status).toBe(200);
});
