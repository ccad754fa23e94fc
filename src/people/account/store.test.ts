import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountsAt, address, password } from '../../../test/world/accounts.ts';
import { openWorld, type World } from '../../../test/world/world.ts';
import { sweepAccounts } from './store.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
beforeEach(async () => void (await world.fresh.pool.query('delete from limits')));
const { ask, account, signIn, meOf, accountsWith } = accountsAt(() => world);

test('what has run out is swept, and an address that nobody confirmed in a month is forgotten', async () => {
  const [late, fresh] = [address('late'), address('fresh')];
  for (const email of [late, fresh])
    await ask('POST', '/api/sign-ups', { name: 'Nobody', email, password });
  const { cookie, email, id } = await account();
  await world.fresh.pool.query(
    `update persons set created_at = now() - interval '31 days' where email = any($1)`,
    [[late, email]],
  );
  await world.fresh.pool.query(
    `update verifications set expires_at = now() - interval '1 second' where identifier like 'verify:%'`,
  );
  const old = await signIn(email);
  await world.fresh.pool.query(
    `update sign_ins set expires_at = now() - interval '1 second' where person_id = $1 and token = $2`,
    [id, decodeURIComponent(old.cookie.split('=')[1]!).split('.')[0]],
  );
  await sweepAccounts(world.fresh.db);
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
