import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GroupId, OrganisationId, PersonId } from '../src/base/ids.ts';
import { transact } from '../src/base/data/database.ts';
import { notify } from '../src/notices/actions.ts';
import { act, refusal, statusOf, type Caller } from './world/answers.ts';
import { renewLimits } from './world/beyond.ts';
import {
  book,
  extendBooking,
  hoursAhead,
  makeAssembly,
  myBookings,
  releaseBooking,
  seeBooking,
} from './world/assemblies.ts';
import { cast, type Cast } from './world/cast.ts';
import { askForContact } from './world/contacts.ts';
import { groupSession } from './world/doors.ts';
import { nest } from './world/groups.ts';
import { planSession } from './world/sessions.ts';
import { kindNamed } from './world/notices.ts';
import {
  deleteTechnicalUser,
  makeTechnicalUser,
  makeTokenFor,
  placesOfPeople,
  program,
  renameTechnicalUser,
} from './world/tokens.ts';
import { openWorld, type Someone, type World } from './world/world.ts';
import { asksOf } from './twins.ts';
import { newId } from '../src/base/ids.ts';

// A technical user acts wherever a person does, and is in no list of people.

let world: World;
let people: Cast;
let organisation: OrganisationId;
let group: GroupId;
let manager: Someone;
let session: string;
let bot: PersonId;
let token: string;
const name = 'Xylobot Quux';
beforeAll(async () => {
  world = await openWorld();
  people = await cast(world);
  ({ organisation, group } = people);
  manager = await world.person('Moni Manager', { organisation });
  await act(people.boss, 'POST', `/api/groups/${group}/members`, {
    person: manager.id,
    role: 'manager',
  });
  session = (await groupSession(people)).id;
  ({ id: bot } = await makeTechnicalUser(manager, group, name));
  ({ token } = await makeTokenFor(manager, bot, 'CI', { role: 'admin' }));
});
afterAll(() => world.close());
const robot = () => program(world, token);

test('those who manage the group and admins manage its technical users, nobody else', async () => {
  const { boss, member, stranger } = people;
  for (const who of [manager, boss]) {
    const { id } = await makeTechnicalUser(who, group, `Of ${who.name}`);
    await renameTechnicalUser(who, id, `Renamed by ${who.name}`);
    expect(
      (await makeTechnicalUser(who, group, `RENAMED BY ${who.name}`).answer).body,
    ).toMatchObject({ status: 409, code: 'technical-name-free' });
    await deleteTechnicalUser(who, id);
    await deleteTechnicalUser(who, id);
  }
  expect(await refusal(makeTechnicalUser(member, group, 'No'))).toEqual(['manages-group']);
  expect(await refusal(renameTechnicalUser(member, bot, 'No'))).toEqual(['manages-group']);
  expect(await refusal(makeTokenFor(member, bot))).toEqual(['manages-group']);
  for (const said of [
    makeTechnicalUser(stranger, group, 'No'),
    renameTechnicalUser(stranger, bot, 'No'),
    deleteTechnicalUser(stranger, bot),
    makeTokenFor(stranger, bot),
    act(stranger, 'GET', `/api/technical-users/${bot}`),
    act(stranger, 'GET', `/api/technical-users/${bot}/tokens`),
    act(manager, 'GET', `/api/technical-users/${manager.id}`),
  ])
    expect(await statusOf(said)).toBe(404);
});

describe('it counts in the audience of its group', () => {
  const sees = async (id: string) => (await robot().call('GET', `/api/sessions/${id}`)).status;
  test('and of groups that hold this one, as far as the gate asks; and in no count of people', async () => {
    expect(await sees(session)).toBe(200);
    const outer = await world.group('Outer', organisation, { managers: [people.boss] });
    const above = (await planSession(people.boss, { group: outer })).id;
    expect(await sees(above)).toBe(404);
    await nest(people.boss, outer, group);
    expect(await sees(above)).toBe(200);
    const { rows } = await world.fresh.pool.query<{ found: boolean }>(
      `select $1 in (select person_id from people_of($2)) as found
       union all select $1 in (select person_id from audience_people($3))
       union all select not $3 in (select audience_id from audiences_of($1))`,
      [bot, group, session],
    );
    expect(rows.map(({ found }) => found)).toEqual([false, false, false]);
  });
  test('and may book what its group may, but manages no assembly, whatever its role', async () => {
    const [open, shown] = [
      await makeAssembly(world, organisation, people.boss, { booked: [group] }),
      await makeAssembly(world, organisation, people.boss, { shown: [group] }),
    ];
    const why = async (gate: string, assembly: string) =>
      (await act<{ verdict: { allowed: boolean } }>(robot(), 'GET', `/api/why/${gate}/${assembly}`))
        .verdict.allowed;
    expect([
      await why('see-assembly', open),
      await why('book', open),
      await why('manage-assembly', open),
      await why('see-assembly', shown),
      await why('book', shown),
    ]).toEqual([true, true, false, true, false]);
  });
  test('and is a member all the same of nothing: neither its people nor its list are shown to it', async () => {
    for (const path of [
      `/api/groups/${group}`,
      `/api/groups/${group}/members`,
      `/api/groups/${group}/technical-users`,
      `/api/organisations/${organisation}/members`,
    ])
      expect([path, [403, 404]]).toEqual([
        path,
        expect.arrayContaining([(await robot().call('GET', path)).status]),
      ]);
  });
});

