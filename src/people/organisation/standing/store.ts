import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import type { Page } from '../../../access/ask.ts';
import { byName } from '../../../base/data/by-name.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { OrganisationId, PersonId } from '../../../base/ids.ts';

export type Role = 'admin' | 'member';

export type Membership = {
  readonly organisation: string;
  readonly role: Role;
  readonly suspended: boolean;
  readonly since: Date;
  /** Admins who can act: at most the first twenty by name, and how many there are. */
  readonly admins: readonly string[];
  readonly active: number;
  readonly first: boolean;
};

/** Serialises everything that could take the last admin away or change who belongs. */
export const lockOrganisation = async (tx: Tx, organisation: OrganisationId): Promise<boolean> =>
  (await sql`select from organisations where id = ${organisation} for no key update`.execute(tx))
    .rows.length > 0;

export async function findStanding(
  db: Db,
  person: PersonId,
  organisation: OrganisationId,
): Promise<Membership | null> {
  const { rows } = await sql<Membership>`
    select o.name as organisation, m.role, m.suspended_at is not null as suspended,
      m.joined_at as since, coalesce(a.names, '{}') as admins, coalesce(a.active, 0)::int as active,
      o.id = (select id from organisations order by created_at, id limit 1) as first
    from organisation_members m
    join organisations o on o.id = m.organisation_id
    cross join lateral (
      select (array_agg(p.name order by lower(p.name)))[1:20] as names, count(*) as active
      from organisation_members x
      join persons p on p.id = x.person_id and p.deleted_at is null
      where x.organisation_id = o.id and x.role = 'admin' and x.suspended_at is null
    ) a
    where m.organisation_id = ${organisation} and m.person_id = ${person}`.execute(db);
  return rows[0] ?? null;
}

type Named = { readonly id: PersonId; readonly name: string; readonly key: string };
const people = byName('p.name', 'p.id');
/** Its admins who can act, by name. */
export async function listAdmins(
  db: Db,
  organisation: OrganisationId,
  { after, limit }: Page,
): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select p.id, p.name, ${people.key} as key
    from organisation_members m
    join persons p on p.id = m.person_id and p.deleted_at is null
    where m.organisation_id = ${organisation}
      and m.role = 'admin'
      and m.suspended_at is null
      and ${people.after(after)}
    order by ${people.order}
    limit ${limit}`.execute(db);
  return rows;
}

export const organisationNamed = async (db: Db, id: OrganisationId): Promise<string> =>
  (await sql<{ name: string }>`select name from organisations where id = ${id}`.execute(db)).rows[0]
    ?.name ?? '';

export const writeMember = async (
  tx: Tx,
  _by: Admitted<'accept-invitation' | 'run-installation'>,
  organisation: OrganisationId,
  person: PersonId,
  role: Role,
): Promise<void> =>
  void (await tx
    .insertInto('organisation_members')
    .values({ organisation_id: organisation, person_id: person, role, suspended_at: null })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doNothing())
    .execute());

export const writeOrganisation = async (
  tx: Tx,
  _by: Admitted<'run-installation'>,
  id: OrganisationId,
  name: string,
): Promise<void> => void (await tx.insertInto('organisations').values({ id, name }).execute());

/** The oldest one runs the installation. */
export const firstOrganisation = async (db: Db): Promise<OrganisationId | null> =>
  (
    await db
      .selectFrom('organisations')
      .select('id')
      .orderBy('created_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
  )?.id ?? null;

/** The name of organisation `o`, for whoever belongs to it and is not suspended there. */
export const nameToMember = (person: PersonId) => sql<string | null>`
  case
    when o.id in (
      select organisation_id
      from organisation_members
      where person_id = ${person} and suspended_at is null
    ) then o.name
  end`;
