import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { afterCommit, transact } from '../data/database.ts';
import { newId, type PersonId } from '../ids.ts';
import { openLine, type Line } from '../data/line.ts';
import type { Entry } from './entries.ts';
import { follow } from './follow.ts';
import { onEverything } from './hearing.ts';
import { populate } from '../../../test/world/world.ts';
import { append } from './journal.ts';

const actor = { person: newId<'person'>() as PersonId, through: 'web' as const, requestId: 'r' };
let fresh: FreshDatabase;
type Follower = Awaited<ReturnType<typeof follow>>;
let follower: Follower;
let line: Line;
const heard: Entry[] = [];
/** A second passes for it only where a test says so: without that, what is heard was rung for. */
async function followNow(into: Entry[], aSecondLater = false): Promise<Follower> {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  try {
    const opened = await follow(
      fresh.pool,
      line,
      { test: onEverything(async (entries) => void into.push(...entries)) },
      (error) => {
        throw error;
      },
    );
    if (aSecondLater) {
      await unheard('in.passing');
      vi.advanceTimersByTime(1000);
    }
    return opened;
  } finally {
    vi.useRealTimers();
  }
}
/** No bell is rung in this process. */
const unheard = (kind: string) =>
  fresh.pool.query(`insert into journal (through, kind) values ('job', $1)`, [kind]);
beforeAll(async () => {
  fresh = await freshDatabase();
  line = await openLine(fresh.pool);
  follower = await followNow(heard);
});
afterAll(async () => {
  await follower.stop();
  await line.stop();
  await fresh.drop();
});
const kinds = (of = heard) => of.map((entry) => entry.kind);

test('an entry is heard once after its commit', async () => {
  await transact(fresh.db, (tx) =>
    append(tx, actor, {
      kind: 'account.opened',
      subject: actor.person,
      data: { persons: [actor.person] },
    }),
  );
  await expect.poll(() => kinds(), { interval: 5 }).toEqual(['account.opened']);
  expect(heard[0]).toMatchObject({
    kind: 'account.opened',
    person: actor.person,
    data: { persons: [actor.person] },
  });
});

test('what is rolled back is never heard, and what commits late is not missed', async () => {
  heard.length = 0;
  let finish = (): void => undefined;
  const late = transact(fresh.db, async (tx) => {
    await append(tx, actor, { kind: 'feed.made', subject: actor.person });
    await new Promise<void>((settle) => (finish = settle));
  });
  await expect.poll(() => finish.length).toBe(0);
  await transact(fresh.db, async (tx) => {
    await append(tx, actor, { kind: 'account.exported', subject: actor.person });
    throw new Error('no');
  }).catch(() => undefined);
  await new Promise((settle) => setTimeout(settle, 50));
  await transact(fresh.db, (tx) =>
    append(tx, actor, { kind: 'feed.revoked', subject: actor.person }),
  );
  await expect.poll(() => kinds()).toEqual(['feed.revoked']);
  finish();
  await late;
  await expect.poll(() => kinds()).toEqual(['feed.revoked', 'feed.made']);
});

test('a second process on the same database hears it too', async () => {
  const elsewhere: Entry[] = [];
  const other = await followNow(elsewhere);
  await unheard('from.elsewhere');
  await fresh.pool.query('notify journal');
  await expect.poll(() => kinds(elsewhere)).toEqual(['from.elsewhere']);
  await other.stop();
});

test('what nobody rang for is heard within a second', async () => {
  const late: Entry[] = [];
  const other = await followNow(late, true);
  await expect.poll(() => kinds(late)).toEqual(['in.passing']);
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
    await populate(db).organisation(name);
    expect(
      await tx.selectFrom('organisations').select('name').where('name', '=', name).execute(),
    ).toHaveLength(1);
    throw new Error('no');
  }).catch(() => undefined);
  expect(
    await db.selectFrom('organisations').select('name').where('name', '=', name).execute(),
  ).toEqual([]);
});
