import { sql, type RawBuilder } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import { Moved, type Tx } from '../../base/data/database.ts';
import { given, nameFor, part, type Part } from '../../base/data/one-moment.ts';
import type { AudienceId, GroupId, OrganisationId, PersonId } from '../../base/ids.ts';
import { suspendedEverywhere } from '../known/store.ts';
import type { Audience, Facts } from './checks.ts';

/** A person, or nobody with an account, and what they are asked about. */
export type Pair = { readonly person: PersonId | null; readonly about: AudienceId | null };
export const nobody = '00000000-0000-0000-0000-000000000000' as PersonId;
const columns = { person_id: 'uuid', about: 'uuid' } as const;
export const rowsOf = (pairs: readonly Pair[]) =>
  given(
    columns,
    pairs.map(({ person, about }) => ({ person_id: person, about })),
  );

/** Whether somebody asks for themselves: then less has to be found, by another text. */
export const asksItself = (
  asker: PersonId | null,
  pairs: readonly { readonly person: PersonId | null }[],
): boolean => asker !== null && pairs.every(({ person }) => person === asker);
export const nameOf = (
  name: string,
  asker: PersonId | null,
  pairs: readonly { readonly person: PersonId | null }[],
): string => nameFor(asksItself(asker, pairs) ? `${name}-of-self` : name, pairs);

export type AudienceRow = {
  person_id: PersonId | null;
  id: PersonId | null;
  verified: boolean | null;
  barred: boolean;
  organisation: OrganisationId | null;
  managed: boolean;
  size: number;
  role: 'admin' | 'member' | null;
  suspended: boolean;
  met: boolean;
  ways: { id: GroupId; role: 'manager' | 'member'; direct: boolean; counts: boolean }[] | null;
  asker_role: 'admin' | 'member' | null;
  asker_made: boolean;
  /** null: whoever asks is the person, whose ways say so. */ asker_manages: boolean | null;
  owner: boolean;
  owner_active: boolean;
  owners_contact: boolean;
};
/** A contact of who manages one of the groups; without one: of the asker or of who made it. */
const isMet = (asker: PersonId) => sql`
  exists (
    select
    from contacts c
    where c.person_id = p.person_id
      and (
        c.contact_id in (
          select m.person_id
          from audience_groups g
          join group_members m on m.group_id = g.group_id and m.role = 'manager'
          where g.audience_id = a.id
        )
        or aimed.size = 0 and c.contact_id in (${asker}, a.made_by)
      )
  )`;
/** Of every pair by its place. */
export const waysShared = (pairs: readonly Pair[]) => ({
  ways: sql`
    select p.n, w.*
    from ${rowsOf(pairs)} p
    cross join lateral ways_into(p.about, p.person_id) w`,
});
/**
 * One row for each membership that leads in, though several groups of the audience hold its group:
 * that which is of the audience itself comes first.
 */
export const waysOf = (besides: RawBuilder<unknown>, best = sql`w.outer_id`, which = sql``) => sql`
        select distinct on (w.n, w.group_id) w.n, w.group_id, w.group_id = w.outer_id as direct,
          ${besides}
        from ways w
        ${which}
        order by w.n, w.group_id, w.group_id <> w.outer_id, ${best}`;
const managesOne = (asker: PersonId) => sql`
  exists (
    select
    from audience_groups g
    join counting_members boss on boss.group_id = g.group_id
    where g.audience_id = a.id and boss.person_id = ${asker} and boss.role = 'manager'
  )`;
const ownerActive = sql`
  exists (
    select
    from organisation_members owns
    where owns.organisation_id = a.organisation_id
      and owns.person_id = a.made_by
      and owns.suspended_at is null
  )`;
const ownersContact = sql`
  exists (
    select
    from contacts c
    where c.person_id = a.made_by and c.contact_id = p.person_id
  )`;

/** What decides, for all pairs in their order. */
export function audienceFacts(who: PersonId | null, pairs: readonly Pair[]): Part<AudienceRow> {
  const asker = who ?? nobody;
  const self = asksItself(who, pairs);
  const select = sql<AudienceRow>`
    select p.person_id, who.id, who.email_verified as verified,
      ${suspendedEverywhere(sql`who.id`)} as barred,
      a.organisation_id as organisation, coalesce(a.managed, false) as managed,
      aimed.size, om.role, om.suspended_at is not null as suspended,
      om.person_id is null and ${isMet(asker)} as met,
      inside.ways, coalesce(a.made_by = ${asker}, false) as asker_made,
      ${self ? sql`case when om.suspended_at is null then om.role end` : sql`aa.role`} as asker_role,
      ${self ? sql`null` : managesOne(asker)} as asker_manages,
      coalesce(a.made_by = p.person_id, false) as owner,
      a.managed is false and ${ownerActive} as owner_active,
      a.managed is false and ${ownersContact} as owners_contact
    from ${rowsOf(pairs)} p
    left join persons who on who.id = p.person_id and who.deleted_at is null
    left join audiences a on a.id = p.about
    left join lateral (
      select count(*)::int as size
      from audience_groups g
      where g.audience_id = a.id
    ) aimed on true
    left join organisation_members om on om.organisation_id = a.organisation_id
      and om.person_id = p.person_id
    ${
      self
        ? sql``
        : sql`left join organisation_members aa on aa.organisation_id = a.organisation_id
      and aa.person_id = ${asker}
      and aa.suspended_at is null`
    }
    left join (
      select w.n,
        jsonb_agg(
          jsonb_build_object(
            'id', w.group_id, 'role', w.role, 'direct', w.direct, 'counts', w.counts
          )
        ) as ways
      from (${waysOf(sql`w.role, w.counts`)}) w
      group by w.n
    ) inside on inside.n = p.n
    order by p.n`;
  return { ...part(select), shares: waysShared(pairs) };
}

