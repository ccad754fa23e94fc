import { sql } from 'kysely';
import type { Db, Tx } from '../base/data/database.ts';
import { newId, type OrganisationId, type PersonId } from '../base/ids.ts';

export async function addOrganisation(
  tx: Tx,
  name: string,
  members: readonly { readonly person: PersonId; readonly role: 'admin' | 'member' }[],
): Promise<OrganisationId> {
  const id = newId<'organisation'>();
  await tx.insertInto('organisations').values({ id, name }).execute();
  await tx
    .insertInto('organisation_members')
    .values(members.map(({ person, role }) => ({ organisation_id: id, person_id: person, role })))
    .execute();
  return id;
}

export const anybodyThere = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('persons').select('id').limit(1).execute()).length > 0;
/** After many rows at once the planner needs to know of them. */
export const analyse = async (db: Db): Promise<void> => void (await sql`analyze`.execute(db));
