import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asks } from '../src/app.ts';
import { newId } from '../src/base/ids.ts';
import { book, makeAssembly } from './world/assemblies.ts';
import { cast, type Cast } from './world/cast.ts';
import { answer, ask, enter, groupSession, must, open, own } from './world/doors.ts';
import { changeSession } from './world/sessions.ts';
import { renewLimits } from './world/beyond.ts';
import { block } from './world/contacts.ts';
import { openWorld, type Someone, type World } from './world/world.ts';
import { gatesOf } from './gates.ts';

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
  'leave-group': 'told on the page of the group, beside the button',
  'leave-organisation': 'told in the settings, beside the button',
  'make-token': 'told where one is made',
  'change-token': 'between a person and a token: to everybody else there is none',
  'join-as-agent': 'about a secret token: told to the program that shows it',
  'speak-as-agent': 'about a secret of a program, which is told on its line',
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
let assembly: string;
let booking: string;
let room: { readonly id: string; readonly link: string };
beforeAll(async () => {
  world = await openWorld();
  people = await cast(world);
  outsider = await world.person('Olaf Outsider', { organisation: people.organisation });
  lea = await world.person('Lea Linked');
  session = (await groupSession(people)).id;
  assembly = await makeAssembly(world, people.organisation, people.boss, {
    booked: [people.group],
  });
  booking = (await book(people.boss, { assembly, minutes: 60 })).items[0]!.id;
  room = await own(people.host, people.organisation, { title: 'Quiet talk' });
});
// more questions than one person asks in ten minutes
beforeEach(() => renewLimits(world));
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
const whyOf = (who: Someone, gate: string, subject: string, whom = '') =>
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
  const about = (whom: Someone) => whyOf(boss, 'host-room', session, `?person=${whom.id}`);
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
  const changed = await changeSession(boss, session, change, version);
  expect((await must(about(member))).verdict).toMatchObject({
    allowed: true,
    paths: [{ says: 'as a host of the session' }],
  });
  expect((await names()).map(([name]) => name)).toEqual(['Berta Boss', 'Mia Member']);
  const back = { hosts: [host.id] };
  await changeSession(boss, session, back, changed.version);
});

test('who sees and who manages a group, for those who manage it and belong to its organisation', async () => {
  const { boss, member, group, organisation } = people;
  const manager = await world.person('Moni Manager');
  const ours = await world.group('Ours', organisation, {
    managers: [boss, manager],
    members: [member],
  });
  await world.contact(manager, member);
  await world.contact(boss, manager);
  const about = (whom: Someone, gate = 'edit-group') =>
    whyOf(boss, gate, group, `?person=${whom.id}`);
  const told = await must(about(member));
  expect([told.says, failing(told)]).toEqual([
    'Mia Member cannot edit Robotics: does not manage Robotics.',
    ['manages-group'],
  ]);
  expect(told.verdict.checks.at(-1)!.remedies).toMatchObject([
    { href: `/administration/groups/${group}` },
  ]);
  expect((await must(about(member, 'see-group'))).verdict.allowed).toBe(true);
  const names = async (gate: string) =>
    (await must(whoCan(boss, gate, group))).items.map(({ person }) => person.name);
  expect(await names('see-group')).toEqual(['Berta Boss', 'Hanna Host', 'Mia Member']);
  expect(await names('edit-group')).toEqual(['Berta Boss']);
  const first = await must(
    boss.call<People & { next: string }>('GET', `/api/why/see-group/${group}/people?limit=1`),
  );
  const rest = `/api/why/see-group/${group}/people?limit=9&cursor=${first.next}`;
  expect((await must(boss.call<People>('GET', rest))).items).toHaveLength(2);
  // each is judged as the list says
  for (const gate of ['see-group', 'edit-group', 'delete-group'])
    for (const whom of [member, people.host, outsider!]) {
      const { verdict } = await must(about(whom, gate));
      expect([gate, whom.name, verdict.allowed]).toEqual([
        gate,
        whom.name,
        (await names(gate)).includes(whom.name),
      ]);
    }
  // a manager from elsewhere is told of themselves alone
  expect((await must(whyOf(manager, 'edit-group', ours))).verdict.allowed).toBe(true);
  expect((await whyOf(manager, 'see-group', ours, `?person=${member.id}`)).status).toBe(404);
  expect((await whoCan(manager, 'see-group', ours)).status).toBe(404);
});

