import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, type GroupId, type OrganisationId } from '../../base/ids.ts';
import { broken } from '../../../test/invariants.ts';
import { statusOf } from '../../../test/world/answers.ts';
import { askForContact, refuseContact } from '../../../test/world/contacts.ts';
import {
  addTo,
  deleteGroup,
  makeGroup,
  nest,
  takeOut,
  unnest,
} from '../../../test/world/groups.ts';
import { alsoElsewhere, suspend } from '../../../test/world/organisation.ts';
import { planSession } from '../../../test/world/sessions.ts';
import { type Answer, openWorld, type Someone, type World } from '../../../test/world/world.ts';

let world: World;
let here: OrganisationId;
let root: Someone;
beforeAll(async () => {
  world = await openWorld();
  here = await world.organisation('Lindenhof');
  root = await world.person('Root', { organisation: here, role: 'admin' });
});
afterAll(async () => {
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});

type Role = 'manager' | 'member';
type Detail = {
  version: number;
  people: number;
  role: Role | null;
  through: number;
  groups: { name: string }[];
  insideOf: { name: string }[];
  gates: Record<'edit' | 'leave' | 'delete', { allowed: boolean }>;
};
type Member = {
  person: { id: string; name: string; email: string | null };
  role: Role;
  counts: boolean;
  outside: boolean;
};
type Listed = {
  items: { id: string; name: string; people: number; managers: { name: string }[] }[];
  next?: string;
};
const here$ = (name: string) => world.person(name, { organisation: here });
const detailOf = async (who: Someone, group: GroupId): Promise<Answer<Detail>> =>
  who.call<Detail>('GET', `/api/groups/${group}`);
const list = async (who: Someone, group: GroupId, query = '') =>
  (
    await who.call<{ items: Member[]; next?: string }>(
      'GET',
      `/api/groups/${group}/members?${query}`,
    )
  ).body;
const membersOf = async (who: Someone, group: GroupId, query = ''): Promise<string[]> =>
  (await list(who, group, query)).items.map(({ person }) => person.name);
/** Who changes, with the role they shall have; null: taken out. */
const save = (
  who: Someone,
  group: GroupId,
  version: number,
  people: readonly (readonly [Someone, Role | null])[],
) =>
  who.call<{
    code: string;
    version: number;
    faults: { pointer: string; code: string; says: string }[];
    now: { version: number; changes: { what: string; by: string; people: { name: string }[] }[] };
  }>(
    'PATCH',
    `/api/groups/${group}/members`,
    { people: people.map(([person, role]) => ({ person: person.id, role })) },
    version,
  );
const strip = ({ status, body }: Answer) => ({ status, body: { ...body, instance: '' } });

