import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type {
  GroupId,
  GuestId,
  Id,
  KnockId,
  OrganisationId,
  PersonId,
  SessionId,
} from '../../base/ids.ts';
import { earliest, unseenSeconds } from '../rules.ts';
import { suspendedEverywhere } from '../../people/known/store.ts';
import { runs, type Facts, type Meeting, type Named, type Way } from './checks.ts';
import { insideLink, removedHours, type Door } from './rules.ts';

/**
 * A person, or a guest of this session, and the session. `network`: where the guest comes from who
 * acts now; else where they asked from, or named themselves.
 */
export type Pair = {
  readonly person: PersonId | null;
  readonly guest?: GuestId | null;
  readonly network?: string | null;
  readonly session: SessionId;
};
const nobody = '00000000-0000-0000-0000-000000000000' as PersonId;

/** Whom hosts have sent out of a room or blocked there, and when. */
export const removals = (session: RawBuilder<unknown>) => sql`(
    select y.network, y.name, y.left_at as at, y.guest_id as guest
    from stays y
    join rooms x on x.id = y.room_id
    where x.session_id = ${session} and y.left_because = 'turned-out'
    union all
    select b.network, b.name, b.since, null
    from room_blocks b
    where b.session_id = ${session}
  )`;
/**
 * Since when people meet: the running event, an ad-hoc session as a whole, a standing room for some
 * hours.
 */
export const meetingBegan = (session: RawBuilder<unknown>, now: unknown) => sql`(
    select case x.kind
      when 'ad-hoc' then '-infinity'
      when 'standing' then ${now}::timestamptz - make_interval(hours => ${removedHours})
      else (select min(opens_at(e)) from open_events(x.id, ${now}) e)
    end
    from sessions x
    where x.id = ${session}
  )`;

/**
 * The facts of each pair as one asker may learn them (a group inside that they may not see counts
 * as the outer one), in one statement for all pairs and one for the askers' standing with the
 * persons. Unknown sessions have `session: null`; unknown persons have no id. Without an asker a
 * guest asks about themselves.
 */
