import { afterAll, beforeAll, expect, test } from 'vitest';
import ICAL from 'ical.js';
import { changeAccount, makeFeed } from '../../../test/world/account.ts';
import { statusOf } from '../../../test/world/answers.ts';
import { cancel, planSession } from '../../../test/world/sessions.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { pageOfDates } from '../dates/store.ts';
import { audienceOf, newId, type GroupId, type OrganisationId } from '../../base/ids.ts';

type Page = {
  readonly items: readonly {
    readonly event: string;
    readonly session: { readonly id: string; readonly title: string };
    readonly starts: string;
    readonly gates?: {
      readonly enter: { readonly allowed: boolean; readonly checks: readonly unknown[] };
    };
  }[];
  readonly next?: string;
};

let world: World;
let home: OrganisationId;
let [ada, ben]: Someone[] = [];
const groups: GroupId[] = [];
const hour = 3_600_000;

/** Sessions straight into the tables: many, in many groups, several at the same instant. */
async function fill(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => ({
    id: newId<'session'>(),
    group: groups[at % groups.length]!,
    at,
  }));
  const { db } = world.fresh;
  await db
    .insertInto('sessions')
    .values(
      rows.map(({ id, at }) => ({
        id,
        organisation_id: home,
        kind: 'group' as const,
        title: `Number ${at}`,
        hidden: at % 10 === 9,
        zone: 'UTC',
        starts_on: '2026-01-01',
        starts_at_time: '09:00',
        minutes: 60,
        repeats: 'never' as const,
        repeats_until: null,
        created_by: ada!.id,
        cancelled_at: null,
        cancel_reason: null,
      })),
    )
    .execute();
  await db
    .insertInto('audience_groups')
    .values(rows.map(({ id, group }) => ({ audience_id: audienceOf(id), group_id: group })))
    .execute();
  await db
    .insertInto('rooms')
    .values(rows.map(({ id }) => ({ id: newId<'room'>(), session_id: id })))
    .execute();
  const now = Math.floor(Date.now() / hour) * hour;
  // from three days ago to three days ahead, four at each instant
  const startOf = (at: number): Date =>
    new Date(now + (Math.floor(at / 4) - Math.floor(count / 8)) * hour * 2);
  await db
    .insertInto('events')
    .values(
      rows.map(({ id, at }) => ({
        id: newId<'event'>(),
        session_id: id,
        starts_at: startOf(at),
        ends_at: new Date(startOf(at).getTime() + hour),
        ended_early_at: null,
        cancelled_at: null,
      })),
    )
    .execute();
}

beforeAll(async () => {
  world = await openWorld();
  home = await world.organisation('Home');
  [ada, ben] = [
    await world.person('Ada', { organisation: home }),
    await world.person('Ben', { organisation: home }),
  ];
  for (let at = 0; at < 9; at += 1)
    groups.push(
      await world.group(`G${at}`, home, { managers: [ada], members: at % 3 === 0 ? [] : [ben] }),
    );
  await fill(240);
});
afterAll(() => world.close());

const walk = async (who: Someone, query: string): Promise<Page['items'][number][]> => {
  const items: Page['items'][number][] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await who.call<Page>('GET', `/api/agenda?${query}${cursor}`);
    expect(status).toBe(200);
    items.push(...body.items);
    if (!body.next) return items;
    cursor = `&cursor=${body.next}`;
  }
};
const titles = (items: Page['items']): string[] => items.map((item) => item.session.title);
const may = (at: number): boolean => (at % 9) % 3 !== 0 && at % 10 !== 9;

test('walking all pages, small or large, shows each event once and in order', async () => {
  const [small, large] = [await walk(ben!, 'limit=7'), await walk(ben!, 'limit=100')];
  expect(titles(small)).toEqual(titles(large));
  expect(new Set(small.map((item) => item.event)).size).toBe(small.length);
  expect(small.map((item) => item.starts)).toEqual(small.map((item) => item.starts).toSorted());
});

test('what is to come and what is past is everything, and nothing of other groups or hidden', async () => {
  const all = [...(await walk(ben!, 'limit=50')), ...(await walk(ben!, 'when=past&limit=11'))];
  const expected = Array.from({ length: 240 }, (_, at) => at)
    .filter(may)
    .map((at) => `Number ${at}`);
  expect(titles(all).toSorted()).toEqual(expected.toSorted());
});

test('past pages go backwards; the search finds the same in both directions', async () => {
  const past = await walk(ben!, 'when=past&limit=9');
  expect(past.map((item) => item.starts)).toEqual(
    past
      .map((item) => item.starts)
      .toSorted()
      .toReversed(),
  );
  const found = [
    ...(await walk(ben!, 'q=number%201&limit=4')),
    ...(await walk(ben!, 'when=past&q=number%201&limit=4')),
  ];
  expect(titles(found).toSorted()).toEqual(
    [...(await walk(ben!, 'limit=50')), ...past]
      .map((item) => item.session.title)
      .filter((title) => title.startsWith('Number 1'))
      .toSorted(),
  );
  expect(await walk(ben!, 'q=%25')).toEqual([]);
});

