import { sql } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import type { Tx } from '../../base/data/database.ts';
import { given, part, type Part } from '../../base/data/one-moment.ts';
import type { GroupId, Id, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';
import { suspendedEverywhere } from '../known/store.ts';
import type { Audience, Facts, Named, Way } from './checks.ts';

/** A person, or nobody with an account, and what they are asked about. */
export type Pair = { readonly person: PersonId | null; readonly about: string | null };
const nobody = '00000000-0000-0000-0000-000000000000' as PersonId;
const columns = { person_id: 'uuid', about: 'uuid' } as const;
const rowsOf = (pairs: readonly Pair[]) =>
  given(
    columns,
    pairs.map(({ person, about }) => ({ person_id: person, about })),
  );

export type AudienceRow = {
  person_id: PersonId | null;
  id: PersonId | null;
  verified: boolean | null;
  barred: boolean;
  organisation: OrganisationId | null;
  managed: boolean;
  group: GroupId | null;
  role: 'admin' | 'member' | null;
  suspended: boolean;
  met: boolean;
  ways: { id: GroupId; role: 'manager' | 'member'; direct: boolean; counts: boolean }[] | null;
  asker_role: 'admin' | 'member' | null;
  asker_made: boolean;
  asker_manages: boolean;
  owner: boolean;
  owner_active: boolean;
  owners_contact: boolean;
};
/** A contact of who manages the group; without a group: of the asker or of who made it. */
const isMet = (asker: PersonId) => sql`
  exists (
    select
    from contacts c
    where c.person_id = p.person_id
      and (
        c.contact_id in (
          select m.person_id
          from group_members m
          where m.group_id = g.group_id and m.role = 'manager'
        )
        or g.group_id is null and c.contact_id in (${asker}, a.made_by)
      )
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
  return part(sql<AudienceRow>`
    select p.person_id, who.id, who.email_verified as verified,
      p.person_id is distinct from ${asker}::uuid and ${suspendedEverywhere(sql`who.id`)} as barred,
      a.organisation_id as organisation, coalesce(a.managed, false) as managed,
      g.group_id as "group", om.role, om.suspended_at is not null as suspended,
      om.person_id is null and ${isMet(asker)} as met,
      inside.ways, aa.role as asker_role, coalesce(a.made_by = ${asker}, false) as asker_made,
      exists (
        select
        from counting_members boss
        where boss.group_id = g.group_id and boss.person_id = ${asker} and boss.role = 'manager'
      ) as asker_manages,
      coalesce(a.made_by = p.person_id, false) as owner,
      a.managed is false and ${ownerActive} as owner_active,
      a.managed is false and ${ownersContact} as owners_contact
    from ${rowsOf(pairs)} p
    left join persons who on who.id = p.person_id and who.deleted_at is null
    left join audiences a on a.id = p.about
    left join audience_groups g on g.audience_id = a.id
    left join organisation_members om on om.organisation_id = a.organisation_id
      and om.person_id = p.person_id
    left join organisation_members aa on aa.organisation_id = a.organisation_id
      and aa.person_id = ${asker}
      and aa.suspended_at is null
    left join lateral (
      select jsonb_agg(
        jsonb_build_object(
          'id', w.group_id, 'role', w.role, 'direct', w.group_id = w.outer_id, 'counts', w.counts
        )
      ) as ways
      from ways_into(a.id, p.person_id) w
    ) inside on true
    order by p.n`);
}

/** Without names: who only acts or lists needs none. */
export function readAudience(row: AudienceRow, asker: PersonId | null): Omit<Facts, 'now'> {
  const { organisation } = row;
  return {
    asker: {
      id: asker,
      zone: 'UTC',
      self: row.person_id === asker,
      // what is its maker's alone nobody manages for them
      admin: row.asker_role === 'admin' && row.managed,
      manages: row.asker_manages,
      keeps:
        organisation !== null && row.group === null && row.asker_made && row.asker_role !== null,
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
    about: organisation === null ? null : groupsOf(row, organisation),
  };
}
const groupsOf = (row: AudienceRow, organisation: OrganisationId): Audience => ({
  organisation,
  group: row.group === null ? null : { id: row.group, name: '' },
  ask: '',
  role: row.role,
  suspended: row.suspended,
  contact: row.met,
  ways: (row.ways ?? []).map((way) => ({ ...way, name: '' })),
  elsewhere: [],
  admin: null,
  owner: { self: row.owner, active: row.owner_active, contact: row.owners_contact },
});

export type NamesRow = {
  name: string | null;
  email: string | null;
  zone: string | null;
  group_name: string | null;
  ways: { inside: GroupId; id: GroupId; name: string }[] | null;
  known: boolean | null;
  close: boolean | null;
  contact: Facts['asker']['contact'] | null;
  request: Id<'contact-request'> | null;
};
/** A group inside that the asker may not see counts as the outer one. */
const waysShown = (asker: PersonId) => sql`
      select jsonb_agg(
        jsonb_build_object('inside', w.group_id, 'id', shown.id, 'name', shown.name)
        order by w.group_id <> w.outer_id, shown.name
      ) as ways
      from ways_into(a.id, p.person_id) w
      join groups shown on shown.id = case
        when p.person_id = ${asker}
          or exists (
            select
            from active_members om
            where om.organisation_id = a.organisation_id
              and om.person_id = ${asker}
              and om.role = 'admin'
          )
          or w.group_id in (select o.group_id from groups_of(${asker}) o)
          or exists (
            select
            from counting_members boss
            join group_nestings n on n.parent_id = boss.group_id and n.child_id = w.group_id
            where boss.group_id = w.outer_id
              and boss.person_id = ${asker}
              and boss.role = 'manager'
          ) then w.group_id
        else w.outer_id
      end`;
/** How the asker stands to the person; nothing to be told of oneself. */
const standing = (asker: PersonId) => sql`
      select met.close, coalesce(asks.id, asked.id) as request,
        case
          when c.contact_id is not null then 'contact'
          when asks.id is not null then 'asks'
          when asked.id is not null then 'asked'
          else 'none'
        end as contact,
        met.known
      from (select p.person_id as id where p.person_id <> ${asker}) other
      left join contacts c on c.person_id = ${asker} and c.contact_id = other.id
      cross join lateral acquaintance(${asker}, other.id) met
      left join contact_requests asks on asks.from_id = other.id
        and asks.state = 'pending'
        and asks.to_id = ${asker}
      left join contact_requests asked on asked.from_id = ${asker}
        and asked.state in ('pending', 'declined')
        and asked.to_email = who.email`;

/**
 * The names that a checklist tells, as the asker may learn them. A request that was declined looks
 * to the one who asked like one that waits, here as in their list.
 */
export function audienceNames(who: PersonId | null, pairs: readonly Pair[]): Part<NamesRow> {
  const asker = who ?? nobody;
  return part(sql<NamesRow>`
    select who.name, who.email, me.zone, g.name as group_name, inside.ways, standing.*
    from ${rowsOf(pairs)} p
    left join persons who on who.id = p.person_id and who.deleted_at is null
    left join persons me on me.id = ${asker}
    left join audiences a on a.id = p.about
    left join audience_groups ag on ag.audience_id = a.id
    left join groups g on g.id = ag.group_id
    left join lateral (${waysShown(asker)}) inside on true
    left join lateral (${standing(asker)}) standing on true
    order by p.n`);
}

/**
 * A name is for those who share an organisation, group or contact, an address for contacts, admins
 * and managers of a group of theirs.
 */
export function withNames<About extends Audience>(
  facts: Facts<About>,
  row: NamesRow,
): Facts<About> {
  const { asker, person, about } = facts;
  return {
    ...facts,
    asker: {
      ...asker,
      zone: row.zone ?? 'UTC',
      contact: row.contact ?? 'none',
      request: row.request,
    },
    person: {
      ...person,
      label: (asker.self || row.known ? row.name : null) ?? person.label,
      email: asker.self || row.close ? (row.email ?? '') : '',
    },
    about: about && {
      ...about,
      group: about.group && { ...about.group, name: row.group_name ?? '' },
      ways: waysNamed(about.ways, row.ways ?? []),
    },
  };
}
/** In the order in which they are told. */
const waysNamed = (ways: readonly Way[], named: NonNullable<NamesRow['ways']>): readonly Way[] =>
  named.flatMap(({ inside, id, name }) =>
    ways.filter((way) => way.id === inside).map((way) => ({ ...way, id, name })),
  );

export type WaysOutRow = { ask: string | null; elsewhere: Named[] | null; groups: Named[] | null };
/** Other groups with the person in them, run by somebody who runs this. */
const otherGroups = (asker: PersonId) => sql`
      select jsonb_agg(
        jsonb_build_object('id', o.id, 'name', o.name, 'managed', o.managed) order by not o.managed,
          o.name
      ) as elsewhere
      from (
        select og.id, og.name,
          aa.role is not distinct from 'admin' or exists (
            select
            from counting_members b
            where b.group_id = og.id and b.person_id = ${asker} and b.role = 'manager'
          ) as managed
        from group_members m
        join groups og on og.id = m.group_id
          and og.organisation_id = a.organisation_id
          and og.deleted_at is null
        where m.person_id = p.person_id
          and not exists (select from ways_into(a.id, p.person_id))
          and og.id is distinct from g.group_id
          and (aa.role = 'admin' or og.id in (select o.group_id from groups_of(${asker}) o))
          and exists (
            select
            from group_members b
            where b.group_id = m.group_id
              and b.role = 'manager'
              and b.person_id in (
                select ${asker}::uuid
                union all
                select a.made_by
                union all
                select l.person_id
                from group_members l
                where l.group_id = g.group_id and l.role = 'manager'
              )
          )
        order by og.name
        limit 5
      ) o`;
/** What can be done where a check failed: whom to ask, and which groups would do. */
export function audienceWaysOut(who: PersonId | null, pairs: readonly Pair[]): Part<WaysOutRow> {
  const asker = who ?? nobody;
  return part(sql<WaysOutRow>`
    select lead.names as ask, other.elsewhere, managed.groups
    from ${rowsOf(pairs)} p
    left join audiences a on a.id = p.about
    left join audience_groups g on g.audience_id = a.id
    left join active_members aa on aa.organisation_id = a.organisation_id
      and aa.person_id = ${asker}
    left join lateral (
      select string_agg(l.name, ', ') as names
      from (
        select b.name
        from group_members m
        join persons b on b.id = m.person_id
        where m.group_id = g.group_id and m.role = 'manager'
        order by m.since, b.id
        limit 2
      ) l
    ) lead on true
    left join lateral (${otherGroups(asker)}) other on true
    left join lateral (
      select jsonb_agg(
        jsonb_build_object('id', o.id, 'name', o.name, 'managed', true) order by o.name
      ) as groups
      from (
        select og.id, og.name
        from counting_members m
        join groups og on og.id = m.group_id
        where g.group_id is null
          and m.person_id = ${asker}
          and m.role = 'manager'
          and m.organisation_id = a.organisation_id
        order by og.name
        limit 3
      ) o
    ) managed on true
    order by p.n`);
}
export const withWaysOut = <About extends Audience>(
  facts: Facts<About>,
  { ask, elsewhere, groups }: WaysOutRow,
): Facts<About> => ({
  ...facts,
  asker: { ...facts.asker, groups: groups ?? [] },
  about: facts.about && { ...facts.about, ask: ask ?? '', elsewhere: elsewhere ?? [] },
});

/** The groups it is for from now on: whichever gate let somebody choose them. */
export async function setAudience(
  tx: Tx,
  _by: Admitted<string>,
  audience: SessionId,
  groups: readonly GroupId[],
): Promise<void> {
  await sql`
    delete
    from audience_groups
    where audience_id = ${audience} and group_id <> all(${groups}::uuid[])`.execute(tx);
  await sql`
    insert into audience_groups (audience_id, group_id)
    select ${audience}, unnest(${groups}::uuid[])
    on conflict do nothing`.execute(tx);
}
/** A group that is gone leaves every audience it was in. */
export async function leaveAudiences(
  tx: Tx,
  _by: Admitted<'delete-group'>,
  group: GroupId,
): Promise<SessionId[]> {
  const left = await tx
    .deleteFrom('audience_groups')
    .where('group_id', '=', group)
    .returning('audience_id')
    .execute();
  return left.map((row) => row.audience_id);
}
