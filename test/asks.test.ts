import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asks } from '../src/app.ts';
import { newId } from '../src/base/ids.ts';
import { cast, groupSession, must, open, own, type Cast } from './doors.ts';
import { gatesOf } from './gates.ts';
import { openWorld, type Someone, type World } from './world.ts';

// Every gate can be asked about, and asking tells nothing that acting would not.

/** Gates that are not asked about by name, and why. */
const APART: { readonly [gate: string]: string } = {
  'see-door': 'the way by the link; entering and asking to join speak of it where it leads there',
  'enter-by-link': 'the same door by the link: enter-room',
  'knock-by-link': 'the same door by the link: knock',
  wait: 'asked of whoever waits already: enter-room has all its checks',
  'wait-by-link': 'asked of whoever waits already: enter-room has all its checks',
  stay: 'asked of whoever is inside already: enter-room has all its checks',
  'stay-by-link': 'asked of whoever is inside already: enter-room has all its checks',
  'be-inside': 'whether one is in the room this very moment',
  'add-to-group': 'between two people and a group: told where somebody is added',
  'remove-from-group': 'between two people and a group: told where somebody is removed',
  'nest-group': 'between two groups: told where one is put into the other',
  'change-role': 'between two people: told beside the role',
  'suspend-member': 'between two people: told beside the person',
  'remove-member': 'between two people: told beside the person',
  'see-picture': 'between two people, and without a sentence',
  'accept-invitation': 'about a secret link: told on its page',
  'see-group': 'told on the page of the group',
  'edit-group': 'told on the page of the group',
  'delete-group': 'told on the page of the group',
  'leave-group': 'told on the page of the group',
  'administer-organisation': 'told in Control',
  'run-installation': 'told in Control',
  'leave-organisation': 'told in the settings',
  'make-room': 'told where it is made',
  'make-session': 'told where it is made',
  'delete-account': 'told in the settings',
  'sign-in': 'nobody is signed in yet',
  'sign-up': 'nobody is signed in yet',
};

test('every gate can be asked about, or says why not', async () => {
  const all = (await gatesOf()).map(({ name }) => name).sort();
  const handedIn = asks.map(({ gate }) => gate);
  expect([...handedIn, ...Object.keys(APART)].sort()).toEqual(all);
});

let world: World;
let people: Cast;
let [outsider, lea]: Someone[] = [];
let session: string;
let room: { readonly id: string; readonly link: string };
beforeAll(async () => {
  world = await openWorld();
  people = await cast(world);
  outsider = await world.person('Olaf Outsider', { organisation: people.organisation });
  lea = await world.person('Lea Linked');
  session = (await groupSession(people)).id;
  room = await own(people.host, people.organisation, { title: 'Quiet talk' });
});
afterAll(() => world.close());

type Why = {
  readonly subject: { readonly title: string | null };
  readonly self: boolean;
  readonly says: string;
  readonly verdict: {
    readonly allowed: boolean;
    readonly checks: readonly {
      readonly name: string;
      readonly outcome: string;
      readonly remedies: readonly { readonly says: string; readonly href?: string }[];
    }[];
    readonly paths: readonly { readonly says: string }[];
  };
};
type People = {
  readonly items: readonly { person: { name: string }; paths: { says: string }[] }[];
};
const ask = (who: Someone, gate: string, subject: string, whom = '') =>
  who.call<Why>('GET', `/api/why/${gate}/${subject}${whom}`);
const whoCan = (who: Someone, gate: string, subject: string) =>
  who.call<People>('GET', `/api/why/${gate}/${subject}/people`);
const failing = ({ verdict }: Why) =>
  verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);

test('what can be asked about is listed, in the words of whoever asks', async () => {
  const listed = await must(
    people.member.call<{ gate: string; title: string }[]>('GET', '/api/why'),
  );
  expect(listed.map(({ gate }) => gate)).toEqual(asks.map(({ gate }) => gate));
  expect(listed).toContainEqual({
    gate: 'host-room',
    title: 'Run the room',
    of: 'session',
    others: true,
    people: true,
  });
});

test('a gate that nobody has handed in is said not to be there', async () => {
  for (const path of ['wait', 'fly', 'fly/people'].map((gate) => gate.split('/'))) {
    const [gate, rest] = path;
    const { status, body } = await people.boss.call(
      'GET',
      `/api/why/${gate}/${session}${rest ? `/${rest}` : ''}`,
    );
    expect([status, body['code']]).toEqual([404, 'no-such-gate']);
    expect(JSON.stringify(body)).toContain('GET /api/why');
  }
});

