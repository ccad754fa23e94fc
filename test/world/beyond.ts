import { sql } from 'kysely';
import type { Tables } from '../../src/base/data/tables.ts';
import type { Named, World } from './world.ts';

// What nobody can do by the API: it takes time, a crash, or a page that is not built yet.

type At = Pick<World, 'fresh'>;

/** These moments lie so much further back, in the rows that have these values. */
export const age = async <Table extends keyof Tables>(
  { fresh }: At,
  table: Table,
  moments: readonly (keyof Tables[Table] & string)[],
  by: string,
  values: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  void (await sql`
    update ${sql.table(table)} as aged
    set ${sql.join(moments.map((at) => sql`${sql.ref(at)} = ${sql.ref(at)} - ${by}::interval`))}
    where to_jsonb(aged) @> ${JSON.stringify(values)}::jsonb`.execute(fresh.db));

/** So much time passed that whoever did something too often may again; `but` keeps those like it. */
export const renewLimits = async ({ fresh }: At, but = ''): Promise<void> =>
  void (await fresh.pool.query('delete from limits where key not like $1', [but]));
/** So many more tries were made, of limits like this one; how many that are now, for each. */
export const useUp = async (
  { fresh }: At,
  like: string,
  tries = 10_000,
  but = '',
): Promise<number[]> =>
  (
    await fresh.pool.query<{ used: number }>(
      `update limits
       set used = used + $2
       where key like $1 and key not like $3
       returning used`,
      [like, tries, but],
    )
  ).rows.map(({ used }) => used);

/** The address of this account, as if it had always been. */
export const readdress = async ({ fresh }: At, { id }: Named, email: string): Promise<void> =>
  void (await fresh.pool.query('update persons set email = $2 where id = $1', [id, email]));
/** A session is for this group, too. */
export const alsoFor = async ({ fresh }: At, session: string, group: string): Promise<void> =>
  void (await fresh.pool.query('insert into audience_groups values ($1, $2)', [session, group]));
/** Nobody has confirmed their address, or somebody now has. */
export async function confirmed<Person extends Named>(
  { fresh }: At,
  person: Person,
  is: boolean,
): Promise<Person> {
  await fresh.pool.query('update persons set email_verified = $2 where id = $1', [person.id, is]);
  return person;
}

/** A process took somebody out of their groups, and died before it told anybody. */
export const takeOutUntold = async ({ fresh }: At, { id }: Named): Promise<void> =>
  void (await fresh.pool.query('delete from group_members where person_id = $1', [id]));
/** This stay is over, and nobody hears of it. */
export const loseUntold = async ({ fresh }: At, stay: string): Promise<void> =>
  void (await fresh.pool.query(
    `update stays set left_at = now(), left_because = 'lost', here = false where id = $1`,
    [stay],
  ));
/** Whoever was inside anywhere is so no more, and nobody hears of it. */
export const emptyRooms = async ({ fresh }: At): Promise<void> =>
  void (await fresh.pool.query(
    `update stays set left_at = now(), left_because = 'left' where left_at is null`,
  ));
/** What no code does: a sign-in becomes somebody else's. */
export const handOver = async ({ fresh }: At, signIn: string, { id }: Named): Promise<void> =>
  void (await fresh.pool.query('update sign_ins set person_id = $2 where id = $1', [signIn, id]));
