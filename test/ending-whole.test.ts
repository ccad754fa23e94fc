import { expect, test } from 'vitest';
import { statusOf } from './world/answers.ts';
import { people, useCast, world } from './world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  endForAll,
  groupSession,
  letIn,
  must,
  names,
  open,
  own,
  type Place,
  renewLink,
  turn,
} from './world/doors.ts';
import { deleteGroup, takeOut } from './world/groups.ts';
import { removeMember, suspend } from './world/organisation.ts';
import { cancel, changeSession } from './world/sessions.ts';
import { takeOutUntold } from './world/beyond.ts';
import type { Someone } from './world/world.ts';

// What ends with a right ends whole: the request, the Allow, and what hosts are told of it.

useCast();

const soon = { timeout: 3000, interval: 50 };
const change = (id: string, to: Record<string, unknown>) => changeSession(people.boss, id, to, 1);
const out = (person: Someone) => takeOut(people.boss, people.group, person);
const told = async (): Promise<number> =>
  (
    await world.fresh.pool.query(
      `select from notices where kind = 'knock' and settled_at is null and person_id = $1`,
      [people.host.id],
    )
  ).rowCount ?? 0;
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);

const ways: Readonly<
  Record<
    string,
    { readonly who: 'member' | 'guest'; readonly take: (place: Place) => Promise<unknown> }
  >
> = {
  'the session is cancelled': {
    who: 'guest',
    take: ({ id }) => cancel(people.boss, id),
  },
  'it is cancelled, for one of the group': {
    who: 'member',
    take: ({ id }) => cancel(people.boss, id),
  },
  'the session is hidden': { who: 'guest', take: ({ id }) => change(id, { hidden: true }) },
  'it is hidden, for one of the group': {
    who: 'member',
    take: ({ id }) => change(id, { hidden: true }),
  },
  'it is moved to another day': {
    who: 'guest',
    take: ({ id }) => change(id, { start: tomorrow() }),
  },
  'it is for another group now': {
    who: 'member',
    take: async ({ id }) =>
      change(id, {
        group: await world.group('Other', people.organisation, {
          managers: [people.boss],
          members: [people.host],
        }),
      }),
  },
  'they are taken out of the group': { who: 'member', take: () => out(people.member) },
  'the group is deleted': {
    who: 'guest',
    take: ({ id }) => deleteGroup(people.boss, people.group, [id]),
  },
  'they are suspended': {
    who: 'member',
    take: () => suspend(people.boss, people.organisation, people.member),
  },
  'they leave the organisation': {
    who: 'member',
    take: () => removeMember(people.boss, people.organisation, people.member),
  },
  'guests are switched off': {
    who: 'guest',
    take: ({ id }) => turn(people.host, id, { guests: false }),
  },
  'the link is renewed and they are turned away': {
    who: 'guest',
    take: ({ id }) => renewLink(people.host, id, { turnAway: true }),
  },
  'it is ended for all': {
    who: 'guest',
    take: ({ id }) => endForAll(people.host, id),
  },
  'a process dies before it has told anybody': {
    who: 'member',
    take: () => takeOutUntold(world, people.member),
  },
};

test.each(Object.entries(ways))(
  '%s: who waited waits no longer, no host is told of them, and they are not let in',
  async (_, { who, take }) => {
    const place = await groupSession(people, { door: 'locked' });
    const one: Anyone = who === 'member' ? people.member : await world.guest(place.link, 'Gus');
    const { id } = await ask(one, place.id);
    expect(await told()).toBe(1);
    await take(place);
    const late = answer(people.host, id, 'allow').answer; // at once, before anything has been told
    await expect.poll(told, soon).toBe(0);
    const { status, body } = await late;
    expect(status === 404 || !body.won).toBe(true);
    await expect
      .poll(
        async () =>
          (await world.fresh.pool.query('select state from knocks where id = $1', [id])).rows,
        soon,
      )
      .toEqual([{ state: 'void' }]);
  },
);

test('an Allow that nobody used ends with the right, too', async () => {
  const place = await groupSession(people, { door: 'locked' });
  const id = await letIn(people.host, people.member, place.id);
  await out(people.member);
  await expect
    .poll(
      async () =>
        (await world.fresh.pool.query('select state from knocks where id = $1', [id])).rows,
      soon,
    )
    .toEqual([{ state: 'void' }]);
  expect(await must(people.host.call('GET', `/api/sessions/${place.id}/answers`))).toEqual({
    items: [],
  });
});

test('a host who is taken out of the group is told of nobody; the room of somebody who left is nothing to wait at', async () => {
  const place = await groupSession(people, { door: 'locked' });
  await ask(await world.guest(place.link, 'Gus'), place.id);
  await out(people.host);
  await expect.poll(told, soon).toBe(0);
  expect(await names(people.boss, place.id)).toEqual(['Gus']);
  const room = await own(people.member, people.organisation);
  await open(people.stranger, room);
  const { id } = await ask(people.stranger, room.id);
  await suspend(people.boss, people.organisation, people.member);
  await expect
    .poll(
      async () =>
        (await world.fresh.pool.query('select state from knocks where id = $1', [id])).rows,
      soon,
    )
    .toEqual([{ state: 'void' }]);
});

test(
  'two hundred who ask while they are taken out of the group, in both orders: three seconds later none of them waits',
  { timeout: 240_000 },
  async () => {
    const place = await groupSession(people, { door: 'locked' });
    const { pool } = world.fresh;
    const crowd: Someone[] = [];
    for (let at = 0; at < 200; at += 1)
      crowd.push(await world.person(`Crowd ${at}`, { organisation: people.organisation }));
    await pool.query(
      `insert into group_members (group_id, person_id, role) select $1, unnest($2::uuid[]), 'member'`,
      [people.group, crowd.map(({ id }) => id)],
    );
    for (let at = 0; at < crowd.length; at += 10)
      await Promise.all(
        crowd.slice(at, at + 10).map(async (one, turnOf) => {
          const acts = [() => out(one), () => statusOf(ask(one, place.id))];
          await Promise.all((turnOf % 2 === 0 ? acts : acts.toReversed()).map((act) => act()));
        }),
      );
    const waits = async () =>
      (
        await pool.query(`select from knocks where session_id = $1 and state = 'pending'`, [
          place.id,
        ])
      ).rowCount;
    await expect.poll(waits, soon).toBe(0);
    expect([await told(), await names(people.boss, place.id)]).toEqual([0, []]);
  },
);
