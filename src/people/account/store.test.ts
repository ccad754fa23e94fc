import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountsAt, address, password } from '../../../test/world/account.ts';
import { age, renewLimits } from '../../../test/world/beyond.ts';
import { openWorld, type World } from '../../../test/world/world.ts';
import { newId, type PersonId } from '../../base/ids.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(() => renewLimits(world));
const sweep = () => world.app.jobs.find(({ queue }) => queue === 'accounts-sweep')!.work({});
const { ask, account, signIn, meOf, accountsWith } = accountsAt(() => world);

test('what has run out is swept, and an address that nobody confirmed in a month is forgotten', async () => {
  const [late, fresh] = [address('late'), address('fresh')];
  for (const email of [late, fresh])
    await ask('POST', '/api/sign-ups', { name: 'Nobody', email, password });
  const { cookie, email, id } = await account();
  for (const of of [late, email])
    await age(world, 'persons', ['created_at'], '31 days', { email: of });
  await age(world, 'verifications', ['expires_at'], '31 days');
  const old = await signIn(email);
  const token = decodeURIComponent(old.cookie.split('=')[1]!).split('.')[0];
  await age(world, 'sign_ins', ['expires_at'], '31 days', { person_id: id, token });
  await sweep();
  expect([await accountsWith(late), await accountsWith(fresh), await accountsWith(email)]).toEqual([
    0, 1, 1,
  ]);
  expect(
    (await world.fresh.pool.query('select count(*)::int as n from verifications')).rows,
  ).toEqual([{ n: 0 }]);
  expect(
    (
      await world.fresh.pool.query('select count(*)::int as n from sign_ins where person_id = $1', [
        id,
      ])
    ).rows,
  ).toEqual([{ n: 1 }]);
  expect(await meOf(cookie)).not.toBeNull();
});

test('whomever something rests on is not forgotten, whichever feature it is of', async () => {
  const { db, pool } = world.fresh;
  const organisation = await world.organisation();
  const group = await world.group('Otters', organisation, { managers: [] });
  const ada = await world.person('Ada', { organisation, role: 'admin' });
  const invitation = {
    organisation_id: organisation,
    role: 'member' as const,
    expires_at: new Date(),
    accepted_at: new Date(),
  };
  const rest: Readonly<Record<string, (person: PersonId) => Promise<unknown>>> = {
    'a membership': (person) => world.join({ id: person }, organisation),
    'a place in a group': (person) =>
      db
        .insertInto('group_members')
        .values({ group_id: group, person_id: person, role: 'member', added_by: null })
        .execute(),
    'an invitation they sent': (person) =>
      db
        .insertInto('invitations')
        .values({
          ...invitation,
          id: newId(),
          email: 'a@example.org',
          token_hash: 'a',
          invited_by: person,
          accepted_by: null,
        })
        .execute(),
    'an invitation they accepted': (person) =>
      db
        .insertInto('invitations')
        .values({
          ...invitation,
          id: newId(),
          email: 'b@example.org',
          token_hash: 'b',
          invited_by: ada.id,
          accepted_by: person,
        })
        .execute(),
    'a session': (person) =>
      pool.query(
        `insert into sessions (id, organisation_id, kind, title, created_by)
         values ($1, $2, 'ad-hoc', 'Standup', $3)`,
        [newId(), organisation, person],
      ),
    nothing: async () => undefined,
  };
  const people = await Promise.all(
    Object.entries(rest).map(async ([what, lays]) => {
      const { id } = await world.person(`Of ${what}`);
      await lays(id);
      return { id, what };
    }),
  );
  const ids = people.map(({ id }) => id);
  await pool.query(
    `update persons
     set email_verified = false, created_at = now() - interval '31 days'
     where id = any($1)`,
    [ids],
  );
  await sweep();
  const { rows } = await pool.query<{ id: PersonId }>('select id from persons where id = any($1)', [
    ids,
  ]);
  const left = new Set(rows.map(({ id }) => id));
  expect(people.filter(({ id }) => !left.has(id)).map(({ what }) => what)).toEqual(['nothing']);
});