export async function loadFacts(
  db: Db,
  who: PersonId | null,
  pairs: readonly Pair[],
): Promise<Facts[]> {
  const asker = who ?? nobody;
  const now = sql`(select now from moment)`;
  if (pairs.length === 0) return [];
  const { rows } = await sql<Row>`/* gate-facts */
    with moment as materialized (select clock_timestamp() as now),
      pair as (
        select (one->>0)::uuid as person_id, (one->>1)::uuid as guest_id,
          (one->>2)::uuid as session_id, one->>3 as network, n
        from jsonb_array_elements(
          ${JSON.stringify(pairs.map((pair) => [pair.person, pair.guest ?? null, pair.session, pair.network ?? null]))}
            ::jsonb
        ) with ordinality as t (one, n)
      ),
      mine as materialized (select group_id from groups_of(${asker}))
    select ${now} as now, p.person_id, lh.id as guest_id, lh.name as guest_name,
      who.name as person_name, who.email, who.email_verified,
      p.person_id is distinct from ${asker}::uuid and ${suspendedEverywhere(sql`who.id`)} as barred,
      me.zone, aa.role as asker_role, boss.role is not null as asker_manages, s.id, s.kind,
      s.organisation_id, s.title, s.version, s.hidden, s.cancelled_at, s.cancel_reason,
      s.created_by, g.id as group_id, g.name as group_name, om.role,
      om.suspended_at is not null as suspended, lead.names as ask, met.met, inn.ways,
      other.elsewhere,
      case
        when other.elsewhere is not null then (
          select array_agg(x.person_id)
          from session_hosts x
          where x.session_id = s.id
        )
      end as hosts,
      chief.admin, managed.groups, h.person_id is not null as host,
      coalesce(r.door, 'open') as door, coalesce(stay.inside, 0) as inside,
      coalesce(stay.within, false) as within,
      case
        when s.kind = 'group' then running.closes
        when (r.opens_at is null or r.opens_at <= ${now})
          and (r.closes_at is null or r.closes_at > ${now}) then coalesce(r.closes_at, '9999-01-01')
      end as closes,
      case
        when s.kind = 'group' then coming.opens
        when r.opens_at > ${now} then r.opens_at
      end as opens,
      case
        when s.kind = 'group' then coming.openable
        when r.opens_at > ${now} then ${now}
      end as openable,
      running.planned,
      case
        when s.kind = 'group' then over.ended
        when r.closes_at <= ${now} then r.closes_at
      end as ended,
      coalesce(r.guests, false) as guests,
      coalesce(
        r.guests and lh.link = r.link or stay.within and (
          p.guest_id = lh.id or lh.link = ${insideLink}
        ),
          false
      ) as link,
      coalesce(r.answered_by = 'members', false) as members_answer,
      s.created_by is not distinct from p.person_id as owner,
      owns.organisation_id is not null as owner_active,
      s.kind <> 'group' and exists (
        select
        from contacts c
        where c.person_id = s.created_by and c.contact_id = p.person_id
      ) as owners_contact,
      blocked.yes as blocked, k.id as knock, k.must_ask, k.denials, k.answered_at,
      coalesce(near.yes, false) as removed_near,
      case
        when k.expires_at > ${now} and k.state in ('pending', 'allowed') then k.state
      end as knock_state,
      p.person_id is distinct from ${asker}::uuid and s.id is not null and exists (
        select
        from hosts_of(s.id) b
        where b.person_id = ${asker}
      ) as asker_hosts
    from pair p
    left join persons who on who.id = p.person_id and who.deleted_at is null
    left join persons me on me.id = ${asker}
    left join sessions s on s.id = p.session_id
    left join groups g on g.id = s.group_id and g.deleted_at is null
    left join organisation_members om on om.organisation_id = s.organisation_id
      and om.person_id = p.person_id
    left join organisation_members aa on aa.organisation_id = s.organisation_id
      and aa.person_id = ${asker}
      and aa.suspended_at is null
    left join counting_members boss on boss.group_id = g.id
      and boss.person_id = ${asker}
      and boss.role = 'manager'
    left join session_hosts h on h.session_id = s.id and h.person_id = p.person_id
    left join rooms r on r.session_id = s.id
    left join organisation_members owns on s.kind <> 'group'
      and owns.organisation_id = s.organisation_id
      and owns.person_id = s.created_by
      and owns.suspended_at is null
    left join lateral (
      select *
      from link_holders x
      where x.session_id = s.id and x.person_id = p.person_id
      union all
      select *
      from link_holders x
      where x.session_id = s.id and x.id = p.guest_id
    ) lh on true
    left join lateral (
      select *
      from knocks x
      where x.session_id = s.id and x.person_id = p.person_id
      union all
      select *
      from knocks x
      where x.session_id = s.id and x.guest_id = p.guest_id
    ) k on true
    left join lateral (
      select exists (
        select
        from room_blocks b
        where b.session_id = s.id and b.person_id = p.person_id
      ) or exists (
        select
        from room_blocks b
        where b.session_id = s.id and b.visitor = lh.visitor
      ) as yes
    ) blocked on true
    left join lateral (
      select exists (
        select
        from ${removals(sql`s.id`)} o
        where o.network = coalesce(p.network, k.network, lh.network)
          and o.at >= ${meetingBegan(sql`s.id`, now)}
      ) as yes
      where lh.visitor is not null
    ) near on true
    left join lateral (
      select string_agg(l.name, ', ') as names
      from (
        select b.name
        from group_members m
        join persons b on b.id = m.person_id
        where m.group_id = g.id and m.role = 'manager'
        order by m.since, b.id
        limit 2
      ) l
    ) lead on true
    left join lateral (
      select om.person_id is null and exists (
        select
        from contacts c
        where c.person_id = p.person_id
          and c.contact_id in (
            select m.person_id
            from group_members m
            where m.group_id = g.id and m.role = 'manager'
            union all
            select x
            from unnest(array[${asker}, s.created_by]::uuid[]) x
            where g.id is null
          )
      ) as met
    ) met on true
    left join lateral (
      with recursive inside (id) as (
        select g.id
        where g.id is not null
        union
        select n.child_id
        from inside
        join group_nestings n on n.parent_id = inside.id
        join groups c on c.id = n.child_id and c.deleted_at is null
      )
      select jsonb_agg(
        jsonb_build_object(
          'id', shown.id, 'name', shown.name, 'role', m.role, 'direct', m.group_id = g.id, 'counts',
            exists (
              select
              from counting_members cm
              where cm.group_id = m.group_id and cm.person_id = m.person_id
            )
        ) order by m.group_id <> g.id,
          shown.name
      ) as ways
      from inside
      join group_members m on m.group_id = inside.id and m.person_id = p.person_id
      join groups shown on shown.id = case
        when p.person_id = ${asker}
          or aa.role = 'admin'
          or m.group_id in (select group_id from mine)
          or boss.role is not null and exists (
            select
            from group_nestings n
            where n.parent_id = g.id and n.child_id = m.group_id
          ) then m.group_id
        else g.id
      end
    ) inn on true
    left join lateral (
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
          and og.organisation_id = s.organisation_id
          and og.deleted_at is null
        where m.person_id = p.person_id
          and og.id is distinct from g.id
          and (aa.role = 'admin' or og.id in (select group_id from mine))
          and exists (
            select
            from group_members b
            where b.group_id = m.group_id
              and b.role = 'manager'
              and b.person_id in (
                select ${asker}::uuid
                union all
                select s.created_by
                union all
                select l.person_id
                from group_members l
                where l.group_id = g.id and l.role = 'manager'
              )
          )
        order by og.name
        limit 5
      ) o
    ) other on inn.ways is null
    left join lateral (
      select jsonb_build_object('id', b.id, 'name', b.name, 'asked', q.asked_at) as admin
      from organisation_members o
      join persons b on b.id = o.person_id and b.deleted_at is null
      left join access_questions q on q.session_id = s.id
        and q.person_id = p.person_id
        and q.asker_id = ${asker}
        and q.admin_id = o.person_id
        and q.asked_at > now() - interval '1 day'
      where o.organisation_id = s.organisation_id
        and o.role = 'admin'
        and o.suspended_at is null
        and o.person_id <> ${asker}
        and o.person_id <> p.person_id
      order by q.asked_at desc nulls last, o.joined_at, o.person_id
      limit 1
    ) chief on aa.role is not null and s.kind = 'group' and p.person_id <> ${asker}
    left join lateral (
      select jsonb_agg(
        jsonb_build_object('id', o.id, 'name', o.name, 'managed', true) order by o.name
      ) as groups
      from (
        select og.id, og.name
        from counting_members m
        join groups og on og.id = m.group_id
        where m.person_id = ${asker}
          and m.role = 'manager'
          and m.organisation_id = s.organisation_id
        order by og.name
        limit 3
      ) o
    ) managed on s.id is not null and g.id is null
    left join lateral (
      select max(closes_at(e)) as closes,
        max(opens_as_planned(e)) filter (
          where e.opened_early_at is not null and opens_as_planned(e) > ${now}
        ) as planned
      from open_events(s.id, ${now}) e
    ) running on true
    left join lateral (
      select opens_at(e) as opens, e.starts_at - make_interval(mins => ${earliest}) as openable
      from events e
      where e.session_id = s.id
        and e.cancelled_at is null
        and e.starts_at > ${now}
        and opens_at(e) > ${now}
      order by e.starts_at
      limit 1
    ) coming on running.closes is null
    left join lateral (
      select finishes_at(e) as ended
      from events e
      where e.session_id = s.id and e.cancelled_at is null and opens_at(e) <= ${now}
      order by e.starts_at desc
      limit 1
    ) over on running.closes is null and coming.opens is null
    left join lateral (
      select count(*) filter (where own is not true)::int as inside, bool_or(own) as within
      from (
        select y.person_id = p.person_id or y.guest_id = p.guest_id as own
        from stays y
        where y.room_id = r.id
          and y.left_at is null
          and y.seen_at > ${now}::timestamptz - make_interval(secs => ${unseenSeconds})
      ) y
    ) stay on true
    order by p.n`.execute(db);
  const others = [
    ...new Set(
      pairs.map((pair) => pair.person).filter((person) => person !== null && person !== who),
    ),
  ] as PersonId[];
  const standings =
    others.length === 0 ? new Map<string, Standing>() : await loadStandings(db, asker, others);
  return rows.map((row) => factsOf(row, who, standings.get(row.person_id ?? '')));
}