/** Sessions of one event each, one an hour, as many before now as after it. */
const stretch = (group: GroupId, hours: number) =>
  world.fresh.pool.query(
    `with made as (
       insert into sessions (id, organisation_id, kind, title, hidden, zone, starts_on, starts_at_time, minutes, repeats, created_by)
       select gen_random_uuid(), $1, 'group', hour, false, 'UTC', now() + hour * interval '1 hour', '09:00', 60, 'never', $3
         from generate_series(-$4::int, $4) hour
       returning id, title),
     aimed as (insert into audience_groups select id, $2 from made)
     insert into events (id, session_id, starts_at, ends_at)
     select gen_random_uuid(), id, at, at + interval '1 hour'
       from made cross join lateral (select date_trunc('hour', now()) + title::int * interval '1 hour' as at)`,
    [home, group, ada!.id, hours],
  );
test('an event that several of their groups have takes one place of a page', async () => {
  const eve = await world.person('Eve', { organisation: home });
  const many = await Promise.all(
    [0, 1, 2, 3, 4].map((at) => world.group(`Of Eve ${at}`, home, { managers: [ada!, eve] })),
  );
  for (const group of many) await stretch(group, 2);
  // each is for up to three of them now, some of which have begun
  await world.fresh.pool.query(
    `insert into audience_groups
     select a.audience_id, g.id
     from audience_groups a
     cross join (select id, row_number() over (order by id) as n from unnest($1::uuid[]) id) g
     join (
       select audience_id, row_number() over (order by audience_id) as n
       from audience_groups
       where group_id = any($1)
     ) s using (audience_id)
     where (s.n + g.n) % 5 < s.n % 3
     on conflict do nothing`,
    [many],
  );
  for (const when of ['upcoming', 'past']) {
    const pages = await Promise.all(
      [1, 2, 3, 7, 50].map((limit) => walk(eve, `when=${when}&limit=${limit}`)),
    );
    const events = pages.map((items) => items.map(({ event }) => event));
    expect(new Set(events[0]).size).toBe(events[0]!.length);
    for (const page of events) expect(page).toEqual(events.at(-1));
  }
  const shown = [...(await walk(eve, 'when=past')), ...(await walk(eve, ''))];
  expect(shown).toHaveLength(25);
  const managed = async (query: string) =>
    (
      await eve.call<{ items: { id: string }[]; next?: string }>(
        'GET',
        `/api/managed-sessions?organisation=${home}&${query}`,
      )
    ).body;
  const [few, rest] = [await managed('limit=9'), await managed('limit=100')];
  expect(rest.items).toHaveLength(25);
  expect(new Set(rest.items.map(({ id }) => id)).size).toBe(25);
  expect(few.items).toEqual(rest.items.slice(0, 9));
});

type Step = {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Step[];
};
const literal = (value: unknown): string =>
  value instanceof Date ? `'${value.toISOString()}'` : `'${String(value)}'`;
/** How many rows of events, and of their copies, were looked at. */
const rowsRead = (step: Step): number =>
  (['events', 'group_dates'].includes(step['Relation Name'] ?? '')
    ? (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0)) * step['Actual Loops']
    : 0) + (step.Plans ?? []).reduce((sum, inner) => sum + rowsRead(inner), 0);

test.each(['upcoming', 'past'] as const)(
  '%s: a page of three groups looks at a few rows of the thousands stored',
  { timeout: 60_000 },
  async (when) => {
    const dora = await world.person('Dora', { organisation: home });
    for (const at of [1, 2, 3])
      await stretch(
        await world.group(`${when} ${at}`, home, { managers: [ada!], members: [dora] }),
        2000,
      );
    const client = await world.fresh.pool.connect();
    try {
      await client.query('analyze sessions, events, group_dates, groups, group_members');
      const { sql, parameters } = pageOfDates(
        { person: dora.id, stretch: { when, now: new Date() }, limit: 21 },
        when,
        new Date(),
      ).compile(world.fresh.db);
      await client.query(`set plan_cache_mode = force_generic_plan; prepare page as ${sql}`);
      const { rows } = await client.query<{ 'QUERY PLAN': [{ readonly Plan: Step }] }>(
        `explain (analyze, timing off, format json)
       execute page (${parameters.map(literal).join()})`,
      );
      const looked = rowsRead(rows[0]!['QUERY PLAN'][0].Plan);
      expect([looked > 21, looked < 400, looked]).toEqual([true, true, looked]);
    } finally {
      client.release(true);
    }
  },
);

