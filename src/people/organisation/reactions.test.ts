import { afterAll, beforeAll, expect, test } from 'vitest';
import { suspend } from '../../../test/world/organisation.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { OrganisationId, PersonId } from '../../base/ids.ts';
import { entryOf, type Row } from '../../base/journal/follow.ts';
import type { Hint } from '../../base/live/live.ts';
import { organisationReactions } from './reactions.ts';

let world: World;
let organisation: OrganisationId;
let other: OrganisationId;
let people: Readonly<Record<'ada' | 'ben' | 'gone' | 'boss' | 'eve', Someone>>;

beforeAll(async () => {
  world = await openWorld();
  organisation = await world.organisation('Lindenhof');
  other = await world.organisation('Guest');
  const [ada, ben, gone, boss, eve] = await Promise.all([
    world.person('Ada', { organisation, role: 'admin' }),
    world.person('Ben', { organisation }),
    world.person('Gone', { organisation }),
    world.person('Boss', { organisation: other, role: 'admin' }),
    world.person('Eve'),
  ]);
  people = { ada, ben, gone, boss, eve };
  await suspend(ada, organisation, gone);
});
afterAll(() => world.close());

/** Who is told what, when all five have a page open. */
async function told(row: Partial<Row>): Promise<Record<string, string[]>> {
  const names = new Map<Hint['person'], string>(
    Object.entries(people).map(([name, { id }]) => [id, name]),
  );
  const heard: Hint[] = [];
  const live = {
    ...world.app.deps.live,
    here: () => [...names.keys()] as PersonId[],
    hint: (hints: readonly Hint[]) => void heard.push(...hints),
  };
  await organisationReactions({ ...world.app.deps, live }).react([
    entryOf({
      seq: '1',
      at: new Date(),
      organisation_id: organisation,
      person_id: null,
      kind: 'member.suspended',
      subject_id: null,
      data: {},
      ...row,
    }),
  ]);
  const result: Record<string, string[]> = {};
  for (const { person, topics } of heard)
    result[names.get(person)!] = [...(result[names.get(person)!] ?? []), ...topics];
  return result;
}

test('who is suspended learns only that something changed; members learn that their organisation did; its admin sees journal and mails move', async () => {
  expect(await told({ data: { persons: [people.gone.id] } })).toEqual({
    gone: ['me', 'sessions', 'groups', 'contacts'],
    ada: [`organisation:${organisation}`, 'journal', 'mails'],
    ben: [`organisation:${organisation}`],
  });
});

test('what happens in another organisation is told there, and those who run the machine hear that there may be a mail', async () => {
  expect(await told({ organisation_id: other, kind: 'group.created' })).toEqual({
    boss: ['journal'],
    ada: ['mails'],
  });
});

test('a new name reaches everyone of the organisation in the header too', async () => {
  expect(await told({ kind: 'organisation.renamed' })).toEqual({
    ada: [`organisation:${organisation}`, 'me', 'journal', 'mails'],
    ben: [`organisation:${organisation}`, 'me'],
  });
});
