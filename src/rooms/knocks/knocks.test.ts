import { describe, expect, test } from 'vitest';
import { refusal, statusOf } from '../../../test/world/answers.ts';
import { people, useCast, world } from '../../../test/world/cast.ts';
import {
  answer,
  answerMany,
  type Anyone,
  ask,
  bring,
  browserWith,
  decisions,
  elsewhere,
  endForAll,
  enter,
  groupSession,
  hours,
  leave,
  letIn,
  look,
  minutes,
  must,
  names,
  open,
  own,
  type Place,
  queue,
  remove,
  renewLink,
  stateOf,
  turn,
  withdraw,
} from '../../../test/world/doors.ts';
import { cancel, dropHost, makeHost } from '../../../test/world/sessions.ts';
import { addTo, takeOut } from '../../../test/world/groups.ts';
import type { Someone } from '../../../test/world/world.ts';
import { newId } from '../../base/ids.ts';
import { expireDue } from '../waiting/actions.ts';

useCast();

const room = (more: Record<string, unknown> = {}) =>
  own(people.host, people.organisation, { kind: 'standing', ...more });
const guest = (place: Place, name = 'Gus') => world.guest(place.link, name);

describe('an Allow', () => {
  test('is good for twelve hours in a room without an end: come back then, without a new request, as often as one likes; not later', async () => {
    const place = await room();
    const gus = await guest(place);
    await letIn(people.host, gus, place.id);
    await world.fresh.turnClock(minutes(10));
    await leave(gus, (await enter(gus, place.id)).stay);
    await world.fresh.turnClock(hours(12) - minutes(1));
    await leave(gus, (await enter(gus, place.id)).stay);
    await world.fresh.turnClock(hours(12) + minutes(1));
    expect([await refusal(enter(gus, place.id)), await stateOf(gus, place.id)]).toEqual([
      ['door-lets-in'],
      'expired',
    ]);
    await ask(gus, place.id);
  });

  test('of a session with an end is good until the room closes', async () => {
    const place = await groupSession(people, { door: 'locked' });
    await letIn(people.host, people.member, place.id);
    const { until } = (await look(people.member, place.id)).knock!;
    await world.fresh.turnClock(Date.parse(until) - Date.now() - minutes(1));
    await leave(people.member, (await enter(people.member, place.id)).stay);
    await world.fresh.turnClock(Date.parse(until) - Date.now() + minutes(1));
    expect(await refusal(enter(people.member, place.id))).toEqual(['within-time', 'door-lets-in']);
  });

  test('is bound to the account or the browser, on every device of the account', async () => {
    const place = await room();
    await open(people.stranger, place);
    await letIn(people.host, people.stranger, place.id);
    const phone = await elsewhere(world, people.stranger);
    await enter(phone, place.id);
    const gus = await guest(place);
    await letIn(people.host, gus, place.id);
    expect(await refusal(enter(await guest(place), place.id))).toEqual(['door-lets-in']);
    await enter(gus, place.id);
  });

  test('does not open a closed door, and is good again when the door is only locked', async () => {
    const place = await room();
    const gus = await guest(place);
    await letIn(people.host, gus, place.id);
    await turn(people.host, place.id, { door: 'closed' });
    expect(await refusal(enter(gus, place.id))).toEqual(['door-lets-in']);
    await turn(people.host, place.id, { door: 'locked' });
    await enter(gus, place.id);
  });

  test('is judged again at the entry: out of the group, blocked, guests not wanted, cancelled, no place', async () => {
    const place = await groupSession(people, { door: 'locked' });
    const [gus, ina] = [await guest(place, 'Gus'), await guest(place, 'Ina')];
    const [, knock] = [
      await letIn(people.host, people.member, place.id),
      await letIn(people.host, gus, place.id),
      await letIn(people.host, ina, place.id),
    ];
    await takeOut(people.boss, people.group, people.member);
    expect(await statusOf(enter(people.member, place.id))).toBe(404);
    await answer(people.host, knock, 'block');
    expect(await refusal(enter(gus, place.id))).toEqual(['not-blocked', 'door-lets-in']);
    await turn(people.host, place.id, { guests: false });
    expect(await statusOf(enter(ina, place.id))).toBe(404);
    await turn(people.host, place.id, { guests: true });
    const crowd = await Promise.all(
      Array.from({ length: 6 }, (_, at) => guest(place, `Crowd ${at}`)),
    );
    for (const one of crowd) await bring(people.host, one, place.id);
    expect(await refusal(enter(ina, place.id))).toEqual(['room-has-place']);
    await cancel(people.boss, place.id, 'Ill');
    expect(await refusal(enter(ina, place.id))).toContain('not-cancelled');
  });

  test('comes along when the link is renewed, and an old stay or ticket does not replace it', async () => {
    const place = await room();
    const [gus, eve] = [await guest(place, 'Gus'), await guest(place, 'Eve')];
    const { stay } = await bring(people.host, gus, place.id);
    await renewLink(people.host, place.id, { turnAway: true });
    await enter(gus, place.id, stay);
    expect(await statusOf(enter(eve, place.id, stay))).toBe(404);
    const newer = await must(
      people.host.call<{ link: string }>('GET', `/api/sessions/${place.id}/room-settings`),
    );
    const eva = await world.guest(newer.link, 'Eva');
    expect(await refusal(enter(eva, place.id, stay))).toEqual(['door-lets-in']);
  });
});

