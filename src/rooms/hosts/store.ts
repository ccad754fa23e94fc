import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import type { Named } from '../../people/known/store.ts';

export const listHosts = (db: Db, session: SessionId): Promise<Named[]> =>
  db
    .selectFrom('session_hosts as h')
    .innerJoin('persons as p', 'p.id', 'h.person_id')
    .select(['p.id', 'p.name'])
    .where('h.session_id', '=', session)
    .where('h.event_id', 'is', null)
    .where('p.deleted_at', 'is', null)
    .orderBy(sql`lower(p.name)`)
    .execute();
export const personNamed = (db: Db, person: PersonId): Promise<Named | undefined> =>
  db
    .selectFrom('persons')
    .select(['id', 'name'])
    .where('id', '=', person)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/**
 * Could this person host? In the group of a group session; else of the organisation, or a contact
 * of the owner.
 */
export async function couldHost(db: Db, session: SessionId, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select from can_host(${session}, ${person})) as yes`.execute(db);
  return rows[0]!.yes;
}
