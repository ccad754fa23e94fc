import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancel, changeSession, planSession } from '../../../test/world/sessions.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { GroupId } from '../../base/ids.ts';

let world: World;
let [ada, ben, cleo]: Someone[] = [];
let chemistry: GroupId;
let physics: GroupId;
beforeAll(async () => {
  world = await openWorld();
  const home = await world.organisation('Home');
  [ada, ben, cleo] = await Promise.all(
    ['Ada', 'Ben', 'Cleo'].map((name) => world.person(name, { organisation: home })),
  );
  chemistry = await world.group('Chemistry', home, { managers: [ada!], members: [ben!] });
  physics = await world.group('Physics', home, { managers: [ada!], members: [ben!, cleo!] });
});
afterAll(() => world.close());

const told = async (who: Someone) =>
  (
    await who.call<{ items: { kind: string; title: string; count: number }[] }>(
      'GET',
      '/api/notices',
    )
  ).body.items.map(({ kind, title }) => `${kind}: ${title}`);
const start = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);

test('the group is invited, a new audience too; the others hear of another time or title, nobody of another description; and all of a cancellation', async () => {
  const body = await planSession(ada!, { title: 'Lab talk', group: chemistry, start });
  expect([await told(ada!), await told(ben!), await told(cleo!)]).toEqual([
    [],
    ['session-invited: You are invited to Lab talk'],
    [],
  ]);
  let { version } = body;
  const change = async (to: Record<string, unknown>) => {
    const answer = await changeSession(ada!, body.id, to, version).answer;
    expect(answer.status).toBe(200);
    ({ version } = answer.body);
  };
  await change({ description: 'Bring goggles.' });
  expect(await told(ben!)).toHaveLength(1);
  await change({ title: 'Lab talk, moved' });
  expect(await told(ben!)).toContain('session-changed: Lab talk, moved has changed');
  await change({ group: physics });
  expect(await told(cleo!)).toEqual(['session-invited: You are invited to Lab talk, moved']);
  await cancel(ada!, body.id, 'Flood');
  for (const who of [ben!, cleo!])
    expect((await told(who))[0]).toBe('session-cancelled: Lab talk, moved is cancelled');
  expect(await told(ada!)).toEqual([]);
});
