import { sql } from 'kysely';
import { addressContains, containing } from '../../base/data/search.ts';
import { byName, type PlaceByName } from '../../base/data/by-name.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../base/ids.ts';

export const disconnect = (tx: Tx, one: PersonId, other: PersonId) =>
  sql`
    delete
    from contacts
    where (person_id, contact_id) in ((${one}, ${other}), (${other}, ${one}))`.execute(tx);

type Named = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly key: string;
};

const people = byName('p.name', 'p.id');
type Page = { readonly after: PlaceByName | null; readonly limit: number };
export async function contactsOf(db: Db, me: PersonId, search: string, { after, limit }: Page) {
  const { rows } = await sql<
    Named & { picture: string | null; since: Date; organisations: string[] }
  >`
    select p.id, p.name, p.email, ${people.key} as key, p.image as picture, c.since,
      array(
        select o.name
        from organisation_members mine
        join organisation_members theirs using (organisation_id)
        join organisations o on o.id = organisation_id
        where mine.person_id = ${me} and mine.suspended_at is null and theirs.person_id = p.id
        order by o.name
      ) as organisations
    from contacts c
    join persons p on p.id = c.contact_id and p.deleted_at is null
    where c.person_id = ${me}
      and (
        ${search} = ''
        or p.name ilike ${containing(search)}
        or ${addressContains('p.email', search)}
      )
      and ${people.after(after)}
    order by ${people.order}
    limit ${limit + 1}`.execute(db);
  return rows;
}

export async function blockedBy(db: Db, me: PersonId, { after, limit }: Page) {
  const { rows } = await sql<Named & { since: Date }>`
    select p.id, p.name, p.email, ${people.key} as key, b.since
    from blocks b
    join persons p on p.id = b.blocked_id and p.deleted_at is null
    where b.person_id = ${me}
      and ${people.after(after)}
    order by ${people.order}
    limit ${limit + 1}`.execute(db);
  return rows;
}

export type RestingRow = {
  readonly group: GroupId;
  readonly name: string;
  readonly organisation: OrganisationId;
  readonly organisationName: string;
  readonly person: PersonId;
  readonly personName: string;
  readonly since: Date;
  /** The one who asks is suspended in its organisation. */
  readonly hidden: boolean;
};

/**
 * Memberships that rest on the contact of these two: in a group one of them manages, the other was
 * added by that one, or is from outside the organisation and no other manager's contact.
 */
export async function restingOn(db: Db, one: PersonId, other: PersonId): Promise<RestingRow[]> {
  const { rows } = await sql<RestingRow>`
    select g.id as "group", g.name, o.id as organisation, o.name as "organisationName",
      m.person_id as person, p.name as "personName", m.since,
      exists (
        select
        from organisation_members own
        where own.organisation_id = o.id and own.person_id = ${one} and own.suspended_at is not null
      ) as hidden
    from (
      values (${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid)
    ) pair (manager, guest)
    join group_members boss on boss.person_id = pair.manager and boss.role = 'manager'
    join group_members m on m.group_id = boss.group_id and m.person_id = pair.guest
    join groups g on g.id = m.group_id and g.deleted_at is null
    join organisations o on o.id = g.organisation_id
    join persons p on p.id = m.person_id
    left join organisation_members of on of.organisation_id = g.organisation_id
      and of.person_id = pair.guest
    where m.added_by = pair.manager
      -- of the organisation, the only one who counts as its manager stays
      and (
        m.role = 'member'
        or of.person_id is null
        or exists (select from managers_left(g.id, array[pair.guest]))
      )
      or (
        of.person_id is null
        and not exists (
          select
          from group_members b
          join contacts c on c.person_id = b.person_id and c.contact_id = pair.guest
          where b.group_id = g.id
            and b.role = 'manager'
            and b.person_id not in (pair.manager, pair.guest)
        )
      )
    order by lower(g.name), g.id`.execute(db);
  return rows;
}
