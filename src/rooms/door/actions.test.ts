import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { broken } from '../../../test/invariants.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { GroupId, OrganisationId } from '../../base/ids.ts';
import type { Knock } from '../queue/contract.ts';
import type { OwnKnock } from '../knocks/contract.ts';
import type { RoomView } from '../enter/contract.ts';
import type { Standing } from '../answers/contract.ts';

let world: World;
let organisation: OrganisationId;
let group: GroupId;
let [boss, host, member, stranger]: Someone[] = [];
type Anyone = Pick<Someone, 'call'>;
type Place = { readonly id: string; readonly link: string };

beforeAll(async () => void (world = await openWorld()), 60_000);
afterAll(async () => {
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  await world.fresh.turnClock(0);
  await world.fresh.pool.query('delete from limits');
  organisation = await world.organisation();
  [boss, host, member] = await Promise.all(
    ['Berta Boss', 'Hanna Host', 'Mia Member'].map((name) =>
      world.person(name, { organisation, role: name.startsWith('Berta') ? 'admin' : 'member' }),
    ),
  );
  stranger = await world.person('Sam Stranger');
  group = await world.group('Robotics', organisation, {
    managers: [boss!],
    members: [host!, member!],
  });
});

const must = async <Body>(
  answer: Promise<{ status: number; body: Body }>,
  status = 200,
): Promise<Body> => {
  const { status: found, body } = await answer;
  expect([found, found === status ? '' : JSON.stringify(body)]).toEqual([status, '']);
  return body;
};
async function groupSession(): Promise<Place> {
  const start = new Date(Date.now() - 60_000).toISOString().slice(0, 16);
  const { id } = await must(
    boss!.call<{ id: string }>('POST', '/api/sessions', {
      title: 'Open lab',
      group,
      start,
      zone: 'UTC',
      minutes: 60,
      hosts: [host!.id],
    }),
    201,
  );
  await must(host!.call('PATCH', `/api/sessions/${id}/room`, { guests: true }));
  const { link } = await must(
    host!.call<{ link: string }>('GET', `/api/sessions/${id}/room-settings`),
  );
  return { id, link };
}
const own = (kind: 'ad-hoc' | 'standing', more: Record<string, unknown> = {}): Promise<Place> =>
  must(
    host!.call<Place>('POST', '/api/own-rooms', {
      kind,
      organisation,
      title: 'Talk',
      group,
      ...more,
    }),
    201,
  );
const open = async (who: Someone, { link }: Place) =>
  must(who.call('POST', '/api/links', { secret: link.split('#')[1] }));
const look = async (who: Anyone, id: string) =>
  must(who.call<RoomView>('GET', `/api/sessions/${id}/room`));
const enter = (who: Anyone, id: string) =>
  who.call<{ stay: string }>('POST', `/api/sessions/${id}/stays`, {});
const ask = (who: Anyone, id: string, message = '') =>
  who.call<OwnKnock>('POST', `/api/sessions/${id}/knocks`, { message });
const turn = (who: Anyone, id: string, to: Record<string, unknown>) =>
  who.call<{ voided: number }>('PATCH', `/api/sessions/${id}/room`, to);
const queue = async (who: Anyone, id: string) =>
  (await must(who.call<{ items: Knock[] }>('GET', `/api/sessions/${id}/knocks`))).items;
const answer = (who: Anyone, knock: string, decision: string, more: Record<string, unknown> = {}) =>
  who.call<Standing>('POST', `/api/knocks/${knock}/answers`, { decision, ...more });
const failed = (body: unknown): string[] =>
  ((body as { verdict?: { checks: { name: string; outcome: string }[] } }).verdict?.checks ?? [])
    .filter((one) => one.outcome === 'failed')
    .map((one) => one.name);

