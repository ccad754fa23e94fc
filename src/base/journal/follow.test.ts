import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { transact } from '../data/database.ts';
import { openLine, type Line } from '../data/line.ts';
import { newId, type PersonId } from '../ids.ts';
import { follow, since, type Reactions } from './follow.ts';
import { on, onEverything, together } from './hearing.ts';
import { append } from './journal.ts';
import { once } from './once.ts';

const person = newId<'person'>() as PersonId;
const actor = { person, through: 'web' as const, requestId: 'r' };
let fresh: FreshDatabase;
let line: Line;
beforeAll(async () => {
  fresh = await freshDatabase();
  line = await openLine(fresh.pool);
});
afterAll(async () => {
  await line.stop();
  await fresh.drop();
});
const note = (kind: 'feed.made' | 'feed.revoked') =>
  transact(fresh.db, (tx) => append(tx, actor, { kind, subject: person }));

test('a follower that fails or is slow takes nothing from the others, and its faults carry its name', async () => {
  const heard: string[] = [];
  const faults: unknown[] = [];
  let free = (): void => undefined;
  const held = new Promise<void>((settle) => (free = settle));
  const reactions: Reactions = {
    failing: onEverything(() => Promise.reject(new Error('no'))),
    slow: together(['feed.made', 'feed.revoked'], async (entries) => {
      await held;
      heard.push(`slow ${entries.map(({ kind }) => kind).join(' ')}`);
    }),
    quick: on({ 'feed.made': ({ kind }) => void heard.push(`quick ${kind}`) }),
  };
  const follower = await follow(fresh.pool, line, reactions, (error, name) =>
    faults.push([name, String(error)]),
  );
  await note('feed.made');
  await expect.poll(() => heard).toEqual(['quick feed.made']);
  await note('feed.revoked');
  await note('feed.made');
  await expect.poll(() => heard).toEqual(['quick feed.made', 'quick feed.made']);
  free();
  await follower.stop();
  expect(heard.slice(2)).toEqual(['slow feed.made', 'slow feed.revoked feed.made']);
  expect(faults).toContainEqual(['failing', 'Error: no']);
});

test('of several processes one takes an entry up; a second follower hears it all the same, a failing one again, and a new one from where it begins', async () => {
  const heard: string[] = [];
  let fails = true;
  const first = once(fresh.db, 'first', { 'feed.made': async () => void heard.push('first') });
  const second = once(fresh.db, 'second', {
    'feed.made': async () => {
      heard.push('second');
      if (fails) throw new Error('no');
    },
  });
  await first.catchUp();
  await second.catchUp();
  expect(heard).toEqual([]);
  await note('feed.made');
  await Promise.all([first.catchUp(), first.catchUp()]);
  await expect(second.catchUp()).rejects.toThrow('no');
  fails = false;
  await second.catchUp();
  await second.catchUp();
  expect(heard).toEqual(['first', 'second', 'second']);
  await once(fresh.db, 'third', {
    'feed.made': async () => void heard.push('third'),
  }).catchUp();
  expect(heard).toHaveLength(3);
});

type Node = { readonly Plans?: readonly Node[]; readonly [name: string]: unknown };
const scans = (node: Node): readonly Node[] => [
  ...(String(node['Node Type']).endsWith('Scan') && 'Relation Name' in node ? [node] : []),
  ...(node.Plans ?? []).flatMap(scans),
];
test.each([0, 20, 500])(
  'in a journal of five million entries with %i gaps each look is walks along an index',
  async (count) => {
    const { pool } = fresh;
    await pool.query(
      `insert into journal (through, kind) select 'job', 'door.tried' from generate_series(1, 3000)`,
    );
    await pool.query('analyze journal');
    await pool.query(
      `update pg_class set reltuples = 5e6
        where oid = 'journal'::regclass
           or oid in (select indexrelid from pg_index where indrelid = 'journal'::regclass)`,
    );
    const last = Number((await pool.query('select max(seq) from journal')).rows[0].max);
    const gaps = Array.from({ length: count }, (_, at) => last - 2 * at);
    for (const mode of ['force_custom_plan', 'force_generic_plan']) {
      const client = await pool.connect();
      await client.query(`set plan_cache_mode = ${mode}`);
      await client.query(`prepare look (bigint, bigint[]) as ${since}`);
      const { rows } = await client.query(
        `explain (format json) execute look (${last}, '{${gaps.join(',')}}')`,
      );
      await client.query('deallocate look; reset plan_cache_mode');
      client.release();
      const walks = scans(rows[0]['QUERY PLAN'][0].Plan);
      expect(walks.length).toBeGreaterThan(0);
      expect(walks.filter((walk) => !('Index Cond' in walk) && !('Recheck Cond' in walk))).toEqual(
        [],
      );
    }
  },
);