test('who runs a room, with what leads there, and what makes somebody a host', async () => {
  const { boss, member, host } = people;
  const about = (whom: Someone) => ask(boss, 'host-room', session, `?person=${whom.id}`);
  const before = await must(about(member));
  expect([before.says, failing(before)]).toEqual([
    'Mia Member does not run the room of “Open lab”: no host of this room.',
    ['hosts-room'],
  ]);
  expect(before.verdict.checks.at(-1)!.remedies).toMatchObject([
    { href: `/administration/sessions/${session}` },
  ]);
  const names = async () =>
    (await must(whoCan(boss, 'host-room', session))).items.map(({ person, paths }) => [
      person.name,
      ...paths.map(({ says }) => says),
    ]);
  expect(await names()).toEqual([
    ['Berta Boss', 'as a manager of Robotics'],
    ['Hanna Host', 'as a host of the session'],
  ]);
  const { version } = await must(boss.call<{ version: number }>('GET', `/api/sessions/${session}`));
  const change = { hosts: [member.id] };
  const changed = await must(
    boss.call<{ version: number }>('PATCH', `/api/sessions/${session}`, change, version),
  );
  expect((await must(about(member))).verdict).toMatchObject({
    allowed: true,
    paths: [{ says: 'as a host of the session' }],
  });
  expect((await names()).map(([name]) => name)).toEqual(['Berta Boss', 'Mia Member']);
  const back = { hosts: [host.id] };
  await must(boss.call('PATCH', `/api/sessions/${session}`, back, changed.version));
});

describe('asking tells nothing', () => {
  const ofSessions = asks.filter(({ of }) => of === 'session');
  const secrets = /Open lab|Quiet talk|Robotics|Hanna|Berta|Mia/u;
  const plain = (id: string, { status, body }: { status: number; body: unknown }) =>
    JSON.stringify([status, { ...(body as object), instance: '' }]).replaceAll(id, 'ID');

  test.each(ofSessions.map(({ gate }) => gate))(
    '%s: a session that one may not see answers like none, about oneself and everybody else',
    async (gate) => {
      const unknown = newId();
      const askers = [people.stranger, outsider!];
      const whoms = ['', `?person=${people.host.id}`, `?person=${newId()}`];
      whoms.push(...[people.host.email, 'nobody@example.org'].map((email) => `?email=${email}`));
      const told: string[] = [];
      for (const asker of askers)
        for (const id of [session, room.id])
          for (const whom of whoms) {
            const there = plain(id, await ask(asker, gate, id, whom));
            told.push(there);
            expect([whom, there]).toEqual([
              whom,
              plain(unknown, await ask(asker, gate, unknown, whom)),
            ]);
            if (whom) expect(there).toContain('[404');
          }
      for (const asker of [...askers, people.member])
        for (const id of [session, room.id, unknown])
          expect((await whoCan(asker, gate, id)).status).toBe(404);
      expect(told.filter((text) => secrets.test(text))).toEqual([]);
    },
  );

  test.each(ofSessions.map(({ gate }) => gate))(
    '%s: whoever came by the link alone reads no name, and learns of nobody else',
    async (gate) => {
      await open(lea!, room);
      const mine = await ask(lea!, gate, room.id);
      expect(JSON.stringify(mine.body)).not.toMatch(/Robotics|Hanna|Berta|Mia|hanna|berta/u);
      for (const whom of [`person=${people.host.id}`, `email=${people.host.email}`])
        expect((await ask(lea!, gate, room.id, `?${whom}`)).status).toBe(404);
      expect((await whoCan(lea!, gate, room.id)).status).toBe(404);
    },
  );

  test('of a room of one’s own an address of somebody unknown answers like one that nobody has', async () => {
    for (const { gate, reach } of ofSessions) {
      if (!reach) continue;
      const [some, none] = await Promise.all(
        [people.stranger.email, `${newId()}@example.org`].map(async (email) =>
          plain(email, await ask(people.host, gate, room.id, `?email=${email}`)),
        ),
      );
      expect([gate, some]).toEqual([gate, none]);
    }
  });

  test('whoever sees a session and does not run it learns nothing of what goes on at its door', async () => {
    const { member, boss, organisation, host } = people;
    await world.group('My own', organisation, { managers: [member], members: [host, lea!] });
    const before = new Map<string, string>();
    const look = async (gate: string) =>
      JSON.stringify((await ask(member, gate, session, `?person=${lea!.id}`)).body);
    for (const { gate, reach } of ofSessions) if (reach) before.set(gate, await look(gate));
    await world.fresh.pool.query(
      `insert into room_blocks (id, session_id, person_id, by_id, name) values ($1, $2, $3, $4, 'Lea')`,
      [newId(), session, lea!.id, boss.id],
    );
    for (const [gate, told] of before) expect([gate, await look(gate)]).toEqual([gate, told]);
    expect(before.size).toBeGreaterThan(3);
  });
});