describe('who sees a group', () => {
  test('to others it looks exactly like an unknown id, whatever they try', async () => {
    const ada = await here$('Ada');
    const eve = await here$('Eve');
    const group = await world.group('Choir', here, { managers: [ada] });
    await world.group('Eves', here, { managers: [eve] });
    const tries: [string, (id: string) => string, unknown?, number?][] = [
      ['GET', (id) => `/api/groups/${id}`],
      ['PATCH', (id) => `/api/groups/${id}`, { name: 'Mine' }, 1],
      ['DELETE', (id) => `/api/groups/${id}`, {}],
      ['GET', (id) => `/api/groups/${id}/deletion`],
      ['GET', (id) => `/api/groups/${id}/members`],
      ['GET', (id) => `/api/groups/${id}/candidates`],
      [
        'PATCH',
        (id) => `/api/groups/${id}/members`,
        { people: [{ person: eve.id, role: 'manager' }] },
        1,
      ],
      ['POST', (id) => `/api/groups/${id}/members`, { person: eve.id, role: 'manager' }],
      ['DELETE', (id) => `/api/groups/${id}/members/${ada.id}`],
      ['POST', (id) => `/api/groups/${id}/groups`, { group: newId() }],
    ];
    for (const [method, path, body, version] of tries) {
      const unknown = strip(await eve.call(method, path(newId()), body, version));
      expect(unknown.status).toBe(404);
      expect(strip(await eve.call(method, path(group), body, version))).toEqual(unknown);
    }
    const lists = await Promise.all(
      ['/api/groups', '/api/groups?as=member', '/api/groups?q=Choir'].map((url) =>
        eve.call<Listed>('GET', url),
      ),
    );
    expect(lists.flatMap(({ body }) => body.items.map(({ name }) => name))).toEqual(['Eves']);
    expect(await membersOf(ada, group)).toEqual(['Ada']);
  });

  test('a member sees the people without addresses and is refused, with the checklist, to change them', async () => {
    const [ada, ben] = [await here$('Ada'), await here$('Ben')];
    const group = await world.group('Basses', here, { managers: [ada], members: [ben] });
    const { body } = await detailOf(ben, group);
    const { items } = await list(ben, group);
    expect(items.map(({ person, role }) => [person.name, role, person.email !== null])).toEqual([
      ['Ada', 'manager', false],
      ['Ben', 'member', true],
    ]);
    expect([body.gates.edit.allowed, body.gates.leave.allowed]).toEqual([false, true]);
    const refused = await save(ben, group, body.version, [[ben, 'manager']]);
    expect([refused.status, refused.body.code]).toEqual([403, 'refused']);
  });

  test('a suspended member and a person from outside without a contact are in no group', async () => {
    const ada = await here$('Ada');
    const ben = await here$('Ben');
    const out = await world.person('Outsider');
    const group = await world.group('Counting', here, { managers: [ada], members: [ben, out] });
    expect((await detailOf(out, group)).status).toBe(404);
    await world.contact(ada, out);
    expect((await detailOf(out, group)).status).toBe(200);
    await suspend(root, here, await alsoElsewhere(world, ben));
    expect((await detailOf(ben, group)).status).toBe(404);
    const { body } = await detailOf(ada, group);
    expect(body.people).toBe(2);
    const { items } = await list(ada, group);
    expect(items.map(({ person, counts, outside }) => [person.name, counts, outside])).toEqual([
      ['Ada', true, false],
      ['Ben', false, false],
      ['Outsider', true, true],
    ]);
  });
});

describe('adding people', () => {
  test('a manager adds contacts only; the refusal names the request that is missing, waiting or open', async () => {
    const ada = await here$('Ada');
    const [missing, waiting, asking, declined] = [
      await here$('Missing'),
      await here$('Waiting'),
      await here$('Asking'),
      await here$('Declined'),
    ];
    const group = await world.group('Adding', here, { managers: [ada] });
    await askForContact(ada, waiting.email);
    await askForContact(asking, ada.email);
    const request = await askForContact(ada, declined.email).answer;
    await refuseContact(declined, request.body.id);
    const say = async (person: { id: string }) => {
      const { status, body } = await ada.call<{
        verdict: { checks: { name: string; outcome: string; says: string }[] };
      }>('POST', `/api/groups/${group}/members`, { person: person.id });
      return [
        status,
        ...body.verdict.checks
          .filter(({ outcome }) => outcome === 'failed')
          .map(({ name, says }) => `${name}: ${says}`),
      ];
    };
    expect(await say(missing)).toEqual([
      403,
      'contact-accepted: Missing is not your contact. Only contacts can be added to a group.',
    ]);
    expect(await say(waiting)).toEqual([
      403,
      'contact-accepted: Waiting has not accepted your contact request yet.',
    ]);
    expect(await say(declined)).toEqual([
      403,
      'contact-accepted: Declined has not accepted your contact request yet.',
    ]);
    expect(await say(asking)).toEqual([
      403,
      'contact-accepted: Asking has asked you for contact, and you have not answered yet.',
    ]);
    expect(await say({ id: newId() })).toEqual([
      403,
      'person-known: There is nobody with this id whom you know.',
    ]);
    expect(await membersOf(ada, group)).toEqual(['Ada']);
    await world.contact(ada, missing);
    await addTo(ada, group, missing);
    expect(await membersOf(ada, group)).toEqual(['Ada', 'Missing']);
  });

  test('an admin adds anyone of the organisation, but nobody from another one', async () => {
    const ada = await here$('Ada');
    const ben = await here$('Ben');
    const far = await world.person('Far', {
      organisation: await (async () => {
        const other = await world.organisation('Elsewhere');
        await world.person('Other root', { organisation: other, role: 'admin' });
        return other;
      })(),
    });
    const group = await world.group('By admin', here, { managers: [ada] });
    await addTo(root, group, ben);
    expect(await statusOf(addTo(root, group, far))).toBe(403);
  });

  test('candidates are one’s contacts; those who have not accepted stand there with the reason and without a person', async () => {
    const ada = await here$('Ada');
    const [ben, cleo] = [await here$('Ben'), await here$('Cleo')];
    const group = await world.group('Candidates', here, { managers: [ada] });
    await world.contact(ada, ben);
    await askForContact(ada, cleo.email);
    type Candidates = {
      items: { name: string; person: string | null; add: { allowed: boolean } }[];
      next?: string;
    };
    const all = async (who: Someone, query = '') =>
      (await who.call<Candidates>('GET', `/api/groups/${group}/candidates${query}`)).body;
    expect(
      (await all(ada)).items.map(({ name, person, add }) => [name, person, add.allowed]),
    ).toEqual([
      ['Ben', ben.id, true],
      [cleo.email, null, false],
    ]);
    expect((await all(ada, '?q=cleo')).items.map(({ person }) => person)).toEqual([null]);
    const first = await all(ada, '?limit=1');
    expect([
      first.items.length,
      (await all(ada, `?limit=1&cursor=${first.next}`)).items.map(({ name }) => name),
    ]).toEqual([1, [cleo.email]]);
    expect((await all(root)).items.map(({ name }) => name)).toContain('Cleo');
  });
});

