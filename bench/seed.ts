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
 * 5,000 people in 2,500 groups (a member of each is in about ten), and one session that runs now,
 * for the two who act.
 */
export async function seedPeople(pool: Pool): Promise<Seeded> {
  const hash = await hashPassword(password);
  const organisation = newId<'organisation'>();
  await pool.query('insert into organisations (id, name) values ($1, $2)', [organisation, 'Bench']);
  await insertPeople(pool, organisation, 'person', 5000);
  await pool.query(
    `insert into sign_in_methods (id, person_id, account_id, provider_id, password)
     select gen_random_uuid(), id, id::text, 'credential', $1
     from persons`,
    [hash],
  );
  await pool.query(
    `insert into groups (id, organisation_id, name)
     select gen_random_uuid(), $1, 'Group ' || n
     from generate_series(1, 2500) n`,
    [organisation],
  );
  await pool.query(
    `insert into group_members (group_id, person_id, role)
     select g.id, p.id, case when p.n = g.n then 'manager' else 'member' end
     from (select id, row_number() over (order by name) as n from groups) g
     join (select id, row_number() over (order by email) as n from persons) p
       on (p.n * 7919 + g.n * 104729) % 500 = 0 or p.n = g.n`,
  );
  const { rows } = await pool.query<Person & { group: GroupId; role: string }>(
    `select p.id, p.email, m.group_id as "group", m.role
     from group_members m
     join persons p on p.id = m.person_id
     where m.group_id = (select group_id from group_members where role = 'manager' limit 1)
     order by m.role, p.email`,
  );
  const manager = rows.find((row) => row.role === 'manager')!;
  const member = rows.find((row) => row.role === 'member')!;
  const running = await insertRunning(pool, organisation, manager);
  await pool.query('analyze');
  return { organisation, manager, member, group: manager.group, running };
}

const insertPeople = async (
  pool: Pool,
  organisation: OrganisationId,
  name: string,
  count: number,
): Promise<void> =>
  void (await pool.query(
    `with made as (
       insert into persons (id, name, email, email_verified)
       select gen_random_uuid(), $2 || ' ' || n, $2 || n || '@bench.example', true
       from generate_series(1, $3::int) n
       returning id)
     insert into organisation_members (organisation_id, person_id, role)
     select $1, id, 'member'
     from made`,
    [organisation, name, count],
  ));

async function insertRunning(
  pool: Pool,
  organisation: OrganisationId,
  { id, group }: Person & { readonly group: GroupId },
): Promise<SessionId> {
  const running = newId<'session'>();
  await pool.query(
    `with aimed as (insert into audience_groups values ($1, $3))
     insert into sessions (id, organisation_id, kind, title, zone, starts_on,
       starts_at_time, minutes, repeats, created_by)
     values ($1, $2, 'group', 'Running', 'UTC', current_date, localtime, 600, 'never', $4)`,
    [running, organisation, group, id],
  );
  await pool.query(`insert into rooms (id, session_id) values ($1, $2)`, [newId(), running]);
  await pool.query(
    `insert into events (id, session_id, starts_at, ends_at)
     values ($1, $2, now() - interval '5 minutes', now() + interval '10 hours')`,
    [newId(), running],
  );
  return running;
}

/** How many groups somebody is in. `nested`: in five, which lie inside fifty others, two deep. */
export const reaches = ['5', '50', '500', '2000', 'nested'] as const;
export type Reach = (typeof reaches)[number];

/** One person of each reach, and a group of 10,000. All of them can sign in. */
export async function seedReaches(
  pool: Pool,
  { organisation }: Seeded,
): Promise<Readonly<Record<Reach, Person>>> {
  await insertPeople(pool, organisation, 'crowd', 10_000);
  await pool.query(
    `with crowd as (
       insert into groups (id, organisation_id, name)
       values (gen_random_uuid(), $1, 'Everybody')
       returning id)
     insert into group_members (group_id, person_id, role)
     select crowd.id, p.id, 'member'
     from crowd
     join persons p on p.email like 'crowd%'`,
    [organisation],
  );
  await insertPeople(pool, organisation, 'reach', reaches.length);
  await pool.query(
    `insert into sign_in_methods (id, person_id, account_id, provider_id, password)
     select gen_random_uuid(), p.id, p.id::text, 'credential', m.password
     from persons p
     cross join (select password from sign_in_methods limit 1) m
     where p.email like 'reach%'`,
  );
  const { rows: people } = await pool.query<Person>(
    `select id, email from persons where email like 'reach%' order by email`,
  );
  for (const [at, reach] of reaches.entries())
    await pool.query(
      `insert into group_members (group_id, person_id, role)
       select id, $1, 'member'
       from groups
       where name like 'Group %'
       order by md5(name || $2)
       limit $3`,
      [people[at]!.id, reach, reach === 'nested' ? 5 : Number(reach)],
    );
  // five hold five each, and of those twenty-five twenty lie in one more
  await pool.query(
    `with numbered as (
       select id, row_number() over (order by md5(name || 'nested')) as n
       from groups
       where name like 'Group %')
     insert into group_nestings (parent_id, child_id)
     select outside.id, inside.id
     from numbered outside
     join numbered inside on outside.n between 6 and 50
       and inside.n = case when outside.n <= 30 then 1 + outside.n % 5 else outside.n - 25 end`,
  );
  await pool.query('analyze');
  return Object.fromEntries(reaches.map((reach, at) => [reach, people[at]!])) as Record<
    Reach,
    Person
  >;
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
  const client = await pool.connect();
  try {
    // what the triggers would copy is written at once here
    await client.query('set statement_timeout = 0; set session_replication_role = replica');
    for (let from = Number(rows[0]!.count); from < total; from += piece)
      await client.query(
        `with g as (
           select array_agg(id order by name) as ids
           from groups
           where name like 'Group %'
         ),
           dated as (
             select n, gen_random_uuid() as id, gen_random_uuid() as event,
               g.ids[1 + n % cardinality(g.ids)] as group_id,
               date_trunc('minute', now()) - interval '720 days'
                 + (n * 7919 % 1296000) * interval '1 minute' as at
             from generate_series($2::bigint + 1, $3::bigint) n
             cross join g
           ),
           aimed as (
             insert into audience_groups
             select id, group_id
             from dated
           ),
           made as (
             insert into sessions (id, organisation_id, kind, title, zone, starts_on,
               starts_at_time, minutes, repeats, created_by)
             select id, $1, 'group',
               'Session ' || n, 'UTC', at::date, at::time, 60, 'never',
               (select id from persons limit 1)
             from dated
           ),
           held as (
             insert into events (id, session_id, starts_at, ends_at)
             select event, id, at, at + interval '1 hour'
             from dated
           )
         insert into group_dates (group_id, starts_at, id, ends_at, hidden)
         select group_id, at, event, at + interval '1 hour', false
         from dated`,
        [organisation, from, Math.min(total, from + piece)],
      );
    await client.query('analyze sessions, events, group_dates, audience_groups');
  } finally {
    client.release(true);
  }
}
/** As many as are written well within the time a statement has. */
const piece = 25_000;