describe('a host who starts', () => {
  const waiting = async (place: Place, ...all: string[]) => {
    const guests = await Promise.all(all.map((name) => guest(place, name)));
    for (const one of guests) await ask(one, place.id);
    return guests;
  };
  const states = (place: Place, all: readonly Anyone[]) =>
    Promise.all(all.map((one) => stateOf(one, place.id)));

  test('opens nothing, unless the room is set so; then everybody who waits is let in, and whoever comes later is not', async () => {
    const place = await room();
    const early = await waiting(place, 'A', 'B');
    await leave(people.host, (await enter(people.host, place.id)).stay);
    expect(await states(place, early)).toEqual(['pending', 'pending']);
    await turn(people.host, place.id, { bringIn: true });
    expect(await states(place, early)).toEqual(['pending', 'pending']);
    await enter(people.host, place.id);
    expect(await states(place, early)).toEqual(['allowed', 'allowed']);
    for (const one of early) await enter(one, place.id);
    const late = await waiting(place, 'Late');
    expect(await states(place, late)).toEqual(['pending']);
    const log = await decisions(people.host, place.id);
    expect(
      log
        .filter(({ kind }) => kind === 'knock.answered')
        .map(({ who, from, says }) => [who, from, says]),
    ).toEqual([
      ['Hanna Host', 'start', 'Hanna Host let B in'],
      ['Hanna Host', 'start', 'Hanna Host let A in'],
    ]);
  });

  test.each(['locked', 'closed'] as const)(
    'never brings anybody in through a %s door',
    async (door) => {
      const place = await room({ door: 'locked' });
      const [gus] = await waiting(place, 'Gus');
      await turn(people.host, place.id, { bringIn: true, door });
      await enter(people.host, place.id);
      expect(await states(place, [gus!])).toEqual([door === 'locked' ? 'pending' : 'void']);
      expect(await statusOf(enter(gus!, place.id))).toBe(403);
    },
  );

  test('brings in nobody whom a host sent back, and a member who enters brings in nobody at all', async () => {
    const place = await groupSession(people, { door: 'members', bringIn: true });
    const gus = await guest(place);
    const { stay } = await bring(people.host, gus, place.id);
    await remove(people.host, stay, { back: true });
    const [ina] = await waiting(place, 'Ina');
    await enter(people.member, place.id);
    expect(await states(place, [gus, ina!])).toEqual(['pending', 'pending']);
    await enter(people.boss, place.id);
    expect(await states(place, [gus, ina!])).toEqual(['pending', 'allowed']);
  });
});

