import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { broken } from '../../../../test/invariants.ts';
import { alsoElsewhere } from '../../../../test/world/organisation.ts';
import { openWorld, type Someone, type World } from '../../../../test/world/world.ts';
import type { GroupId, OrganisationId } from '../../../base/ids.ts';
import type { Role } from './rules.ts';

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

type Detail = {
  version: number;
  role: Role | null;
  gates: Record<'leave', { allowed: boolean }>;
};
type Listed = { items: { id: string; gates: unknown }[] };
const here$ = (name: string) => world.person(name, { organisation: here });
const detailOf = (who: Someone, group: GroupId) => who.call<Detail>('GET', `/api/groups/${group}`);
const save = (
  who: Someone,
  group: GroupId,
  version: number,
  people: readonly (readonly [Someone, Role | null])[],
) =>
  who.call<{ code: string; faults: { code: string }[] }>(
    'PATCH',
    `/api/groups/${group}/members`,
    { people: people.map(([person, role]) => ({ person: person.id, role })) },
    version,
  );

type Member = { person: { id: string; name: string; email: string | null }; role: Role };
const list = async (who: Someone, group: GroupId, query = '') =>
  (
    await who.call<{ items: Member[]; next?: string }>(
      'GET',
      `/api/groups/${group}/members?${query}`,
    )
  ).body;
const membersOf = async (who: Someone, group: GroupId, query = ''): Promise<string[]> =>
  (await list(who, group, query)).items.map(({ person }) => person.name);

describe('the people of a group', () => {
  test('are read page by page, managers first, none lost or twice, though letters differ in size and by place', async () => {
    const called = ['İpek', 'ipek', 'ΟΔΟΣ', 'Οδός', 'Zoe', 'ada', 'Ada', 'Émile', '50% off'];
    const people = [];
    for (const name of called) people.push(await here$(name));
    const group = await world.group('Paged', here, {
      managers: [people[0]!, people[4]!],
      members: people.filter((_, at) => at !== 0 && at !== 4),
    });
    const seen: Member[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page = await list(people[0]!, group, `limit=2${next && `&cursor=${next}`}`);
      seen.push(...page.items);
      next = page.next;
    }
    expect(seen.map(({ person }) => person.id).toSorted()).toEqual(
      people.map(({ id }) => id).toSorted(),
    );
    expect(seen.slice(0, 2).every(({ role }) => role === 'manager')).toBe(true);
    expect(seen.map(({ person }) => person.name)).toEqual(await membersOf(people[0]!, group));
    expect((await detailOf(people[1]!, group)).body).toMatchObject({
      listed: 9,
      managers: 2,
      through: 0,
    });
    expect(await membersOf(people[1]!, group, 'q=50%25')).toEqual(['50% off']);
    expect(
      (await people[0]!.call('GET', `/api/groups/${group}/members?cursor=bm9uZQ`)).status,
    ).toBe(400);
  });

  test('are found by address only by those who see addresses', async () => {
    const [ada, ben] = [await here$('Ada'), await here$('Ben')];
    const group = await world.group('Addressed', here, { managers: [ada], members: [ben] });
    const q = `q=${encodeURIComponent(ada.email)}`;
    expect([await membersOf(ada, group, q), await membersOf(ben, group, q)]).toEqual([['Ada'], []]);
  });
});

describe('saving changes of the list', () => {
  test('names only who changes: everybody else stays, and what is so already needs no version', async () => {
    const [ada, ben, cleo] = [await here$('Ada'), await here$('Ben'), await here$('Cleo')];
    const group = await world.group('Partly', here, { managers: [ada], members: [ben] });
    await root.call('POST', `/api/groups/${group}/members`, { person: cleo.id });
    const same = await save(ada, group, 1, [
      [ben, 'member'],
      [root, null],
    ]);
    expect([same.status, same.body]).toEqual([
      200,
      { version: 2, added: 0, removed: 0, changed: 0 },
    ]);
    const saved = await save(ada, group, 2, [
      [ben, null],
      [cleo, 'manager'],
    ]);
    expect(saved.body).toEqual({ version: 3, added: 0, removed: 1, changed: 1 });
    expect(await membersOf(ada, group)).toEqual(['Ada', 'Cleo']);
  });

  test('stops where a group has no more place', async () => {
    const group = await world.group('Full', here, { managers: [root] });
    await world.fresh.pool.query(
      `with p as (insert into persons (id, name, email, email_verified) select gen_random_uuid(), 'Full ' || n, 'full' || n || '@example.org', true from generate_series(1, 1999) n returning id)
       insert into group_members (group_id, person_id, role) select $1, id, 'member' from p`,
      [group],
    );
    const [ada, first] = [await here$('Ada'), (await list(root, group, 'q=full')).items[0]!.person];
    const full = await save(root, group, 1, [[ada, 'member']]);
    expect([full.status, full.body.code]).toEqual([409, 'group-has-place']);
    const swapped = await save(root, group, 1, [
      [{ ...ada, id: first.id as Someone['id'] }, null],
      [ada, 'member'],
    ]);
    expect(swapped.status).toBe(200);
  });
});

