import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addTo, makeGroup, nest } from '../../../../test/world/groups.ts';
import {
  alsoElsewhere,
  giveRole,
  leaveOrganisation,
  suspend,
} from '../../../../test/world/organisation.ts';
import { planSession } from '../../../../test/world/sessions.ts';
import { openWorld, type Someone, type World } from '../../../../test/world/world.ts';
import type { OrganisationId } from '../../../base/ids.ts';

type Problem = {
  readonly code: string;
  readonly verdict: {
    readonly checks: readonly { readonly name: string; readonly outcome: string }[];
  };
};
type Member = {
  readonly name: string;
  readonly role: string;
  readonly suspended: string | null;
  readonly groups: number;
  readonly gates: Readonly<Record<string, unknown>>;
};
type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };
const missing = ({ body }: { readonly body: unknown }) =>
  (body as Problem).verdict.checks
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ name }) => name);

let world: World;
let organisation: OrganisationId;
let ada: Someone;
let ben: Someone;
let eve: Someone;
const at = (path = '') => `/api/organisations/${organisation}${path}`;
const namesFound = async (query = '') =>
  (await ada.call<Page<Member>>('GET', at(`/members${query}`))).body.items.map(({ name }) => name);
const kinds = async () =>
  (await ada.call<Page<{ kind: string }>>('GET', at('/journal?kind=member'))).body.items.map(
    ({ kind }) => kind,
  );

/** Belongs to another organisation as well, and so may go on signing in. */

beforeAll(async () => {
  world = await openWorld();
  organisation = await world.organisation('Lindenhof');
  ada = await world.person('Ada', { organisation, role: 'admin' });
  ben = await world.person('Ben', { organisation });
  eve = await world.person('Eve');
});
afterAll(() => world.close());

