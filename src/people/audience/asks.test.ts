import { afterAll, beforeAll, expect, test } from 'vitest';
import { nest } from '../../../test/world/groups.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { evaluate, gate } from '../../access/gate.ts';
import { tell } from '../../access/tell.ts';
import { atOneMoment } from '../../base/data/one-moment.ts';
import {
  newId,
  type AudienceId,
  type GroupId,
  type OrganisationId,
  type PersonId,
} from '../../base/ids.ts';
import { asksOf, listing, type Source } from './asks.ts';
import { canSignIn, inGroup, isContact, type Audience } from './checks.ts';
import { reached } from './reached/store.ts';
import { audienceFacts, nameOf, readAudience } from './store.ts';
import { audienceNames, audienceWaysOut, withNames, withWaysOut } from './told/store.ts';

/** A made-up kind of thing that is for groups, and no session. */
type Gadget = Audience & { readonly title: string };
const useGadget = gate(
  'use-gadget',
  canSignIn,
  isContact,
  inGroup<Gadget>({ instead: () => [], also: () => [] }),
);
const load: Source<Gadget>['load'] = async (db, asker, given, telling) => {
  const pairs = given.map(({ person, about }) => ({ person, about: about as AudienceId }));
  const rows = await atOneMoment(db, nameOf(`gadgets-${telling}`, asker, pairs), {
    people: audienceFacts(asker, pairs),
    names: telling === 'nothing' ? undefined : audienceNames(asker, pairs),
    ways: telling === 'all' ? audienceWaysOut(asker, pairs, 'use-gadget') : undefined,
  });
  return pairs.map((_, at) => {
    const few = readAudience(rows.people[at]!, asker);
    const facts = { ...few, now: new Date(), about: few.about && { ...few.about, title: 'Bench' } };
    const named = rows.names ? withNames(facts, rows.names[at]!) : facts;
    const asked = { gate: 'use-gadget', subject: pairs[at]!.about };
    return rows.ways ? withWaysOut(named, rows.ways[at]!, asked) : named;
  });
};
const [ask] = asksOf(
  { of: 'group', reach: () => Promise.resolve('anybody') },
  { load, withheld: (facts) => facts },
  [
    {
      gate: 'use-gadget',
      by: () => useGadget,
      people: listing(
        (db, id, page) => reached.page(db, id as AudienceId, page),
        () => useGadget,
        load,
        () => Promise.resolve(),
      ),
    },
  ],
  [],
);

let world: World;
let [home, abroad]: OrganisationId[] = [];
let people: Someone[];
let [outer, inner, other, foreign]: GroupId[] = [];

beforeAll(async () => {
  world = await openWorld();
  const { pool } = world.fresh;
  await pool.query(`
    create table gadgets (id uuid primary key, organisation_id uuid, made_by uuid);
    create or replace view audiences as
      select s.id, s.organisation_id, s.created_by as made_by, s.kind = 'group' as managed
        from sessions s
      union all
      select g.id, g.organisation_id, g.made_by, true from gadgets g`);
  [home, abroad] = [await world.organisation('Home'), await world.organisation('Abroad')];
  const at = (name: string, organisation?: OrganisationId) =>
    world.person(name, organisation ? { organisation } : {});
  const root = await world.person('Root', { organisation: home, role: 'admin' });
  people = [
    await at('Ada', home),
    await at('Ben', home),
    await at('Cyd', home),
    await at('Dana', home),
    await at('Fay', abroad),
    await at('Finn', abroad),
    await at('Stray'),
    root,
    await at('Sue', abroad),
  ];
  const [ada, ben, cyd, , fay, finn, stray] = people as [
    Someone,
    Someone,
    Someone,
    Someone,
    Someone,
    Someone,
    Someone,
  ];
  outer = await world.group('Outer', home, { managers: [ada], members: [stray] });
  inner = await world.group('Inner', home, { managers: [cyd], members: [ben] });
  other = await world.group('Other', home, { managers: [ben], members: [ada] });
  foreign = await world.group('Foreign', abroad, {
    managers: [fay],
    members: [finn, people.at(-1)!],
  });
  await nest(root, outer, inner);
  // one suspended where the group is, the other where the thing is
  const sue = people.at(-1)!;
  await pool.query(
    `insert into organisation_members (organisation_id, person_id, role, suspended_at)
     values ($1, $2, 'member', null), ($1, $3, 'member', now())`,
    [home, finn.id, sue.id],
  );
  await pool.query(
    `update organisation_members set suspended_at = now()
     where organisation_id = $1 and person_id = $2`,
    [abroad, finn.id],
  );
});
afterAll(() => world.close());

