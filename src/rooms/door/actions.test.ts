import { describe, expect, test } from 'vitest';
import { failed, refusal, statusOf } from '../../../test/world/answers.ts';
import { people, useCast, world } from '../../../test/world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  endForAll,
  enter,
  groupSession,
  leave,
  look,
  must,
  open,
  own,
  type Place,
  queue,
  renewLink,
  tryDoor,
  turn,
  withdraw,
} from '../../../test/world/doors.ts';
import { alsoElsewhere, suspend } from '../../../test/world/organisation.ts';
import { planSession } from '../../../test/world/sessions.ts';
import type { RoomView } from '../enter/contract.ts';

useCast();
/** A room of the host for the group. */
const room = (kind: 'ad-hoc' | 'standing', more: Record<string, unknown> = {}): Promise<Place> =>
  own(people.host, people.organisation, { kind, group: people.group, ...more });

describe('the door', () => {
  const doors = ['open', 'members', 'locked', 'closed'] as const;
  const table = {
    host: ['enter', 'enter', 'enter', 'enter'],
    member: ['enter', 'enter', 'ask', 'refused'],
    stranger: ['enter', 'ask', 'ask', 'refused'],
    guest: ['enter', 'ask', 'ask', 'refused'],
  };
  const places = {
    group: () => groupSession(people, { guests: true }),
    'ad-hoc': () => room('ad-hoc'),
    standing: () => room('standing'),
  };
  const said = ({ gates }: RoomView): string =>
    gates.enter.allowed ? 'enter' : gates.knock.allowed ? 'ask' : 'refused';
  /** What really happens: the view, the entry and the request must say the same. */
  async function outcome(who: Anyone, id: string): Promise<string> {
    const view = said(await look(who, id));
    const entry = await enter(who, id).answer;
    if (entry.status === 201) await leave(who, entry.body.stay);
    const asked = entry.status === 403 ? await ask(who, id).answer : null;
    if (asked?.status === 201) await withdraw(who, asked.body.id);
    const real =
      entry.status === 201
        ? 'enter'
        : asked?.status === 201
          ? 'ask'
          : entry.status === 403
            ? 'refused'
            : String(entry.status);
    return view === real ? real : `${view} but ${real}`;
  }

  test.each(Object.keys(places) as (keyof typeof places)[])(
    'the sixteen outcomes in a session of kind %s; without guests two rows are unknown',
    async (kind) => {
      const place = await places[kind]();
      await open(people.stranger, place);
      const guest = await world.guest(place.link, 'Gus');
      const { host, member, stranger } = people;
      const comers: Record<string, Anyone> = { host, member, stranger, guest };
      const found: Record<string, string[]> = { host: [], member: [], stranger: [], guest: [] };
      for (const door of doors) {
        await turn(people.host, place.id, { door });
        for (const [name, who] of Object.entries(comers))
          found[name]!.push(await outcome(who, place.id));
      }
      expect(found).toEqual(table);
      await turn(people.host, place.id, { guests: false });
      for (const door of doors) {
        await turn(people.host, place.id, { door });
        for (const who of [people.stranger, guest])
          for (const request of [
            who.call('GET', `/api/sessions/${place.id}/room`),
            enter(who, place.id).answer,
            ask(who, place.id).answer,
          ])
            expect((await request).status).toBe(404);
        expect([
          await outcome(people.host, place.id),
          await outcome(people.member, place.id),
        ]).toEqual([table.host[doors.indexOf(door)], table.member[doors.indexOf(door)]]);
      }
      expect(await statusOf(open(people.stranger, place))).toBe(404);
    },
  );

  test('group sessions start open without guests, ad-hoc ones with guests and a door for members', async () => {
    const start = new Date().toISOString().slice(0, 16);
    const { id } = await planSession(people.boss, { title: 'Plain', group: people.group, start });
    expect(await look(people.member, id)).toMatchObject({ door: 'open', guests: false });
    const { id: adHoc } = await room('ad-hoc');
    expect(await look(people.host, adHoc)).toMatchObject({
      door: 'members',
      guests: true,
      session: { kind: 'ad-hoc' },
    });
  });

  test('locking while people are inside: they stay, and the next one asks', async () => {
    const place = await groupSession(people);
    const { stay } = await enter(people.member, place.id);
    await turn(people.host, place.id, { door: 'locked' });
    expect((await look(people.member, place.id)).inside?.map((one) => one.stay)).toEqual([stay]);
    await enter(people.member, place.id, stay);
    const late = await world.guest(place.link, 'Late');
    expect(await statusOf(enter(late, place.id))).toBe(403);
    await ask(late, place.id);
  });

  test('opening with three who wait: they need no answer any more and enter', async () => {
    const place = await room('ad-hoc', { door: 'locked', group: null });
    const guests = await Promise.all(['A', 'B', 'C'].map((name) => world.guest(place.link, name)));
    for (const one of guests) await ask(one, place.id);
    expect(await turn(people.host, place.id, { door: 'open' })).toEqual({ voided: 3 });
    expect(await queue(people.host, place.id)).toEqual([]);
    for (const one of guests) {
      expect((await look(one, place.id)).knock?.state).toBe('void');
      await enter(one, place.id);
    }
  });

  test('closing: the next one is refused with the hosts’ text, no request arises, and hosts see how many tried', async () => {
    const place = await room('standing', { group: null, says: 'Back on Monday.' });
    const guest = await world.guest(place.link, 'Gus');
    await ask(guest, place.id);
    await turn(people.host, place.id, { door: 'closed' });
    expect(await look(guest, place.id)).toMatchObject({
      says: 'Back on Monday.',
      knock: { state: 'void' },
      gates: { knock: { allowed: false } },
    });
    for (let tries = 0; tries < 3; tries += 1) await tryDoor(guest, place.id);
    expect((await look(people.host, place.id)).tried).toBe(1);
    expect((await look(guest, place.id)).tried).toBe(undefined);
    expect(await refusal(ask(guest, place.id))).toEqual(['door-takes-knocks']);
  });

  test('not before and not after: a countdown first, a closed page later', async () => {
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const place = await room('standing', { group: null, opens: at(10), closes: at(20) });
    const guest = await world.guest(place.link, 'Gus');
    const early = await look(guest, place.id);
    expect([early.opens !== null, failed({ body: { verdict: early.gates.knock } })]).toEqual([
      true,
      ['within-time'],
    ]);
    await world.fresh.turnClock(11 * 60_000);
    await ask(guest, place.id);
    await world.fresh.turnClock(21 * 60_000);
    expect(await look(guest, place.id)).toMatchObject({ opens: null, knock: { state: 'expired' } });
    expect(await refusal(enter(guest, place.id))).toContain('within-time');
  });

  test('end for all: everyone goes, requests and Allows end, and the room is over at once', async () => {
    const place = await groupSession(people);
    await turn(people.host, place.id, { door: 'members' });
    const [inside, waits] = [
      await world.guest(place.link, 'Ina'),
      await world.guest(place.link, 'Wim'),
    ];
    await ask(inside, place.id);
    await answer(people.host, (await queue(people.host, place.id))[0]!.id, 'allow');
    const { stay } = await enter(inside, place.id);
    await ask(waits, place.id);
    await endForAll(people.host, place.id);
    const { rows } = await world.fresh.pool.query('select left_because from stays where id = $1', [
      stay,
    ]);
    expect(rows).toEqual([{ left_because: 'ended' }]);
    expect((await look(waits, place.id)).knock?.state).toBe('void');
    for (const one of [inside, waits, people.member, people.host])
      expect(await refusal(enter(one, place.id))).toContain('within-time');
  });
});

