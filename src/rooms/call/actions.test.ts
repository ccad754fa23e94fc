import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openApp, type App } from '../../app.ts';
import { turnClock } from '../../base/clock.ts';
import { openPool } from '../../base/database.ts';
import { configFor, openWorld, type Someone, type World } from '../../../test/world.ts';
import { broken } from '../../../test/invariants.ts';
import type { Entered, Insider, RoomView } from './contract.ts';

let world: World;
/** A second process on the same database. */
let second: { app: App; stop: () => Promise<void> };
let urls: readonly [string, string];
let [boss, ada, ben, eve]: Someone[] = [];
let [organisation, group, session]: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  const pool = openPool(world.fresh.url);
  const app = await openApp(configFor(world.fresh.url), pool, { origin: 'http://localhost:3000' }, false);
  second = { app, stop: async () => (await app.stop(), await pool.end()) };
  urls = (await Promise.all([world.app, app].map(async ({ http }) => `ws://127.0.0.1:${await http.listen('127.0.0.1', 0)}/api/live`))) as [string, string];
}, 60_000);
afterAll(async () => {
  await second.stop();
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  turnClock(0);
  const made = await world.organisation();
  organisation = made;
  [boss, ada, ben, eve] = await Promise.all(
    ['Boss', 'Ada', 'Ben', 'Eve'].map((name) => world.person(name, { organisation: made, role: name === 'Boss' ? 'admin' : 'member' })),
  );
  group = await world.group('Bench team', made, { managers: [boss!], members: [ada!, ben!] });
  const start = new Date(Date.now() - 60_000).toISOString().slice(0, 16);
  const answer = await boss!.call<{ id: string }>('POST', '/api/sessions', { title: 'Stand-up', group, start, zone: 'UTC', minutes: 60 });
  expect(answer.status).toBe(201);
  session = answer.body.id;
});

const enter = async (who: Someone, stay?: string): Promise<Entered> => {
  const answer = await who.call<Entered>('POST', `/api/sessions/${session}/stays`, stay ? { stay } : {});
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};
const room = async (who: Someone) => (await who.call<RoomView>('GET', `/api/sessions/${session}/room`)).body;
const names = (inside: readonly Insider[] | undefined) => inside?.map(({ name }) => name);

type Line = {
  readonly said: Record<string, unknown>[];
  readonly say: (message: unknown) => void;
  readonly hears: (match: Record<string, unknown>, within?: number) => Promise<Record<string, unknown>>;
  readonly close: () => void;
  readonly closed: Promise<number>;
};
const lines: Line[] = [];
/** The live line of a page, at the first or second process. */
async function open(who: Someone, at: 0 | 1 = 0): Promise<Line> {
  const socket = new WebSocket(urls[at], { headers: { cookie: who.cookie } } as never);
  const said: Record<string, unknown>[] = [];
  socket.addEventListener('message', ({ data }) => said.push(JSON.parse(String(data)) as Record<string, unknown>));
  const closed = new Promise<number>((done) => socket.addEventListener('close', ({ code }) => done(code)));
  const hears: Line['hears'] = async (match, within = 3_000) => {
    await expect
      .poll(() => said.some((one) => Object.entries(match).every(([name, value]) => JSON.stringify(one[name]) === JSON.stringify(value))), {
        timeout: within,
        interval: 10,
      })
      .toBe(true);
    return said.find((one) => Object.entries(match).every(([name, value]) => JSON.stringify(one[name]) === JSON.stringify(value)))!;
  };
  const line: Line = { said, say: (message) => socket.send(JSON.stringify(message)), hears, close: () => socket.close(), closed };
  await line.hears({ t: 'hello' });
  lines.push(line);
  return line;
}
async function join(who: Someone, at: 0 | 1 = 0) {
  const entered = await enter(who);
  const line = await open(who, at);
  line.say({ t: 'join', ticket: entered.ticket });
  await line.hears({ t: 'roster' });
  return { ...entered, line };
}
const removeBen = () =>
  world.fresh.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('group_members').where('person_id', '=', ben!.id).execute();
    await tx
      .insertInto('journal')
      .values({
        organisation_id: organisation as never,
        person_id: boss!.id,
        through: 'web',
        request_id: null,
        kind: 'group.changed',
        subject_id: group!,
        data: JSON.stringify({ persons: [ben!.id] }),
      })
      .execute();
  });