describe('the door', () => {
  const doors = ['open', 'members', 'locked', 'closed'] as const;
  const table = {
    host: ['enter', 'enter', 'enter', 'enter'],
    member: ['enter', 'enter', 'ask', 'refused'],
    stranger: ['enter', 'ask', 'ask', 'refused'],
    guest: ['enter', 'ask', 'ask', 'refused'],
  };
  const places = {
    group: groupSession,
    'ad-hoc': () => own('ad-hoc'),
    standing: () => own('standing'),
  };
  const said = (room: RoomView): string =>
    room.gates.enter.allowed ? 'enter' : room.gates.knock.allowed ? 'ask' : 'refused';
  /** What really happens: the view, the entry and the request must say the same. */
  async function outcome(who: Anyone, id: string): Promise<string> {
    const view = said(await look(who, id));
    const entry = await enter(who, id);
    if (entry.status === 201) await who.call('DELETE', `/api/stays/${entry.body.stay}`);
    const asked = entry.status === 403 ? await ask(who, id) : null;
    if (asked?.status === 201) await who.call('DELETE', `/api/knocks/${asked.body.id}`);
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
      await open(stranger!, place);
      const guest = await world.guest(place.link, 'Gus');
      const people: Record<string, Anyone> = {
        host: host!,
        member: member!,
        stranger: stranger!,
        guest,
      };
      const found: Record<string, string[]> = { host: [], member: [], stranger: [], guest: [] };
      for (const door of doors) {
        await must(turn(host!, place.id, { door }));
        for (const [name, who] of Object.entries(people))
          found[name]!.push(await outcome(who, place.id));
      }
      expect(found).toEqual(table);
      await must(turn(host!, place.id, { guests: false }));
      for (const door of doors) {
        await must(turn(host!, place.id, { door }));
        for (const who of [stranger!, guest])
          for (const request of [
            who.call('GET', `/api/sessions/${place.id}/room`),
            enter(who, place.id),
            ask(who, place.id),
          ])
            expect((await request).status).toBe(404);
        expect([await outcome(host!, place.id), await outcome(member!, place.id)]).toEqual([
          table.host[doors.indexOf(door)],
          table.member[doors.indexOf(door)],
        ]);
      }
      expect(
        (await stranger!.call('POST', '/api/links', { secret: place.link.split('#')[1] })).status,
      ).toBe(404);
    },
  );

  test('group sessions start open without guests, ad-hoc ones with guests and a door for members', async () => {
    const start = new Date().toISOString().slice(0, 16);
    const { id } = await must(
      boss!.call<{ id: string }>('POST', '/api/sessions', {
        title: 'Plain',
        group,
        start,
        zone: 'UTC',
      }),
      201,
    );
    expect(await look(member!, id)).toMatchObject({ door: 'open', guests: false });
    const { id: adHoc } = await own('ad-hoc');
    expect(await look(host!, adHoc)).toMatchObject({
      door: 'members',
      guests: true,
      session: { kind: 'ad-hoc' },
    });
  });

  test('locking while people are inside: they stay, and the next one asks', async () => {
    const place = await groupSession();
    const { stay } = await must(enter(member!, place.id), 201);
    await must(turn(host!, place.id, { door: 'locked' }));
    expect((await look(member!, place.id)).inside?.map((one) => one.stay)).toEqual([stay]);
    await must(member!.call('POST', `/api/sessions/${place.id}/stays`, { stay }), 201);
    const late = await world.guest(place.link, 'Late');
    expect(await enter(late, place.id)).toMatchObject({ status: 403 });
    await must(ask(late, place.id), 201);
  });

  test('opening with three who wait: they need no answer any more and enter', async () => {
    const place = await own('ad-hoc', { door: 'locked', group: null });
    const guests = await Promise.all(['A', 'B', 'C'].map((name) => world.guest(place.link, name)));
    for (const one of guests) await must(ask(one, place.id), 201);
    expect(await must(turn(host!, place.id, { door: 'open' }))).toEqual({ voided: 3 });
    expect(await queue(host!, place.id)).toEqual([]);
    for (const one of guests) {
      expect((await look(one, place.id)).knock?.state).toBe('void');
      await must(enter(one, place.id), 201);
    }
  });

  test('closing: the next one is refused with the hosts’ text, no request arises, and hosts see how many tried', async () => {
    const place = await own('standing', { group: null, says: 'Back on Monday.' });
    const guest = await world.guest(place.link, 'Gus');
    await must(ask(guest, place.id), 201);
    await must(turn(host!, place.id, { door: 'closed' }));
    expect(await look(guest, place.id)).toMatchObject({
      says: 'Back on Monday.',
      knock: { state: 'void' },
      gates: { knock: { allowed: false } },
    });
    for (let tries = 0; tries < 3; tries += 1)
      await must(guest.call('POST', `/api/sessions/${place.id}/tries`), 204);
    expect((await look(host!, place.id)).tried).toBe(1);
    expect((await look(guest, place.id)).tried).toBe(undefined);
    expect(failed((await ask(guest, place.id)).body)).toEqual(['door-takes-knocks']);
  });

  test('not before and not after: a countdown first, a closed page later', async () => {
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const place = await own('standing', { group: null, opens: at(10), closes: at(20) });
    const guest = await world.guest(place.link, 'Gus');
    const early = await look(guest, place.id);
    expect([early.opens !== null, failed({ verdict: early.gates.knock })]).toEqual([
      true,
      ['within-time'],
    ]);
    await world.fresh.turnClock(11 * 60_000);
    await must(ask(guest, place.id), 201);
    await world.fresh.turnClock(21 * 60_000);
    expect(await look(guest, place.id)).toMatchObject({ opens: null, knock: { state: 'expired' } });
    expect(failed((await enter(guest, place.id)).body)).toContain('within-time');
  });

  test('end for all: everyone goes, requests and Allows end, and the room is over at once', async () => {
    const place = await groupSession();
    await must(turn(host!, place.id, { door: 'members' }));
    const [inside, waits] = [
      await world.guest(place.link, 'Ina'),
      await world.guest(place.link, 'Wim'),
    ];
    await must(ask(inside, place.id), 201);
    await must(answer(host!, (await queue(host!, place.id))[0]!.id, 'allow'));
    const { stay } = await must(enter(inside, place.id), 201);
    await must(ask(waits, place.id), 201);
    await must(host!.call('POST', `/api/sessions/${place.id}/endings`), 204);
    const { rows } = await world.fresh.pool.query('select left_because from stays where id = $1', [
      stay,
    ]);
    expect(rows).toEqual([{ left_because: 'ended' }]);
    expect((await look(waits, place.id)).knock?.state).toBe('void');
    for (const one of [inside, waits, member!, host!])
      expect(failed((await enter(one, place.id)).body)).toContain('within-time');
  });
});

