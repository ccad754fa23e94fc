import { sql, type RawBuilder } from 'kysely';
import {
  atOneMoment,
  given,
  part,
  type Part,
  type Parts,
  type RowsOf,
} from '../../base/data/one-moment.ts';
import type { Db } from '../../base/data/database.ts';
import type { GuestId, KnockId, PersonId, RoomId, SessionId } from '../../base/ids.ts';
import type { MeetingFacts } from '../../sessions/gate/checks.ts';
import { asksItself, nameOf } from '../../people/audience/store.ts';
import { meetingParts, readMeeting, withTold } from '../../sessions/gate/store.ts';
import type { Telling } from '../../access/judged.ts';
import { reachedBy } from '../../people/audience/reached/store.ts';
import { unseenSeconds } from '../../sessions/rules.ts';
import { unnamed, type DoorFacts } from './checks.ts';
import { insideLink, type Door } from './rules.ts';

/**
 * A person, or a guest of this session, and the session. `network`: where the guest comes from who
 * acts now; else where they asked from, or named themselves.
 */
export type Pair = {
  readonly person: PersonId | null;
  readonly guest?: GuestId | null;
  readonly network?: string | null;
  readonly session: SessionId;
  /** Which of its rooms, where it is not the entrance. */
  readonly room?: RoomId | null;
};

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

type Row = {
  guest_id: GuestId | null;
  guest_name: string | null;
  door: Door;
  opens_at: Date | null;
  opened_early_at: Date | null;
  closes_at: Date | null;
  guests: boolean;
  link: boolean;
  members_answer: boolean;
  blocked: boolean;
  knock: KnockId | null;
  knock_state: 'pending' | 'allowed' | null;
  must_ask: boolean | null;
  denials: number | null;
  answered_at: Date | null;
  removed_near: boolean;
  inside: number;
  taken: number;
  within: boolean;
};
const columns = {
  person_id: 'uuid',
  guest_id: 'uuid',
  session_id: 'uuid',
  room_id: 'uuid',
  network: 'text',
} as const;
/** The one row of a person at this door. */
const theirs = (table: 'link_holders' | 'knocks') => sql`
  select *
  from ${sql.table(table)} x
  where x.session_id = p.session_id and x.person_id = p.person_id`;
/** Or of a guest. */
const orGuests = (table: 'link_holders' | 'knocks', guest: 'id' | 'guest_id') => sql`
  ${theirs(table)}
  union all
  select *
  from ${sql.table(table)} x
  where x.session_id = p.session_id and x.${sql.raw(guest)} = p.guest_id`;
const isBlocked = sql`
  exists (
    select
    from room_blocks b
    where b.session_id = p.session_id and b.person_id = p.person_id
  )`;
const isGuestBlocked = sql`
  exists (
    select
    from room_blocks b
    where b.session_id = p.session_id and b.visitor = lh.visitor
  )`;
const removedNear = sql`
  exists (
    select
    from ${removals(sql`p.session_id`)} o
    where o.network = coalesce(p.network, k.network, lh.network)
      and o.at >= meeting_began(p.session_id, m.now)
  )`;
/**
 * Not ended, and confirmed lately: the stays of a process that died are over without anybody having
 * to say so.
 */
export const isLive = (now: Date | RawBuilder<Date>) => sql<boolean>`(
    y.left_at is null
    and y.seen_at > ${now}::timestamptz - make_interval(secs => ${unseenSeconds})
  )`;
const staying = sql`
      select count(*) filter (where own is not true)::int as inside,
        count(*) filter (where own is not true and wanted)::int as taken, bool_or(own) as within
      from (
        select y.person_id = p.person_id or y.guest_id = p.guest_id as own,
          y.room_id = coalesce(p.room_id, r.id) as wanted
        from stays y
        join rooms x on x.id = y.room_id
        where x.session_id = p.session_id
          and ${isLive(sql<Date>`m.now`)}
      ) y`;

/** `self`: one person asks, so that nothing of guests has to be read. */
function doorFacts(pairs: readonly Pair[], self: boolean): Part<Row> {
  const rows = given(
    columns,
    pairs.map(({ person, guest = null, session, room = null, network = null }) => ({
      person_id: person,
      guest_id: guest,
      session_id: session,
      room_id: room,
      network,
    })),
  );
  return part(
    sql<Row>`
    select lh.id as guest_id, lh.name as guest_name,
      coalesce(r.door, 'open') as door, r.opens_at, r.opened_early_at,
      r.closes_at,
      coalesce(r.guests, false) as guests,
      coalesce(
        r.guests and lh.link = r.link or stay.within and (
          p.guest_id = lh.id or lh.link = ${insideLink}
        ),
          false
      ) as link,
      coalesce(r.answered_by = 'members', false) as members_answer,
      ${self ? isBlocked : sql`(${isBlocked} or ${isGuestBlocked})`} as blocked,
      k.id as knock, k.must_ask, k.denials, k.answered_at,
      ${self ? sql`false` : sql`lh.visitor is not null and ${removedNear}`} as removed_near,
      case
        when k.expires_at > m.now and k.state in ('pending', 'allowed') then k.state
      end as knock_state,
      coalesce(stay.inside, 0) as inside, coalesce(stay.taken, 0) as taken,
      coalesce(stay.within, false) as within
    from ${rows} p
    cross join moment m
    left join lateral entrance_of(p.session_id) r on true
    left join lateral (${self ? theirs('link_holders') : orGuests('link_holders', 'id')}) lh on true
    left join lateral (${self ? theirs('knocks') : orGuests('knocks', 'guest_id')}) k on true
    left join lateral (${staying}) stay on true
    order by p.n`,
    'opens_at',
    'opened_early_at',
    'closes_at',
    'answered_at',
  );
}

