import { afterAll, beforeAll, expect, test } from 'vitest';
import { places } from './shapes.ts';
import { act } from './world/answers.ts';
import { askForContact } from './world/contacts.ts';
import { makeAssembly } from './world/assemblies.ts';
import { ask } from './world/doors.ts';
import { makeWebhook } from './world/webhooks.ts';
import { planSession } from './world/sessions.ts';
import { openSecond, type Second } from './world/second.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { renewLimits } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';
import { prepare, type Prepared } from './writes/acts.ts';

// Two people, or two windows, send the same list in another order at the same moment. Rows are
// locked in an order of ours, so nobody waits for each other in a circle.

let world: World;
let sink: Sink;
let root: Someone;
let impatient: Second;
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin });
  root = await world.person('Root', { organisation: await world.organisation('Home') });
  // a circle is not resolved by the database and tried again: whoever waits in it fails
  await world.fresh.pool.query(
    `alter database ${new URL(world.fresh.url).pathname.slice(1)} set deadlock_timeout = '1min'`,
  );
  impatient = await openSecond(world);
});
afterAll(async () => {
  await impatient.stop();
  await world.close();
  await sink.close();
});

type Listing = {
  readonly who: Someone;
  readonly url: string;
  readonly list: readonly unknown[];
  readonly bodyOf: (list: readonly unknown[]) => unknown;
  readonly version?: number;
};
const eight = <Made>(make: (at: number) => Promise<Made>): Promise<Made[]> =>
  Promise.all(Array.from({ length: 8 }, (_, at) => make(at)));
const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] =>
  rows.map(({ id }) => id);
const members = ({ organisation }: Prepared) =>
  eight((at) => world.person(`Pat ${at}`, { organisation }));
/** A group of many, and one of them manages it. */
const crowd = async (on: Prepared) => {
  const people = await members(on);
  const managers = [on.boss];
  return {
    people,
    group: await world.group('Many', on.organisation, { managers, members: people }),
  };
};

const groupsOf = ({ organisation, boss }: Prepared) =>
  eight((at) => world.group(`Lab ${at}`, organisation, { managers: [boss] }));
const assembly = (on: Prepared, at = 0) =>
  makeAssembly(world, on.organisation, on.boss, { name: `Rig ${at}`, booked: [on.group] });
/** Eight that the boss may book, all or none. */
const claims = async (on: Prepared, url: string): Promise<Listing> => ({
  who: on.boss,
  url,
  list: await eight((at) => assembly(on, at)),
  bodyOf: (assemblies) => ({ assemblies, minutes: 30 }),
});
const changes = ['created', 'renamed', 'described', 'deleted', 'nested', 'unnested'].map(
  (name) => `group.${name}`,
);