describe('saving the member list', () => {
  test('is one change: 500 people, and when one of them cannot be added nobody is, and that one is named', async () => {
    const { rows } = await world.fresh.pool.query<{ id: Someone['id'] }>(
      `with p as (insert into persons (id, name, email, email_verified) select gen_random_uuid(), 'Person ' || n, 'person' || n || '@example.org', true from generate_series(1, 500) n returning id)
       insert into organisation_members (organisation_id, person_id, role) select $1, id, 'member' from p returning person_id as id`,
      [here],
    );
    const people = rows.map(({ id }) => ({ ...root, id }));
    const group = await world.group('Many', here, { managers: [root] });
    const wanted: [Someone, Role][] = [
      [root, 'manager'],
      ...people.map((person): [Someone, Role] => [person, 'member']),
    ];
    const stranger = { ...people[0]!, id: newId<'person'>() };
    const refused = await save(root, group, 1, [
      ...wanted.slice(0, 300),
      [stranger, 'member'],
      ...wanted.slice(300),
    ]);
    expect([
      refused.status,
      refused.body.faults.map(({ pointer, code }) => [pointer, code]),
    ]).toEqual([422, [['#/body/people/300/person', 'person-known']]]);
    expect(await membersOf(root, group)).toEqual(['Root']);
    expect((await save(root, group, 1, wanted)).body).toMatchObject({
      version: 2,
      added: 500,
      removed: 0,
      changed: 0,
    });
    expect((await detailOf(root, group)).body.people).toBe(501);
  });

  test('a pending contact makes the list refused and is named in a sentence', async () => {
    const [ada, ben] = [await here$('Ada'), await here$('Ben')];
    const group = await world.group('Pending', here, { managers: [ada] });
    await ada.call('POST', '/api/contact-requests', { email: ben.email });
    const refused = await save(ada, group, 1, [
      [ada, 'manager'],
      [ben, 'member'],
    ]);
    expect(refused.body.faults).toEqual([
      {
        pointer: '#/body/people/1/person',
        code: 'contact-waiting',
        says: 'Ben has not accepted your contact request yet.',
      },
    ]);
  });

  test('needs a manager, names nobody twice, and keeps those who were there before without asking again', async () => {
    const [ada, ben] = [await here$('Ada'), await here$('Ben')];
    const group = await world.group('Rules', here, { managers: [ada], members: [ben] });
    expect(
      (
        await save(ada, group, 1, [
          [ada, 'member'],
          [ben, 'member'],
        ])
      ).body.faults[0]!.code,
    ).toBe('needs-manager');
    expect(
      (
        await save(ada, group, 1, [
          [ada, 'manager'],
          [ada, 'member'],
        ])
      ).body.faults[0],
    ).toMatchObject({ pointer: '#/body/people/1/person', code: 'person-twice' });
    expect(
      (
        await save(ada, group, 1, [
          [ada, 'manager'],
          [ben, 'manager'],
        ])
      ).status,
    ).toBe(200);
    expect((await save(ada, group, 2, [[ada, null]])).status).toBe(200);
    expect((await detailOf(ada, group)).status).toBe(404);
  });

  test('on an old version changes nothing and tells who was added and removed meanwhile, and by whom', async () => {
    const [ada, ben, cleo] = [await here$('Ada'), await here$('Ben'), await here$('Cleo')];
    const group = await world.group('Stale', here, { managers: [ada], members: [ben] });
    await root.call('POST', `/api/groups/${group}/members`, { person: cleo.id });
    await root.call('DELETE', `/api/groups/${group}/members/${ben.id}`);
    const stale = await save(ada, group, 1, [[cleo, 'manager']]);
    expect([stale.status, stale.body.code, stale.body.now.version]).toEqual([412, 'stale', 3]);
    expect(
      stale.body.now.changes.map(({ what, by, people }) => [
        what,
        by,
        people.map(({ name }) => name),
      ]),
    ).toEqual([
      ['added', 'Root', ['Cleo']],
      ['removed', 'Root', ['Ben']],
    ]);
    expect(await membersOf(ada, group)).toEqual(['Ada', 'Cleo']);
    expect((await ada.call('PATCH', `/api/groups/${group}/members`, { people: [] })).status).toBe(
      428,
    );
  });

  test('two who save at once do not overwrite each other', async () => {
    const [ada, ben, cleo, dora] = [
      await here$('Ada'),
      await here$('Ben'),
      await here$('Cleo'),
      await here$('Dora'),
    ];
    await world.contact(ada, cleo);
    await world.contact(ben, dora);
    const group = await world.group('Both', here, { managers: [ada, ben] });
    const answers = await Promise.all([
      save(ada, group, 1, [
        [ada, 'manager'],
        [ben, 'manager'],
        [cleo, 'member'],
      ]),
      save(ben, group, 1, [
        [ada, 'manager'],
        [ben, 'manager'],
        [dora, 'member'],
      ]),
    ]);
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([
      200, 412,
    ]);
  });
});

