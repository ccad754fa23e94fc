import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { afterCommit, transact } from './database.ts';
import { newId, type PersonId } from './ids.ts';
import { append, follow, type Entry, type Follower } from './journal.ts';
import { openLine, type Line } from './line.ts';

const actor = { person: newId<'person'>() as PersonId, through: 'web' as const, requestId: 'r' };
let fresh: FreshDatabase;
let follower: Follower;
let line: Line;
const heard: Entry[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  line = await openLine(fresh.pool);
  follower = await follow(
    fresh.pool,
    line,
    async (entries) => void heard.push(...entries),
    (error) => {
      throw error;
    },
  );
});
afterAll(async () => {
  await follower.stop();
  await line.stop();
  await fresh.drop();
});
const kinds = () => heard.map((entry) => entry.kind);

test('an entry is heard once, soon after its commit', async () => {
  const began = performance.now();
  await transact(fresh.db, (tx) => append(tx, actor, { kind: 'thing.made', subject: newId(), data: { persons: ['p'] } }));
  await expect.poll(kinds, { interval: 5 }).toEqual(['thing.made']);
  expect(performance.now() - began).toBeLessThan(500);
  expect(heard[0]).toMatchObject({ kind: 'thing.made', person: actor.person, data: { persons: ['p'] } });
});

test('what is rolled back is never heard, and what commits late is not missed', async () => {
  heard.length = 0;
  let finish = (): void => undefined;
  const late = transact(fresh.db, async (tx) => {
    await append(tx, actor, { kind: 'late' });
    await new Promise<void>((settle) => (finish = settle));
  });
  await expect.poll(() => finish.length).toBe(0);
  await transact(fresh.db, async (tx) => {
    await append(tx, actor, { kind: 'undone' });
    throw new Error('no');
  }).catch(() => undefined);
  await new Promise((settle) => setTimeout(settle, 50));
  await transact(fresh.db, (tx) => append(tx, actor, { kind: 'early' }));
  await expect.poll(kinds).toEqual(['early']);
  finish();
  await late;
  await expect.poll(kinds).toEqual(['early', 'late']);
});

test('a second process on the same database hears it too', async () => {
  const elsewhere: string[] = [];
  const other = await follow(
    fresh.pool,
    line,
    async (entries) => void elsewhere.push(...entries.map((entry) => entry.kind)),
    () => undefined,
  );
  await fresh.pool.query(`insert into journal (through, kind) values ('job', 'from.elsewhere')`); // no bell is rung in this process
  await fresh.pool.query('notify journal');
  await expect.poll(() => elsewhere).toEqual(['from.elsewhere']);
  await other.stop();
});

test('what should follow a commit does not follow a rollback', async () => {
  const ran: string[] = [];
  await transact(fresh.db, async () => afterCommit(() => ran.push('committed')));
  await transact(fresh.db, async () => {
    afterCommit(() => ran.push('rolled back'));
    throw new Error('no');
  }).catch(() => undefined);
  expect(ran).toEqual(['committed']);
});

test('the database handle joins the open transaction', async () => {
  const { db } = fresh;
  const name = 'Joined';
  await transact(db, async (tx) => {
    await db.insertInto('organisations').values({ id: newId(), name }).execute();
    expect(await tx.selectFrom('organisations').select('name').where('name', '=', name).execute()).toHaveLength(1);
    throw new Error('no');
  }).catch(() => undefined);
  expect(await db.selectFrom('organisations').select('name').where('name', '=', name).execute()).toEqual([]);
});
