import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId, type PersonId } from '../src/base/ids.ts';
import type { Hint, Page } from '../src/base/live/live.ts';
import { cast } from './world/cast.ts';
import { groupSession } from './world/doors.ts';
import { planSession } from './world/sessions.ts';
import { openWorld, type World } from './world/world.ts';

// What a page may ask when it comes back costs little, whoever asks and however often.

let world: World;
let people: Awaited<ReturnType<typeof cast>>;
beforeAll(async () => {
  world = await openWorld();
  people = await cast(world);
}, 120_000);
afterAll(() => world.close());

type Missed = { readonly topics?: readonly string[]; readonly place: string };
/** A page that can be heard; each says `since` on its own. */
function pageOf(person: PersonId | null) {
  const told: Missed[] = [];
  const page = {
    id: newId(),
    who: { person, visitor: newId(), language: 'en' },
    send: (message: Missed) => told.push(message),
  } as unknown as Page;
  const { handle } = world.app.deps.live.frames.get('since')!;
  return { told, say: (place: string): unknown => handle(page, { place }) };
}
const since = async (person: PersonId | null, place: string): Promise<Missed> => {
  const { told, say } = pageOf(person);
  say(place);
  await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 20_000, interval: 20 });
  return told[0]!;
};
const placeNow = (): string => world.app.deps.live.place()!;
/** Waits until all that has happened has been hinted: a place from which the boss misses nothing. */
const settled = (): Promise<string> =>
  vi.waitFor(
    async () => {
      const place = placeNow();
      const { topics } = await since(people.boss.id, place);
      for (const topic of ['sessions', 'rooms', 'journal']) expect(topics).not.toContain(topic);
      return place;
    },
    { timeout: 20_000, interval: 500 },
  );
/** How often the database is asked until it is said what was missed. */
async function statements(person: PersonId | null, place: string): Promise<number> {
  const { pool } = world.app.deps;
  let taken = 0;
  const take = (): unknown => (taken += 1);
  pool.on('acquire', take);
  expect(await since(person, place)).toHaveProperty('topics');
  pool.off('acquire', take);
  return taken;
}
const enterings = (session: string, entries: number, subjects: number): Promise<unknown> =>
  world.fresh.pool.query(
    `insert into journal (organisation_id, person_id, through, kind, subject_id, data)
     select $1, $2::uuid, 'job',
       case when n % 2 = 0 then 'room.entered' else 'session.changed' end,
       case when n % $5 = 0 then $3::uuid else gen_random_uuid() end,
       case
         when n % 2 = 0
         then '{"stay": "${newId()}", "persons": [], "name": "x"}'::jsonb
         else '{"title": "x", "fields": [], "groups": [], "saw": [], "persons": []}'::jsonb
       end
     from generate_series(1, $4) n`,
    [people.organisation, people.boss.id, session, entries, Math.max(1, subjects)],
  );

test('what was missed of one subject is asked once, and of guests nothing that is for people', async () => {
  const { id } = await groupSession(people);
  const place = await settled();
  await enterings(id, 480, 1);
  const fresh = await settled();
  for (const [person, from] of [
    [people.member.id, place],
    [null, place],
    [people.member.id, fresh],
  ] as const) {
    const asked = await statements(person, from);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(60);
  }
});

test('the most that is told again costs a bounded number of questions, of guests fewer', async () => {
  const place = await settled();
  await enterings(newId(), 58, 1000);
  await settled();
  expect(await statements(people.member.id, place)).toBeLessThan(300);
  expect(await statements(null, place)).toBeLessThan(100);
});

test('whoever missed more subjects than that, or was away for long, looks at everything', async () => {
  const { id } = await groupSession(people);
  const place = await settled();
  const { line } = world.app.deps;
  const muchLater = new Date(line.now().getTime() + 16 * 60_000);
  const clock = vi.spyOn(line, 'now').mockReturnValue(muchLater);
  expect(await since(people.member.id, place)).not.toHaveProperty('topics');
  clock.mockRestore();
  await enterings(id, 61, 1000);
  expect(await since(people.member.id, place)).not.toHaveProperty('topics');
});

test('one page is answered once in a while: what it asks beyond that costs nothing', async () => {
  const { told, say } = pageOf(people.member.id);
  const place = placeNow();
  for (let times = 0; times < 50; times += 1) say(place);
  expect(told).toHaveLength(49);
  for (const missed of told) expect(missed).not.toHaveProperty('topics');
  await vi.waitFor(() => expect(told).toHaveLength(50), { timeout: 20_000 });
});

test('whoever has missed little waits for nobody who has missed more', async () => {
  const { id } = await groupSession(people);
  const place = await settled();
  await enterings(id, 59, 2);
  const near = await settled();
  const { pool } = world.app.deps;
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const real = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>;
  let isHeld = false;
  const query = vi.spyOn(pool, 'query').mockImplementation((...given: unknown[]): unknown => {
    const { name } = given[0] as { readonly name?: string };
    if (name !== 'journal-missed' || isHeld) return real(...given);
    isHeld = true;
    return held.then(() => real(...given));
  });
  const far = pageOf(people.member.id);
  far.say(place);
  await vi.waitFor(() => expect(isHeld).toBe(true), { timeout: 20_000 });
  expect(await since(people.boss.id, near)).toHaveProperty('topics');
  expect(far.told).toEqual([]);
  release();
  await vi.waitFor(() => expect(far.told).toHaveLength(1), { timeout: 20_000 });
  query.mockRestore();
});

test('a page that knows entries which were undone looks at everything', async () => {
  await groupSession(people);
  const place = await settled();
  expect(await since(people.member.id, place)).toHaveProperty('topics');
  // an older database has come, and has written on past what the page knows
  await world.fresh.pool.query(
    `update journal
     set at = at + interval '10 seconds'
     where seq = (select max(seq) from journal)`,
  );
  expect(await since(people.member.id, place)).not.toHaveProperty('topics');
});

test('whoever may not see any more what a notice is about looks at their notices, here or away', async () => {
  const { boss, member, group, organisation } = people;
  const other = await world.group('Others', organisation, { managers: [boss] });
  const hints: Hint[] = [];
  for (const change of [{ hidden: true }, { group: other }]) {
    const { id } = await planSession(boss, { group, title: 'Lost' });
    const place = await settled();
    await world.fresh.pool.query(
      `update notices
       set at = at - interval '10 minutes'
       where person_id = $1`,
      [member.id],
    );
    const { live } = world.app.deps;
    const here = vi.spyOn(live, 'here').mockReturnValue([member.id]);
    const hint = vi.spyOn(live, 'hint').mockImplementation((some) => void hints.push(...some));
    hints.length = 0;
    const { body } = await boss.call<{ version: number }>('GET', `/api/sessions/${id}`);
    expect((await boss.call('PATCH', `/api/sessions/${id}`, change, body.version)).status).toBe(
      200,
    );
    await vi.waitFor(
      () =>
        expect(
          hints.flatMap(({ person, topics }) => (person === member.id ? topics : [])),
        ).toContain('notices'),
      { timeout: 10_000 },
    );
    here.mockRestore();
    hint.mockRestore();
    expect((await since(member.id, place)).topics).toContain('notices');
  }
});