describe('a group keeps a manager', () => {
  test('the last one cannot leave, a member can', async () => {
    const [ada, ben] = [await here$('Ada'), await here$('Ben')];
    const group = await world.group('Leaving', here, { managers: [ada], members: [ben] });
    expect(await statusOf(takeOut(ada, group, ada))).toBe(403);
    expect(await statusOf(takeOut(root, group, ada))).toBe(403);
    await takeOut(ben, group, ben);
    expect((await detailOf(ben, group)).status).toBe(404);
  });

  test('of two managers who leave at once one stays', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [ada, ben] = [await here$('Ada'), await here$('Ben')];
      const group = await world.group(`Two ${round}`, here, { managers: [ada, ben] });
      const answers = await Promise.all([ada, ben].map((who) => takeOut(who, group, who).answer));
      expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([
        204, 403,
      ]);
    }
  });
});

describe('groups inside groups', () => {
  test('people of the inner group are in the outer one, and no group gets inside itself, not even by two changes at once', async () => {
    const [ada, ben] = [await here$('Ada'), await here$('Ben')];
    const outer = await world.group('Outer', here, { managers: [ada] });
    const inner = await world.group('Inner', here, { managers: [ada], members: [ben] });
    expect((await detailOf(ben, outer)).status).toBe(404);
    expect((await ada.call('POST', `/api/groups/${outer}/groups`, { group: inner })).status).toBe(
      204,
    );
    const { body } = await detailOf(ben, outer);
    expect([
      body.people,
      body.through,
      body.role,
      await membersOf(ben, outer),
      body.groups,
    ]).toEqual([2, 1, null, ['Ada'], []]);
    const around = await ada.call<{ verdict: { checks: { name: string; outcome: string }[] } }>(
      'POST',
      `/api/groups/${inner}/groups`,
      { group: outer },
    );
    expect([
      around.status,
      around.body.verdict.checks
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ name }) => name),
    ]).toEqual([403, ['no-cycle']]);
    expect(await statusOf(nest(ada, outer, outer))).toBe(403);
    await unnest(ada, outer, inner);
    expect((await detailOf(ben, outer)).status).toBe(404);
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all([
        nest(ada, outer, inner).answer,
        nest(ada, inner, outer).answer,
      ]);
      expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([
        204, 403,
      ]);
      await unnest(ada, outer, inner);
      await unnest(ada, inner, outer);
    }
  });

  test('nobody brings the people of a foreign group in', async () => {
    const [ada, ben] = [await here$('Ada'), await here$('Ben')];
    const mine = await world.group('Mine', here, { managers: [ada] });
    const bens = await world.group('Bens', here, { managers: [ben], members: [ada] });
    const hidden = await world.group('Hidden', here, { managers: [ben] });
    expect(await statusOf(nest(ada, mine, bens))).toBe(403);
    const unseen = strip(await nest(ada, mine, hidden).answer);
    expect(unseen).toEqual(strip(await nest(ada, mine, newId()).answer));
  });
});