test('whoever cannot sign in anywhere is not listed as able, and is not the one told of a request', async () => {
  const { boss, member, group } = people;
  const elsewhere = await world.organisation('Elsewhere');
  const admin = await world.person('Eva Elsewhere', { organisation: elsewhere, role: 'admin' });
  const yara = await world.person('Yara Yonder', { organisation: elsewhere });
  await world.contact(boss, yara);
  await must(boss.call('POST', `/api/groups/${group}/members`, { person: yara.id }), 201);
  const { id } = await groupSession({ ...people, host: yara }, { door: 'locked' });
  const able = async (whom: Someone) =>
    Promise.all(
      ['see-session', 'enter-room', 'host-room'].map(async (gate) => [
        (await must(whyOf(boss, gate, id, `?person=${whom.id}`))).verdict.checks[0]!.outcome,
        (await must(whoCan(boss, gate, id))).items.some(({ person }) => person.name === whom.name),
      ]),
    );
  expect(await able(yara)).toEqual(Array.from({ length: 3 }, () => ['passed', true]));
  const suspension = `/api/organisations/${elsewhere}/members/${yara.id}/suspension`;
  await must(admin.call('PUT', suspension), 204);
  expect(await able(yara)).toEqual(Array.from({ length: 3 }, () => ['failed', false]));
  await ask(member, id);
  const told = async () =>
    (
      await world.fresh.pool.query<{ id: string }>(
        `select person_id as id from notices where kind = 'knock' and subject_id = $1`,
        [id],
      )
    ).rows.map((row) => row.id);
  await expect.poll(told).toEqual([boss.id]);
  await must(boss.call('DELETE', `/api/groups/${group}/members/${yara.id}`), 204);
});

test('a room of one’s own is managed by its owner, for a group, too; its lists have all who enter', async () => {
  const { boss, host, group, organisation } = people;
  const guest = await world.person('Gesa Guest', { organisation });
  for (const [more, others] of [
    [{}, []],
    [{ group }, ['Berta Boss', 'Mia Member']],
  ] as const) {
    const made = await own(host, organisation, { guests: true, door: 'open', ...more });
    await must(host.call('PUT', `/api/sessions/${made.id}/hosts/${outsider!.id}`), 204);
    await open(guest, made);
    for (const gate of ['manage-session', 'own-room'])
      for (const whom of [host, boss])
        expect([
          gate,
          whom.name,
          (await whyOf(whom, gate, made.id)).body?.verdict?.allowed ?? false,
        ]).toEqual([gate, whom.name, whom === host]);
    const names = async (gate: string) =>
      (await must(whoCan(host, gate, made.id))).items.map(({ person }) => person.name);
    const hosts = ['Hanna Host', 'Olaf Outsider'];
    expect(await names('host-room')).toEqual(hosts);
    const everybody = [...hosts, ...others, 'Gesa Guest'].sort();
    for (const gate of ['see-session', 'enter-room']) {
      expect([gate, await names(gate)]).toEqual([gate, everybody]);
      expect((await must(whyOf(host, gate, made.id))).verdict.allowed).toBe(true);
      expect((await whoCan(boss, gate, made.id)).status).toBe(404);
      expect((await must(whyOf(guest, gate, made.id))).verdict.allowed).toBe(true);
    }
    const about = await must(whyOf(host, 'enter-room', made.id, `?person=${guest.id}`));
    expect(about.verdict.allowed).toBe(true);
  }
});

test('a way to a group is told once, by what leads to that right', async () => {
  const { boss, group } = people;
  for (const gate of ['see-group', 'edit-group', 'delete-group']) {
    const { items } = await must(whoCan(boss, gate, group));
    const told = items.map(({ paths }) => paths.map(({ says }) => says));
    expect([gate, told]).toEqual([gate, told.map((says) => [...new Set(says)])]);
    if (gate !== 'see-group') expect(JSON.stringify(told)).not.toContain('through the group');
  }
});