describe('the people of an organisation', () => {
  test('are for its admins: members are told why not, to others it does not exist', async () => {
    expect(missing(await ben.call('GET', at('/members')))).toEqual(['admin-of-organisation']);
    const outside = await eve.call('GET', at('/members'));
    const unknown = await eve.call(
      'GET',
      '/api/organisations/00000000-0000-7000-8000-000000000000/members',
    );
    expect([outside.status, unknown.status]).toEqual([404, 404]);
    expect({ ...outside.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    expect((await world.nobody('GET', at('/members'))).status).toBe(401);
  });

  test('are listed by name, page by page, and found by part of a name or address', async () => {
    await Promise.all(
      ['Zoë', 'Carla', 'Dora', 'carl'].map((name) => world.person(name, { organisation })),
    );
    expect(await namesFound()).toEqual(['Ada', 'Ben', 'carl', 'Carla', 'Dora', 'Zoë']);
    const first = (await ada.call<Page<Member>>('GET', at('/members?limit=4'))).body;
    const second = (
      await ada.call<Page<Member>>('GET', at(`/members?limit=4&cursor=${first.next}`))
    ).body;
    expect([first, second].map((page) => page.items.map(({ name }) => name))).toEqual([
      ['Ada', 'Ben', 'carl', 'Carla'],
      ['Dora', 'Zoë'],
    ]);
    expect(second.next).toBeUndefined();
    expect(await namesFound('?q=carl')).toEqual(['carl', 'Carla']);
    expect(await namesFound(`?q=${encodeURIComponent(ben.email)}`)).toEqual(['Ben']);
    expect(await namesFound('?q=%25')).toEqual([]);
    expect(await namesFound('?role=admin')).toEqual(['Ada']);
    expect((await ada.call('GET', at('/members?cursor=nonsense'))).status).toBe(400);
  });

  test('name what cannot be done to them, with the reason', async () => {
    const [first, second] = (await ada.call<Page<Member>>('GET', at('/members'))).body.items;
    expect(Object.keys(first!.gates)).toEqual(['role', 'suspend', 'remove']);
    expect(second!.gates).toEqual({});
  });
});

describe('a role', () => {
  test('changes by an admin, and an admin always remains', async () => {
    expect(missing(await ben.call('PATCH', at(`/members/${ben.id}`), { role: 'admin' }))).toEqual([
      'admin-of-organisation',
    ]);
    expect(missing(await ada.call('PATCH', at(`/members/${ada.id}`), { role: 'member' }))).toEqual([
      'admin-remains',
    ]);
    expect((await ada.call('PATCH', at(`/members/${eve.id}`), { role: 'admin' })).status).toBe(404);
    expect((await ada.call('PATCH', at(`/members/${ben.id}`), { role: 'owner' })).status).toBe(422);
    expect((await ada.call('PATCH', at(`/members/${ben.id}`), { role: 'admin' })).status).toBe(204);
    expect((await ada.call('PATCH', at(`/members/${ben.id}`), { role: 'admin' })).status).toBe(204);
    expect((await ben.call('GET', at('/members'))).status).toBe(200);
    expect((await ada.call('PATCH', at(`/members/${ben.id}`), { role: 'member' })).status).toBe(
      204,
    );
    expect(await kinds()).toEqual(['member.role-changed', 'member.role-changed']);
  });

  test('two admins who demote each other at once: one remains', async () => {
    for (let round = 0; round < 20; round += 1) {
      const place = await world.organisation(`Race ${round}`);
      const [one, two] = [
        await world.person('One', { organisation: place, role: 'admin' }),
        await world.person('Two', { organisation: place, role: 'admin' }),
      ];
      const answers = await Promise.all([
        giveRole(one, place, two, 'member').answer,
        suspend(two, place, one).answer,
        leaveOrganisation(one, place).answer,
      ]);
      const { rows } = await world.fresh.pool.query(
        `select count(*)::int as left from organisation_members where organisation_id = $1 and role = 'admin' and suspended_at is null`,
        [place],
      );
      expect(rows[0].left).toBeGreaterThanOrEqual(1);
      // 401: suspended in the only organisation of theirs, they are signed out
      expect(answers.filter(({ status }) => ![204, 401, 403, 404].includes(status))).toEqual([]);
    }
  });
});

describe('a suspension', () => {
  test('ends at once what a person sees of the organisation, and lifting it gives all back', async () => {
    await alsoElsewhere(world, ben);
    const group = await world.group('Choir', organisation, { managers: [ada], members: [ben] });
    const groupsOfBen = async () =>
      (await world.fresh.pool.query('select count(*)::int as n from groups_of($1)', [ben.id]))
        .rows[0].n as number;
    const organisations = async () =>
      (await ben.call<{ organisations: unknown[] }>('GET', '/api/me')).body.organisations.length;
    expect([await groupsOfBen(), await organisations()]).toEqual([1, 2]);
    expect(missing(await ada.call('PUT', at(`/members/${ada.id}/suspension`)))).toEqual([
      'not-oneself',
      'admin-remains',
    ]);
    expect((await ada.call('PUT', at(`/members/${ben.id}/suspension`))).status).toBe(204);
    expect((await ada.call('PUT', at(`/members/${ben.id}/suspension`))).status).toBe(204);
    expect([await groupsOfBen(), await organisations()]).toEqual([0, 1]);
    expect((await ben.call('GET', at())).status).toBe(404);
    expect(
      await Promise.all(
        ['/members', '/journal', '/invitations', '/groups'].map(
          async (path) => (await ben.call('GET', at(path))).status,
        ),
      ),
    ).toEqual([404, 404, 404, 404]);
    expect(await namesFound('?state=suspended')).toEqual(['Ben']);
    expect((await ada.call('DELETE', at(`/members/${ben.id}/suspension`))).status).toBe(204);
    expect([
      await groupsOfBen(),
      await organisations(),
      (await ben.call('GET', at())).status,
    ]).toEqual([1, 2, 200]);
    expect((await kinds()).slice(0, 2)).toEqual(['member.suspension-lifted', 'member.suspended']);
    expect(group).toBeTruthy();
  });
});

describe('removing a person', () => {
  test('first lists their groups, then takes them out of all; a group without another manager passes on', async () => {
    const gus = await world.person('Gus', { organisation });
    const alone = await world.group('Alone', organisation, { managers: [gus] });
    const both = await world.group('Both', organisation, { managers: [gus, ada] });
    const path = at(`/members/${gus.id}`);
    expect((await ada.call('GET', `${path}/removal`)).body).toEqual({
      name: 'Gus',
      groups: [
        { id: alone, name: 'Alone', role: 'manager', passes: true },
        { id: both, name: 'Both', role: 'manager', passes: false },
      ],
    });
    expect(missing(await ben.call('DELETE', path))).toEqual(['admin-of-organisation']);
    for (let times = 0; times < 2; times += 1)
      expect((await ada.call('DELETE', path)).status).toBe(204);
    expect((await gus.call('GET', at())).status).toBe(404);
    const { rows } = await world.fresh.pool.query(
      'select g.name, p.name as manager from group_members m join groups g on g.id = m.group_id join persons p on p.id = m.person_id where g.id = any($1) order by 1',
      [[alone, both]],
    );
    expect(rows).toEqual([
      { name: 'Alone', manager: 'Ada' },
      { name: 'Both', manager: 'Ada' },
    ]);
  });
});

describe('leaving', () => {
  test('is refused while a group would have no manager, then takes one out of everything', async () => {
    const hal = await world.person('Hal', { organisation });
    const group = await world.group('Orchestra', organisation, { managers: [hal] });
    expect(missing(await hal.call('DELETE', at('/membership')))).toEqual(['groups-keep-manager']);
    await addTo(ada, group, ada, 'manager');
    expect((await hal.call('DELETE', at('/membership'))).status).toBe(204);
    expect((await hal.call('GET', at())).status).toBe(404);
    expect((await ada.call('DELETE', at('/membership'))).status).toBe(403);
  });

  test('stays open to whoever is suspended, who reads nothing of the organisation meanwhile', async () => {
    const ida = await alsoElsewhere(world, await world.person('Ida', { organisation }));
    expect((await ada.call('PUT', at(`/members/${ida.id}/suspension`))).status).toBe(204);
    expect([
      (await ida.call('PATCH', at(), { name: 'Mine' })).status,
      (await ida.call('DELETE', at('/membership'))).status,
    ]).toEqual([404, 204]);
    expect((await ada.call('GET', at(`/members/${ida.id}/removal`))).status).toBe(404);
  });
});

describe('the organisation', () => {
  test('tells members its name and admins, and admins how the installation is set', async () => {
    const { body } = await ben.call<{
      name: string;
      installation: unknown;
      admins: { name: string }[];
    }>('GET', at());
    expect([body.name, body.installation, body.admins.map(({ name }) => name)]).toEqual([
      'Lindenhof',
      null,
      ['Ada'],
    ]);
    const admin = await ada.call<{ installation: unknown }>('GET', at());
    expect(admin.body.installation).toEqual({
      first: true,
      signUp: 'open',
      mail: 'kept',
      mailFrom: 'Anteroom <anteroom@localhost>',
      address: 'http://localhost:3000',
    });
  });

  test('gets a new name by its admins', async () => {
    expect((await ben.call('PATCH', at(), { name: 'Mine' })).status).toBe(403);
    expect((await ada.call('PATCH', at(), { name: ' ' })).status).toBe(422);
    expect((await ada.call('PATCH', at(), { name: 'Lindenhof e. V.' })).status).toBe(204);
    expect((await ben.call('GET', at())).body['name']).toBe('Lindenhof e. V.');
  });

  test('further ones are made by admins of the first only', async () => {
    expect(missing(await ben.call('POST', '/api/organisations', { name: 'Second' }))).toEqual([
      'admin-of-organisation',
    ]);
    expect((await eve.call('POST', '/api/organisations', { name: 'Second' })).status).toBe(404);
    const made = await ada.call<{ id: string }>('POST', '/api/organisations', { name: 'Second' });
    expect(made.status).toBe(201);
    expect(
      (
        await ada.call<{ gates: { run: { allowed: boolean } } }>(
          'GET',
          `/api/organisations/${made.body.id}`,
        )
      ).body.gates.run.allowed,
    ).toBe(false);
    expect(missing(await ada.call('GET', `/api/organisations/${made.body.id}/mails`))).toEqual([
      'runs-installation',
    ]);
  });
});

describe('the page of one person', () => {
  type Profile = {
    readonly name: string;
    readonly zone: string;
    readonly memberOf: readonly {
      readonly name: string;
      readonly role: string | null;
      readonly through: readonly string[];
    }[];
    readonly signIns: readonly object[];
  };
  type Events = Page<{
    readonly session: { readonly title: string };
    readonly organisation: { readonly name: string };
  }>;
  const made = async (
    by: Someone,
    place: OrganisationId,
    name: string,
    people: readonly Someone[] = [],
  ) => {
    const { id } = await makeGroup(by, place, name);
    for (const person of people) await addTo(by, id, person);
    return id;
  };
  const meeting = (by: Someone, group: string, title: string) =>
    planSession(by, { group, title }).answer;

  test('names groups with the ways into them, sign-ins without places, and sessions of this organisation alone', async () => {
    const gil = await world.person('Gil', { organisation });
    const place = await world.organisation('Beta');
    const boss = await world.person('Boss', { organisation: place, role: 'admin' });
    await world.join(gil, place);
    const robotics = await made(ada, organisation, 'Robotics', [gil]);
    const engineering = await made(ada, organisation, 'Engineering');
    await nest(ada, engineering, robotics);
    const beta = await made(boss, place, 'Secret of Beta', [gil]);
    expect([
      (await meeting(ada, engineering, 'Review')).status,
      (await meeting(boss, beta, 'Elsewhere')).status,
    ]).toEqual([201, 201]);
    const { status, body } = await ada.call<Profile>('GET', at(`/members/${gil.id}`));
    expect(status).toBe(200);
    expect(body.memberOf.map(({ name, role, through }) => ({ name, role, through }))).toEqual([
      { name: 'Engineering', role: null, through: ['Robotics'] },
      { name: 'Robotics', role: 'member', through: [] },
    ]);
    expect(body.signIns.map((row) => Object.keys(row).toSorted())).toEqual([
      ['browser', 'since', 'system', 'usedAt'],
    ]);
    const mine = (await gil.call<Events>('GET', '/api/agenda')).body.items.map(
      ({ session }) => session.title,
    );
    expect(mine.toSorted()).toEqual(['Elsewhere', 'Review']);
    const seen = await ada.call<Events>('GET', at(`/members/${gil.id}/agenda`));
    expect(seen.body.items.map(({ session }) => session.title)).toEqual(['Review']);
    expect(JSON.stringify([body, seen.body])).not.toContain('Beta');
  });

  test('is for admins of an organisation they belong to; who does not belong to it is unknown there', async () => {
    const place = await world.organisation('Gamma');
    const chief = await world.person('Chief', { organisation: place, role: 'admin' });
    for (const path of ['', '/agenda']) {
      const tries = [
        await ben.call('GET', at(`/members/${ada.id}${path}`)),
        await chief.call('GET', at(`/members/${ada.id}${path}`)),
        await chief.call('GET', `/api/organisations/${place}/members/${ada.id}${path}`),
        await ada.call('GET', at(`/members/${eve.id}${path}`)),
      ];
      expect(tries.map(({ status }) => status)).toEqual([403, 404, 404, 404]);
    }
  });
});
