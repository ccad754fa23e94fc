import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { Visitor } from '../../base/serve/caller.ts';
import {
  newId,
  type Id,
  type PersonId,
  type RoomId,
  type SessionId,
  type StayId,
} from '../../base/ids.ts';
import { standingHours } from './rules.ts';

export type Said = {
  readonly id: Id<'message'>;
  readonly at: Date;
  readonly name: string;
  readonly person: PersonId | null;
  readonly mine: boolean;
  readonly text: string;
};

/**
 * Since when what was said belongs to the meeting that is on now: the opening of its event, a day,
 * or (an ad-hoc session) ever.
 */
export async function saidSince(db: Db, session: SessionId, now: Date): Promise<Date> {
  const { rows } = await sql<{ since: Date }>`
    select case s.kind
      when 'ad-hoc' then s.created_at
      when 'group' then coalesce(opened.at, day.ago)
      else day.ago
    end as since
    from sessions s
    cross join (select ${now}::timestamptz - make_interval(hours => ${standingHours}) as ago) day
    left join lateral (
      select coalesce(
        min(opens_at(e)) filter (where finishes_at(e) > ${now}),
          max(opens_at(e))
      ) as at
      from events e
      where e.session_id = s.id and e.cancelled_at is null and opens_at(e) <= ${now}
    ) opened on true
    where s.id = ${session}`.execute(db);
  return rows[0]!.since;
}

/**
 * The least id of that moment: ids rise with time, so the newest page is read without looking at
 * what is older.
 */
const leastId = (at: Date): string => {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

export async function listSaid(
  db: Db,
  room: RoomId,
  who: Pick<Visitor, 'person' | 'visitor'>,
  {
    since,
    before,
    limit,
  }: { readonly since: Date; readonly before: string | null; readonly limit: number },
): Promise<Said[]> {
  return db
    .selectFrom('messages as m')
    .leftJoin('stays as y', 'y.id', 'm.stay_id')
    .leftJoin('link_holders as l', 'l.id', 'y.guest_id')
    .select(['m.id', 'm.at', 'm.name', 'm.person_id as person', 'm.text'])
    .select(
      sql<boolean>`coalesce(m.person_id = ${who.person} or l.visitor = ${who.visitor}, false)`.as(
        'mine',
      ),
    )
    .where('m.room_id', '=', room)
    .where('m.id', '>=', leastId(since) as Id<'message'>)
    .$if(before !== null, (query) => query.where('m.id', '<', before as Id<'message'>))
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute();
}

type Saying = {
  readonly room: RoomId;
  readonly stay: StayId;
  readonly person: PersonId | null;
  readonly name: string;
  readonly text: string;
};
export async function insertMessage(
  tx: Tx,
  _by: Admitted<'be-inside'>,
  { room, stay, person, name, text }: Saying,
  now: Date,
): Promise<Said> {
  const id = newId<'message'>(now.getTime());
  await tx
    .insertInto('messages')
    .values({ id, room_id: room, stay_id: stay, person_id: person, name, text, at: now })
    .execute();
  return { id, at: now, name, person, mine: true, text };
}

/** What was said is forgotten a month later. */
export const forgetSaid = async (db: Db, _by: Admitted<'be-inside'>): Promise<void> =>
  void (await sql`delete from messages where at < now() - interval '30 days'`.execute(db));