test('events whose room is open say whether one may enter, and why not where one may not', async () => {
  const openNow = async () => (await walk(ben!, 'limit=50')).filter((item) => item.gates);
  const open = await openNow();
  expect(open.length).toBeGreaterThan(0);
  expect(open.every(({ gates }) => gates!.enter.allowed && gates!.enter.checks.length === 0)).toBe(
    true,
  );
  const shut = world.fresh.db
    .updateTable('rooms')
    .where('session_id', '=', open[0]!.session.id as never);
  await shut.set({ door: 'closed' }).execute();
  const [refused, ...others] = await openNow();
  expect(refused!.gates!.enter).toMatchObject({
    allowed: false,
    checks: expect.arrayContaining([
      expect.objectContaining({
        name: 'door-lets-in',
        outcome: 'failed',
        says: expect.stringMatching(/\w/u),
      }),
    ]),
  });
  expect(others.every(({ gates }) => gates!.enter.allowed)).toBe(true);
  await shut.set({ door: 'open' }).execute();
});

test('a cursor that is none of ours, and a range without end, are refused', async () => {
  expect((await ben!.call('GET', '/api/agenda?cursor=abc')).status).toBe(400);
  expect(
    (await ben!.call('GET', '/api/agenda/range?from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z'))
      .status,
  ).toBe(422);
  expect(
    (await ben!.call('GET', '/api/agenda/range?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z'))
      .status,
  ).toBe(422);
});

test('the calendar link shows what its owner may see now, and nothing once it is revoked', async () => {
  const body = await makeFeed(ben!);
  const path = new URL(body.link).pathname;
  const read = async () => world.nobody<string>('GET', path);
  const first = await read();
  expect([first.status, first.headers['content-type']]).toEqual([
    200,
    'text/calendar; charset=utf-8',
  ]);
  const events = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]])
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));
  const expected = Array.from({ length: 240 }, (_, at) => at)
    .filter(may)
    .map((at) => `Number ${at}`);
  expect(
    events(first.body)
      .map((event) => event.summary)
      .toSorted(),
  ).toEqual(expected.toSorted());
  await world.fresh.db
    .deleteFrom('group_members')
    .where('person_id', '=', ben!.id)
    .where('group_id', '<>', groups[1]!)
    .execute();
  const second = events((await read()).body);
  expect(second.length).toBeGreaterThan(0);
  expect(second.every((event) => Number(event.summary.split(' ')[1]) % 9 === 1)).toBe(true);
  expect(
    second.every((event) => events(first.body).some((before) => before.uid === event.uid)),
  ).toBe(true);
  const again = await makeFeed(ben!).answer;
  expect((await read()).status).toBe(404);
  expect((await world.nobody('GET', new URL(again.body.link).pathname)).status).toBe(200);
  await ben!.call('DELETE', '/api/me/feed');
  expect((await world.nobody('GET', new URL(again.body.link).pathname)).status).toBe(404);
});

test('calendars that look at titles only see what is cancelled, in the words of the reader, and what took place stays as it was', async () => {
  const cara = await world.person('Cara', { organisation: home });
  const group = await world.group('Robotics', home, { managers: [ada!], members: [cara] });
  const day = (away: number): string =>
    `${new Date(Date.now() + away * 24 * hour).toISOString().slice(0, 10)}T10:30`;
  const plan = { description: '', group, hosts: [], hidden: false, zone: 'UTC', minutes: 90 };
  const lab = await planSession(ada!, {
    ...plan,
    title: 'Robotics lab',
    start: day(1),
    until: day(8).slice(0, 10),
  });
  const feed = await makeFeed(cara);
  const read = async () => {
    const { body } = await world.nobody<string>('GET', new URL(feed.link).pathname);
    expect([body.endsWith('END:VCALENDAR\r\n'), /(?<!\r)\n/u.test(body)]).toEqual([true, false]);
    return new ICAL.Component(ICAL.parse(body) as [string, unknown[], unknown[]])
      .getAllSubcomponents('vevent')
      .map((event) => ({
        says: [
          event.getFirstPropertyValue('summary'),
          event.getFirstPropertyValue('status'),
          event.getFirstPropertyValue('transp'),
        ],
        sequence: Number(event.getFirstPropertyValue('sequence')),
      }));
  };
  await world.fresh.pool.query(
    `update events set starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours'
                                 where id = (select id from events where session_id = $1 order by starts_at limit 1)`,
    [lab.id],
  );
  const before = await read();
  expect(before.map(({ says }) => says)).toEqual(
    Array.from({ length: 2 }, () => ['Robotics lab', 'CONFIRMED', 'OPAQUE']),
  );
  expect(await statusOf(cancel(ada!, lab.id, 'Trainer is ill'))).toBeLessThan(300);
  const [past, next] = await read();
  expect([past!.says, past!.sequence]).toEqual([
    ['Robotics lab', 'CONFIRMED', 'OPAQUE'],
    before[0]!.sequence,
  ]);
  expect([next!.says, next!.sequence > before[1]!.sequence]).toEqual([
    ['Cancelled: Robotics lab', 'CANCELLED', 'TRANSPARENT'],
    true,
  ]);
  await changeAccount(cara, { language: 'de' });
  expect((await read())[1]!.says[0]).toBe('Abgesagt: Robotics lab');
});