test('a member enters, is seen inside by members only, and leaves', async () => {
  const { stay, inside } = await enter(ada!);
  expect(inside).toEqual([{ stay, person: ada!.id, name: 'Ada', picture: null, microphone: true, camera: true, here: false }]);
  expect(await room(ben!)).toMatchObject({
    session: { title: 'Stand-up' },
    door: 'open',
    places: 6,
    gates: { enter: { allowed: true } },
    inside: [{ name: 'Ada' }],
  });
  expect(await eve!.call('GET', `/api/sessions/${session}/room`)).toMatchObject({ status: 404 });
  expect(await eve!.call('POST', `/api/sessions/${session}/stays`, {})).toMatchObject({ status: 404 });
  expect(await eve!.call('DELETE', `/api/stays/${stay}`)).toMatchObject({ status: 404 });
  expect(await ada!.call('DELETE', `/api/stays/${stay}`)).toMatchObject({ status: 204 });
  expect(await ada!.call('DELETE', `/api/stays/${stay}`)).toMatchObject({ status: 204 });
  expect((await room(ben!)).inside).toEqual([]);
});

test('before its time the room is refused with the checklist and shows nobody, but whoever is inside stays', async () => {
  const { stay } = await enter(ada!);
  turnClock(3 * 3600_000);
  await world.fresh.pool.query(`update stays set seen_at = now() + interval '3 hours' where id = $1`, [stay]);
  const refused = await ben!.call<{ verdict: { checks: { name: string; outcome: string }[] } }>('POST', `/api/sessions/${session}/stays`, {});
  expect(refused.status).toBe(403);
  expect(refused.body.verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual(['within-time']);
  expect((await room(ben!)).inside).toBe(undefined);
  expect(names((await room(ada!)).inside)).toEqual(['Ada']);
  expect((await enter(ada!, stay)).stay).toBe(stay);
});

test('twenty people at once find six places', async () => {
  const crowd = await Promise.all(Array.from({ length: 20 }, (_, number) => world.person(`Guest ${number}`, { organisation: organisation as never })));
  await world.fresh.db
    .insertInto('group_members')
    .values(crowd.map(({ id }) => ({ group_id: group as never, person_id: id, role: 'member', added_by: null })))
    .execute();
  const answers = await Promise.all(crowd.map((who) => who.call('POST', `/api/sessions/${session}/stays`, {})));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(6).fill(201), ...Array<number>(14).fill(403)]);
});

test('one person entering from many windows at once holds one stay', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => ada!.call('POST', `/api/sessions/${session}/stays`, {})));
  expect(answers.every(({ status }) => status === 201)).toBe(true);
  expect(names((await room(ben!)).inside)).toEqual(['Ada']);
});

test('the newer window wins and the older is told so, also at another process', async () => {
  const first = await join(ada!, 0);
  const newer = await join(ada!, 1);
  expect(await first.line.hears({ t: 'out' })).toEqual({ t: 'out', stay: first.stay, because: 'replaced', says: '' });
  expect(names((await room(ben!)).inside)).toEqual(['Ada']);
  expect((await room(ben!)).inside![0]).toMatchObject({ stay: newer.stay, here: true });
});

for (const at of [0, 1] as const)
  test(`signals pass between people inside one room only, ${at === 0 ? 'in one process' : 'over two processes, in their order'}`, async () => {
    const [a, b] = [await join(ada!, 0), await join(ben!, at)];
    const outsider = await open(eve!, at);
    for (let number = 0; number < 30; number++) a.line.say({ t: 'signal', to: b.stay, data: { number } });
    await b.line.hears({ t: 'signal', data: { number: 29 } });
    expect(b.line.said.filter(({ t }) => t === 'signal')).toEqual(Array.from({ length: 30 }, (_, number) => ({ t: 'signal', from: a.stay, data: { number } })));
    outsider.say({ t: 'signal', to: b.stay, data: { secret: 1 } });
    outsider.say({ t: 'join', ticket: a.ticket });
    expect(await outsider.closed).toBe(4400);
    expect(JSON.stringify(b.line.said)).not.toContain('secret');
    a.line.say({ t: 'state', microphone: false, camera: true });
    const heard = b.line.said.length;
    await expect.poll(() => b.line.said.slice(heard)).toContainEqual({ t: 'roster' });
    expect((await room(ben!)).inside).toMatchObject([{ name: 'Ada', microphone: false, camera: true, here: true }, { name: 'Ben' }]);
  });

test('what a page says right after it asked to join is not lost', async () => {
  const a = await join(ada!);
  const entered = await enter(ben!);
  const line = await open(ben!);
  line.say({ t: 'join', ticket: entered.ticket });
  line.say({ t: 'signal', to: a.stay, data: { first: 1 } });
  line.say({ t: 'state', microphone: false, camera: false });
  await a.line.hears({ t: 'signal', data: { first: 1 } });
  await expect.poll(async () => (await room(ada!)).inside![1]).toMatchObject({ microphone: false, camera: false });
});