/** When a room without dates is open. */
function hoursOf({ opens_at: from, opened_early_at: opened, closes_at: until }: Row, now: Date) {
  const over = until !== null && until <= now;
  const ahead = !over && from !== null && from > now;
  const early = ahead && opened === null;
  return {
    open: !early && !over,
    closes: early || over ? null : until,
    planned: ahead && opened !== null ? from : null,
    opens: early ? from : null,
    openable: early ? now : null,
    ended: over ? until : null,
  };
}

function readDoor({ about, ...facts }: MeetingFacts, row: Row, person: PersonId | null): DoorFacts {
  const guest = person === null ? row.guest_id : null;
  const { self } = facts.asker;
  return unnamed({
    ...facts,
    person: { ...facts.person, guest, label: self && guest ? (row.guest_name ?? '') : '' },
    about: about && {
      ...about,
      ...(about.kind === 'group' ? {} : hoursOf(row, facts.now)),
      door: row.door,
      guests: row.guests,
      link: row.link,
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
      taken: row.taken,
    },
  });
}

/**
 * What is known about each pair at a door, as one asker may learn it, at one moment. Without an
 * asker a guest asks about themselves.
 */
export async function loadFacts(
  db: Db,
  asker: PersonId | null,
  pairs: readonly Pair[],
  telling: Telling = 'nothing',
): Promise<DoorFacts[]> {
  if (pairs.length === 0) return [];
  const name = nameOf(`doors-${telling}`, asker, pairs);
  return factsIn(asker, pairs, await atOneMoment(db, name, doorParts(asker, pairs, telling)));
}

/** What is known about one pair, and the rows of other parts, at one moment. */
export async function loadFactsWith<const Also extends Parts>(
  db: Db,
  asker: PersonId | null,
  pair: Pair,
  telling: Telling,
  also: { readonly name: string; readonly parts: Also },
): Promise<{ facts: DoorFacts; rows: RowsOf<Also> }> {
  const name = nameOf(`doors-${telling}-${also.name}`, asker, [pair]);
  const parts = doorParts(asker, [pair], telling);
  const rows = await atOneMoment(db, name, { ...also.parts, ...parts });
  return { facts: factsIn(asker, [pair], rows)[0]!, rows: rows as unknown as RowsOf<Also> };
}

const doorParts = (asker: PersonId | null, pairs: readonly Pair[], telling: Telling) => ({
  ...meetingParts(asker, pairs, telling),
  doors: doorFacts(pairs, asksItself(asker, pairs)),
});
const factsIn = (
  asker: PersonId | null,
  pairs: readonly Pair[],
  rows: RowsOf<ReturnType<typeof doorParts>>,
): DoorFacts[] =>
  pairs.map(({ person }, at) =>
    withTold(readDoor(readMeeting(asker, rows, at), rows.doors[at]!, person), rows, at),
  );

type Few = readonly PersonId[] | null;
const before = (session: SessionId, few: Few) => sql`
    select q.person_id
    from (
      select s.person_id
      from seers_of(${session}, ${few}::uuid[]) s
      union
      select h.person_id
      from hosts_of(${session}) h
      union
      select l.person_id
      from link_holders l
      join shown_sessions v on v.session_id = l.session_id
      join sessions s on s.id = l.session_id
      cross join lateral entrance_of(s.id) r
      join can_sign_in(${session}) p on p.person_id = l.person_id
      where l.session_id = ${session}
        and (
          r.guests and l.link = r.link
          or l.link = ${insideLink} and exists (
            select
            from stays y
            join rooms x on x.id = y.room_id
            where x.session_id = s.id and y.person_id = l.person_id and y.left_at is null
          )
        )
    ) q`;
/** Whom the room knows: who see the session, run its room, or hold its link. */
export const known = reachedBy<SessionId>(
  'known',
  (session, few) => sql`(${before(session, few)})`,
);
/** And of these who are not blocked. Time and door throw nobody out. */
export const entitled = reachedBy<SessionId>(
  'entitled',
  (session, few) => sql`(
    ${before(session, few)}
    where not exists (
      select
      from room_blocks b
      where b.session_id = ${session} and b.person_id = q.person_id
    )
      or q.person_id in (select h.person_id from hosts_of(${session}) h)
  )`,
);
export const whoMayStay = entitled.among;
