import { describe, expect, test } from 'vitest';
import { refusal, statusOf } from '../../../test/world/answers.ts';
import { guests, people, standing, useCast, world } from '../../../test/world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  browserWith,
  elsewhere,
  enter,
  groupSession,
  hours,
  look,
  must,
  names,
  open,
  queue,
  seconds,
  stateOf,
  turn,
  withdraw,
} from '../../../test/world/doors.ts';
import { newId } from '../../base/ids.ts';
import { mostWaiting } from './rules.ts';
import { expireDue } from '../waiting/actions.ts';

useCast();

/**
 * When they may ask again, in seconds from now, on a slow machine too: to the next ten; 0: at once.
 */
async function waitOf(who: Anyone, id: string): Promise<number> {
  const { knock, gates } = await look(who, id);
  const told = knock?.mayAskAt
    ? Math.ceil((Date.parse(knock.mayAskAt) - Date.now()) / 10_000) * 10
    : 0;
  expect(gates.knock.allowed).toBe(told === 0);
  return told;
}

describe('asking to join', () => {
  test('ten clicks, three tabs at once and a reload are one row; another browser is a second one', async () => {
    const place = await standing();
    const [guest, other] = await guests(place.link, 'Gus', 'Olga');
    const clicks = await Promise.all(
      Array.from({ length: 10 }, () => ask(guest!, place.id).answer),
    );
    expect(clicks.map(({ status }) => status).sort()).toEqual([...Array<number>(9).fill(200), 201]);
    expect(new Set(clicks.map(({ body }) => body.id)).size).toBe(1);
    await Promise.all(Array.from({ length: 3 }, () => must(ask(guest!, place.id))));
    expect((await look(guest!, place.id)).knock).toMatchObject({
      id: clicks[0]!.body.id,
      state: 'pending',
    });
    expect(await queue(people.host, place.id)).toMatchObject([
      { id: clicks[0]!.body.id, name: 'Gus', asks: 1, denials: 0, verified: false },
    ]);
    await ask(other!, place.id);
    expect(await names(people.host, place.id)).toEqual(['Gus', 'Olga']);
    const { rows } = await world.fresh.pool.query(
      `select count(*)::int as asked from journal where kind = 'knock.asked' and subject_id = $1`,
      [place.id],
    );
    expect(rows).toEqual([{ asked: 2 }]);
  });

  test('a person who asks from two devices is one row, under the name and picture of the account', async () => {
    const place = await standing();
    await open(people.stranger, place);
    const phone = await elsewhere(world, people.stranger);
    const both = await Promise.all([
      ask(people.stranger, place.id).answer,
      ask(phone, place.id).answer,
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(await queue(people.host, place.id)).toMatchObject([
      { name: 'Sam Stranger', person: people.stranger.id, verified: true, resembles: null },
    ]);
    expect(await stateOf(phone, place.id)).toBe('pending');
  });

  test('a message is text of at most 280 characters, and the one who waits may change it', async () => {
    const place = await standing();
    const [guest] = await guests(place.link, 'Gus');
    const markup = `<img src=x onerror=alert(1)> **bold** & "quotes"\nsecond line`;
    expect(await statusOf(ask(guest!, place.id, 'x'.repeat(281)))).toBe(422);
    expect(await stateOf(guest!, place.id)).toBe(undefined);
    await ask(guest!, place.id, markup);
    expect((await queue(people.host, place.id))[0]!.message).toBe(markup);
    await must(ask(guest!, place.id, '👩‍👩‍👧‍👦'.repeat(280)));
    expect((await queue(people.host, place.id))[0]!.message).toBe('👩‍👩‍👧‍👦'.repeat(280));
    await must(ask(guest!, place.id));
    expect((await look(guest!, place.id)).knock!.message).toBe('👩‍👩‍👧‍👦'.repeat(280));
  });

  test('withdrawn: gone for every host and asked anew at once; nobody else can withdraw it', async () => {
    const place = await standing();
    const [guest, other] = await guests(place.link, 'Gus', 'Olga');
    const { id } = await ask(guest!, place.id);
    for (const [who, status] of [
      [other!, 404],
      [people.host, 404],
      [people.stranger, 404],
    ] as const)
      expect(await statusOf(withdraw(who, id))).toBe(status);
    expect(await statusOf(withdraw(guest!, newId()))).toBe(404);
    await withdraw(guest!, id);
    await withdraw(guest!, id);
    expect([await names(people.host, place.id), await stateOf(guest!, place.id)]).toEqual([
      [],
      'withdrawn',
    ]);
    expect(await ask(guest!, place.id)).toMatchObject({
      id,
      state: 'pending',
      mayAskAt: null,
    });
    expect(await queue(people.host, place.id)).toMatchObject([{ id, asks: 2, denials: 0 }]);
  });

  test('runs out by the clock after a day, seen by both sides, whether or not a job has run', async () => {
    const place = await standing();
    const [guest] = await guests(place.link, 'Gus');
    const { id } = await ask(guest!, place.id);
    await world.fresh.turnClock(hours(24) - seconds(5));
    expect([await names(people.host, place.id), await stateOf(guest!, place.id)]).toEqual([
      ['Gus'],
      'pending',
    ]);
    await world.fresh.turnClock(hours(24) + seconds(5));
    expect([await names(people.host, place.id), await stateOf(guest!, place.id)]).toEqual([
      [],
      'expired',
    ]);
    expect(await answer(people.host, id, 'allow')).toMatchObject({
      won: false,
      says: 'The request of Gus has run out.',
      knock: { state: 'expired' },
    });
    await expireDue(world.fresh.db);
    await expireDue(world.fresh.db);
    const { rows } = await world.fresh.pool.query(
      `select kind from journal where subject_id = $1 and kind like 'knock.%' order by seq`,
      [place.id],
    );
    expect(rows).toEqual([{ kind: 'knock.asked' }, { kind: 'knock.expired' }]);
    await ask(guest!, place.id);
  });

  test('of a session with an end, it runs out when the room closes', async () => {
    const place = await groupSession(people, { door: 'locked' });
    const { until } = await ask(people.member, place.id);
    await world.fresh.turnClock(Date.parse(until) - Date.now() - seconds(3));
    expect(await stateOf(people.member, place.id)).toBe('pending');
    await world.fresh.turnClock(Date.parse(until) - Date.now() + seconds(3));
    expect([await stateOf(people.member, place.id), await names(people.host, place.id)]).toEqual([
      'expired',
      [],
    ]);
    expect(await refusal(enter(people.member, place.id))).toContain('within-time');
  });

  test('comes before any host is there, and waits; nobody is let in by a host who arrives', async () => {
    const place = await standing();
    const [guest] = await guests(place.link, 'Gus');
    await ask(guest!, place.id);
    await enter(people.host, place.id);
    expect([await stateOf(guest!, place.id), await statusOf(enter(guest!, place.id))]).toEqual([
      'pending',
      403,
    ]);
    expect(await names(people.host, place.id)).toEqual(['Gus']);
  });

  test('is not for hosts, nor for those whom the door lets in, nor before a closed door', async () => {
    const place = await groupSession(people, { door: 'members' });
    expect(await refusal(ask(people.host, place.id))).toEqual(['door-takes-knocks']);
    expect(await refusal(ask(people.boss, place.id))).toEqual(['door-takes-knocks']);
    expect(await refusal(ask(people.member, place.id))).toEqual(['door-takes-knocks']);
    expect(await statusOf(ask(people.stranger, place.id))).toBe(404);
    await turn(people.host, place.id, { door: 'closed' });
    expect(await refusal(ask(people.member, place.id))).toEqual(['door-takes-knocks']);
    expect(await names(people.host, place.id)).toEqual([]);
  });

  test('oftener than thirty times a minute is refused with a time to wait', async () => {
    const place = await standing();
    const [guest, other] = await guests(place.link, 'Gus', 'Olga');
    const all = await Promise.all(Array.from({ length: 60 }, () => ask(guest!, place.id).answer));
    expect(all.filter(({ status }) => status === 429)).toHaveLength(30);
    expect(
      Number(all.find(({ status }) => status === 429)!.headers['retry-after']),
    ).toBeGreaterThan(0);
    await ask(other!, place.id);
    expect(await names(people.host, place.id)).toHaveLength(2);
  });

  test('a door at which thousands wait takes no more until some are answered; other doors do', async () => {
    const [place, quiet] = [await standing(), await standing()];
    await world.fresh.pool.query(
      `with holders as (insert into link_holders (id, session_id, visitor, name, link) select gen_random_uuid(), $1, gen_random_uuid(), 'Crowd ' || n, 1 from generate_series(1, $2::int) n returning id, name)
       insert into knocks (id, session_id, guest_id, name, state, asked_at, expires_at, seen_at) select gen_random_uuid(), $1, id, name, 'pending', date_trunc('milliseconds', now()), now() + interval '1 hour', now() from holders`,
      [place.id, mostWaiting],
    );
    const [guest] = await guests(place.link, 'Gus');
    const [elsewhereGuest] = await guests(quiet.link, 'Olga');
    expect(await ask(guest!, place.id).answer).toMatchObject({
      status: 409,
      body: { code: 'queue-full' },
    });
    await open(people.stranger, place);
    // guests take no place of theirs
    const { id: account } = await ask(people.stranger, place.id);
    await withdraw(people.stranger, account);
    await ask(elsewhereGuest!, quiet.id);
    const first = await must(
      people.host.call<{ items: { id: string }[]; next: string }>(
        'GET',
        `/api/sessions/${place.id}/knocks?limit=100`,
      ),
    );
    const second = await must(
      people.host.call<{ items: { id: string }[] }>(
        'GET',
        `/api/sessions/${place.id}/knocks?limit=100&cursor=${encodeURIComponent(first.next)}`,
      ),
    );
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(200);
    await answer(people.host, first.items[0]!.id, 'deny');
    await ask(guest!, place.id);
  });
});

describe('asking again after a denial', () => {
  const deny = async (id: string, reason = '') =>
    answer(people.host, (await queue(people.host, id))[0]!.id, 'deny', { reason });

  test('is possible at once, then after 30 seconds, 2 minutes, 10 minutes and 10 minutes; hosts see how often', async () => {
    const place = await standing();
    const [guest] = await guests(place.link, 'Gus');
    let now = 0;
    for (const [times, wait] of [
      [1, 0],
      [2, 30],
      [3, 120],
      [4, 600],
      [5, 600],
    ] as const) {
      await ask(guest!, place.id);
      expect(await queue(people.host, place.id)).toMatchObject([
        { denials: times - 1, asks: times },
      ]);
      await deny(place.id, 'Not today');
      expect((await look(guest!, place.id)).knock).toMatchObject({
        state: 'denied',
        answer: 'Not today',
      });
      if (wait === 0) {
        expect(await waitOf(guest!, place.id)).toBe(0);
        continue;
      }
      await world.fresh.turnClock((now += seconds(wait - 1)));
      expect(await refusal(ask(guest!, place.id))).toEqual(['cooled-down']);
      expect(await stateOf(guest!, place.id)).toBe('denied');
      await world.fresh.turnClock((now += seconds(1)));
    }
  });

  test('is told by the page after a reload, and neither another name nor another device shortens it', async () => {
    const place = await standing();
    await open(people.stranger, place);
    const [guest] = await guests(place.link, 'Gus');
    for (const who of [guest!, people.stranger])
      for (let times = 0; times < 2; times += 1) {
        await ask(who, place.id);
        await deny(place.id);
      }
    expect(await waitOf(guest!, place.id)).toBe(30);
    const again = await browserWith(world, guest!.cookie).call('POST', '/api/guests', {
      secret: place.link.split('#')[1],
      name: 'Someone else',
    });
    expect([
      again.status,
      await waitOf(guest!, place.id),
      await refusal(ask(guest!, place.id)),
    ]).toEqual([201, 30, ['cooled-down']]);
    const phone = await elsewhere(world, people.stranger);
    expect([await waitOf(phone, place.id), await refusal(ask(phone, place.id))]).toEqual([
      30,
      ['cooled-down'],
    ]);
  });

  test('is for whoever was denied alone: of their network nobody else waits, and the host reads what is known', async () => {
    const place = await standing();
    const from = '2001:db8:1:2::3';
    const guest = await world.guest(place.link, 'Gus', from);
    for (let times = 0; times < 2; times += 1) {
      await ask(guest, place.id);
      await deny(place.id);
    }
    expect(await refusal(ask(guest, place.id))).toEqual(['cooled-down']);
    await ask(await world.guest(place.link, 'Olga', '203.0.113.9'), place.id);
    await ask(await world.guest(place.link, 'Ina', '2001:db8:1:2::4'), place.id);
    expect((await queue(people.host, place.id)).map(({ name, near }) => [name, near])).toEqual([
      ['Olga', null],
      ['Ina', { name: 'Gus', denials: 2, removed: null }],
    ]);
  });
});
