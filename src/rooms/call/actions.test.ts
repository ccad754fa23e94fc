import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { statusOf } from '../../../test/world/answers.ts';
import {
  enter,
  type Anyone,
  ask,
  leave,
  look,
  mute,
  remove,
  settingsOf,
  turn,
} from '../../../test/world/doors.ts';
import { type LiveLine, openLiveLine } from '../../../test/world/live-line.ts';
import { openSecond, type Second } from '../../../test/world/second.ts';
import { cancel, planSession } from '../../../test/world/sessions.ts';
import { addTo, takeOut } from '../../../test/world/groups.ts';
import { signOutEverywhere } from '../../../test/world/account.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { GroupId, OrganisationId } from '../../base/ids.ts';
import { broken } from '../../../test/invariants.ts';
import type { Entered } from '../enter/contract.ts';
import type { Insider } from '../stays/contract.ts';

let world: World;
let second: Second;
let [boss, ada, ben, eve]: Someone[] = [];
let organisation: OrganisationId;
let group: GroupId;
let session: string;

beforeAll(async () => {
  world = await openWorld();
  second = await openSecond(world);
}, 60_000);
afterAll(async () => {
  await second.stop();
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  await world.fresh.turnClock(0);
  organisation = await world.organisation();
  [boss, ada, ben, eve] = await Promise.all(
    ['Boss', 'Ada', 'Ben', 'Eve'].map((name) =>
      world.person(name, { organisation, role: name === 'Boss' ? 'admin' : 'member' }),
    ),
  );
  group = await world.group('Bench team', organisation, {
    managers: [boss!],
    members: [ada!, ben!],
  });
  const start = new Date(Date.now() - 60_000).toISOString().slice(0, 16);
  session = (await planSession(boss!, { title: 'Stand-up', group, start })).id;
});

const come = (who: Anyone, stay?: string): Promise<Entered> => enter(who, session, stay);
const room = (who: Anyone) => look(who, session);
const namesOf = (inside: readonly Insider[] | undefined) => inside?.map(({ name }) => name);

const lines: LiveLine[] = [];
/** The live line of a page, at the first or second process. */
async function openLine(who: Anyone, at: 0 | 1 = 0): Promise<LiveLine> {
  const line = await openLiveLine(second.urls[at], who.cookie);
  lines.push(line);
  return line;
}
async function join(who: Anyone, at: 0 | 1 = 0) {
  const entered = await come(who);
  const line = await openLine(who, at);
  line.say({ t: 'join', ticket: entered.ticket });
  await line.hears({ t: 'roster' });
  return { ...entered, line };
}
/** The session takes guests from now on; the link to come by. */
async function openToGuests(more: Record<string, unknown> = {}): Promise<string> {
  await turn(boss!, session, {
    guests: true,
    door: 'open',
    ...more,
  });
  return (await settingsOf(boss!, session)).link;
}
const hints = (line: LiveLine, topic: string) =>
  line.said.filter(({ t, topics }) => t === 'hint' && (topics as string[]).includes(topic)).length;

test('a member enters, is seen inside by members only, and leaves', async () => {
  const { stay, inside } = await come(ada!);
  const own = {
    stay,
    person: ada!.id,
    name: 'Ada',
    picture: null,
    guest: false,
    host: false,
    microphone: true,
    camera: true,
    screen: false,
    hand: null,
    here: false,
  };
  expect(inside).toEqual([own]);
  expect(await room(ben!)).toMatchObject({
    session: { title: 'Stand-up' },
    door: 'open',
    places: 6,
    gates: { enter: { allowed: true } },
    inside: [{ name: 'Ada' }],
  });
  expect(await eve!.call('GET', `/api/sessions/${session}/room`)).toMatchObject({ status: 404 });
  expect(await eve!.call('POST', `/api/sessions/${session}/stays`, {})).toMatchObject({
    status: 404,
  });
  expect(await statusOf(leave(eve!, stay))).toBe(404);
  await leave(ada!, stay);
  await leave(ada!, stay);
  expect((await room(ben!)).inside).toEqual([]);
});

test('before its time the room is refused with the checklist and shows nobody, but whoever is inside stays', async () => {
  const { stay } = await come(ada!);
  await world.fresh.turnClock(3 * 3600_000);
  await world.fresh.pool.query(`update stays set seen_at = now() where id = $1`, [stay]);
  const refused = await ben!.call<{ verdict: { checks: { name: string; outcome: string }[] } }>(
    'POST',
    `/api/sessions/${session}/stays`,
    {},
  );
  expect(refused.status).toBe(403);
  expect(
    refused.body.verdict.checks
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ name }) => name),
  ).toEqual(['within-time']);
  expect((await room(ben!)).inside).toBe(undefined);
  expect(namesOf((await room(ada!)).inside)).toEqual(['Ada']);
  expect((await come(ada!, stay)).stay).toBe(stay);
});