/** Every write that takes a list. A new one that is missing here fails the test. */
const lists: Readonly<Record<string, (on: Prepared) => Promise<Listing>>> = {
  'PUT /api/me/notice-settings': async ({ friend }) => {
    type Settings = { readonly kinds: readonly { readonly kind: string }[] };
    const { kinds } = await act<Settings>(friend, 'GET', '/api/me/notice-settings');
    return {
      who: friend,
      url: '/api/me/notice-settings',
      list: kinds.map(({ kind }) => ({ kind, bell: true, browser: false, mail: false })),
      bodyOf: (chosen) => ({ kinds: chosen, quiet: null }),
    };
  },
  'POST /api/notice-readings': async ({ friend }) => {
    const strangers = await eight((at) => world.person(`Sam ${at}`));
    for (const stranger of strangers) await askForContact(stranger, friend.email);
    type Bell = { readonly items: readonly { readonly id: string }[] };
    const bell = () => act<Bell>(friend, 'GET', '/api/notices');
    await expect.poll(async () => (await bell()).items.length).toBe(8);
    return {
      who: friend,
      url: '/api/notice-readings',
      list: idsOf((await bell()).items),
      bodyOf: (ids) => ({ ids }),
    };
  },
  'DELETE /api/contacts/{id}': async ({ boss, stranger, organisation }) => {
    await world.contact(boss, stranger);
    const people = { managers: [boss], members: [stranger] };
    return {
      who: boss,
      url: `/api/contacts/${stranger.id}`,
      list: await eight((at) => world.group(`Group ${at}`, organisation, people)),
      bodyOf: (groups) => ({ groups }),
    };
  },
  'POST /api/organisations/{id}/invitations': async ({ boss, organisation, address }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/invitations`,
    list: await eight(async () => address()),
    bodyOf: (lines) => ({ lines, role: 'member' }),
  }),
  'POST /api/organisations/{id}/groups': async (on) => ({
    who: on.boss,
    url: `/api/organisations/${on.organisation}/groups`,
    list: idsOf(await members(on)),
    bodyOf: (managers) => ({ name: 'Acoustics', managers }),
  }),
  'DELETE /api/groups/{id}': async ({ boss, group, session }) => ({
    who: boss,
    url: `/api/groups/${group}`,
    list: idsOf(await eight(session)),
    bodyOf: (sessions) => ({ sessions }),
  }),
  'PATCH /api/groups/{id}/members': async (on) => {
    const { people, group } = await crowd(on);
    return {
      who: on.boss,
      url: `/api/groups/${group}/members`,
      list: [on.boss, ...people].map(({ id }) => ({ person: id, role: 'manager' })),
      bodyOf: (seats) => ({ people: seats }),
      version: 1,
    };
  },
  'POST /api/sessions': async (on) => {
    const { people, group } = await crowd(on);
    return {
      who: on.boss,
      url: '/api/sessions',
      list: idsOf(people),
      bodyOf: (hosts) => ({ title: 'Lab', group, start: '2036-01-07T10:00', zone: 'UTC', hosts }),
    };
  },
  'PATCH /api/sessions/{id}': async (on) => {
    const { people, group } = await crowd(on);
    const { id } = await planSession(on.boss, { group });
    return {
      who: on.boss,
      url: `/api/sessions/${id}`,
      list: idsOf(people),
      bodyOf: (hosts) => ({ hosts }),
      version: 1,
    };
  },
  'POST /api/sessions/{id}/invitation-mails': async (on) => ({
    who: on.boss,
    url: `/api/sessions/${(await on.room()).id}/invitation-mails`,
    list: idsOf(await members(on)),
    bodyOf: (persons) => ({ persons }),
  }),
  'POST /api/sessions/{id}/answers': async ({ boss, room }) => {
    const { id, link } = await room('locked');
    const knocks = await eight(async (at) => {
      const guest = await world.guest(link, `Gus ${at}`, `10.2.0.${at + 1}`);
      return ask(guest, id);
    });
    return {
      who: boss,
      url: `/api/sessions/${id}/answers`,
      list: idsOf(knocks),
      bodyOf: (asked) => ({ decision: 'deny', knocks: asked }),
    };
  },
  'POST /api/organisations/{id}/assemblies': async (on) => ({
    who: on.boss,
    url: `/api/organisations/${on.organisation}/assemblies`,
    list: await groupsOf(on),
    bodyOf: (bookedBy) => ({ name: 'Rig', bookedBy }),
  }),
  'PATCH /api/assemblies/{id}': async (on) => ({
    who: on.boss,
    url: `/api/assemblies/${await assembly(on)}`,
    list: await groupsOf(on),
    bodyOf: (bookedBy) => ({ bookedBy, seenBy: bookedBy.toReversed() }),
    version: 1,
  }),
  'POST /api/bookings': (on) => claims(on, '/api/bookings'),
  'POST /api/booking-trials': (on) => claims(on, '/api/booking-trials'),
  'PUT /api/assemblies/{id}/tasks': async (on) => ({
    who: on.boss,
    url: `/api/assemblies/${await assembly(on)}/tasks`,
    list: await eight(async (at) => ({ name: `Task ${at}`, phase: 'start', command: 'true' })),
    bodyOf: (tasks) => ({ tasks, paths: [], secrets: [] }),
    version: 0,
  }),
  'PUT /api/me/on-assemblies': async ({ friend }) => ({
    who: friend,
    url: '/api/me/on-assemblies',
    list: await eight(async (at) => `work-${at}`),
    bodyOf: (paths) => ({ sshKeys: [], paths }),
  }),
  'POST /api/organisations/{id}/webhooks': async ({ boss, organisation }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/webhooks`,
    list: changes,
    bodyOf: (told) => ({ name: 'CI', address: 'https://nobody.invalid/hook', kinds: told }),
  }),
  'PATCH /api/organisations/{id}/webhooks/{webhook}': async ({ boss, organisation }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/webhooks/${(await makeWebhook(boss, organisation)).id}`,
    list: changes,
    bodyOf: (told) => ({ kinds: told }),
  }),
};

test('every write that takes a list is tried', () => {
  const taking = impatient.app.http.routes
    .filter(({ endpoint }) => endpoint.body && places(endpoint.body, 'array').length > 0)
    .map(({ key }) => key);
  expect(Object.keys(lists).sort()).toEqual([...new Set(taking)].sort());
});

test.each(Object.keys(lists))('%s, in two orders at once, many times', async (key) => {
  const { who, url, list, bodyOf, version } = await lists[key]!(await prepare(world, sink, root));
  await renewLimits(world);
  const send = async (sent: readonly unknown[]): Promise<number> => {
    const answer = await impatient.app.http.inject({
      method: key.split(' ')[0] as 'POST',
      url,
      headers: {
        cookie: who.cookie,
        'content-type': 'application/json',
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      payload: JSON.stringify(bodyOf(sent)),
    });
    return answer.statusCode;
  };
  const statuses = await Promise.all(
    Array.from({ length: 12 }, () => [send(list), send(list.toReversed())]).flat(),
  );
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(statuses.filter((status) => status < 300)).not.toEqual([]);
});