test('what is withheld is said not to be told, never the contrary', async () => {
  const { boss, host, group, organisation } = people;
  const otto = await world.person('Otto Outer', { organisation });
  const desk = await own(host, organisation, {
    group,
    title: 'Mine',
    door: 'locked',
    guests: true,
  });
  // whoever manages the group sees the room and looks after Otto, and does not run it
  const asked = () =>
    Promise.all(
      ['enter-room', 'knock', 'see-session'].map(async (gate) => {
        const { says, verdict } = await must(whyOf(boss, gate, desk.id, `?person=${otto.id}`));
        return JSON.stringify([says, verdict]);
      }),
    );
  const before = await asked();
  expect(before.filter((text) => text.includes('cannot') || text.includes('failed'))).toEqual([]);
  expect(before[0]).toContain('Enter the room: whether Otto Outer can is for them');
  await open(otto, desk);
  expect(await asked()).toEqual(before);
  const { id } = await ask(otto, desk.id);
  expect(await asked()).toEqual(before);
  await answer(host, id, 'allow');
  await enter(otto, desk.id);
  expect(await asked()).toEqual(before);
  // who runs it is told the truth
  const told = await must(whyOf(host, 'enter-room', desk.id, `?person=${otto.id}`));
  expect(told.verdict.allowed).toBe(true);
});

test('an address tells of a stranger that there is an account, no more', async () => {
  const { boss, member } = people;
  const elsewhere = await world.organisation('Far');
  const admin = await world.person('Fay Far', { organisation: elsewhere, role: 'admin' });
  const yuri = await world.person('Yuri Far', { organisation: elsewhere });
  const outer = await world.person('Mo Manager');
  await world.contact(boss, outer);
  const own2 = await world.group('Open', people.organisation, { managers: [boss, outer] });
  const { id } = await groupSession({ ...people, group: own2, host: boss });
  const look = async (whom: Someone) =>
    Promise.all(
      [boss, outer].map(async (asker) =>
        JSON.stringify(
          (await must(whyOf(asker, 'enter-room', id, `?email=${whom.email}`))) as object,
        ).replaceAll(whom.email, 'ADDRESS'),
      ),
    );
  const before = await look(yuri);
  expect(before.filter((text) => text.includes(yuri.id) || text.includes('Yuri'))).toEqual([]);
  await must(
    admin.call('PUT', `/api/organisations/${elsewhere}/members/${yuri.id}/suspension`),
    204,
  );
  expect(await look(yuri)).toEqual(before);
  // whoever manages from elsewhere does not learn who belongs to the organisation
  expect((await look(member))[1]).toBe(before[1]);
});

test('who administers an organisation is asked by its admins; making and leaving about oneself', async () => {
  const { boss, member, group, organisation } = people;
  const told = await must(
    whyOf(boss, 'administer-organisation', organisation, `?person=${member.id}`),
  );
  expect(failing(told)).toEqual(['admin-of-organisation']);
  expect(
    (await must(whoCan(boss, 'administer-organisation', organisation))).items.map(
      ({ person, paths }) => [person.name, paths.length],
    ),
  ).toEqual([['Berta Boss', 1]]);
  expect((await whoCan(member, 'administer-organisation', organisation)).status).toBe(404);
  const mine = async (who: Someone, gate: string, subject: string) =>
    (await must(whyOf(who, gate, subject))).verdict.allowed;
  expect([
    await mine(boss, 'make-session', group),
    await mine(member, 'make-session', group),
    await mine(member, 'make-room', organisation),
    await mine(boss, 'delete-account', boss.id),
    await mine(member, 'delete-account', member.id),
    await mine(boss, 'run-installation', organisation),
    await mine(member, 'run-installation', organisation),
  ]).toEqual([true, false, true, false, true, true, false]);
});

test('every list by name, one row at a time, holds everybody once, whatever letters names begin with', async () => {
  const odd = ['İbrahim', 'Ines', 'ΛΟΥΚΑΣ', 'λουκασ', 'ẞen', 'Ǆana', 'Ωhm', 'Kelvin', 'Ⅷ', 'zoë'];
  const organisation = await world.organisation('Letters');
  const role = 'admin';
  const all: Someone[] = [];
  for (const name of odd) all.push(await world.person(name, { organisation, role }));
  const [boss, ...others] = all as [Someone, ...Someone[]];
  const group = await world.group('Ǆ group', organisation, { managers: all });
  for (const [at, name] of odd.entries())
    await world.group(`${name} ${at}`, organisation, { managers: [boss] });
  const apart: Someone[] = [];
  for (const name of odd) apart.push(await world.person(name));
  for (const other of others) await world.contact(boss, other);
  for (const whom of apart) await block(boss, whom);
  const { id } = await groupSession({ ...people, boss, host: others[0]!, group });
  const subjects: { readonly [of: string]: string } = {
    session: id,
    group,
    organisation,
    assembly: await makeAssembly(world, organisation, boss, { booked: [group] }),
  };
  const lists = [
    ...asks
      .filter(({ people: listed }) => listed)
      .map(({ gate, of }) => `/api/why/${gate}/${subjects[of]}/people`),
    '/api/contacts',
    '/api/blocks',
    '/api/groups?as=manager',
    `/api/organisations/${organisation}/groups`,
    `/api/organisations/${organisation}/members`,
    `/api/groups/${group}/candidates`,
  ];
  const page = (list: string, limit: number, cursor = '') =>
    must(
      boss.call<{ items: unknown[]; next?: string }>(
        'GET',
        `${list}${list.includes('?') ? '&' : '?'}limit=${limit}${cursor && `&cursor=${cursor}`}`,
      ),
    );
  for (const list of lists) {
    const { items } = await page(list, 100);
    expect([list, items.length >= odd.length - 1]).toEqual([list, true]);
    const walked: unknown[] = [];
    for (let next: string | undefined = ''; next !== undefined && walked.length <= items.length;) {
      const one: { items: unknown[]; next?: string } = await page(list, 1, next);
      walked.push(...one.items);
      next = one.next;
    }
    expect([list, walked]).toEqual([list, items]);
    await renewLimits(world);
  }
});

