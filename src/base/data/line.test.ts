import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { openPool, type Pool } from './database.ts';
import { openLine, type Line } from './line.ts';

let fresh: FreshDatabase;
let way: Server;
/**
 * What a firewall does that forgot a connection: it swallows what one side sends, or both, and
 * tells nobody. New ones pass.
 */
let swallowing = { there: new Set<number>(), back: new Set<number>() };
let opened = 0;
let pool: Pool;
let line: Line;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(() => fresh.drop());
beforeEach(async () => {
  swallowing = { there: new Set(), back: new Set() };
  const to = new URL(fresh.url);
  way = createServer((near) => {
    const number = (opened += 1);
    const far = connect(Number(to.port), to.hostname);
    near.on('data', (bytes) => swallowing.there.has(number) || far.write(bytes));
    far.on('data', (bytes) => swallowing.back.has(number) || near.write(bytes));
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
  });
  await new Promise<void>((settle) => way.listen(0, '127.0.0.1', settle));
  pool = openPool(
    Object.assign(new URL(fresh.url), {
      hostname: '127.0.0.1',
      port: String((way.address() as AddressInfo).port),
    }).href,
    2,
  );
  line = await openLine(pool);
});
afterEach(async () => {
  await line.stop();
  await pool.end();
  way.close();
});

test.each(['there', 'back', 'there and back'])(
  'a line that goes silent (%s) is noticed, is not ready, is opened anew, and whoever hears looks again',
  async (direction) => {
    const heard: (string | undefined)[] = [];
    await line.hear('things', (said) => heard.push(said));
    await fresh.pool.query(`select pg_notify('things', 'one')`);
    await expect.poll(() => heard).toEqual(['one']);
    expect(line.trouble()).toBe(null);
    for (const side of ['there', 'back'] as const)
      if (direction.includes(side))
        for (let number = 1; number <= opened; number += 1) swallowing[side].add(number);
    await fresh.pool.query(`select pg_notify('things', 'lost')`);
    await expect.poll(() => heard.at(-1) === undefined, { timeout: 20_000 }).toBe(true);
    await fresh.pool.query(`select pg_notify('things', 'two')`);
    await expect.poll(() => heard.at(-1)).toBe('two');
    await expect.poll(() => line.trouble()).toBe(null);
  },
  40_000,
);

test('while no line can be had it is said since when, and all is well again with the first one', async () => {
  for (let number = 1; number <= opened + 1000; number += 1) swallowing.back.add(number);
  await expect
    .poll(() => line.trouble(), { timeout: 20_000 })
    .toMatch(/^The database has not been heard for \d+ s\.$/u);
  swallowing.back.clear();
  await expect.poll(() => line.trouble(), { timeout: 20_000 }).toBe(null);
}, 60_000);

test('a process whose clock is off by more than two seconds is not ready', async () => {
  await fresh.turnClock(5000);
  await expect
    .poll(() => line.trouble(), { timeout: 10_000 })
    .toBe(
      'The clock of this process is 5 s off that of the database. Set it right, for example by NTP.',
    );
  await fresh.turnClock(0);
  await expect.poll(() => line.trouble(), { timeout: 10_000 }).toBe(null);
});
