import { sql, type RawBuilder } from 'kysely';
import { part, type Part } from '../../../base/data/one-moment.ts';
import type { GroupId, Id, PersonId } from '../../../base/ids.ts';
import { few, type Aim, type Audience, type Facts, type NamedGroup, type Way } from '../checks.ts';
import { asksItself, nobody, rowsOf, waysOf, waysShared, type Pair } from '../store.ts';

type WayNamed = {
  readonly inside: GroupId;
  readonly id: GroupId | null;
  readonly name: string | null;
  readonly colleague: boolean;
};
export type NamesRow = {
  name: string | null;
  email: string | null;
  zone: string | null;
  groups: Aim[] | null;
  ways: WayNamed[] | null;
  // of somebody else
  known?: boolean | null;
  close?: boolean | null;
  contact?: Facts['asker']['contact'] | null;
  request?: Id<'contact-request'> | null;
};
const isManager = (asker: PersonId, group: RawBuilder<unknown>) => sql`
  exists (
    select
    from counting_members boss
    where boss.group_id = ${group} and boss.person_id = ${asker} and boss.role = 'manager'
  )`;
/** The groups of each audience that the asker knows; of themselves, their ways are found already. */
const knownShared = (asker: PersonId, self: boolean, pairs: readonly Pair[]) => ({
  known: self
    ? sql`
    select w.n, w.outer_id as group_id
    from ways w
    where w.counts
    union
    select p.n, k.group_id
    from ${rowsOf(pairs)} p
    cross join lateral groups_administered(p.about, ${asker}) k`
    : sql`
    select p.n, k.group_id
    from ${rowsOf(pairs)} p
    cross join lateral groups_known(p.about, ${asker}) k`,
});
const known = sql`(select k.group_id from known k where k.n = p.n)`;
/** A few of the groups that the asker knows. */
const groupsShown = (managed: RawBuilder<unknown>) => sql`
      select jsonb_agg(
        jsonb_build_object('id', f.id, 'name', f.name, 'managed', f.managed, 'own', f.own)
        order by f.managed desc, lower(f.name), f.id
      ) as groups
      from (
        select g.id, g.name, g.organisation_id = a.organisation_id as own, yours.managed
        from ${known} k
        join groups g on g.id = k.group_id
        cross join lateral (select ${managed} as managed) yours
        order by yours.managed desc, lower(g.name), g.id
        limit ${few}
      ) f`;
/**
 * A group inside that the asker may not see counts as the outer one, and one of the audience that
 * they do not know has no name.
 */
const waysShown = (asker: PersonId, self: boolean) => sql`
      select jsonb_agg(
        jsonb_build_object(
          'inside', w.group_id, 'id', shown.id, 'name', shown.name, 'colleague', stands.colleague
        )
        order by not w.direct, shown.name
      ) as ways
      from (
        ${waysOf(sql`w.outer_id`, sql`w.outer_id not in ${known}`, sql`where w.n = p.n`)}
      ) w
      join groups outside on outside.id = w.outer_id
      cross join lateral (
        select exists (
          select
          from active_members om
          where om.organisation_id = outside.organisation_id and om.person_id = p.person_id
        ) as colleague
      ) stands
      left join groups shown on shown.id = ${self ? sql`w.group_id` : inNameOf(asker)}`;