test('twenty people at once find six places', async () => {
  const crowd = await Promise.all(
    Array.from({ length: 20 }, (_, number) => world.person(`Guest ${number}`, { organisation })),
  );
  for (const who of crowd) await addTo(boss!, group, who);
  const answers = await Promise.all(
    crowd.map((who) => who.call('POST', `/api/sessions/${session}/stays`, {})),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([
    ...Array<number>(6).fill(201),
    ...Array<number>(14).fill(403),
  ]);
});

test('one person entering from many windows at once holds one stay', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ada!.call('POST', `/api/sessions/${session}/stays`, {})),
  );
  expect(answers.every(({ status }) => status === 201)).toBe(true);
  expect(namesOf((await room(ben!)).inside)).toEqual(['Ada']);
});

test('the newer window wins and the older is told so, also at another process', async () => {
  const first = await join(ada!, 0);
  const newer = await join(ada!, 1);
  expect(await first.line.hears({ t: 'out' })).toEqual({
    t: 'out',
    stay: first.stay,
    because: 'replaced',
    says: '',
  });
  expect(namesOf((await room(ben!)).inside)).toEqual(['Ada']);
  expect((await room(ben!)).inside![0]).toMatchObject({ stay: newer.stay, here: true });
});

for (const at of [0, 1] as const)
  test(`signals pass between people inside one room only, ${at === 0 ? 'in one process' : 'over two processes, in their order'}`, async () => {
    const [a, b] = [await join(ada!, 0), await join(ben!, at)];
    const outsider = await openLine(eve!, at);
    for (let number = 0; number < 30; number++)
      a.line.say({ t: 'signal', to: b.stay, data: { number } });
    await b.line.hears({ t: 'signal', data: { number: 29 } });
    expect(b.line.said.filter(({ t }) => t === 'signal')).toEqual(
      Array.from({ length: 30 }, (_, number) => ({ t: 'signal', from: a.stay, data: { number } })),
    );
    outsider.say({ t: 'signal', to: b.stay, data: { secret: 1 } });
    outsider.say({ t: 'join', ticket: a.ticket });
    expect(await outsider.closed).toBe(4400);
    expect(JSON.stringify(b.line.said)).not.toContain('secret');
    a.line.say({ t: 'state', microphone: false, camera: true });
    const heard = b.line.said.length;
    await expect.poll(() => b.line.said.slice(heard)).toContainEqual({ t: 'roster' });
    expect((await room(ben!)).inside).toMatchObject([
      { name: 'Ada', microphone: false, camera: true, here: true },
      { name: 'Ben' },
    ]);
  });

test('what a page says right after it asked to join is not lost', async () => {
  const a = await join(ada!);
  const entered = await come(ben!);
  const line = await openLine(ben!);
  line.say({ t: 'join', ticket: entered.ticket });
  line.say({ t: 'signal', to: a.stay, data: { first: 1 } });
  line.say({ t: 'state', microphone: false, camera: false });
  await a.line.hears({ t: 'signal', data: { first: 1 } });
  await expect
    .poll(async () => (await room(ada!)).inside![1])
    .toMatchObject({ microphone: false, camera: false });
});

test('whoever floods others or sends what is too large is cut off', async () => {
  const [a, b] = [await join(ada!), await join(ben!)];
  for (let number = 0; number < 250; number++)
    a.line.say({ t: 'signal', to: b.stay, data: { number } });
  expect(await a.line.closed).toBe(4009);
  expect(b.line.said.filter(({ t }) => t === 'signal').length).toBeLessThanOrEqual(200);
  b.line.say({ t: 'signal', to: a.stay, data: { long: 'x'.repeat(70_000) } });
  expect(await b.line.closed).toBe(4400);
});

