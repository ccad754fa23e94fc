import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bareKnock } from '../../../test/world/notices.ts';
import { everybodyHosts, openWorld, type World } from '../../../test/world/world.ts';
import { transact } from '../../base/data/database.ts';
import { newId, type PersonId } from '../../base/ids.ts';
import type { Letter, Phrase } from '../../base/mail/letter.ts';
import type { NoticeDesk, NoticeKind } from '../../base/notice.ts';
import { notify } from '../actions.ts';
import { openSending } from './reactions.ts';

// Mails of what goes to many are written fifty at once.

const MANY = 130;
let world: World;
let persons: readonly PersonId[];
const faults: unknown[] = [];
/** Writes the mail of one reader; refused for some. */
let write: (desk: NoticeDesk, person: PersonId) => Promise<void>;

const kind = (): NoticeKind => ({
  ...bareKnock(async (_db, _subject, among) => among),
  letter: async (desk, { person, language }): Promise<Letter> => {
    await write(desk, person);
    return {
      to: `${person}@example.org`,
      language,
      subject: 'News' as Phrase,
      paragraphs: ['There is some.' as Phrase],
    };
  },
});
const process = () => openSending(world.app.deps, [kind()], (error) => faults.push(error), false);
const written = async () =>
  (
    await world.fresh.pool.query<{ to: string; times: number }>(
      `select to_address as to, count(*)::int as times
       from mails
       where subject = 'News'
       group by to_address`,
    )
  ).rows;
const waiting = async () =>
  (
    await world.fresh.pool.query<{ id: PersonId }>(
      `select n.person_id as id
       from deliveries d
       join notices n on n.id = d.notice_id
       where d.channel = 'mail' and d.state = 'waiting'`,
    )
  ).rows.map(({ id }) => id);

beforeAll(async () => {
  world = await openWorld();
  await everybodyHosts(world);
  const { rows } = await world.fresh.pool.query<{ id: PersonId }>(
    `insert into persons (id, name, email, email_verified)
     select gen_random_uuid(), 'Reader ' || n, 'reader' || n || '@example.org', true
     from generate_series(1, $1::int) n
     returning id`,
    [MANY],
  );
  persons = rows.map(({ id }) => id);
});
afterAll(() => world.close());
beforeEach(async () => {
  faults.length = 0;
  write = async () => undefined;
  await world.fresh.turnClock(0);
  await world.fresh.pool.query('delete from notices');
  await world.fresh.pool.query('delete from mails');
  await transact(world.fresh.db, (tx) =>
    notify(tx, kind(), {
      persons,
      subject: newId(),
      args: { name: 'Gus', title: 'Standup' },
      href: '/',
    }),
  );
  await world.fresh.turnClock(61_000);
});
afterEach(() => world.fresh.turnClock(0));

test('two processes that take them at once write each of them once', async () => {
  const both = [process(), process()];
  await Promise.all(both.map(({ work }) => work()));
  expect(await written()).toHaveLength(MANY);
  expect((await written()).filter(({ times }) => times !== 1)).toEqual([]);
  expect([await waiting(), faults]).toEqual([[], []]);
  await Promise.all(both.map(({ stop }) => stop()));
});

test.each<readonly [string, (desk: NoticeDesk) => Promise<unknown>]>([
  ['cannot be written', async () => Promise.reject(new Error('no words'))],
  ['breaks the transaction of all', ({ db }) => sql`select 1 / 0`.execute(db)],
])('one that %s takes no other along, and goes when it can', async (_, fail) => {
  const bad = persons[MANY >> 1]!;
  write = async (desk, person) => void (person === bad && (await fail(desk)));
  const sending = process();
  await sending.work();
  expect(await written()).toHaveLength(MANY - 1);
  expect(await waiting()).toEqual([bad]);
  expect(faults.length).toBeGreaterThan(0);
  write = async () => undefined;
  await world.fresh.turnClock(600_000);
  await sending.work();
  expect((await written()).filter(({ times }) => times === 1)).toHaveLength(MANY);
  expect(await waiting()).toEqual([]);
  await sending.stop();
});
