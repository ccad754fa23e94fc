import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { openDatabase, openPool } from '../../base/data/database.ts';
import { newId, type GroupId, type OrganisationId, type SessionId } from '../../base/ids.ts';

let world: World;
let home: OrganisationId;
let ada: Someone;
const count = 600;
/** Sessions of groups that Ada is in, of which she is in many more. */
let sessions: SessionId[];

beforeAll(async () => {
  world = await openWorld();
  home = await world.organisation('Home');
  ada = await world.person('Ada', { organisation: home });
  const boss = await world.person('Boss', { organisation: home });
  const { pool } = world.fresh;
  const { rows } = await pool.query<{ id: GroupId }>(
    `with made as (
       insert into groups (id, organisation_id, name)
       select gen_random_uuid(), $1, 'Group ' || n from generate_series(1, $2::int) n
       returning id),
       led as (
         insert into group_members (group_id, person_id, role) select id, $3, 'manager' from made),
       joined as (
         insert into group_members (group_id, person_id, role) select id, $4, 'member' from made)
     select id from made limit 20`,
    [home, count, boss.id, ada.id],
  );
  sessions = rows.map(() => newId<'session'>());
  await pool.query(
    `with aimed as (insert into audience_groups select * from unnest($3::uuid[], $4::uuid[]))
     insert into sessions (id, organisation_id, kind, title, zone, starts_on, starts_at_time, minutes, repeats, created_by)
     select s.id, $1, 'group', 'Session', 'UTC', current_date, '09:00', 60, 'never', $2
     from unnest($3::uuid[]) s (id)`,
    [home, boss.id, sessions, rows.map(({ id }) => id)],
  );
  // most people are in few groups: plans are made for them
  await pool.query(
    `with crowd as (
       insert into persons (id, name, email, email_verified)
       select gen_random_uuid(), 'Person ' || n, n || '@crowd.example', true
       from generate_series(1, 5000) n
       returning id)
     insert into group_members (group_id, person_id, role)
     select $1, id, 'member' from crowd`,
    [rows[0]!.id],
  );
  await pool.query('analyze');
});
afterAll(() => world.close());

type Step = {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Step[];
};
const rowsRead = (step: Step, table: string): number =>
  (step['Relation Name'] === table ? step['Actual Rows'] * step['Actual Loops'] : 0) +
  (step.Plans ?? []).reduce((sum, inner) => sum + rowsRead(inner, table), 0);

test('whether somebody belongs to twenty sessions does not cost all the groups they are in', async () => {
  const client = await world.fresh.pool.connect();
  await client.query(
    `set plan_cache_mode = force_generic_plan;
     prepare ways (uuid[], uuid) as
     select from unnest($1) s (id) cross join lateral ways_into(s.id, $2) w where w.counts`,
  );
  const { rows } = await client.query<{ 'QUERY PLAN': [{ readonly Plan: Step }] }>(
    `explain (analyze, timing off, format json)
     execute ways ('{${sessions.join()}}', '${ada.id}')`,
  );
  client.release(true);
  const read = rowsRead(rows[0]!['QUERY PLAN'][0].Plan, 'group_members');
  expect([read >= 20, read < count, read]).toEqual([true, true, read]);
});

test('a gate about several sessions is planned once for all numbers of them', async () => {
  const pool = openPool(world.fresh.url, 1);
  const db = openDatabase(pool);
  for (let turn = 0; turn < 24; turn += 1)
    await world.entrance.entering(db, ada.id, sessions.slice(0, 2 + (turn % 18)));
  const { rows } = await pool.query<{ custom_plans: string }>(
    `select custom_plans from pg_prepared_statements where name = 'doors-nothing-of-self'`,
  );
  expect(rows.map((row) => Number(row.custom_plans))).toEqual([0]);
  await pool.end();
});
