import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';
import { addressContains, containing } from '../../base/data/search.ts';
import { insertUndated } from '../../sessions/plan/store.ts';
import { isLive } from '../gate/store.ts';
import { insertDoor } from '../door/store.ts';
import type { Door } from '../gate/rules.ts';
import type { Facts } from './gates.ts';

export async function loadMaker(
  db: Db,
  person: PersonId,
  organisation: OrganisationId,
): Promise<Facts> {
  const { rows } = await sql<{
    verified: boolean;
    name: string | null;
    suspended: boolean;
  }>`
    select p.email_verified as verified, o.name, om.suspended_at is not null as suspended
    from persons p
    left join organisation_members om on om.person_id = p.id
      and om.organisation_id = ${organisation}
    left join organisations o on o.id = om.organisation_id
    where p.id = ${person}`.execute(db);
  const { verified, name, suspended } = rows[0]!;
  return { verified, organisation: name === null ? null : { name, suspended } };
}

export type Draft = {
  readonly kind: 'ad-hoc' | 'standing';
  readonly organisation: OrganisationId;
  readonly group: GroupId | null;
  readonly title: string;
  readonly door: Door;
  readonly guests: boolean;
  readonly says: string;
  readonly opens: Date | null;
  readonly closes: Date | null;
};
export async function insertRoom(
  tx: Tx,
  by: Admitted<'make-room'>,
  owner: PersonId,
  draft: Draft,
  now: Date,
): Promise<SessionId> {
  const session = await insertUndated(tx, by, owner, draft, now);
  const { door, guests, says, opens, closes } = draft;
  await insertDoor(tx, by, session, { door, guests, says, opens_at: opens, closes_at: closes });
  return session;
}

/** Rooms without dates that are for this group and not over. */
export const countOpenedTo = async (db: Db, group: GroupId): Promise<number> =>
  (
    await sql<{ rooms: number }>`
      select count(distinct o.session_id)::int as rooms
      from audience_groups a
      join owned_rooms o on o.session_id = a.audience_id
      cross join lateral entrance_of(o.session_id) r
      where a.group_id = ${group} and (r.closes_at is null or r.closes_at > now())`.execute(db)
  ).rows[0]!.rooms;

export type Owned = {
  readonly session: SessionId;
  readonly owner: PersonId;
  readonly title: string;
};
/** Of these sessions the rooms without dates of somebody else than this person. */
export const ownedAmong = async (
  db: Db,
  sessions: readonly string[],
  but: PersonId | null,
): Promise<readonly Owned[]> =>
  (
    await sql<Owned>`
      select s.id as session, s.created_by as owner, s.title
      from sessions s
      where s.id = any(${[...sessions]}::uuid[])
        and s.kind <> 'group'
        and s.created_by is distinct from ${but}
      order by s.id`.execute(db)
  ).rows;
/** The rooms of others that this person is named host of. */
export const hostedBy = async (db: Db, person: PersonId): Promise<readonly Owned[]> =>
  (
    await sql<Owned>`
      select s.id as session, s.created_by as owner, s.title
      from session_hosts h
      join sessions s on s.id = h.session_id
      where h.person_id = ${person} and s.kind <> 'group' and s.created_by <> ${person}
      order by s.id`.execute(db)
  ).rows;

export type OwnRow = {
  readonly id: SessionId;
  readonly kind: 'ad-hoc' | 'standing';
  readonly title: string;
  readonly organisation: { readonly id: OrganisationId; readonly name: string };
  readonly owner: { readonly id: PersonId; readonly name: string };
  readonly mine: boolean;
  readonly door: Door;
  readonly guests: boolean;
  readonly link: number;
  readonly opens: Date | null;
  readonly closes: Date | null;
  readonly over: boolean;
  readonly inside: number;
  readonly waiting: number;
  readonly rank: number;
};
/** Owned or hosted, standing ones first, then newest first. */
export async function listOwn(
  db: Db,
  person: PersonId,
  over: boolean,
  after: { readonly rank: number; readonly id: string } | null,
  limit: number,
  now: Date,
): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`/* once own-rooms */
    with found as (
      select s.id
      from sessions s
      where s.created_by = ${person} and s.kind <> 'group'
      union
      select h.session_id
      from session_hosts h
      join sessions s on s.id = h.session_id
      where h.person_id = ${person} and s.kind <> 'group'
    ),
      listed as (
        select s.*, r.door, r.guests, r.link, r.closes_at,
          coalesce(r.opened_early_at, r.opens_at) as opens,
          case when s.kind = 'standing' then 0 else 1 end as rank,
          coalesce(r.closes_at <= ${now}, false) as over
        from found f
        join sessions s on s.id = f.id
        cross join lateral entrance_of(s.id) r
      )
    select l.id, l.kind, l.title, jsonb_build_object('id', o.id, 'name', o.name) as organisation,
      jsonb_build_object('id', p.id, 'name', p.name) as owner, l.created_by = ${person} as mine,
      l.door, l.guests, l.link, l.opens, l.closes_at as closes, l.over, l.rank,
      (
        select count(*)::int
        from stays y
        join rooms r on r.id = y.room_id
        where r.session_id = l.id
          and ${isLive(now)}
      ) as inside,
      (
        select count(*)::int
        from knocks k
        where k.session_id = l.id and k.state = 'pending' and k.expires_at > ${now}
      ) as waiting
    from listed l
    join organisations o on o.id = l.organisation_id
    join persons p on p.id = l.created_by
    where l.over = ${over}
      and exists (select from hosts_of(l.id) h where h.person_id = ${person})
      and (
        ${after?.rank ?? null}::int is null
        or l.rank > ${after?.rank ?? 0}
        or l.rank = ${after?.rank ?? 0} and l.id < ${after?.id ?? null}::uuid
      )
    order by l.rank, l.id desc
    limit ${limit}`.execute(db);
  return rows;
}

export type Invitee = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: string;
};
/**
 * People this host may write to: contacts, and people of the session's organisation that the host
 * belongs to. Addresses are for contacts to find.
 */
export async function listInvitees(
  db: Db,
  host: PersonId,
  session: SessionId,
  q: string,
  only: readonly PersonId[] | null,
): Promise<Invitee[]> {
  const { rows } = await sql<Invitee>`
    select p.id, p.name, p.email, p.language
    from persons p
    where p.deleted_at is null
      and p.email_verified
      and p.id <> ${host}
      and (
        p.name ilike ${containing(q)}
        or ${addressContains('p.email', q)} and exists (
          select
          from contacts c
          where c.person_id = ${host} and c.contact_id = p.id
        )
      )
      and (${only}::uuid[] is null or p.id = any(${only}::uuid[]))
      and (
        exists (select from contacts c where c.person_id = ${host} and c.contact_id = p.id)
        or exists (
          select
          from sessions s
          join organisation_members a on a.organisation_id = s.organisation_id
            and a.person_id = ${host}
            and a.suspended_at is null
          join organisation_members b on b.organisation_id = s.organisation_id
            and b.person_id = p.id
            and b.suspended_at is null
          where s.id = ${session}
        )
      )
    order by lower(p.name), p.id
    limit ${only ? 100 : 30}`.execute(db);
  return rows;
}