type Standing = {
  readonly id: PersonId;
  readonly contact: Facts['asker']['contact'];
  readonly request: Id<'contact-request'> | null;
  /** Whose name, and whose address, the asker may read. */
  readonly known: boolean;
  readonly close: boolean;
};

/**
 * A request that was declined looks to the one who asked like one that waits, here as in their
 * list.
 */
async function loadStandings(
  db: Db,
  asker: PersonId,
  persons: readonly PersonId[],
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing>`/* gate-standings */
    select p.id, coalesce(asks.id, asked.id) as request, close.yes as close,
      case
        when c.contact_id is not null then 'contact'
        when asks.id is not null then 'asks'
        when asked.id is not null then 'asked'
        else 'none'
      end as contact,
      close.yes or asks.id is not null or exists (
        select
        from organisation_members a
        join organisation_members b using (organisation_id)
        where a.person_id = ${asker} and a.suspended_at is null and b.person_id = p.id
      ) as known
    from persons p
    left join contacts c on c.person_id = ${asker} and c.contact_id = p.id
    cross join lateral (
      select c.contact_id is not null or exists (
        select
        from organisation_members a
        join organisation_members b using (organisation_id)
        where a.person_id = ${asker}
          and a.role = 'admin'
          and a.suspended_at is null
          and b.person_id = p.id
      ) or exists (
        select
        from counting_members m
        join group_members o on o.group_id = m.group_id and o.person_id = p.id
        where m.person_id = ${asker} and m.role = 'manager'
      ) as yes
    ) close
    left join contact_requests asks on asks.from_id = p.id
      and asks.state = 'pending'
      and asks.to_id = ${asker}
    left join contact_requests asked on asked.from_id = ${asker}
      and asked.state in ('pending', 'declined')
      and asked.to_email = p.email
    where p.id = any(${persons}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

type Row = {
  now: Date;
  person_id: PersonId | null;
  guest_id: GuestId | null;
  guest_name: string | null;
  person_name: string | null;
  email: string | null;
  email_verified: boolean | null;
  barred: boolean;
  zone: string | null;
  asker_role: 'admin' | 'member' | null;
  asker_manages: boolean;
  id: SessionId | null;
  kind: Meeting['kind'];
  organisation_id: OrganisationId;
  title: string;
  version: number;
  hidden: boolean;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  created_by: PersonId;
  group_id: GroupId | null;
  group_name: string;
  role: 'admin' | 'member' | null;
  suspended: boolean;
  ask: string | null;
  met: boolean;
  ways: Way[] | null;
  elsewhere: Named[] | null;
  admin: { id: PersonId; name: string; asked: string | null } | null;
  hosts: PersonId[] | null;
  groups: Named[] | null;
  host: boolean;
  closes: Date | null;
  opens: Date | null;
  openable: Date | null;
  planned: Date | null;
  ended: Date | null;
  door: Door;
  inside: number;
  within: boolean;
  guests: boolean;
  link: boolean;
  members_answer: boolean;
  owner: boolean;
  owner_active: boolean;
  owners_contact: boolean;
  blocked: boolean;
  knock: KnockId | null;
  knock_state: 'pending' | 'allowed' | null;
  must_ask: boolean | null;
  denials: number | null;
  answered_at: Date | null;
  removed_near: boolean;
  asker_hosts: boolean;
};

function factsOf(row: Row, asker: PersonId | null, standing: Standing | undefined): Facts {
  const self = row.person_id === asker;
  const session = meetingOf(row);
  const email = self || standing?.close ? (row.email ?? '') : '';
  return {
    now: row.now,
    asker: {
      id: asker,
      zone: row.zone ?? 'UTC',
      self,
      // a room without dates is its owner's: nobody manages it for them
      admin: row.asker_role === 'admin' && row.kind === 'group',
      manages: row.asker_manages,
      keeps:
        row.id !== null &&
        row.group_id === null &&
        row.created_by === asker &&
        row.asker_role !== null,
      hosts: self ? session !== null && row.person_id !== null && runs(session) : row.asker_hosts,
      contact: standing?.contact ?? 'none',
      request: standing?.request ?? null,
      groups: row.groups ?? [],
    },
    // a name is for those who share an organisation, group or contact, an address for contacts,
    // admins and managers of a group of theirs
    person: {
      id: row.email === null ? null : row.person_id,
      guest: row.person_id === null ? row.guest_id : null,
      label: self || standing?.known ? (row.person_name ?? row.guest_name ?? '') : '',
      email,
      verified: row.email_verified ?? false,
      barred: row.barred,
    },
    session,
  };
}

function meetingOf(row: Row): Meeting | null {
  if (row.id === null) return null;
  return {
    id: row.id,
    kind: row.kind,
    organisation: row.organisation_id,
    title: row.title,
    version: row.version,
    group: row.group_id === null ? null : { id: row.group_id, name: row.group_name },
    ask: row.ask ?? '',
    hidden: row.hidden,
    cancelled: row.cancelled_at ? { reason: row.cancel_reason ?? '' } : null,
    role: row.role,
    suspended: row.suspended,
    contact: row.met,
    ways: row.ways ?? [],
    elsewhere: row.elsewhere ?? [],
    hosts: row.hosts ?? [],
    admin: row.admin && {
      ...row.admin,
      asked: row.admin.asked === null ? null : new Date(row.admin.asked),
    },
    host: row.host,
    closes: row.closes,
    opens: row.opens,
    openable: row.openable,
    planned: row.planned,
    ended: row.ended,
    door: row.door,
    guests: row.guests,
    link: row.link,
    owner: { self: row.owner, active: row.owner_active, contact: row.owners_contact },
    blocked: row.blocked,
    asked: row.knock && {
      id: row.knock,
      state: row.knock_state ?? 'other',
      mustAsk: row.must_ask ?? false,
    },
    denials: { times: row.denials ?? 0, last: row.answered_at },
    removedNear: row.removed_near,
    membersAnswer: row.members_answer,
    within: row.within,
    inside: row.inside,
  };
}

/** So few are asked one by one, however large the audience is; of more, the audience is read once. */
const few = 24;
const fewOf = (among: readonly PersonId[]): readonly PersonId[] | null =>
  among.length <= few ? among : null;

/**
 * Those among `among` who see the session now: the same rule as the gate `see-session`, as a set.
 */
export async function whoSee(
  db: Db,
  session: SessionId,
  among: readonly PersonId[],
): Promise<PersonId[]> {
  if (among.length === 0) return [];
  const { rows } = await sql<{
    id: PersonId;
  }>`/* who-see */
    select s.person_id as id
    from seers_of(${session}, ${fewOf(among)}::uuid[]) s
    where s.person_id = any(${among}::uuid[])`.execute(db);
  return rows.map((row) => row.id);
}

/** One page of all who see the session, by name. */
export async function listSeers(
  db: Db,
  session: SessionId,
  after: { name: string; id: string } | null,
  limit: number,
): Promise<{ id: PersonId; name: string }[]> {
  const { rows } = await sql<{ id: PersonId; name: string }>`/* seers-page */
    select p.id, p.name
    from seers_of(${session}) s
    join persons p on p.id = s.person_id
    where (lower(p.name), p.id) > (
      ${after?.name.toLowerCase() ?? ''},
        ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid
    )
    order by lower(p.name), p.id
    limit ${limit}`.execute(db);
  return rows;
}
/** Everyone who sees the session. */
export async function allSeers(db: Db, session: SessionId): Promise<PersonId[]> {
  const { rows } = await sql<{
    id: PersonId;
  }>`/* all-seers */ select s.person_id as id from seers_of(${session}) s`.execute(db);
  return rows.map((row) => row.id);
}
export async function countSeers(db: Db, session: SessionId): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`/* seers-count */ select count(*)::int as count from seers_of(${session}) s`.execute(db);
  return rows[0]!.count;
}

/**
 * Those among `among` whom the room knows: who see the session, run its room, or hold its link and
 * are not blocked. Time and door throw nobody out.
 */
export async function whoMayStay(
  db: Db,
  session: SessionId,
  among: readonly PersonId[],
): Promise<PersonId[]> {
  if (among.length === 0) return [];
  const { rows } = await sql<{ id: PersonId }>`/* who-may-stay */
    select q.person_id as id
    from (
      select s.person_id
      from seers_of(${session}, ${fewOf(among)}::uuid[]) s
      union
      select h.person_id
      from hosts_of(${session}) h
      union
      select l.person_id
      from link_holders l
      join shown_sessions v on v.session_id = l.session_id
      join sessions s on s.id = l.session_id
      join rooms r on r.session_id = s.id
      join persons p on p.id = l.person_id and p.deleted_at is null and p.email_verified
      left join organisation_members om on om.organisation_id = s.organisation_id
        and om.person_id = l.person_id
      where l.session_id = ${session}
        and om.suspended_at is null
        and (
          r.guests and l.link = r.link
          or l.link = ${insideLink} and exists (
            select
            from stays y
            where y.room_id = r.id and y.person_id = l.person_id and y.left_at is null
          )
        )
    ) q
    where q.person_id = any(${among}::uuid[])
      and (
        not exists (
          select
          from room_blocks b
          where b.session_id = ${session} and b.person_id = q.person_id
        )
        or q.person_id in (select h.person_id from hosts_of(${session}) h)
      )`.execute(db);
  return rows.map((row) => row.id);
}
/** Who runs the room now. */
export async function hostsOf(db: Db, session: SessionId): Promise<PersonId[]> {
  const { rows } = await sql<{
    id: PersonId;
  }>`/* hosts-of */ select person_id as id from hosts_of(${session})`.execute(db);
  return rows.map((row) => row.id);
}

/** Of these, the sessions that are there, whoever may see them. */
export const existing = async (
  db: Db,
  sessions: readonly string[],
): Promise<readonly SessionId[]> =>
  (
    await sql<{
      id: SessionId;
    }>`select id from sessions where id = any(${sessions}::uuid[])`.execute(db)
  ).rows.map(({ id }) => id);