const gadget = async (...groups: readonly GroupId[]): Promise<AudienceId> => {
  const id = newId<'audience'>();
  await world.fresh.pool.query('insert into gadgets values ($1, $2, $3)', [
    id,
    home,
    people[0]!.id,
  ]);
  await world.fresh.pool.query('insert into audience_groups select $1, unnest($2::uuid[])', [
    id,
    groups,
  ]);
  return id;
};
const able = async (id: AudienceId, asker: PersonId) =>
  ask!.people!(world.fresh.db, asker, id, { after: null, limit: 50 });

test.each<[string, () => readonly GroupId[], readonly string[]]>([
  ['no group: nobody', () => [], []],
  ['one, with one inside it', () => [outer!], ['Ada', 'Ben', 'Cyd']],
  ['a group and one inside it', () => [outer!, inner!], ['Ada', 'Ben', 'Cyd']],
  ['one of another organisation', () => [foreign!], ['Fay']],
  [
    'three, that share people, one of another organisation',
    () => [other!, inner!, foreign!],
    ['Ada', 'Ben', 'Cyd', 'Fay'],
  ],
])(
  'an audience that is of no session, of %s: list, verdict and set agree',
  async (_, of, names) => {
    const { db } = world.fresh;
    const id = await gadget(...of());
    const all = people.map((person) => person.id);
    const named = (ids: readonly PersonId[]) =>
      people.filter((person) => ids.includes(person.id)).map(({ name }) => name);
    const strangers = Array.from({ length: 30 }, () => newId<'person'>());
    expect(named(await reached.among(db, id, all))).toEqual(names);
    expect(named(await reached.among(db, id, [...all, ...strangers]))).toEqual(names);
    expect(named(await reached.all(db, id))).toEqual(names);
    expect(await reached.count(db, id)).toBe(names.length);
    expect((await able(id, people[0]!.id)).map(({ name }) => name)).toEqual(names);
    for (const telling of ['nothing', 'names', 'all'] as const) {
      const pairs = all.map((person) => ({ person, about: id }));
      const facts = await load(db, people[3]!.id, pairs, telling);
      const judged = facts.map((each) => of().length > 0 && evaluate(useGadget, each).allowed);
      expect(named(all.filter((_person, at) => judged[at]))).toEqual(names);
    }
  },
);

test('the checklist tells the groups that the asker knows, and how many there are besides', async () => {
  const id = await gadget(outer!, inner!, other!, foreign!);
  const says = async (asker: Someone) => {
    const whom = { person: people[3]!.id, email: null, stranger: false, requested: false };
    const { verdict } = await ask!.judge(world.fresh.db, asker.id, id, whom);
    return tell(verdict, 'en').checks.find(({ name }) => name === 'in-group')!.says;
  };
  const [ada, , cyd, , fay, , , root] = people as [
    Someone,
    Someone,
    Someone,
    Someone,
    Someone,
    Someone,
    Someone,
    Someone,
  ];
  expect(await says(root)).toBe('Dana is in none of the groups Foreign, Inner, Other, Outer.');
  expect(await says(ada)).toBe('Dana is in none of the groups Outer, Other and 2 more.');
  expect(await says(cyd)).toBe('Dana is in none of the groups Inner, Outer and 2 more.');
  expect(await says(fay)).toContain('is in none of the groups Foreign and 3 more.');
  const ways = (await able(id, ada.id)).find(({ name }) => name === 'Ben')!.paths;
  expect(ways.map(({ label }) => label).sort()).toEqual(['Inner', 'Other']);
});
