import { sql } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { PersonId } from '../../base/ids.ts';

/** `countedOn`: those of them whom something rests on. */
export async function sweepAccounts(
  db: Db,
  countedOn: (tx: Tx, persons: readonly PersonId[]) => Promise<ReadonlySet<PersonId>>,
): Promise<void> {
  const now = sql<Date>`now()`;
  await db.deleteFrom('verifications').where('expires_at', '<', now).execute();
  await db.deleteFrom('sign_ins').where('expires_at', '<', now).execute();
  // An address that nobody confirmed in a month may be anybody's: it is forgotten, unless somebody
  // already counts on the person.
  await transact(db, async (tx) => {
    const { rows } = await sql<{ id: PersonId }>`
      select id
      from persons
      where not email_verified and deleted_at is null and created_at < now() - interval '30 days'
      order by id
      for update`.execute(tx);
    const persons = rows.map(({ id }) => id);
    const kept = await countedOn(tx, persons);
    await sql`
      delete
      from persons
      where id = any(${persons.filter((id) => !kept.has(id))}::uuid[])`.execute(tx);
  });
}

type Technical = { readonly id: PersonId; readonly name: string };
/** Nobody signs in to it, and nothing is ever sent to it. */
export const addTechnical = async (
  tx: Tx,
  _by: Admitted<'manage-technical-users'>,
  { id, name }: Technical,
): Promise<void> =>
  void (await tx
    .insertInto('persons')
    .values({
      id,
      name,
      email: `technical-${id}@invalid`,
      email_verified: true,
      image: null,
      technical: true,
    })
    .execute());
export const renameTechnical = async (
  tx: Tx,
  _by: Admitted<'manage-technical-users'>,
  { id, name }: Technical,
): Promise<void> =>
  void (await tx
    .updateTable('persons')
    .set({ name, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute());
/** What it was called stays: it was nobody's name. */
export const endTechnical = async (
  tx: Tx,
  _by: Admitted<'manage-technical-users'>,
  id: PersonId,
): Promise<void> =>
  void (await tx
    .updateTable('persons')
    .set({ deleted_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute());