describe('it is nobody', () => {
  test('in the tables that lists of people are made of', async () => {
    for (const statement of placesOfPeople({ organisation, group, session, other: manager.id }))
      await expect(world.fresh.pool.query(statement, [bot])).rejects.toThrow('technical user');
  });
  test('who is added, named as host, asked for contact, or told of something', async () => {
    const { boss } = people;
    expect(await statusOf(act(boss, 'POST', `/api/groups/${group}/members`, { person: bot }))).toBe(
      403,
    );
    expect(
      await statusOf(act(boss, 'PUT', `/api/sessions/${session}/hosts/${bot}`)),
    ).toBeGreaterThanOrEqual(400);
    expect(await statusOf(askForContact(boss, `technical-${bot}@invalid`))).toBe(422);
    await transact(world.fresh.db, (tx) =>
      notify(tx, kindNamed('browser-stopped'), {
        persons: [bot, manager.id],
        subject: newId(),
        args: { browser: 'Firefox' },
        href: '/settings',
      }),
    );
    const { rows } = await world.fresh.pool.query<{ person_id: string }>(
      `select person_id from notices where kind = 'browser-stopped'`,
    );
    expect(rows.map((row) => row.person_id)).toEqual([manager.id]);
  });
  test('who asks for contact, joins, changes itself or has rows of its own', async () => {
    for (const [method, path, body] of [
      ['POST', '/api/contact-requests', { email: manager.email }],
      ['PATCH', '/api/me', { name: 'Somebody' }],
      ['POST', '/api/notice-readings', { ids: null }],
      ['PUT', '/api/me/picture', { bytes: 'aGVsbG8=' }],
    ] as const)
      expect((await robot().call(method, path, body)).body).toMatchObject({
        status: 403,
        code: 'for-people',
      });
    expect(
      (await robot().call('POST', '/api/invitations/acceptances', { token: 'x' })).body,
    ).toMatchObject({ status: 403, code: 'by-sign-in' });
    const room = { organisation, title: 'Mine', kind: 'standing' };
    expect((await robot().call('POST', '/api/own-rooms', room)).status).toBeGreaterThanOrEqual(403);
  });
});

test(
  'no list of the API holds it, but those of technical users and the audit',
  { timeout: 60_000 },
  async () => {
    const { boss, member, host } = people;
    const about = {
      organisation: [organisation],
      group: [group],
      session: [session],
      person: [bot, boss.id, manager.id],
    };
    const told = /technical-users|\/journal/u;
    const said = (field: string): unknown => (field === 'q' ? 'xylo' : 'Xylobot');
    const asks = world.app.http.routes
      .filter(({ key }) => key.startsWith('GET ') && !told.test(key))
      .flatMap((route) => {
        try {
          return asksOf(route, about, said);
        } catch {
          return []; // about something else than people
        }
      });
    const found: string[] = [];
    for (const who of [boss, manager, member, host]) {
      await renewLimits(world);
      for (const { url } of asks) {
        const { body } = await who.call('GET', url);
        const text = JSON.stringify(body);
        if (text.includes(name) || (text.includes(bot) && !url.includes(bot))) found.push(url);
      }
    }
    expect(found).toEqual([]);
    expect(asks.length).toBeGreaterThan(60);
  },
);

test('the audit tells as which token it did something, also of one that is deleted', async () => {
  const lab = await world.group('Lab', organisation, { managers: [people.boss] });
  const { id } = await makeTechnicalUser(people.boss, lab, 'Auditee');
  const made = await makeTokenFor(people.boss, id, 'Night run');
  await program(world, made.token).call('PATCH', `/api/groups/${lab}`, { name: 'Mine' }, 1);
  await deleteTechnicalUser(people.boss, id);
  const entries = async () =>
    (
      await act<{
        items: {
          kind: string;
          says: string;
          token: string | null;
          person: { name: string } | null;
        }[];
      }>(people.boss, 'GET', `/api/organisations/${organisation}/journal`)
    ).items.map(({ kind, says, token: by }) => [kind, says, by]);
  const all = await entries();
  expect(all).toContainEqual([
    'technical-user.deleted',
    'Berta Boss deleted the technical user Auditee of Lab',
    null,
  ]);
  expect(all).toContainEqual(['token.made', 'Berta Boss made the token Night run', null]);
  const { rows } = await world.fresh.pool.query<{ name: string }>(
    `select k.name from journal j join access_tokens k on k.id = j.token_id where j.person_id = $1`,
    [id],
  );
  expect(rows).toEqual([{ name: 'Night run' }]);
});

test('what it books is looked after by everybody of its group, and known to be its in its organisation', async () => {
  const assembly = await makeAssembly(world, organisation, people.boss, {
    booked: [group],
    shown: [await world.group('Others', organisation, { managers: [people.boss] })],
  });
  const ends = hoursAhead()(0);
  const id = (await book(robot(), { assembly, ends })).items[0]!.id;
  const listed = async (who: Caller) => (await myBookings(who)).items.map((item) => item.id);
  expect([await listed(robot()), await listed(people.member)]).toEqual([[id], [id]]);
  const colleague = await world.person('Cleo Colleague', { organisation });
  expect(await listed(colleague)).toEqual([]);
  expect((await seeBooking(people.member, id)).holder?.name).toBe(name);
  await extendBooking(robot(), id, { minutes: 15 });
  await releaseBooking(people.member, id);
  expect((await seeBooking(robot(), id)).state).toBe('released');
});

test('what it has booked ahead is free again when it is deleted', async () => {
  const assembly = await makeAssembly(world, organisation, people.boss, { booked: [group] });
  const { id } = await makeTechnicalUser(manager, group, 'Leaver');
  const at = hoursAhead();
  const made = await makeTokenFor(manager, id);
  const booking = (await book(program(world, made.token), { assembly, starts: at(3), ends: at(4) }))
    .items[0]!.id;
  await deleteTechnicalUser(manager, id);
  expect((await seeBooking(people.boss, booking)).state).toBe('cancelled');
});
