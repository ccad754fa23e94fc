import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GroupId } from '../src/base/ids.ts';
import { removeMember, suspend } from './world/organisation.ts';
import { planSession } from './world/sessions.ts';
import { takeOut } from './world/groups.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

type Place = {
  readonly boss: Someone;
  readonly dora: Someone;
  readonly organisation: string;
  readonly group: GroupId;
  readonly session: string;
};
/**
 * Somebody with something of theirs at a group session that she made herself, and at a room of
 * somebody else that she holds the link of.
 */
async function place(): Promise<Place> {
  const organisation = await world.organisation('The works');
  const boss = await world.person('Boss', { organisation, role: 'admin' });
  const dora = await world.person('Dora', { organisation });
  const group = await world.group('Group', organisation, { managers: [boss, dora] });
  const start = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T10:00`;
  const plan = { start, zone: 'Europe/Berlin', group, title: 'As Dora named it', hosts: [dora.id] };
  const { status, body } = await planSession(dora, plan).answer;
  expect(status).toBe(201);
  const { pool } = world.fresh;
  for (const [what, values] of [
    [
      `insert into messages (id, room_id, person_id, name, text) select gen_random_uuid(), r.id, $2, 'Dora', 'What Dora wrote' from rooms r where r.session_id = $1`,
      [body.id, dora.id],
    ],
    [
      `insert into link_holders (id, session_id, person_id, link) values (gen_random_uuid(), $1, $2, 1)`,
      [body.id, dora.id],
    ],
    [
      `insert into knocks (id, session_id, person_id, name, message, state, asked_at, expires_at, seen_at)
       values (gen_random_uuid(), $1, $2, 'Dora', 'Let me in', 'denied', now(), now(), now())`,
      [body.id, dora.id],
    ],
    [
      `insert into stays (id, room_id, person_id, sign_in_id, name, left_at, left_because)
       select gen_random_uuid(), r.id, $2, $3, 'Dora', now(), 'left' from rooms r where r.session_id = $1`,
      [body.id, dora.id, dora.signIn],
    ],
    [
      `insert into notices (id, person_id, kind, subject_id, args, shown, at)
       values (gen_random_uuid(), $2, 'session-changed', $1, '{"title": "quokka in the bell"}', true, now())`,
      [body.id, dora.id],
    ],
  ] as const)
    await pool.query(what, [...values]);
  return { boss, dora, organisation, group, session: body.id };
}
/**
 * What others name and describe after the right is gone, and what they had named before, which was
 * shown to Dora.
 */
const rename = async ({ session, group, organisation }: Place): Promise<void> => {
  const { pool } = world.fresh;
  await pool.query(
    `update sessions set title = 'quokka title', description = 'quokka description' where id = $1`,
    [session],
  );
  await pool.query(`update groups set name = 'quokka group ' || id where id = $1`, [group]);
  await pool.query(`update organisations set name = 'quokka works' where id = $1`, [organisation]);
};
const textOf = async ({ dora }: Place): Promise<string> =>
  JSON.stringify((await dora.call('GET', '/api/me/export')).body);

const losses: Readonly<Record<string, (at: Place) => Promise<unknown>>> = {
  'is taken out of the group': ({ boss, group, dora }) => takeOut(boss, group, dora),
  'is removed from the organisation': ({ boss, organisation, dora }) =>
    removeMember(boss, organisation, dora).answer,
  'is suspended in one of two': async ({ boss, organisation, dora }) => {
    const other = await world.organisation('Another');
    await world.join(dora, other);
    return suspend(boss, organisation, dora).answer;
  },
  'loses the session to another group': async ({ organisation, boss, session }) => {
    const other = await world.group('Others', organisation as never, { managers: [boss] });
    return world.fresh.pool.query(
      'update audience_groups set group_id = $2 where audience_id = $1',
      [session, other],
    );
  },
};

test('whoever still has the right finds the names of today', async () => {
  const at = await place();
  await rename(at);
  const text = await textOf(at);
  for (const name of [
    'quokka title',
    'quokka description',
    'quokka group',
    'quokka works',
    'quokka in the bell',
  ])
    expect(text).toContain(name);
});

test.each(Object.keys(losses))(
  'whoever %s finds no name of it, and all that they wrote themselves',
  async (loss) => {
    const at = await place();
    await losses[loss]!(at);
    await rename(at);
    const text = await textOf(at);
    const shown = [
      'quokka title',
      'quokka description',
      'quokka in the bell',
      ...(loss.includes('to another group') ? [] : ['quokka group']),
    ];
    for (const name of shown) expect(text).not.toContain(name);
    for (const own of ['What Dora wrote', 'Let me in', 'As Dora named it'])
      expect(text).toContain(own);
    if (loss.includes('organisation') || loss.includes('suspended'))
      expect(text).not.toContain('quokka');
    const bell = JSON.stringify([
      (await at.dora.call('GET', '/api/notices')).body,
      (await at.dora.call('GET', '/api/notices/unread')).body,
    ]);
    expect(bell).not.toContain('quokka');
  },
);
