import {
  newId,
  type GroupId,
  type OrganisationId,
  type PersonId,
  type SessionId,
} from '../src/base/ids.ts';
import type { Pool } from '../src/base/data/database.ts';
import { hashPassword } from '../src/people/account/passwords/password.ts';

export const password = 'correct horse battery staple';
export type Person = { readonly id: PersonId; readonly email: string };
export type Seeded = {
  readonly organisation: OrganisationId;
  readonly manager: Person;
  readonly member: Person;
  readonly group: GroupId;
  readonly running: SessionId;
};

/**
 * 5,000 people in 1,000 groups (a member of each is in about 20), and one session that runs now,
 * for the two who act.
 */
export async function seedPeople(pool: Pool): Promise<Seeded> {
  const hash = await hashPassword(password);
  const organisation = newId<'organisation'>();
  await pool.query('insert into organisations (id, name) values ($1, $2)', [organisation, 'Bench']);
  await pool.query(
    `insert into persons (id, name, email, email_verified) select gen_random_uuid(), 'Person ' || n, 'person' || n || '@bench.example', true from generate_series(1, 5000) n`,
  );
  await pool.query(
    `insert into sign_in_methods (id, person_id, account_id, provider_id, password) select gen_random_uuid(), id, id::text, 'credential', $1 from persons`,
    [hash],
  );
  await pool.query(
    `insert into organisation_members (organisation_id, person_id, role) select $1, id, 'member' from persons`,
    [organisation],
  );
  await pool.query(
    `insert into groups (id, organisation_id, name) select gen_random_uuid(), $1, 'Group ' || n from generate_series(1, 1000) n`,
    [organisation],
  );
  await pool.query(`insert into group_members (group_id, person_id, role)
    select distinct on (g.id, p.id) g.id, p.id, case when p.n = g.n then 'manager' else 'member' end
      from (select id, row_number() over (order by name) as n from groups) g join (select id, row_number() over (order by email) as n from persons) p on (p.n * 7919 + g.n * 104729) % 250 = 0 or p.n = g.n`);
  const { rows } = await pool.query<Person & { group: GroupId; role: string }>(
    `select p.id, p.email, m.group_id as "group", m.role from group_members m join persons p on p.id = m.person_id where m.group_id = (select group_id from group_members where role = 'manager' limit 1) order by m.role, p.email`,
  );
  const manager = rows.find((row) => row.role === 'manager')!;
  const member = rows.find((row) => row.role === 'member')!;
  const running = newId<'session'>();
  await pool.query(
    `insert into sessions (id, organisation_id, kind, group_id, title, zone, starts_on, starts_at_time, minutes, repeats, created_by) values ($1, $2, 'group', $3, 'Running', 'UTC', current_date, localtime, 600, 'never', $4)`,
    [running, organisation, manager.group, manager.id],
  );
  await pool.query(`insert into rooms (id, session_id) values ($1, $2)`, [newId(), running]);
  await pool.query(
    `insert into events (id, session_id, starts_at, ends_at) values ($1, $2, now() - interval '5 minutes', now() + interval '10 hours')`,
    [newId(), running],
  );
  await pool.query('analyze');
  return { organisation, manager, member, group: manager.group, running };
}

/**
 * Fills up to `total` sessions of one event each, spread over 900 days (a fifth still to come) and
 * all groups.
 */
export async function seedSessions(
  pool: Pool,
  { organisation }: Seeded,
  total: number,
): Promise<void> {
  const { rows } = await pool.query<{ count: string }>('select count(*) from sessions');
  const missing = total - Number(rows[0]!.count);
  const client = await pool.connect();
  try {
    // what the triggers would copy is written at once here
    await client.query('set statement_timeout = 0; set session_replication_role = replica');
    await client.query(
      `with g as (select array_agg(id order by name) as ids from groups), made as (
         insert into sessions (id, organisation_id, kind, group_id, title, zone, starts_on, starts_at_time, minutes, repeats, created_by)
         select gen_random_uuid(), $1, 'group', g.ids[1 + n % 1000], 'Session ' || n, 'UTC', (now() - interval '720 days' + (n * 7 % 1296000) * interval '1 minute')::date,
                (now() - interval '720 days' + (n * 7 % 1296000) * interval '1 minute')::time, 60, 'never', (select id from persons limit 1)
           from generate_series(1, $2::int) n, g returning id, group_id, starts_on, starts_at_time)
       insert into events (id, session_id, group_id, starts_at, ends_at)
       select gen_random_uuid(), id, group_id, (starts_on + starts_at_time) at time zone 'UTC', (starts_on + starts_at_time) at time zone 'UTC' + interval '1 hour' from made`,
      [organisation, missing],
    );
    await client.query('analyze sessions, events');
  } finally {
    client.release(true);
  }
}