/** Without names: who only acts or lists needs none. */
export function readAudience(row: AudienceRow, asker: PersonId | null): Omit<Facts, 'now'> {
  const { organisation } = row;
  const about = organisation === null ? null : audienceOf(row, organisation);
  const manages =
    row.asker_manages ??
    about?.ways.some(({ role, direct, counts }) => direct && counts && role === 'manager') ??
    false;
  return {
    asker: {
      id: asker,
      zone: 'UTC',
      self: row.person_id === asker,
      inside: row.asker_role !== null,
      // what is its maker's alone nobody manages for them
      admin: row.asker_role === 'admin' && row.managed,
      manages: manages && row.managed,
      keeps: (row.size === 0 || !row.managed) && row.asker_made && row.asker_role !== null,
      byLink: false,
      contact: 'none',
      request: null,
      groups: [],
    },
    person: {
      id: row.id,
      guest: null,
      label: '',
      email: '',
      verified: row.verified ?? false,
      barred: row.barred,
    },
    about,
  };
}
const audienceOf = (row: AudienceRow, organisation: OrganisationId): Audience => ({
  organisation,
  size: row.size,
  groups: [],
  ask: '',
  role: row.role,
  suspended: row.suspended,
  contact: row.met,
  ways: (row.ways ?? []).map((way) => ({ ...way, name: '', colleague: false })),
  elsewhere: [],
  admin: null,
  owner: { self: row.owner, active: row.owner_active, contact: row.owners_contact },
});

/**
 * The groups it is for from now on: whichever gate let somebody choose them. None of them is deleted
 * meanwhile.
 */
export async function setAudience(
  tx: Tx,
  _by: Admitted<string>,
  audience: AudienceId,
  groups: readonly GroupId[],
): Promise<void> {
  const held = await sql`
    select
    from groups
    where id = any(${groups}::uuid[]) and deleted_at is null
    order by id
    for share`.execute(tx);
  if (held.rows.length < new Set(groups).size) throw new Moved();
  await sql`
    delete
    from audience_groups
    where audience_id = ${audience} and group_id <> all(${groups}::uuid[])`.execute(tx);
  await sql`
    insert into audience_groups (audience_id, group_id)
    select ${audience}, unnest(${groups}::uuid[])
    on conflict do nothing`.execute(tx);
}
/**
 * What these people may be named for stays until the end of the transaction: their places in its
 * groups, and of these in each other; where its maker alone manages it, that they are of the
 * organisation, or a contact of the maker.
 */
export async function holdWays(
  tx: Tx,
  audience: AudienceId,
  people: readonly PersonId[],
): Promise<void> {
  const inside = sql`
    with recursive inside (id) as (
      select g.group_id
      from audiences a
      join audience_groups g on g.audience_id = a.id
      where a.id = ${audience} and a.managed
      union
      select n.child_id
      from inside
      join group_nestings n on n.parent_id = inside.id
    )
    select id
    from inside`;
  const them = sql`any(${[...people]}::uuid[])`;
  await sql`
    select
    from group_nestings
    where parent_id in (${inside})
    order by parent_id, child_id
    for key share`.execute(tx);
  await sql`
    select
    from group_members
    where group_id in (${inside}) and person_id = ${them}
    order by group_id, person_id
    for key share`.execute(tx);
  await sql`
    select
    from contacts c
    join audiences a on a.made_by = c.person_id and not a.managed
    where a.id = ${audience} and c.contact_id = ${them}
    order by c.person_id, c.contact_id
    for key share of c`.execute(tx);
  await sql`
    select
    from organisation_members m
    join audiences a on a.organisation_id = m.organisation_id and not a.managed
    where a.id = ${audience} and m.person_id = ${them}
    order by m.person_id
    for key share of m`.execute(tx);
}
/** A group that is gone leaves every audience it was in. */
export async function leaveAudiences(
  tx: Tx,
  _by: Admitted<'delete-group'>,
  group: GroupId,
): Promise<AudienceId[]> {
  const left = await tx
    .deleteFrom('audience_groups')
    .where('group_id', '=', group)
    .returning('audience_id')
    .execute();
  return left.map((row) => row.audience_id);
}