for (const at of [0, 1] as const)
  test(`taken out of the group: out of the room, told why, at ${at === 0 ? 'this' : 'another'} process`, async () => {
    const [a, b] = [await join(ada!, 0), await join(ben!, at)];
    await takeOut(boss!, group, ben!);
    // The test wrote the entry past the application, so that only the look every second finds it;
    // the application rings at once.
    await world.fresh.pool.query('notify journal');
    expect(await b.line.hears({ t: 'out' })).toEqual({
      t: 'out',
      stay: b.stay,
      because: 'removed',
      says: 'You are not in the group of this session.',
    });
    await a.line.hears({ t: 'roster' });
    expect(namesOf((await room(ada!)).inside)).toEqual(['Ada']);
    a.line.say({ t: 'signal', to: b.stay, data: { late: 1 } });
    b.line.say({ t: 'signal', to: a.stay, data: { late: 1 } });
    b.line.say({ t: 'join', ticket: b.ticket });
    await expect
      .poll(() => b.line.said.filter(({ t }) => t === 'out'))
      .toEqual([expect.anything(), { t: 'out', stay: b.stay, because: 'removed', says: '' }]);
    expect(JSON.stringify([a.line.said, b.line.said])).not.toContain('late');
    expect(
      await ben!.call('POST', `/api/sessions/${session}/stays`, { stay: b.stay }),
    ).toMatchObject({ status: 404 });
  });

test('a cancelled session asks everyone out and says why', async () => {
  const [a, b] = [await join(ada!, 0), await join(ben!, 1)];
  await cancel(boss!, session, 'Fire drill');
  for (const one of [a, b])
    expect(await one.line.hears({ t: 'out' })).toMatchObject({
      stay: one.stay,
      because: 'cancelled',
      says: 'The session was cancelled: Fire drill.',
    });
  expect((await room(ada!)).inside).toBe(undefined);
});

test('signed out everywhere: out of the room', async () => {
  const a = await join(ada!);
  await signOutEverywhere(ada!);
  await a.line.closed;
  await expect.poll(async () => namesOf((await room(ben!)).inside)).toEqual([]);
});

test(
  'a broken line keeps the stay for ten seconds; then it is lost',
  { timeout: 40_000 },
  async () => {
    const a = await join(ada!);
    a.line.close();
    await expect
      .poll(async () => (await room(ben!)).inside)
      .toMatchObject([{ stay: a.stay, here: false }]);
    const back = await come(ada!, a.stay);
    expect(back.stay).toBe(a.stay);
    const line = await openLine(ada!, 1);
    line.say({ t: 'join', ticket: back.ticket });
    await expect
      .poll(async () => (await room(ben!)).inside)
      .toMatchObject([{ stay: a.stay, here: true }]);
    line.close();
    await expect.poll(async () => (await room(ben!)).inside, { interval: 500 }).toEqual([]);
    const { rows } = await world.fresh.pool.query(`select left_because from stays where id = $1`, [
      a.stay,
    ]);
    expect(rows).toEqual([{ left_because: 'lost' }]);
  },
);

test('a stay whose process died is over for everyone after half a minute, without anybody ending it', async () => {
  const a = await come(ada!);
  await world.fresh.pool.query(
    `update stays set here = true, seen_at = now() - interval '31 seconds' where id = $1`,
    [a.stay],
  );
  expect((await room(ben!)).inside).toEqual([]);
  expect((await come(ada!, a.stay)).stay).not.toBe(a.stay);
});

test('a guest enters, is marked as one, talks to the others and leaves; another browser cannot use the stay', async () => {
  const link = await openToGuests();
  const gus = await world.guest(link, 'Gus');
  const other = await world.guest(link, 'Other');
  const [a, g] = [await join(ada!, 0), await join(gus, 1)];
  expect((await room(ada!)).inside).toMatchObject([
    { name: 'Ada', person: ada!.id, guest: false, host: false, here: true },
    {
      stay: g.stay,
      name: 'Gus',
      person: null,
      picture: null,
      guest: true,
      host: false,
      here: true,
    },
  ]);
  expect((await room(gus)).me).toEqual({ name: 'Gus', guest: true, hosts: false, answers: false });
  a.line.say({ t: 'signal', to: g.stay, data: { hello: 1 } });
  g.line.say({ t: 'signal', to: a.stay, data: { hello: 2 } });
  await Promise.all([
    g.line.hears({ t: 'signal', data: { hello: 1 } }),
    a.line.hears({ t: 'signal', data: { hello: 2 } }),
  ]);
  expect((await come(gus, g.stay)).stay).toBe(g.stay);
  expect((await come(other, g.stay)).stay).not.toBe(g.stay);
  const thief = await openLine(other);
  thief.say({ t: 'join', ticket: g.ticket });
  expect(await thief.closed).toBe(4400);
  expect(await statusOf(leave(other, g.stay))).toBe(404);
  await leave(gus, g.stay);
  expect(namesOf((await room(ada!)).inside)).toEqual(['Ada', 'Other']);
});