describe('guests and links', () => {
  test('a link makes nobody a guest and asks for nothing: robots may read it as often as they like', async () => {
    const place = await room('ad-hoc', { group: null });
    for (let times = 0; times < 20; times += 1)
      await must(world.nobody('POST', '/api/links', { secret: place.link.split('#')[1] }));
    const { rows } = await world.fresh.pool.query(
      'select (select count(*)::int from link_holders where session_id = $1) as holders, (select count(*)::int from knocks where session_id = $1) as knocks',
      [place.id],
    );
    expect([rows, await queue(people.host, place.id)]).toEqual([[{ holders: 0, knocks: 0 }], []]);
  });

  test('a changed link and a guess lead nowhere, like one that never was', async () => {
    const place = await room('ad-hoc', { group: null });
    const secret = place.link.split('#')[1]!;
    const changed = secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A');
    for (const wrong of [changed, 'x'.repeat(24)]) {
      expect((await world.nobody('POST', '/api/links', { secret: wrong })).status).toBe(404);
      expect(
        (await world.nobody('POST', '/api/guests', { secret: wrong, name: 'Eve' })).status,
      ).toBe(404);
    }
    // besides the id of the session
    expect((Buffer.from(secret, 'base64url').length - 16) * 8).toBeGreaterThanOrEqual(128);
    const { rows } = await world.fresh.pool.query(
      `select to_jsonb(r)::text || to_jsonb(h)::text as text from rooms r, link_holders h where r.session_id = $1`,
      [place.id],
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test.each([
    ['Hanna Host', 422],
    ['hanna  HOST', 422],
    ['Hаnnа Host', 422], // Cyrillic
    ['Ha\u200bnna Host', 422],
    ['', 422],
    ['x'.repeat(61), 422],
    ['   ', 422],
    ['x'.repeat(60), 201],
    ['Mia Member', 201],
    ['🙂 Zoë', 201],
  ])('the name %j: %i', async (name, status) => {
    const place = await room('ad-hoc', { group: null });
    const answered = await world.nobody('POST', '/api/guests', {
      secret: place.link.split('#')[1],
      name,
    });
    expect(answered.status).toBe(status);
    if (status === 422)
      expect(answered.body).toMatchObject({ faults: [{ pointer: '#/body/name' }] });
  });

  test('a guest who is called like somebody inside is marked for the hosts', async () => {
    const place = await room('ad-hoc');
    await enter(people.member, place.id);
    await ask(await world.guest(place.link, 'mia member'), place.id);
    expect(await queue(people.host, place.id)).toMatchObject([
      { name: 'mia member', verified: false, person: null, resembles: 'Mia Member' },
    ]);
  });

  test('a guest whose name holds that of somebody inside, or of somebody else who waits, is marked for the hosts', async () => {
    const place = await room('ad-hoc');
    await enter(people.member, place.id);
    for (const name of ['Member, Mia (IT)', 'Zoe Berg', 'B\u0435rg Z\u043e\u0435', 'Zo Berg'])
      await ask(await world.guest(place.link, name), place.id);
    const marks = (await queue(people.host, place.id)).map(({ resembles, twin }) => [
      resembles,
      twin,
    ]);
    expect(marks).toEqual([
      ['Mia Member', null],
      [null, 'B\u0435rg Z\u043e\u0435'],
      [null, 'Zoe Berg'],
      [null, null],
    ]);
  });

  test('the link forwarded to a second browser waits anew', async () => {
    const place = await room('ad-hoc', { group: null });
    const first = await world.guest(place.link, 'Gus');
    await ask(first, place.id);
    await answer(people.host, (await queue(people.host, place.id))[0]!.id, 'allow');
    await enter(first, place.id);
    const second = await world.guest(place.link, 'Gus');
    expect(await refusal(enter(second, place.id))).toEqual(['door-lets-in']);
    await ask(second, place.id);
    expect(await queue(people.host, place.id)).toHaveLength(1);
  });

  test('a cookie that was changed is nobody’s', async () => {
    const place = await room('ad-hoc', { group: null });
    const guest = await world.guest(place.link, 'Gus');
    const forged = guest.cookie.replace(/=[^.]+/u, '=01900000-0000-7000-8000-000000000000');
    const answered = await world.app.http.inject({
      method: 'GET',
      url: `/api/sessions/${place.id}/room`,
      headers: { cookie: forged },
    });
    expect(answered.statusCode).toBe(401);
  });

  test('a renewed link: the old one leads nowhere; those who wait stay, or are turned away', async () => {
    const place = await room('ad-hoc', { group: null });
    const [waits, inside, idle] = [
      await world.guest(place.link, 'Wim'),
      await world.guest(place.link, 'Ina'),
      await world.guest(place.link, 'Ida'),
    ];
    await ask(inside, place.id);
    await answer(people.host, (await queue(people.host, place.id))[0]!.id, 'allow');
    await enter(inside, place.id);
    await ask(waits, place.id);
    const { link } = await renewLink(people.host, place.id);
    expect(link).not.toBe(place.link);
    expect(
      (await world.nobody('POST', '/api/links', { secret: place.link.split('#')[1] })).status,
    ).toBe(404);
    expect((await look(waits, place.id)).knock?.state).toBe('pending');
    expect((await look(inside, place.id)).inside).toHaveLength(1);
    expect((await idle.call('GET', `/api/sessions/${place.id}/room`)).status).toBe(404);
    await renewLink(people.host, place.id, { turnAway: true });
    expect((await waits.call('GET', `/api/sessions/${place.id}/room`)).status).toBe(404);
    expect(await queue(people.host, place.id)).toEqual([]);
    expect((await look(inside, place.id)).inside).toHaveLength(1);
  });

  test('a guest gets nothing but the door: no people, sessions, notices, browsers', async () => {
    const place = await room('ad-hoc', { group: null, door: 'open' });
    const guest = await world.guest(place.link, 'Gus');
    await enter(guest, place.id);
    for (const { key, endpoint } of world.app.http.routes) {
      if (!['person', 'signed-in'].includes(endpoint.policy.who)) continue;
      const [method, path] = key.split(' ') as [string, string];
      const answered = await guest.call(
        method,
        path.replace(/\{\w+\}/gu, place.id),
        method === 'GET' ? undefined : {},
        1,
      );
      expect([key, answered.status]).toEqual([key, 401]);
    }
  });

  test('the owner is suspended: Allow is refused, and guests find nothing any more', async () => {
    const place = await room('ad-hoc', { group: null });
    await alsoElsewhere(world, people.host);
    const guest = await world.guest(place.link, 'Gus');
    await ask(guest, place.id);
    const [row] = await queue(people.host, place.id);
    await suspend(people.boss, people.organisation, people.host);
    expect(await statusOf(answer(people.host, row!.id, 'allow'))).toBe(404);
    expect((await guest.call('GET', `/api/sessions/${place.id}/room`)).status).toBe(404);
  });
});
