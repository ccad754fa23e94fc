import { afterAll, beforeAll, expect, test } from 'vitest';
import { statusOf } from '../../../test/world/answers.ts';
import { addTo, deleteGroup, nest, takeOut, unnest } from '../../../test/world/groups.ts';
import { cancel, changeSession } from '../../../test/world/sessions.ts';
import { renewLimits } from '../../../test/world/beyond.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { GroupId, OrganisationId } from '../../base/ids.ts';

type Session = {
  readonly id: string;
  readonly version: number;
  readonly group: { readonly id: string };
  readonly hosts: readonly { readonly id: string; readonly name: string }[];
  readonly audience: number | null;
  readonly next: { readonly id: string; readonly starts: string };
};
type Problem = {
  readonly code: string;
  readonly faults?: readonly { readonly pointer: string; readonly code: string }[];
  readonly now?: { readonly title: string };
};
type Dates = {
  readonly items: readonly { readonly id: string; readonly starts: string }[];
  readonly next?: string;
};

let world: World;
let home: OrganisationId;
let [ada, ben, cyd, foreign]: Someone[] = [];
let x: GroupId;
let y: GroupId;
let other: GroupId;
const year = new Date().getUTCFullYear() + 1;
const make = (who: Someone, more: object = {}) =>
  who.call<Session & Problem>('POST', '/api/sessions', {
    title: 'Lab talk',
    group: x,
    start: `${year}-10-18T09:00`,
    zone: 'Europe/Berlin',
    ...more,
  });

beforeAll(async () => {
  world = await openWorld();
  home = await world.organisation('Home');
  const elsewhere = await world.organisation('Elsewhere');
  [ada, ben, cyd] = [
    await world.person('Ada', { organisation: home }),
    await world.person('Ben', { organisation: home }),
    await world.person('Cyd', { organisation: home }),
  ];
  foreign = await world.person('Fay', { organisation: elsewhere, role: 'admin' });
  x = await world.group('X', home, { managers: [ada], members: [ben] });
  y = await world.group('Y', home, { managers: [ada], members: [cyd] });
  other = await world.group('Other', elsewhere, { managers: [foreign] });
});
afterAll(() => world.close());

test('only managers make sessions for a group; a member is told why, to others the group does not exist', async () => {
  expect((await make(ada!)).status).toBe(201);
  expect((await make(ben!)).status).toBe(403);
  expect((await make(cyd!)).status).toBe(404);
  expect((await make(foreign!)).status).toBe(404);
  expect((await make(ada!, { group: other })).status).toBe(404);
});

test('a weekly session stays at its wall time when the clocks go back', async () => {
  const { body } = await make(ada!, { until: `${year}-11-08`, minutes: 90 });
  const dates = await ben!.call<Dates>('GET', `/api/sessions/${body.id}/events?limit=3`);
  const rest = await ben!.call<Dates>(
    'GET',
    `/api/sessions/${body.id}/events?limit=3&cursor=${dates.body.next}`,
  );
  const hours = [...dates.body.items, ...rest.body.items].map((event) =>
    event.starts.slice(11, 16),
  );
  expect(new Set(hours)).toEqual(new Set(['07:00', '08:00']));
  expect(hours).toHaveLength(4);
});

test.each([
  [{ start: '2027-03-28T02:30' }, '#/body/start', 'time-does-not-exist'],
  [{ start: '2020-01-01T09:00' }, '#/body/start', 'in-the-past'],
  [{ start: '2027-02-30T09:00' }, '#/body/start', 'not-a-date'],
  [{ until: '2027-01-01', start: '2027-02-01T09:00' }, '#/body/until', 'until-before-start'],
  [{ zone: 'Mars/Olympus' }, '#/body/zone', 'unknown-zone'],
  [{ title: '  ' }, '#/body/title', 'needed'],
  [{ minutes: 3 }, '#/body/minutes', 'wrong-value'],
  [{ cancelledAt: 'now' }, '#/body/cancelledAt', 'unknown-field'],
])('%j is refused with a pointer', async (more, pointer, code) => {
  const { status, body } = await make(ada!, more);
  expect([status, body.faults?.map((fault) => [fault.pointer, fault.code])]).toEqual([
    422,
    [[pointer, code]],
  ]);
});

test('hosts come from the group', async () => {
  expect((await make(ada!, { hosts: [ben!.id, cyd!.id] })).body.faults?.[0]).toMatchObject({
    pointer: '#/body/hosts/1',
    code: 'not-in-group',
  });
  const { body } = await make(ada!, { hosts: [ben!.id] });
  expect(body.hosts).toMatchObject([{ id: ben!.id, name: 'Ben' }]);
});