test('whoever floods others or sends what is too large is cut off', async () => {
  const [a, b] = [await join(ada!), await join(ben!)];
  for (let number = 0; number < 250; number++) a.line.say({ t: 'signal', to: b.stay, data: { number } });
  expect(await a.line.closed).toBe(4009);
  expect(b.line.said.filter(({ t }) => t === 'signal').length).toBeLessThanOrEqual(200);
  b.line.say({ t: 'signal', to: a.stay, data: { long: 'x'.repeat(70_000) } });
  expect(await b.line.closed).toBe(4400);
});

for (const at of [0, 1] as const)
  test(`taken out of the group: out of the room within a second, told why, at ${at === 0 ? 'this' : 'another'} process`, async () => {
    const [a, b] = [await join(ada!, 0), await join(ben!, at)];
    await removeBen();
    const began = performance.now();
    // The test wrote the entry past the application, so that only the look every second finds it; the application rings at once.
    await world.fresh.pool.query('notify journal');
    expect(await b.line.hears({ t: 'out' })).toEqual({ t: 'out', stay: b.stay, because: 'removed', says: 'You are not in the group of this session.' });
    expect(performance.now() - began).toBeLessThan(1000);
    await a.line.hears({ t: 'roster' });
    expect(names((await room(ada!)).inside)).toEqual(['Ada']);
    a.line.say({ t: 'signal', to: b.stay, data: { late: 1 } });
    b.line.say({ t: 'signal', to: a.stay, data: { late: 1 } });
    b.line.say({ t: 'join', ticket: b.ticket });
    await expect.poll(() => b.line.said.filter(({ t }) => t === 'out')).toEqual([expect.anything(), { t: 'out', stay: b.stay, because: 'removed', says: '' }]);
    expect(JSON.stringify([a.line.said, b.line.said])).not.toContain('late');
    expect(await ben!.call('POST', `/api/sessions/${session}/stays`, { stay: b.stay })).toMatchObject({ status: 404 });
  });

test('a cancelled session asks everyone out and says why', async () => {
  const [a, b] = [await join(ada!, 0), await join(ben!, 1)];
  expect(await boss!.call('POST', `/api/sessions/${session}/cancellation`, { reason: 'Fire drill' })).toMatchObject({ status: 204 });
  for (const one of [a, b])
    expect(await one.line.hears({ t: 'out' })).toMatchObject({ stay: one.stay, because: 'cancelled', says: 'The session was cancelled: Fire drill.' });
  expect((await room(ada!)).inside).toBe(undefined);
});

test('signed out everywhere: out of the room', async () => {
  const a = await join(ada!);
  await world.fresh.db.deleteFrom('sign_ins').where('person_id', '=', ada!.id).execute();
  await world.fresh.db
    .insertInto('journal')
    .values({
      organisation_id: null,
      person_id: ada!.id,
      through: 'web',
      request_id: null,
      kind: 'sign-in.ended',
      subject_id: ada!.id,
      data: JSON.stringify({ signIns: [ada!.signIn], persons: [ada!.id], because: 'signed-out' }),
    })
    .execute();
  await world.fresh.pool.query('notify journal');
  await a.line.closed;
  await expect.poll(async () => names((await room(ben!)).inside)).toEqual([]);
});

test('a broken line keeps the stay for ten seconds; then it is lost', { timeout: 40_000 }, async () => {
  const a = await join(ada!);
  a.line.close();
  await expect.poll(async () => (await room(ben!)).inside).toMatchObject([{ stay: a.stay, here: false }]);
  const back = await enter(ada!, a.stay);
  expect(back.stay).toBe(a.stay);
  const line = await open(ada!, 1);
  line.say({ t: 'join', ticket: back.ticket });
  await expect.poll(async () => (await room(ben!)).inside).toMatchObject([{ stay: a.stay, here: true }]);
  line.close();
  await expect.poll(async () => (await room(ben!)).inside, { timeout: 14_000, interval: 500 }).toEqual([]);
  const { rows } = await world.fresh.pool.query(`select left_because from stays where id = $1`, [a.stay]);
  expect(rows).toEqual([{ left_because: 'lost' }]);
});

test('a stay whose process died is over for everyone after half a minute, without anybody ending it', async () => {
  const a = await enter(ada!);
  await world.fresh.pool.query(`update stays set here = true, seen_at = now() - interval '31 seconds' where id = $1`, [a.stay]);
  expect((await room(ben!)).inside).toEqual([]);
  expect((await enter(ada!, a.stay)).stay).not.toBe(a.stay);
});