describe('guests and links', () => {
  test('a link makes nobody a guest and asks for nothing: robots may read it as often as they like', async () => {
    const place = await own('ad-hoc', { group: null });
    for (let times = 0; times < 20; times += 1)
      await must(world.nobody('POST', '/api/links', { secret: place.link.split('#')[1] }));
    const { rows } = await world.fresh.pool.query(
      'select (select count(*)::int from link_holders where session_id = $1) as holders, (select count(*)::int from knocks where session_id = $1) as knocks',
      [place.id],
    );
    expect([rows, await queue(host!, place.id)]).toEqual([[{ holders: 0, knocks: 0 }], []]);
  });

  test('a changed link and a guess lead nowhere, like one that never was', async () => {
    const place = await own('ad-hoc', { group: null });
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
    const place = await own('ad-hoc', { group: null });
    const answered = await world.nobody('POST', '/api/guests', {
      secret: place.link.split('#')[1],
      name,
    });
    expect(answered.status).toBe(status);
    if (status === 422)
      expect(answered.body).toMatchObject({ faults: [{ pointer: '#/body/name' }] });
  });

  test('a guest who is called like somebody inside is marked for the hosts', async () => {
    const place = await own('ad-hoc');
    await must(enter(member!, place.id), 201);
    await must(ask(await world.guest(place.link, 'mia member'), place.id), 201);
    expect(await queue(host!, place.id)).toMatchObject([
      { name: 'mia member', verified: false, person: null, resembles: 'Mia Member' },
    ]);
  });

  test('a guest whose name holds that of somebody inside, or of somebody else who waits, is marked for the hosts', async () => {
    const place = await own('ad-hoc');
    await must(enter(member!, place.id), 201);
    for (const name of ['Member, Mia (IT)', 'Zoe Berg', 'B\u0435rg Z\u043e\u0435', 'Zo Berg'])
      await must(ask(await world.guest(place.link, name), place.id), 201);
    const marks = (await queue(host!, place.id)).map(({ resembles, twin }) => [resembles, twin]);
    expect(marks).toEqual([
      ['Mia Member', null],
      [null, 'B\u0435rg Z\u043e\u0435'],
      [null, 'Zoe Berg'],
      [null, null],
    ]);
  });

  test('the link forwarded to a second browser waits anew', async () => {
    const place = await own('ad-hoc', { group: null });
    const first = await world.guest(place.link, 'Gus');
    await must(ask(first, place.id), 201);
    await must(answer(host!, (await queue(host!, place.id))[0]!.id, 'allow'));
    await must(enter(first, place.id), 201);
    const second = await world.guest(place.link, 'Gus');
    expect(failed((await enter(second, place.id)).body)).toEqual(['door-lets-in']);
    await must(ask(second, place.id), 201);
    expect(await queue(host!, place.id)).toHaveLength(1);
  });

  test('a cookie that was changed is nobody’s', async () => {
    const place = await own('ad-hoc', { group: null });
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
    const place = await own('ad-hoc', { group: null });
    const [waits, inside, idle] = [
      await world.guest(place.link, 'Wim'),
      await world.guest(place.link, 'Ina'),
      await world.guest(place.link, 'Ida'),
    ];
    await must(ask(inside, place.id), 201);
    await must(answer(host!, (await queue(host!, place.id))[0]!.id, 'allow'));
    await must(enter(inside, place.id), 201);
    await must(ask(waits, place.id), 201);
    const { link } = await must(
      host!.call<{ link: string }>('POST', `/api/sessions/${place.id}/links`, {}),
      201,
    );
    expect(link).not.toBe(place.link);
    expect(
      (await world.nobody('POST', '/api/links', { secret: place.link.split('#')[1] })).status,
    ).toBe(404);
    expect((await look(waits, place.id)).knock?.state).toBe('pending');
    expect((await look(inside, place.id)).inside).toHaveLength(1);
    expect((await idle.call('GET', `/api/sessions/${place.id}/room`)).status).toBe(404);
    await must(host!.call('POST', `/api/sessions/${place.id}/links`, { turnAway: true }), 201);
    expect((await waits.call('GET', `/api/sessions/${place.id}/room`)).status).toBe(404);
    expect(await queue(host!, place.id)).toEqual([]);
    expect((await look(inside, place.id)).inside).toHaveLength(1);
  });

  test('a guest gets nothing but the door: no people, sessions, notices, browsers', async () => {
    const place = await own('ad-hoc', { group: null, door: 'open' });
    const guest = await world.guest(place.link, 'Gus');
    await must(enter(guest, place.id), 201);
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
    const place = await own('ad-hoc', { group: null });
    const guest = await world.guest(place.link, 'Gus');
    await must(ask(guest, place.id), 201);
    const [row] = await queue(host!, place.id);
    await world.fresh.pool.query(
      'update organisation_members set suspended_at = now() where person_id = $1',
      [host!.id],
    );
    expect((await answer(host!, row!.id, 'allow')).status).toBe(404);
    expect((await guest.call('GET', `/api/sessions/${place.id}/room`)).status).toBe(404);
    await world.fresh.pool.query(
      'update organisation_members set suspended_at = null where person_id = $1',
      [host!.id],
    );
  });
});
