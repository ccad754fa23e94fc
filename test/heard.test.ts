import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeAccount } from './world/account.ts';
import { acceptContact, askForContact, endContact } from './world/contacts.ts';
import { addTo, takeOut } from './world/groups.ts';
import { openLiveLine } from './world/live-line.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// What open pages hear of people, contacts and groups: who is concerned, each of what, and nobody else.

let world: World;
let url: string;
beforeAll(async () => {
  world = await openWorld();
  url = `ws://127.0.0.1:${await world.app.http.listen('127.0.0.1', 0)}/api/live`;
});
afterAll(() => world.close());

type Scene = Readonly<Record<'ada' | 'ben' | 'mate' | 'stranger', Someone>> & {
  readonly group: string;
};
async function scene(): Promise<Scene> {
  const organisation = await world.organisation();
  const [ada, ben, mate, stranger] = await Promise.all([
    world.person('Ada', { organisation }),
    world.person('Ben'),
    world.person('Mate', { organisation }),
    world.person('Stranger', { organisation: await world.organisation() }),
  ]);
  await world.contact(ada, ben);
  const group = await world.group('Optics', organisation, { managers: [ada], members: [mate] });
  return { ada, ben, mate, stranger, group };
}

/** What each of them is told to look at again. */
type Heard = Partial<Record<'ada' | 'ben' | 'mate' | 'stranger', readonly string[]>>;
const looks = ['contacts', 'groups', 'sessions'];
const cases: Readonly<Record<string, [act: (at: Scene) => Promise<unknown>, heard: Heard]>> = {
  'a name is another': [
    ({ ada }) => changeAccount(ada, { name: 'Ada Lind' }),
    { ada: ['me'], ben: looks, mate: looks },
  ],
  'a contact is ended': [
    ({ ada, ben }) => endContact(ada, ben, []),
    { ada: [...looks, 'me', 'notices'], ben: [...looks, 'me', 'notices'] },
  ],
  'a contact is asked for and accepted': [
    async ({ mate, ben }) => acceptContact(ben, (await askForContact(mate, ben.email)).id),
    { mate: [...looks, 'me', 'notices'], ben: [...looks, 'me'] },
  ],
  'somebody is added to a group': [
    ({ ada, ben, group }) => addTo(ada, group, ben),
    { ada: ['groups', 'sessions'], ben: ['groups', 'sessions', 'me', 'notices'], mate: ['groups'] },
  ],
  'somebody is taken out of a group': [
    ({ ada, mate, group }) => takeOut(ada, group, mate),
    { ada: ['groups', 'sessions'], mate: ['groups', 'sessions', 'me', 'notices'] },
  ],
};

describe.each(Object.entries(cases))('%s', (_, [act, heard]) => {
  test('whoever it concerns looks again, and nobody else', async () => {
    const at = await scene();
    const names = ['ada', 'ben', 'mate', 'stranger'] as const;
    const lines = await Promise.all(names.map((name) => openLiveLine(url, at[name].cookie)));
    const told = (line: number) =>
      lines[line]!.said.flatMap((said) => (said['topics'] as string[] | undefined) ?? []);
    await act(at);
    for (const [line, name] of names.entries())
      await expect.poll(() => told(line)).toEqual(expect.arrayContaining([...(heard[name] ?? [])]));
    for (const [line, name] of names.entries()) if (!heard[name]) expect(told(line)).toEqual([]);
    for (const line of lines) line.close();
  });
});

test('what comes together for one person is told to each of their pages once', async () => {
  const { ada, ben, mate, group } = await scene();
  const lines = await Promise.all([openLiveLine(url, ben.cookie), openLiveLine(url, ben.cookie)]);
  await addTo(ada, group, ben);
  await takeOut(ada, group, ben);
  await changeAccount(mate, { name: 'Mate the Second' });
  for (const { said } of lines) {
    await expect.poll(() => said.filter(({ t }) => t === 'hint').length).toBeGreaterThan(0);
    for (const { topics = [] } of said as { topics?: string[] }[])
      expect(topics).toEqual([...new Set(topics)]);
  }
  for (const line of lines) line.close();
});