test('another group swaps the audience at once and keeps only hosts who are in it', async () => {
  const { body } = await make(ada!, { hosts: [ada!.id, ben!.id] });
  const audience = await ada!.call<{ people: number; gain: number; lose: number }>(
    'GET',
    `/api/groups/${y}/audience?session=${body.id}`,
  );
  expect(audience.body).toMatchObject({ people: 2, gain: 1, lose: 1 });
  const seen = async () =>
    Promise.all(
      [ben!, cyd!].map(async (who) => (await who.call('GET', `/api/sessions/${body.id}`)).status),
    );
  expect(await seen()).toEqual([200, 404]);
  const changed = await changeSession(ada!, body.id, { group: y }, body.version);
  expect(changed.hosts.map((host) => host.id)).toEqual([ada!.id]);
  expect(await seen()).toEqual([404, 200]);
  expect(
    (await ben!.call<Dates>('GET', '/api/agenda?limit=100')).body.items.map(
      (item) => (item as unknown as { session: Session }).session.id,
    ),
  ).not.toContain(body.id);
});

test('a host who leaves the lists of the group hosts no more, even when they come back', async () => {
  const { body } = await make(ada!, { hosts: [ada!.id, ben!.id], hidden: true });
  const hosts = async () =>
    (await ada!.call<Session>('GET', `/api/sessions/${body.id}`)).body.hosts.map((host) => host.id);
  expect((await ben!.call('GET', `/api/sessions/${body.id}`)).status).toBe(200);
  await takeOut(ada!, x, ben!);
  expect([await hosts(), (await ben!.call('GET', `/api/sessions/${body.id}`)).status]).toEqual([
    [ada!.id],
    404,
  ]);
  await world.contact(ada!, ben!);
  await addTo(ada!, x, ben!);
  expect([await hosts(), (await ben!.call('GET', `/api/sessions/${body.id}`)).status]).toEqual([
    [ada!.id],
    404,
  ]);
});

test('a host through a group inside stays one until that group is taken out or deleted', async () => {
  const inner = await world.group('Inner', home, { managers: [ada!], members: [cyd!] });
  const outer = await make(ada!, { hosts: [ada!.id] });
  const hosts = async () =>
    (await ada!.call<Session>('GET', `/api/sessions/${outer.body.id}`)).body.hosts
      .map((host) => host.name)
      .toSorted();
  const host = async () => {
    await nest(ada!, x, inner);
    const { version } = (await ada!.call<Session>('GET', `/api/sessions/${outer.body.id}`)).body;
    await changeSession(ada!, outer.body.id, { hosts: [ada!.id, cyd!.id] }, version);
    expect(await hosts()).toEqual(['Ada', 'Cyd']);
  };
  await host();
  await unnest(ada!, x, inner);
  expect(await hosts()).toEqual(['Ada']);
  await host();
  await deleteGroup(ada!, inner);
  expect(await hosts()).toEqual(['Ada']);
});

test('whoever leaves while they are made a host, for a session or by a change, is none when they are back', async () => {
  const { pool } = world.fresh;
  const inner = await world.group('Moving', home, { managers: [ada!] });
  await ada!.call('POST', `/api/groups/${x}/groups`, { group: inner });
  const eve = await world.person('Eve', { organisation: home });
  await world.contact(ada!, eve);
  const { body: made } = await make(ada!, { hosts: [ada!.id] });
  const { body: room } = await eve.call<{ id: string }>('POST', '/api/own-rooms', {
    kind: 'standing',
    organisation: home,
    title: 'Of Eve',
  });
  const naming: readonly (() => Promise<unknown>)[] = [
    () => ada!.call('PUT', `/api/sessions/${made.id}/hosts/${eve.id}`),
    async () => {
      const { version } = (await ada!.call<Session>('GET', `/api/sessions/${made.id}`)).body;
      await ada!.call('PATCH', `/api/sessions/${made.id}`, { hosts: [ada!.id, eve.id] }, version);
    },
    () => make(ada!, { hosts: [eve.id] }),
  ];
  const leaving: readonly (() => Promise<unknown>)[] = [
    () => ada!.call('DELETE', `/api/groups/${inner}/members/${eve.id}`),
    () => ada!.call('DELETE', `/api/groups/${x}/groups/${inner}`),
  ];
  const left = async (): Promise<number> =>
    (await pool.query(`delete from session_hosts where person_id = $1`, [eve.id])).rowCount ?? 0;
  for (const name of naming)
    for (const leave of leaving)
      for (let round = 0; round < 6; round += 1) {
        await renewLimits(world);
        await takeOut(ada!, inner, eve).answer;
        await addTo(ada!, inner, eve);
        await ada!.call('POST', `/api/groups/${x}/groups`, { group: inner });
        await Promise.all(round % 2 ? [name(), leave()] : [leave(), name()]);
        expect([naming.indexOf(name), leaving.indexOf(leave), await left()]).toEqual([
          naming.indexOf(name),
          leaving.indexOf(leave),
          0,
        ]);
      }
  // the same for a room without dates and a contact of its owner
  for (let round = 0; round < 10; round += 1) {
    await world.contact(eve, foreign!);
    await Promise.all([
      eve.call('PUT', `/api/sessions/${room.id}/hosts/${foreign!.id}`),
      eve.call('DELETE', `/api/contacts/${foreign!.id}`, { groups: [] }),
    ]);
    expect(
      (await pool.query(`select from session_hosts where person_id = $1`, [foreign!.id])).rowCount,
    ).toBe(0);
  }
}, 120_000);