test('a guest in two windows holds one stay, and a cancelled session asks guests out with its reason', async () => {
  const gus = await world.guest(await openToGuests(), 'Gus');
  const first = await join(gus, 0);
  const newer = await join(gus, 1);
  expect(await first.line.hears({ t: 'out' })).toMatchObject({ because: 'replaced' });
  await cancel(boss!, session, 'Fire drill');
  expect(await newer.line.hears({ t: 'out' })).toMatchObject({
    stay: newer.stay,
    because: 'cancelled',
    says: 'The session was cancelled: Fire drill.',
  });
});

test('removed by a host: out with the reason, at another process, too', async () => {
  const gus = await world.guest(await openToGuests(), 'Gus');
  const [a, g] = [await join(ada!, 0), await join(gus, 1)];
  await remove(boss!, g.stay, {
    reason: 'Please use your real name',
  });
  expect(await g.line.hears({ t: 'out' })).toEqual({
    t: 'out',
    stay: g.stay,
    because: 'turned-out',
    says: 'Please use your real name',
  });
  await expect.poll(async () => namesOf((await room(ada!)).inside)).toEqual(['Ada']);
  g.line.say({ t: 'signal', to: a.stay, data: { late: 1 } });
  g.line.say({ t: 'join', ticket: g.ticket });
  await expect
    .poll(() => g.line.said.filter(({ t }) => t === 'out').at(1))
    .toMatchObject({ because: 'turned-out', says: 'Please use your real name' });
  expect(JSON.stringify(a.line.said)).not.toContain('late');
});

test('the room is told of raised hands and shared screens; a hand that is up keeps its place in the row', async () => {
  const [a, b] = [await join(ada!, 0), await join(ben!, 1)];
  const devices = { t: 'state', microphone: true, camera: true };
  a.line.say({ ...devices, hand: true, screen: true });
  await expect
    .poll(async () => (await room(ben!)).inside![0])
    .toMatchObject({ screen: true, hand: expect.any(String) });
  const { hand } = (await room(ben!)).inside![0]!;
  a.line.say({ ...devices, camera: false });
  a.line.say({ ...devices, hand: true });
  b.line.say({ ...devices, hand: true });
  await expect
    .poll(async () => (await room(ben!)).inside!.map((one) => one.hand !== null))
    .toEqual([true, true]);
  await expect
    .poll(async () => (await room(ben!)).inside![0])
    .toMatchObject({ hand, screen: true, camera: true });
  // a page that comes back may be a new one: its hand is still up, its screen is not shared
  await come(ada!, a.stay);
  expect((await room(ben!)).inside![0]).toMatchObject({ hand, screen: false });
  a.line.say({ ...devices, hand: false });
  await expect
    .poll(async () => (await room(ben!)).inside![0])
    .toMatchObject({ hand: null, screen: false });
});

test('a host who acts on somebody means them, also when they came in anew meanwhile; whoever has left cannot be met', async () => {
  const [gus, before] = [await world.guest(await openToGuests(), 'Gus'), await join(ada!, 0)];
  for (const who of [gus, ada!]) {
    const first = who === gus ? await join(gus, 1) : before;
    const now = await join(who, 0);
    now.line.say({ t: 'state', microphone: true, camera: true, hand: true });
    const shown = async () => (await room(boss!)).inside!.find(({ stay }) => stay === now.stay);
    await expect.poll(async () => (await shown())?.hand).not.toBeNull();
    await mute(boss!, first.stay);
    expect(await now.line.hears({ t: 'mute' })).toMatchObject({ stay: now.stay });
    expect(await boss!.call('DELETE', `/api/stays/${first.stay}/hand`)).toMatchObject({
      status: 204,
    });
    expect(await shown()).toMatchObject({ microphone: false, hand: null });
    await leave(who, now.stay);
    expect(await statusOf(mute(boss!, first.stay))).toBe(404);
    expect(await boss!.call('DELETE', `/api/stays/${first.stay}/hand`)).toMatchObject({
      status: 404,
    });
  }
});