describe('groups themselves', () => {
  test('are created by admins only, with a free name, and carry their managers in the lists', async () => {
    const ada = await here$('Ada');
    expect(await statusOf(makeGroup(ada, here, 'Own'))).toBe(403);
    const made = await root.call<{ id: GroupId }>('POST', `/api/organisations/${here}/groups`, {
      name: ' Tenors ',
      managers: [ada.id],
    });
    expect(made.status).toBe(201);
    expect(
      (
        await root.call<{ code: string }>('POST', `/api/organisations/${here}/groups`, {
          name: 'TENORS',
        })
      ).body.code,
    ).toBe('group-name-free');
    const [listed] = (await ada.call<Listed>('GET', '/api/groups')).body.items;
    expect(listed).toMatchObject({
      id: made.body.id,
      name: 'Tenors',
      people: 1,
      managers: [{ id: ada.id, name: 'Ada' }],
    });
    expect(
      (await root.call<Listed>('GET', `/api/organisations/${here}/groups?q=tenor`)).body.items.map(
        ({ name }) => name,
      ),
    ).toEqual(['Tenors']);
    expect((await ada.call('GET', `/api/organisations/${here}/groups`)).status).toBe(403);
    expect(
      (await ada.call('PATCH', `/api/groups/${made.body.id}`, { name: 'Tenors and basses' }, 1))
        .body,
    ).toEqual({ version: 2 });
  });

  test('a list is read page by page without losing or repeating one', async () => {
    const ada = await here$('Ada');
    for (let at = 0; at < 7; at += 1)
      await world.group(`Page ${at} ${ada.id.slice(-4)}`, here, { managers: [ada] });
    const seen: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: Listed = (
        await ada.call<Listed>('GET', `/api/groups?limit=3${next && `&cursor=${next}`}`)
      ).body;
      seen.push(...page.items.map(({ name }) => name));
      next = page.next;
    }
    expect([seen.length, new Set(seen).size, seen.toSorted()]).toEqual([7, 7, seen]);
    expect((await ada.call('GET', '/api/groups?cursor=bm9uZQ')).status).toBe(400);
  });

  test('a deleted one lists its coming sessions first and leaves them without a group', async () => {
    const [ada, ben] = [await here$('Ada'), await here$('Ben')];
    const group = await world.group('Going', here, { managers: [ada], members: [ben] });
    const { id: session } = await planSession(ada, { group, title: 'Rehearsal' });
    const shown = await ada.call<{ people: number; sessions: { title: string }[] }>(
      'GET',
      `/api/groups/${group}/deletion`,
    );
    expect(shown.body).toMatchObject({
      people: 2,
      sessions: [{ id: session, title: 'Rehearsal' }],
    });
    const unconfirmed = await ada.call<{ code: string; now: unknown }>(
      'DELETE',
      `/api/groups/${group}`,
      {},
    );
    expect([unconfirmed.status, unconfirmed.body.code, unconfirmed.body.now]).toEqual([
      409,
      'sessions-confirmed',
      { sessions: [{ id: session, title: 'Rehearsal' }] },
    ]);
    await deleteGroup(ada, group, [session]);
    expect([(await detailOf(ada, group)).status, (await detailOf(root, group)).status]).toEqual([
      404, 404,
    ]);
    const { rows } = await world.fresh.pool.query(
      'select group_id from audience_groups where audience_id = $1',
      [session],
    );
    expect(rows).toEqual([]);
  });
});