/** The group that a way of somebody else is told by. */
const inNameOf = (asker: PersonId) => sql`case
        when p.person_id = ${asker}
          or exists (
            select
            from active_members om
            where om.organisation_id = outside.organisation_id
              and om.person_id = ${asker}
              and om.role = 'admin'
          )
          or w.group_id in (select o.group_id from groups_of(${asker}) o)
          or exists (
            select
            from audience_groups g
            join group_nestings n on n.parent_id = g.group_id and n.child_id = w.group_id
            where g.audience_id = a.id and ${isManager(asker, sql`g.group_id`)}
          ) then w.group_id
        when w.outer_id in ${known} then w.outer_id
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
  const self = asksItself(who, pairs);
  const managed = self
    ? sql`exists (
          select
          from ways w
          where w.n = p.n and w.group_id = g.id and w.role = 'manager' and w.counts
        )`
    : isManager(asker, sql`g.id`);
  const select = sql<NamesRow>`
    select who.name, who.email, aimed.groups, inside.ways,
      ${self ? sql`who.zone` : sql`me.zone, standing.*`}
    from ${rowsOf(pairs)} p
    left join persons who on who.id = p.person_id and who.deleted_at is null
    left join audiences a on a.id = p.about
    left join lateral (${groupsShown(managed)}) aimed on true
    left join lateral (${waysShown(asker, self)}) inside on true
    ${
      self
        ? sql``
        : sql`left join persons me on me.id = ${asker}
    left join lateral (${standing(asker)}) standing on true`
    }
    order by p.n`;
  return { ...part(select), shares: { ...waysShared(pairs), ...knownShared(asker, self, pairs) } };
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
      request: row.request ?? null,
    },
    person: {
      ...person,
      label: (asker.self || row.known ? row.name : null) ?? person.label,
      email: asker.self || row.close ? (row.email ?? '') : '',
    },
    about: about && {
      ...about,
      groups: row.groups ?? [],
      ways: waysNamed(about.ways, row.ways ?? []),
    },
  };
}
/** In the order in which they are told. */
const waysNamed = (ways: readonly Way[], named: NonNullable<NamesRow['ways']>): readonly Way[] =>
  named.flatMap(({ inside, id, name, colleague }) =>
    ways
      .filter((way) => way.id === inside)
      .map((way) => ({ ...way, id, name: name ?? '', colleague })),
  );

export type WaysOutRow = {
  ask: string | null;
  elsewhere: NamedGroup[] | null;
  groups: NamedGroup[] | null;
  // of somebody else
  admin?: { id: PersonId; name: string; asked: string | null } | null;
};
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
          and not exists (select from ways w where w.n = p.n)
          and og.id not in (select g.group_id from audience_groups g where g.audience_id = a.id)
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
                from audience_groups g
                join group_members l on l.group_id = g.group_id and l.role = 'manager'
                where g.audience_id = a.id
              )
          )
        order by og.name
        limit 5
      ) o`;
/** An admin whom the asker, one of the organisation, can ask about somebody else; whom they asked, first. */
const chief = (asker: PersonId, gate: string) => sql`
      select jsonb_build_object('id', o.person_id, 'name', o.name, 'asked', q.asked_at) as admin
      from active_members o
      left join access_questions q on q.subject_id = a.id
        and q.person_id = p.person_id
        and q.asker_id = ${asker}
        and q.admin_id = o.person_id
        and q.gate = ${gate}
        and q.asked_at > now() - interval '1 day'
      where o.organisation_id = a.organisation_id
        and o.role = 'admin'
        and a.managed
        and aa.person_id is not null
        and p.person_id is distinct from ${asker}::uuid
        and o.person_id <> ${asker}
        and o.person_id is distinct from p.person_id
      order by q.asked_at desc nulls last, o.joined_at, o.person_id
      limit 1`;
/**
 * What can be done where a check failed: whom to ask, and which groups would do. `gate`: about which
 * an admin is asked.
 */
export function audienceWaysOut(
  who: PersonId | null,
  pairs: readonly Pair[],
  gate: string,
): Part<WaysOutRow> {
  const asker = who ?? nobody;
  const self = asksItself(who, pairs);
  const select = sql<WaysOutRow>`
    select lead.names as ask, other.elsewhere, managed.groups${self ? sql`` : sql`, chief.admin`}
    from ${rowsOf(pairs)} p
    left join audiences a on a.id = p.about
    left join active_members aa on aa.organisation_id = a.organisation_id
      and aa.person_id = ${asker}
    left join lateral (
      select string_agg(l.name, ', ' order by l.since, l.id) as names
      from (
        select b.id, b.name, min(m.since) as since
        from ${known} k
        join group_members m on m.group_id = k.group_id and m.role = 'manager'
        join persons b on b.id = m.person_id
        group by b.id, b.name
        order by min(m.since), b.id
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
        where not exists (select from audience_groups g where g.audience_id = a.id)
          and m.person_id = ${asker}
          and m.role = 'manager'
          and m.organisation_id = a.organisation_id
        order by og.name
        limit 3
      ) o
    ) managed on true
    ${self ? sql`` : sql`left join lateral (${chief(asker, gate)}) chief on true`}
    order by p.n`;
  const shares = { ...waysShared(pairs), ...knownShared(asker, self, pairs) };
  return { ...part(select), shares };
}
/** `asked`: by which gate an admin is asked about it. */
export const withWaysOut = <About extends Audience>(
  facts: Facts<About>,
  { ask, elsewhere, groups, admin }: WaysOutRow,
  asked: { readonly gate: string; readonly subject: string },
): Facts<About> => ({
  ...facts,
  asker: { ...facts.asker, groups: groups ?? [] },
  about: facts.about && {
    ...facts.about,
    ask: ask ?? '',
    elsewhere: elsewhere ?? [],
    admin: admin
      ? {
          ...admin,
          asked: admin.asked === null ? null : new Date(admin.asked),
          tells: {
            method: 'POST',
            path: '/api/access-questions',
            body: { ...asked, person: facts.person.id, admin: admin.id },
          },
        }
      : null,
  },
});