describe('what hosts are told', () => {
  type Listed = { items: { kind: string; subject: string; count: number; title: string }[] };
  const told = async (who: Someone) =>
    (await must(who.call<Listed>('GET', '/api/notices?only=open'))).items.filter(
      ({ kind }) => kind === 'knock',
    );
  /** Everybody who runs the room. */
  const all = async (...hosts: Someone[]): Promise<number[]> =>
    (await Promise.all(hosts.map(told))).map((items) => items.length);

  test('is one notice a room, for every host named; managers of the group only where there is no host', async () => {
    const place = await groupSession(people, { door: 'members' });
    const gus = await guest(place);
    await ask(gus, place.id);
    await ask(await guest(place, 'Ina'), place.id);
    expect(await told(people.host)).toMatchObject([{ subject: place.id, count: 2 }]);
    expect(await all(people.boss, people.member)).toEqual([0, 0]);
    await dropHost(people.boss, place.id, people.host);
    await expect.poll(() => all(people.host)).toEqual([0]); // not theirs any more
    await ask(await guest(place, 'Olga'), place.id);
    expect(await all(people.boss, people.host)).toEqual([1, 0]);
  });

  type Way = readonly [string, (place: Place, gus: Anyone, knock: string) => Promise<unknown>];
  test.each<Way>([
    ['let in', (_, __, id) => answer(people.host, id, 'allow')],
    ['turned away', (_, __, id) => answer(people.host, id, 'deny')],
    ['blocked', (_, __, id) => answer(people.host, id, 'block')],
    ['let in with all others', (place, _, id) => answerMany(people.host, place.id, 'allow', [id])],
    ['withdrawn', (_, gus, id) => withdraw(gus, id)],
    ['needless, as the door was opened', (place) => turn(people.host, place.id, { door: 'open' })],
    [
      'needless, as the door was closed',
      (place) => turn(people.host, place.id, { door: 'closed' }),
    ],
    [
      'needless, as guests are not wanted any more',
      (place) => turn(people.host, place.id, { guests: false }),
    ],
    [
      'turned away with the old link',
      (place) => renewLink(people.host, place.id, { turnAway: true }),
    ],
    ['over with the session', (place) => endForAll(people.host, place.id)],
    ['brought in by a host who starts', (place) => enter(people.host, place.id)],
    [
      'run out',
      async () => (await world.fresh.turnClock(hours(25)), await expireDue(world.fresh.db)),
    ],
  ])('ends for every host when the last request is %s', async (_, act) => {
    const place = await room();
    await makeHost(people.host, place.id, people.member);
    await turn(people.host, place.id, { bringIn: true });
    const gus = await guest(place);
    const ina = await guest(place, 'Ina');
    const { id } = await ask(gus, place.id);
    const { id: first } = await ask(ina, place.id);
    await answer(people.host, first, 'deny');
    expect(await all(people.host, people.member)).toEqual([1, 1]); // one of two is answered
    await act(place, gus, id);
    expect([await all(people.host, people.member), await names(people.host, place.id)]).toEqual([
      [0, 0],
      [],
    ]);
    expect(
      (await must(people.member.call<{ count: number }>('GET', '/api/notices/unread'))).count,
    ).toBe(0);
  });

  test('ends also when the one who waits becomes a host, or comes in as one of the group', async () => {
    const place = await groupSession(people, { door: 'members' });
    await open(people.stranger, place);
    await ask(people.stranger, place.id);
    expect(await all(people.host)).toEqual([1]);
    await world.contact(people.boss, people.stranger);
    await addTo(people.boss, people.group, people.stranger);
    await enter(people.stranger, place.id);
    expect([
      await all(people.host),
      await names(people.host, place.id),
      await stateOf(people.stranger, place.id),
    ]).toEqual([[0], [], 'void']);
    const { rows } = await world.fresh.pool.query(
      `select data ->> 'because' as because from journal where subject_id = $1 and kind = 'knock.voided'`,
      [place.id],
    );
    expect(rows).toEqual([{ because: 'opened' }]);
    await turn(people.host, place.id, { door: 'locked' });
    await ask(people.member, place.id);
    await makeHost(people.host, place.id, people.member);
    expect([await all(people.host), await stateOf(people.member, place.id)]).toEqual([[0], 'void']);
  });

  test('is not told to the one who waits, even if they are a host elsewhere', async () => {
    const mine = await own(people.member, people.organisation);
    const place = await room();
    await open(people.member, place);
    await ask(people.member, place.id);
    expect([
      await all(people.host, people.member),
      (await queue(people.host, place.id)).length,
    ]).toEqual([[1, 0], 1]);
    expect(mine.id).not.toBe(place.id);
    expect(await must(people.host.call('GET', '/api/waiting-rooms'))).toEqual({
      items: [{ session: place.id, title: 'Talk', waiting: 1 }],
    });
    expect(await must(people.member.call('GET', '/api/waiting-rooms'))).toEqual({ items: [] });
  });
});

test('a request and an Allow of somebody who signs in in the same browser stay the guest’s', async () => {
  const place = await room();
  const gus = await guest(place, 'Sam Stranger');
  await letIn(people.host, gus, place.id);
  const both = browserWith(world, `${gus.cookie}; ${people.stranger.cookie}`);
  expect(await statusOf(both.call('GET', `/api/sessions/${place.id}/room`))).toBe(404);
  await open(people.stranger, place);
  expect(await look(both, place.id)).toMatchObject({
    me: { name: 'Sam Stranger', guest: false },
    knock: null,
    gates: { enter: { allowed: false } },
  });
  await enter(gus, place.id);
  await ask(both, place.id);
  expect(await queue(people.host, place.id)).toMatchObject([
    { person: people.stranger.id, verified: true, resembles: 'Sam Stranger' },
  ]);
  expect(await statusOf(withdraw(both, newId()))).toBe(404);
});
