import { describe, expect, test } from 'vitest';
import { refusal, statusOf } from '../../../test/world/answers.ts';
import { people, useCast, world } from '../../../test/world/cast.ts';
import {
  answer,
  ask,
  bring,
  browserWith,
  elsewhere,
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
  secretOf,
  stateOf,
  turn,
} from '../../../test/world/doors.ts';
import { takeOut } from '../../../test/world/groups.ts';
import { endContact } from '../../../test/world/contacts.ts';
import { dropHost, makeHost } from '../../../test/world/sessions.ts';
import { newId } from '../../base/ids.ts';

useCast();

const room = (more: Record<string, unknown> = {}) =>
  own(people.host, people.organisation, { kind: 'standing', ...more });
const guest = (place: Place, name = 'Gus') => world.guest(place.link, name);
const ended = async (stay: string) =>
  (
    await world.fresh.pool.query(
      'select left_because as because, left_says as says from stays where id = $1',
      [stay],
    )
  ).rows[0];

describe('removed from the room', () => {
  test.each(['open', 'members', 'locked'] as const)(
    'before a door that is %s: the Allow is spent, and one asks again',
    async (door) => {
      const place = await room();
      const gus = await guest(place);
      const { stay } = await bring(people.host, gus, place.id);
      await turn(people.host, place.id, { door });
      await remove(people.host, stay, { reason: 'Too loud' });
      expect(await ended(stay)).toEqual({ because: 'turned-out', says: 'Too loud' });
      expect(await look(gus, place.id)).toMatchObject({
        knock: { state: 'denied', answer: 'Too loud', sentBack: true },
        gates: { enter: { allowed: false }, knock: { allowed: true } },
      });
      expect((await look(gus, place.id)).inside).toBe(undefined);
      // the old stay, the old tab, another name: refused until somebody lets them in again
      expect([
        await refusal(enter(gus, place.id)),
        await refusal(enter(gus, place.id, stay)),
      ]).toEqual([['door-lets-in'], ['door-lets-in']]);
      await must(
        browserWith(world, gus.cookie).call('POST', '/api/guests', {
          secret: secretOf(place.link),
          name: 'Someone else',
        }),
        201,
      );
      expect(await refusal(enter(gus, place.id))).toEqual(['door-lets-in']);
      const { id } = await ask(gus, place.id);
      expect(await queue(people.host, place.id)).toMatchObject([
        { id, denials: 1, sentBack: true },
      ]);
      await answer(people.host, id, 'allow');
      await enter(gus, place.id);
    },
  );

  test('a member of the group, too, on each of their devices; leaving and coming back does not help', async () => {
    const place = await groupSession(people);
    const { stay } = await enter(people.member, place.id);
    await remove(people.host, stay);
    const phone = await elsewhere(world, people.member);
    for (const who of [people.member, phone])
      expect(await refusal(enter(who, place.id))).toEqual(['door-lets-in']);
    await turn(people.host, place.id, { door: 'locked' });
    await turn(people.host, place.id, { door: 'open' });
    expect(await refusal(enter(people.member, place.id))).toEqual(['door-lets-in']);
    await letIn(people.host, people.member, place.id);
    await enter(phone, place.id);
  });

  test('and blocked: cannot ask, whatever the door, and does not wait either when sent back at the same time', async () => {
    const place = await room();
    await open(people.stranger, place);
    const gus = await guest(place);
    for (const [who, more] of [
      [gus, {}],
      [people.stranger, { back: true }],
    ] as const) {
      const { stay } = await bring(people.host, who, place.id);
      await remove(people.host, stay, { block: true, reason: 'Enough', ...more });
      expect([
        await refusal(ask(who, place.id)),
        await refusal(enter(who, place.id, stay)),
      ]).toEqual([['not-blocked'], ['not-blocked', 'door-lets-in']]);
      expect([await stateOf(who, place.id), await names(people.host, place.id)]).toEqual([
        'denied',
        [],
      ]);
    }
    await turn(people.host, place.id, { door: 'open' });
    for (const who of [gus, people.stranger])
      expect(await refusal(enter(who, place.id))).toContain('not-blocked');
  });

  test('nobody removes a host, and nobody but a host removes anybody', async () => {
    const place = await groupSession(people);
    const gus = await guest(place);
    const [hosts, members, guests] = await Promise.all(
      [people.host, people.member, gus].map(async (who) => (await enter(who, place.id)).stay),
    );
    expect(await remove(people.boss, hosts!).answer).toMatchObject({
      status: 409,
      body: { code: 'host-stays' },
    });
    expect(await statusOf(remove(people.member, guests!))).toBe(403);
    expect(await statusOf(remove(people.stranger, guests!))).toBe(404);
    expect(await statusOf(remove(gus, members!))).toBe(401);
    expect(await statusOf(remove(people.host, newId()))).toBe(404);
    await remove(people.host, members!);
    expect([
      await statusOf(remove(people.host, members!)),
      await statusOf(remove(people.boss, members!)),
    ]).toEqual([204, 404]);
    expect((await look(people.host, place.id)).inside?.map(({ name }) => name).sort()).toEqual([
      'Gus',
      'Hanna Host',
    ]);
  });

  test('two hosts at the same moment remove somebody once', async () => {
    const place = await groupSession(people);
    const gus = await guest(place);
    const { stay } = await enter(gus, place.id);
    const both = await Promise.all([
      remove(people.host, stay).answer,
      remove(people.boss, stay).answer,
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    const { rows } = await world.fresh.pool.query(
      'select denials, state, must_ask from knocks where session_id = $1',
      [place.id],
    );
    expect(rows).toEqual([{ denials: 1, state: 'denied', must_ask: true }]);
  });
});

describe('sent back to the waiting room', () => {
  test.each(['open', 'locked'] as const)(
    'before a door that is %s: a request that says so, and one Allow returns them',
    async (door) => {
      const place = await room();
      const gus = await guest(place);
      const { stay } = await bring(people.host, gus, place.id);
      await turn(people.host, place.id, { door });
      await remove(people.host, stay, { back: true, reason: 'We talk about you' });
      expect(await ended(stay)).toEqual({ because: 'sent-back', says: 'We talk about you' });
      expect(await look(gus, place.id)).toMatchObject({
        knock: { state: 'pending', answer: 'We talk about you', sentBack: true },
      });
      expect(await refusal(enter(gus, place.id, stay))).toEqual(['door-lets-in']);
      const [row] = await queue(people.host, place.id);
      expect(row).toMatchObject({ name: 'Gus', sentBack: true, denials: 0 });
      await answer(people.host, row!.id, 'allow');
      const again = await enter(gus, place.id);
      await leave(gus, again.stay);
      await enter(gus, place.id);
    },
  );

  test('also who asked from a second device while inside', async () => {
    const place = await groupSession(people);
    const { stay } = await enter(people.member, place.id);
    await turn(people.host, place.id, { door: 'locked' });
    await ask(people.member, place.id, 'From my phone');
    await remove(people.host, stay, { back: true });
    await turn(people.host, place.id, { door: 'open' });
    expect([
      await stateOf(people.member, place.id),
      await refusal(enter(people.member, place.id)),
    ]).toEqual(['pending', ['door-lets-in']]);
    expect(await queue(people.host, place.id)).toMatchObject([
      { name: 'Mia Member', sentBack: true },
    ]);
  });
});

describe('whoever is inside', () => {
  test('stays when the door is closed, guests are not wanted any more or the link is renewed, and may reload', async () => {
    for (const kind of ['guest', 'person']) {
      const place = await room({ door: 'open' });
      await open(people.stranger, place);
      const who = kind === 'guest' ? await guest(place) : people.stranger;
      const { stay } = await enter(who, place.id);
      await turn(people.host, place.id, { guests: false, door: 'closed' });
      expect([
        (await look(who, place.id)).inside?.map((one) => one.stay),
        (await enter(who, place.id, stay)).stay,
      ]).toEqual([[stay], stay]);
      await renewLink(people.host, place.id, { turnAway: true });
      await enter(who, place.id, stay);
      await leave(who, stay);
      expect(await statusOf(who.call('GET', `/api/sessions/${place.id}/room`))).toBe(404);
      await turn(people.host, place.id, { guests: true, door: 'open' });
      await enter(who, place.id, stay);
    }
  });

  test('as one of the group is out with the group, also when they once opened the link', async () => {
    const place = await groupSession(people);
    await open(people.member, place);
    const { stay } = await enter(people.member, place.id);
    await turn(people.host, place.id, { guests: false });
    await takeOut(people.boss, people.group, people.member);
    expect([
      await statusOf(enter(people.member, place.id, stay)),
      await statusOf(people.member.call('GET', `/api/sessions/${place.id}/room`)),
    ]).toEqual([404, 404]);
    await expect.poll(() => ended(stay)).toMatchObject({ because: 'removed' });
  });

  test('stays when the last host goes; who comes then waits, and the host who returns finds them', async () => {
    const place = await room();
    const gus = await guest(place);
    const host = await enter(people.host, place.id);
    const { stay } = await bring(people.host, gus, place.id);
    await leave(people.host, host.stay);
    expect((await look(gus, place.id)).inside?.map((one) => one.stay)).toEqual([stay]);
    const late = await guest(place, 'Late');
    await ask(late, place.id);
    expect(await statusOf(enter(late, place.id))).toBe(403);
    await enter(people.host, place.id);
    expect(await names(people.host, place.id)).toEqual(['Late']);
  });

  test('turning the door takes settings that make sense only: dates are for rooms without dates, an end comes after a beginning', async () => {
    const at = (by: number) => new Date(Date.now() + by).toISOString();
    const dated = await groupSession(people);
    expect(await turn(people.host, dated.id, { opens: at(1000) }).answer).toMatchObject({
      status: 422,
      body: { faults: [{ pointer: '#/body/opens' }] },
    });
    expect(await turn(people.host, dated.id, { closes: null }).answer).toMatchObject({
      status: 422,
      body: { faults: [{ pointer: '#/body/closes' }] },
    });
    const place = await room({ opens: at(hours(1)) });
    expect(await statusOf(turn(people.host, place.id, { closes: at(minutes(30)) }))).toBe(422);
    expect(await statusOf(turn(people.host, place.id, { door: 'ajar' }))).toBe(422);
    expect(await statusOf(turn(people.member, place.id, { door: 'open' }))).toBe(404);
    expect(await statusOf(turn(people.host, newId(), { door: 'open' }))).toBe(404);
    await turn(people.host, place.id, { closes: at(hours(2)), opens: null });
    expect(await look(people.host, place.id)).toMatchObject({
      opens: null,
      gates: { enter: { allowed: true } },
    });
  });

  test('when the room closes at another time, requests wait and Allows hold until then', async () => {
    const at = (by: number) => new Date(Date.now() + by).toISOString();
    const place = await room({ closes: at(hours(2)) });
    const [gus, ina] = [await guest(place), await guest(place, 'Ina')];
    await ask(gus, place.id);
    await letIn(people.host, ina, place.id);
    await turn(people.host, place.id, { closes: at(hours(6)) });
    await world.fresh.turnClock(hours(4));
    expect([await stateOf(gus, place.id), await statusOf(enter(ina, place.id))]).toEqual([
      'pending',
      201,
    ]);
    await turn(people.host, place.id, { closes: at(hours(5)) });
    await world.fresh.turnClock(hours(5) + minutes(1));
    expect([await stateOf(gus, place.id), await names(people.host, place.id)]).toEqual([
      'expired',
      [],
    ]);
  });
});

describe('hosts', () => {
  test('are named from those who could be, answer at once, and lose that with the hostship', async () => {
    const place = await room();
    const put = (id: string) => makeHost(people.host, place.id, { id }).answer;
    expect(await put(people.stranger.id)).toMatchObject({
      status: 422,
      body: { faults: [{ pointer: '#/params/person' }] },
    });
    expect(await statusOf(put(newId()))).toBe(422);
    await world.contact(people.host, people.stranger);
    await must(put(people.stranger.id), 204);
    await must(put(people.member.id), 204);
    const gus = await guest(place);
    const { id } = await ask(gus, place.id);
    expect(await names(people.stranger, place.id)).toEqual(['Gus']);
    expect(await dropHost(people.member, place.id, people.host).answer).toMatchObject({
      status: 409,
      body: { code: 'owner-stays' },
    });
    await dropHost(people.stranger, place.id, people.stranger);
    expect(await statusOf(answer(people.stranger, id, 'allow'))).toBe(404);
    await endContact(people.host, people.stranger, []);
    await answer(people.member, id, 'allow');
  });

  test('of a group session are people of its group', async () => {
    const place = await groupSession(people);
    const put = (id: string) => makeHost(people.host, place.id, { id }).answer;
    expect(await put(people.stranger.id)).toMatchObject({
      status: 422,
      body: { faults: [{ code: 'not-in-group' }] },
    });
    await must(put(people.member.id), 204);
    await turn(people.member, place.id, { door: 'locked' });
    await takeOut(people.boss, people.group, people.member);
    expect(await statusOf(turn(people.member, place.id, { door: 'open' }))).toBe(404);
  });

  test('a person of the group who opened the link is not turned away with it', async () => {
    const place = await groupSession(people, { door: 'locked' });
    for (const who of [people.member, people.stranger]) {
      await open(who, place);
      await ask(who, place.id);
    }
    await ask(await guest(place), place.id);
    await renewLink(people.host, place.id, { turnAway: true });
    expect([await names(people.host, place.id), await stateOf(people.member, place.id)]).toEqual([
      ['Mia Member'],
      'pending',
    ]);
    expect(await statusOf(people.stranger.call('GET', `/api/sessions/${place.id}/room`))).toBe(404);
  });
});