test('hosts mute one or all, at any process; everyone else is refused', async () => {
  const gus = await world.guest(await openToGuests(), 'Gus');
  const [a, b, g] = [await join(ada!, 0), await join(ben!, 1), await join(gus, 1)];
  const failed = {
    status: 403,
    body: {
      verdict: {
        gate: 'host-room',
        checks: expect.arrayContaining([
          expect.objectContaining({ name: 'hosts-room', outcome: 'failed' }),
        ]),
      },
    },
  };
  for (const path of [`/api/stays/${b.stay}/mute`, `/api/sessions/${session}/mutes`]) {
    expect(await ada!.call('POST', path)).toMatchObject(failed);
    expect(await gus.call('POST', path)).toMatchObject({ status: 401 });
    expect(await eve!.call('POST', path)).toMatchObject({ status: 404 });
  }
  expect(await ada!.call('DELETE', `/api/stays/${b.stay}/hand`)).toMatchObject(failed);
  expect((await room(ada!)).inside!.map(({ microphone }) => microphone)).toEqual([
    true,
    true,
    true,
  ]);

  await mute(boss!, b.stay);
  expect(await b.line.hears({ t: 'mute' })).toEqual({ t: 'mute', stay: b.stay, by: 'Boss' });
  expect((await room(ada!)).inside!.map(({ microphone }) => microphone)).toEqual([
    true,
    false,
    true,
  ]);
  // they may speak again when they want to
  b.line.say({ t: 'state', microphone: true, camera: false });
  await expect.poll(async () => (await room(ada!)).inside![1]).toMatchObject({ microphone: true });

  const own = await join(boss!, 0);
  expect(await boss!.call('POST', `/api/sessions/${session}/mutes`)).toMatchObject({
    status: 200,
    body: { muted: 3 },
  });
  await Promise.all([a, g].map(({ line, stay }) => line.hears({ t: 'mute', stay, by: 'Boss' })));
  expect(own.line.said.filter(({ t }) => t === 'mute')).toEqual([]);
  expect((await room(ada!)).inside!.map(({ name, microphone }) => [name, microphone])).toEqual([
    ['Ada', false],
    ['Ben', false],
    ['Gus', false],
    ['Boss', true],
  ]);
  expect(await boss!.call('POST', `/api/sessions/${session}/mutes`)).toMatchObject({
    body: { muted: 0 },
  });
  const { rows } = await world.fresh.pool.query(
    `select person_id, data->>'name' as name from journal where kind = 'room.muted' and subject_id = $1 order by seq`,
    [session],
  );
  expect(rows).toEqual([
    { person_id: boss!.id, name: 'Ben' },
    { person_id: boss!.id, name: 'Ada, Ben, Gus' },
  ]);
});

test('of many quick presses of a button the last one stands', async () => {
  const a = await join(ada!);
  for (let press = 0; press < 61; press++)
    a.line.say({ t: 'state', microphone: press % 2 === 0, camera: press % 2 === 1 });
  a.line.say({ t: 'state', microphone: true, camera: true, hand: true });
  await expect.poll(async () => (await room(ben!)).inside![0]!.hand).not.toBe(null);
  expect((await room(ben!)).inside![0]).toMatchObject({ microphone: true, camera: true });
});

test('a host lowers a hand, and the room is told', async () => {
  const [a, b] = [await join(ada!, 0), await join(ben!, 1)];
  b.line.say({ t: 'state', microphone: true, camera: true, hand: true });
  await expect.poll(async () => (await room(ada!)).inside![1]!.hand).not.toBe(null);
  const heard = [a, b].map(({ line }) => line.said.length);
  expect(await boss!.call('DELETE', `/api/stays/${b.stay}/hand`)).toMatchObject({ status: 204 });
  for (const [at, one] of [a, b].entries())
    await expect.poll(() => one.line.said.slice(heard[at])).toContainEqual({ t: 'roster' });
  expect((await room(ada!)).inside![1]!.hand).toBe(null);
  expect(await boss!.call('DELETE', `/api/stays/${b.stay}/hand`)).toMatchObject({ status: 204 });
});

test('who comes and goes is noticed by those inside, hosts, and whom the door lets in; not by whoever waits', async () => {
  const gus = await world.guest(await openToGuests(), 'Gus');
  const [inside, boss1, ben1] = [await join(gus), await openLine(boss!), await openLine(ben!)];
  const waiting = await world.guest((await settingsOf(boss!, session)).link, 'Waiting');
  const lobby = await openLine(waiting);
  const topic = `room:${session}`;
  await come(ada!);
  for (const one of [inside.line, boss1, ben1])
    await expect.poll(() => hints(one, topic)).toBeGreaterThan(0);
  await turn(boss!, session, { door: 'locked' });
  await ask(ben!, session);
  await ask(waiting, session);
  await expect.poll(() => hints(ben1, topic)).toBeGreaterThan(1);
  await expect.poll(() => hints(lobby, topic)).toBeGreaterThan(1);
  await new Promise((done) => setTimeout(done, 300));
  const before = [inside.line, boss1, ben1, lobby].map((one) => hints(one, topic));
  await come(boss!);
  await expect.poll(() => hints(inside.line, topic)).toBeGreaterThan(before[0]!);
  await expect.poll(() => hints(boss1, topic)).toBeGreaterThan(before[1]!);
  await new Promise((done) => setTimeout(done, 300));
  expect([hints(ben1, topic), hints(lobby, topic)]).toEqual(before.slice(2));
});