describe('asking tells nothing', () => {
  const secrets = /Open lab|Quiet talk|Robotics|Hanna|Berta|Mia/u;
  const plain = (id: string, { status, body }: { status: number; body: unknown }) =>
    JSON.stringify([status, { ...(body as object), instance: '' }]).replaceAll(id, 'ID');
  test.each(asks.filter(({ of }) => of !== 'session').map(({ gate, of }) => [gate, of] as const))(
    '%s: to whoever does not belong, the %s answers like none, and so does one of another kind',
    async (gate, of) => {
      const { boss, member, stranger, group, organisation } = people;
      const { id: account } = boss;
      const kinds: Readonly<Record<string, string>> = {
        group,
        organisation,
        assembly,
        booking,
        account,
      };
      const subject = kinds[of]!; // a new kind of subject has its line here
      const askers = of === 'organisation' ? [stranger] : [stranger, outsider!];
      for (const asker of askers) {
        const none = plain('none', await whyOf(asker, gate, newId()));
        for (const id of [subject, session, room.id])
          for (const whom of ['', `?person=${member.id}`, `?email=${member.email}`])
            expect(plain(id, await whyOf(asker, gate, id, whom))).toBe(none);
        expect((await whoCan(asker, gate, subject)).status).toBe(404);
      }
      // whoever belongs, and does not manage, asks about themselves alone
      for (const whom of [`?person=${boss.id}`, `?email=${boss.email}`])
        expect((await whyOf(member, gate, subject, whom)).status).toBe(404);
      expect((await whoCan(member, gate, subject)).status).toBe(404);
    },
  );

  const ofSessions = asks.filter(({ of }) => of === 'session');

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
            const there = plain(id, await whyOf(asker, gate, id, whom));
            told.push(there);
            expect([whom, there]).toEqual([
              whom,
              plain(unknown, await whyOf(asker, gate, unknown, whom)),
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
      const mine = await whyOf(lea!, gate, room.id);
      expect(JSON.stringify(mine.body)).not.toMatch(/Robotics|Hanna|Berta|Mia|hanna|berta/u);
      for (const whom of [`person=${people.host.id}`, `email=${people.host.email}`])
        expect((await whyOf(lea!, gate, room.id, `?${whom}`)).status).toBe(404);
      expect((await whoCan(lea!, gate, room.id)).status).toBe(404);
    },
  );

  test('of a room of one’s own an address of somebody unknown answers like one that nobody has', async () => {
    for (const { gate, reach } of ofSessions) {
      if (!reach) continue;
      const [some, none] = await Promise.all(
        [people.stranger.email, `${newId()}@example.org`].map(async (email) =>
          plain(email, await whyOf(people.host, gate, room.id, `?email=${email}`)),
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
      JSON.stringify((await whyOf(member, gate, session, `?person=${lea!.id}`)).body);
    for (const { gate, reach } of ofSessions) if (reach) before.set(gate, await look(gate));
    await world.fresh.pool.query(
      `insert into room_blocks (id, session_id, person_id, by_id, name) values ($1, $2, $3, $4, 'Lea')`,
      [newId(), session, lea!.id, boss.id],
    );
    for (const [gate, told] of before) expect([gate, await look(gate)]).toEqual([gate, told]);
    expect(before.size).toBeGreaterThan(3);
  });
});