describe('a group keeps a manager who counts', () => {
  const suspend = (who: Someone) =>
    root.call('PUT', `/api/organisations/${here}/members/${who.id}/suspension`);
  const others: Readonly<Record<string, (max: Someone) => Promise<Someone>>> = {
    'somebody from outside who rests on the one who goes': async (max) => {
      const zed = await world.person('Zed');
      await world.contact(max, zed);
      return zed;
    },
    'somebody who is suspended': async () => {
      const sus = await here$('Sus');
      await suspend(sus);
      return sus;
    },
  };
  test.each(Object.keys(others))('not %s, whichever way that one goes', async (which) => {
    const max = await here$('Max');
    const other = await others[which]!(max);
    const ben = await here$('Ben');
    const group = await world.group(`Kept ${max.id.slice(-4)}`, here, {
      managers: [max, other],
      members: [ben],
    });
    const place = `/api/groups/${group}/members/${max.id}`;
    const { body } = await detailOf(max, group);
    expect(body.gates.leave.allowed).toBe(false);
    const mine = (await max.call<Listed>('GET', '/api/groups?as=manager')).body.items;
    expect(mine).toMatchObject([{ id: group, gates: { leave: { allowed: false } } }]);
    for (const who of [max, root]) expect((await who.call('DELETE', place)).status).toBe(403);
    for (const role of [null, 'member'] as const) {
      const saved = await save(max, group, body.version, [[max, role]]);
      expect([saved.status, saved.body.faults[0]!.code]).toEqual([422, 'needs-manager']);
    }
    expect((await max.call('GET', '/api/me/deletion')).body).toMatchObject({
      gates: { delete: { allowed: false } },
    });
    expect((await max.call('DELETE', `/api/organisations/${here}/membership`)).status).toBe(403);
    expect(
      (await root.call('GET', `/api/organisations/${here}/members/${max.id}/removal`)).body,
    ).toMatchObject({ groups: [{ id: group, passes: true }] });
    // whoever manages nothing goes as they like, and with another manager everybody does
    expect((await ben.call('DELETE', `/api/groups/${group}/members/${ben.id}`)).status).toBe(204);
    await root.call('POST', `/api/groups/${group}/members`, { person: ben.id, role: 'manager' });
    expect((await max.call('DELETE', place)).status).toBe(204);
  });

  test('removing that one from the organisation hands the group to who removes', async () => {
    const max = await here$('Max');
    const zed = await others['somebody from outside who rests on the one who goes']!(max);
    const group = await world.group('Handed', here, { managers: [max, zed] });
    await root.call('DELETE', `/api/organisations/${here}/members/${max.id}`);
    expect((await detailOf(root, group)).body.role).toBe('manager');
  });

  test('a suspended manager who ends a contact takes nobody out who alone manages it now', async () => {
    const [sus, ben] = [await here$('Sus'), await here$('Ben')];
    await world.contact(sus, ben);
    const group = await world.group('Paused', here, { managers: [sus, ben] });
    await world.fresh.pool.query(
      'update group_members set added_by = $1 where group_id = $2 and person_id = $3',
      [sus.id, group, ben.id],
    );
    // of another organisation as well: they still sign in
    await suspend(await alsoElsewhere(world, sus));
    expect((await sus.call('DELETE', `/api/contacts/${ben.id}`, { groups: [] })).status).toBe(204);
    expect((await detailOf(ben, group)).body.role).toBe('manager');
  });

  test('an admin who manages no group adds nobody whose place would not count; made with such managers alone, there is no group', async () => {
    const [max, sus] = [await here$('Max'), await here$('Sus')];
    const zed = await world.person('Zed');
    await world.contact(root, zed);
    await world.contact(max, sus);
    await suspend(sus);
    const group = await world.group('Counted', here, { managers: [max] });
    const add = (who: Someone, person: Someone) =>
      who.call('POST', `/api/groups/${group}/members`, { person: person.id });
    const found = await root.call<{ items: { person: string; add: { allowed: boolean } }[] }>(
      'GET',
      `/api/groups/${group}/candidates?q=Zed`,
    );
    expect(found.body.items).toMatchObject([{ person: zed.id, add: { allowed: false } }]);
    expect([(await add(root, zed)).status, (await add(max, sus)).status]).toEqual([403, 403]);
    const make = (managers: readonly Someone[]) =>
      root.call('POST', `/api/organisations/${here}/groups`, {
        name: `Made by ${managers.length} ${zed.id.slice(-4)}`,
        managers: managers.map(({ id }) => id),
      });
    expect([(await make([zed])).status, (await make([root, zed])).status]).toEqual([422, 201]);
    await world.contact(max, zed);
    expect((await add(root, zed)).status).toBe(201);
    const { items } = (
      await max.call<{ items: { counts: boolean }[] }>('GET', `/api/groups/${group}/members`)
    ).body;
    expect(items.map(({ counts }) => counts)).toEqual([true, true]);
  });
});
