import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import {
  newId,
  type GuestId,
  type Id,
  type PersonId,
  type SessionId,
  type VisitorId,
} from '../../base/ids.ts';
import type { Subject } from '../../access/subject.ts';

export type Blocked = {
  readonly id: Id<'room-block'>;
  readonly name: string;
  readonly guest: boolean;
  readonly by: string | null;
  readonly since: Date;
};
type Whom = {
  readonly session: SessionId;
  readonly person: PersonId | null;
  readonly guest: GuestId | null;
  readonly name: string;
  readonly network: string | null;
};
/** A person by their account, a guest by their browser, so that another name does not help. */
export const block = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  { session, person, guest, name, network }: Whom,
  by: PersonId | null,
  now: Date,
): Promise<void> =>
  void (await sql`
    insert into room_blocks (id, session_id, person_id, visitor, name, by_id, since, network)
    select ${newId(now.getTime())}, ${session}, ${person}::uuid, h.visitor, ${name}, ${by}, ${now},
      ${network}
    from (select 1) one
    left join link_holders h on h.id = ${guest}
    where ${person}::uuid is not null or h.visitor is not null
    on conflict do nothing`.execute(tx));
export const listBlocked = (db: Db, session: SessionId): Promise<Blocked[]> =>
  db
    .selectFrom('room_blocks as b')
    .leftJoin('persons as p', 'p.id', 'b.by_id')
    .select([
      'b.id',
      'b.name',
      sql<boolean>`b.person_id is null`.as('guest'),
      'p.name as by',
      'b.since',
    ])
    .where('b.session_id', '=', session)
    .orderBy('b.since', 'desc')
    .limit(500)
    .execute();
export const unblock = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
  id: Id<'room-block'>,
): Promise<{ name: string; person: PersonId | null; visitor: VisitorId | null } | undefined> =>
  tx
    .deleteFrom('room_blocks')
    .where('session_id', '=', session)
    .where('id', '=', id)
    .returning(['name', 'person_id as person', 'visitor'])
    .executeTakeFirst();

/** Of these ids, the blocks; they are called as their session. */
export const blocksById = async (db: Db, ids: readonly string[]): Promise<Subject[]> =>
  (
    await sql<Subject>`
      select b.id, s.organisation_id as organisation, s.title
      from room_blocks b
      join sessions s on s.id = b.session_id
      where b.id = any(${[...ids]}::uuid[])`.execute(db)
  ).rows;

/** From where somebody was blocked is forgotten a month later. */
export const forgetBlockNetworks = async (db: Db, _by: Admitted<'host-room'>): Promise<void> =>
  void (await sql`
    update room_blocks
    set network = null
    where network is not null and since < now() - interval '30 days'`.execute(db));