test('a stale edit is refused with how it is now, and one without a version asked for it', async () => {
  const { body } = await make(ada!);
  await changeSession(ada!, body.id, { title: 'First' }, body.version);
  const stale = await ada!.call<Problem>(
    'PATCH',
    `/api/sessions/${body.id}`,
    { title: 'Second' },
    body.version,
  );
  expect([stale.status, stale.body.code, stale.body.now?.title]).toEqual([412, 'stale', 'First']);
  expect(await statusOf(changeSession(ada!, body.id, { title: 'Third' }))).toBe(428);
  expect(await statusOf(changeSession(ben!, body.id, { title: 'Mine' }, 2))).toBe(403);
  expect(await statusOf(changeSession(foreign!, body.id, { title: 'Mine' }, 2))).toBe(404);
});

test('of many edits of one version at once exactly one wins', async () => {
  const { body } = await make(ada!);
  const answers = await Promise.all(
    Array.from(
      { length: 8 },
      (_, at) =>
        changeSession(
          ada!,
          body.id,
          { title: `Edit ${at}`, start: `${year}-05-0${at + 1}T10:00` },
          body.version,
        ).answer,
    ),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([
    200,
    ...Array.from({ length: 7 }, () => 412),
  ]);
});

test('a moved session keeps its event, so calendars see it move', async () => {
  const { body } = await make(ada!);
  const moved = await changeSession(ada!, body.id, { start: `${year}-10-19T10:00` }, body.version);
  expect([moved.next?.id, moved.next?.starts]).toEqual([
    body.next.id,
    `${year}-10-19T08:00:00.000Z`,
  ]);
});

test('a cancelled session says why and cannot be changed; cancelling again does nothing', async () => {
  const { body } = await make(ada!);
  const reason = 'The room is flooded';
  expect(await statusOf(cancel(ben!, body.id, reason))).toBe(403);
  for (const _ of [1, 2]) await cancel(ada!, body.id, reason);
  const seen = await ben!.call<{
    cancelled: { reason: string };
    gates: { enter: { allowed: boolean } };
  }>('GET', `/api/sessions/${body.id}`);
  expect([seen.body.cancelled.reason, seen.body.gates.enter.allowed]).toEqual([
    'The room is flooded',
    false,
  ]);
  expect(await statusOf(changeSession(ada!, body.id, { title: 'Again' }, body.version + 1))).toBe(
    403,
  );
});

test('the list of managed sessions holds only one’s own, page by page', async () => {
  const pages: string[] = [];
  let cursor = '';
  do {
    const { body } = await ada!.call<Dates>(
      'GET',
      `/api/managed-sessions?organisation=${home}&limit=3${cursor}`,
    );
    pages.push(...body.items.map((item) => item.id));
    cursor = body.next ? `&cursor=${body.next}` : '';
  } while (cursor);
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages.length).toBeGreaterThan(5);
  // by their next date; those that take place no more after them, newest first
  const { body: whole } = await ada!.call<{
    items: { id: string; next: string | null; cancelled: boolean }[];
  }>('GET', `/api/managed-sessions?organisation=${home}&limit=100`);
  expect(whole.items.map(({ id }) => id)).toEqual(pages);
  const dates = whole.items.flatMap(({ next }) => next ?? []);
  expect(dates).toEqual(dates.toSorted());
  expect(whole.items.findIndex(({ next }) => next === null)).toBe(dates.length);
  expect(whole.items.filter(({ cancelled }) => cancelled).every(({ next }) => next === null)).toBe(
    true,
  );
  const over = whole.items.slice(dates.length).map(({ id }) => id);
  expect(over.length).toBeGreaterThan(0);
  expect(over).toEqual(over.toSorted().toReversed());
  expect(
    (await ben!.call<Dates>('GET', `/api/managed-sessions?organisation=${home}`)).body.items,
  ).toEqual([]);
  expect(
    (await foreign!.call<Dates>('GET', `/api/managed-sessions?organisation=${home}`)).body.items,
  ).toEqual([]);
});

test('a new organisation sees what it has done so far, and only its admins do', async () => {
  const fresh = await world.organisation('Fresh');
  const founder = await world.person('Flo', { organisation: fresh, role: 'admin' });
  const steps = (who: Someone, at: OrganisationId = fresh) =>
    who.call<Record<string, boolean>>('GET', `/api/organisations/${at}/first-steps`);
  expect((await steps(founder)).body).toEqual({
    invited: false,
    grouped: false,
    planned: false,
    entered: false,
  });
  await world.person('Gus', { organisation: fresh });
  const group = await world.group('First', fresh, { managers: [founder] });
  expect((await steps(founder)).body).toEqual({
    invited: true,
    grouped: true,
    planned: false,
    entered: false,
  });
  await make(founder, { group });
  expect((await steps(founder)).body).toEqual({
    invited: true,
    grouped: true,
    planned: true,
    entered: false,
  });
  expect([(await steps(ada!, home)).status, (await steps(founder, home)).status]).toEqual([
    403, 404,
  ]);
});
