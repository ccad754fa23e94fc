import type { Admitted } from '../../../access/admit.ts';
import { sql } from 'kysely';
import type { Db } from '../../../base/data/database.ts';
import type { KnockId, PersonId, SessionId, VisitorId } from '../../../base/ids.ts';
import { presenceSeconds } from '../rules.ts';

/** A waiting page came or went. Whose request is not open is not kept: null. */
export async function setPresence(
  db: Db,
  id: KnockId,
  who: { readonly person: PersonId | null; readonly visitor: VisitorId | null },
  here: boolean,
  now: Date,
): Promise<SessionId | null> {
  const { rows } = await sql<{ session: SessionId | null }>`
    update knocks k
    set here = ${here}, seen_at = ${now}
    where k.id = ${id}
      and (k.state = 'pending' or not ${here})
      and
        ${
          who.person
            ? sql`
          k.person_id = ${who.person}`
            : sql`
          k.guest_id in (
            select l.id
            from link_holders l
            where l.visitor = ${who.visitor} and l.session_id = k.session_id
          )`
        }
    returning case when k.state = 'pending' then k.session_id end as session`.execute(db);
  return rows[0]?.session ?? null;
}
/**
 * They are still here. Doors where one was taken to have left: another process saw its last page
 * close.
 */
export async function confirmPresence(
  db: Db,
  ids: readonly KnockId[],
  now: Date,
): Promise<SessionId[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ session: SessionId; was: boolean }>`
    with was as (
      select id, here
      from knocks
      where id = any(${ids}::uuid[])
      order by id
      for update
    )
    update knocks k
    set here = true, seen_at = ${now}
    from was
    where k.id = was.id
    returning k.session_id as session, was.here as was`.execute(db);
  return [...new Set(rows.flatMap(({ session, was }) => (was ? [] : [session])))];
}
/**
 * Nobody has confirmed for long that they are here, perhaps because the process that did was
 * killed: their doors.
 */
export async function dropPresence(
  db: Db,
  _by: Admitted<'answer-knock'>,
  now: Date,
): Promise<SessionId[]> {
  const { rows } = await sql<{ session: SessionId }>`
    update knocks
    set here = false
    where id in (
      select id
      from knocks
      where state = 'pending'
        and here
        and seen_at <= ${now}::timestamptz - make_interval(secs => ${presenceSeconds})
      order by id
      for update
    )
    returning session_id as session`.execute(db);
  return [...new Set(rows.map(({ session }) => session))];
}
export const tellPresence = async (db: Db, session: SessionId): Promise<void> =>
  void (await sql`select pg_notify('doors', ${session})`.execute(db));
