import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool, type Pool } from '../src/base/data/database.ts';
import { newKey } from '../src/base/api/outcome.ts';
import { notices } from '../src/app.ts';
import { entriesOf } from '../src/notices/reactions.ts';
import { openLine, type Cut, type Line } from './cut-line.ts';
import { acts } from './every-write.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { emptyRooms } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';
import { type Act, prepare } from './writes/acts.ts';

// The line to the database breaks in the middle of a commit, and whoever asked asks again: what
// they are told, and what there is
// afterwards, is the same as if nothing had happened.

type Here = {
  readonly world: World;
  readonly line: Line;
  readonly root: Someone;
  readonly close: () => Promise<void>;
};
let sink: Sink;
let shared: Here;

async function openHere(empty = false): Promise<Here> {
  let line: Line;
  let pool: Pool;
  const world = await openWorld(
    { PUSH_HOSTS: sink.origin, SMTP_URL: 'smtp://nowhere.invalid' },
    async ({ url }) => {
      line = await openLine(url, 'insert into "idempotent_answers"');
      return (pool = openPool(line.url));
    },
  );
  const root = empty
    ? null
    : await world.person('Root', { organisation: await world.organisation('Home'), role: 'admin' });
  return {
    world,
    line: line!,
    root: root!,
    close: async () => {
      await world.close();
      await pool.end();
      await line.close();
    },
  };
}
beforeAll(async () => {
  sink = await openSink();
  shared = await openHere();
  await warm();
});
afterAll(async () => {
  await shared.close();
  await sink.close();
});

/** What is made at first use is made before: the key that pushes are signed with. */
const warm = async (): Promise<void> => void (await shared.root.call('GET', '/api/me/browsers'));

let networks = 0;
type Answer = { readonly status: number; readonly body: string; readonly cookie: unknown };
const send = async (
  { world }: Here,
  method: string,
  { who, url, body, version }: Act,
  key: string,
  from: string,
): Promise<Answer> => {
  const answer = await world.app.http.inject({
    method: method as 'POST',
    url,
    remoteAddress: from,
    headers: {
      cookie: who?.cookie ?? '',
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  return { status: answer.statusCode, body: answer.body, cookie: answer.headers['set-cookie'] };
};

/** Webhooks follow in their own time. */
const followed = `(select seq from followed_entries where follower = 'notices')`;
/** What notices follow. */
const heard = entriesOf(notices)
  .map((kind) => `'${kind}'`)
  .join(', ');
/**
 * Rows of each table, entries of each kind, and tries counted; when nothing that follows from them
 * is under way any more.
 */
async function counted({ world }: Here): Promise<Record<string, number>> {
  const { pool } = world.fresh;
  const tables = (
    await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'limits'`,
    )
  ).rows;
  const all = [
    ...tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*)::int as count from ${name === 'followed_entries' ? followed : name} of_it`,
    ),
    `select 'journal: ' || kind, count(*)::int from journal group by kind`,
    `select 'unheard', count(*)::int from journal where kind in (${heard}) and not exists (select from ${followed} f where f.seq = journal.seq)`,
    `select 'tries', coalesce(sum(used), 0)::int from limits`,
  ].join(' union all ');
  const look = async () =>
    Object.fromEntries(
      (await pool.query<{ name: string; count: number }>(all)).rows.map(({ name, count }) => [
        name,
        count,
      ]),
    );
  let last = await look();
  for (;;) {
    await new Promise((over) => setTimeout(over, 30));
    const now = await look();
    if (now['unheard'] === 0 && JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
}
const difference = (
  before: Record<string, number>,
  after: Record<string, number>,
): Record<string, number> =>
  Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) =>
      count === (before[name] ?? 0) ? [] : [[name, count - (before[name] ?? 0)]],
    ),
  );

/** What differs from one world to the next by nature. */
const alike = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, 'ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, 'TIME')
    .replace(/[\w.]+@example\.org/gu, 'ADDRESS')
    .replace(/(\?v=)\d+/gu, '$1N')
    .replace(/[\w.%+/-]{20,}=*/gu, 'SECRET');

async function perform(key: string, cut: Cut | null) {
  const here = key === 'POST /api/set-up' ? await openHere(true) : shared;
  const method = key.split(' ')[0]!;
  const act = await acts[key]!(
    await prepare(here.world, sink, here.root).then(async (on) => {
      if (key === 'POST /api/set-up')
        await here.world.fresh.pool.query(
          'delete from groups; delete from organisation_members; delete from organisations',
        );
      return on;
    }),
  );
  const before = await counted(here);
  const once = newKey();
  networks += 1;
  const from = `10.2.${networks >> 8}.${networks & 255}`;
  const pushes = sink.got.length;
  const cuts = here.line.cuts();
  if (cut) here.line.cutNext(cut);
  let tries = 1;
  let answer = await send(here, method, act, once, from);
  for (; answer.status === 503 && tries < 4; tries += 1)
    answer = await send(here, method, act, once, from);
  // and this answer got lost on its way to the browser
  const again = await send(here, method, act, once, from);
  const change = difference(before, await counted(here));
  const result = {
    status: answer.status,
    body: alike(answer.body),
    cookie: alike(JSON.stringify(answer.cookie ?? null)),
    change,
    pushes: sink.got.length - pushes,
  };
  await emptyRooms(shared.world);
  if (here !== shared) await here.close();
  return { result, answer, again, tries, cuts: here.line.cuts() - cuts };
}

test('every write of the contract has an example here', () => {
  const writes = shared.world.app.http.routes
    .map(({ key }) => key)
    .filter((key) => !key.startsWith('GET '));
  expect(Object.keys(acts).toSorted()).toEqual(writes.toSorted());
});

describe.each(Object.keys(acts))('%s', (key) => {
  test('is done once and answered once, wherever the line breaks', async () => {
    const whole = await perform(key, null);
    expect(whole.answer.status, whole.answer.body).toBeLessThan(300);
    expect(whole.again).toEqual(whole.answer);
    expect(whole.result.change['idempotent_answers']).toBe(1);
    const unheard = await perform(key, 'after');
    // found to be done, so nobody had to ask again
    expect([unheard.cuts, unheard.tries]).toEqual([1, 1]);
    expect(unheard.again).toEqual(unheard.answer);
    expect(unheard.result).toEqual(whole.result);
    const unsaid = await perform(key, 'before');
    expect([unsaid.cuts, unsaid.tries]).toEqual([1, 2]);
    expect(unsaid.again).toEqual(unsaid.answer);
    // a push that was sent cannot be taken back
    const sent = key.includes('/browsers/') && key.endsWith('/tests') ? { pushes: 2 } : {};
    expect(unsaid.result).toEqual({ ...whole.result, ...sent });
  }, 60_000);
});
