import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { AssemblyId, GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import { mayHave } from '../opened/store.ts';

/** The one of this name that is not retired. */
export const assemblyNamed = async (
  db: Db,
  organisation: OrganisationId,
  name: string,
): Promise<AssemblyId | null> =>
  (
    await sql<{ id: AssemblyId }>`
      select id
      from assemblies
      where organisation_id = ${organisation}
        and lower(name) = lower(${name})
        and retired_at is null`.execute(db)
  ).rows[0]?.id ?? null;

/** Groups that somebody may open its assemblies to, by the names that were written; its own first. */
export async function groupsCalled(
  db: Db,
  person: PersonId,
  organisation: OrganisationId,
  names: readonly string[],
): Promise<ReadonlyMap<string, GroupId>> {
  const { rows } = await sql<{ name: string; id: GroupId }>`
    select distinct on (n.name) n.name, g.id
    from unnest(${[...names]}::text[]) n (name)
    join groups g on lower(g.name) = lower(n.name)
    where ${mayHave(person, organisation)}
    order by n.name, g.organisation_id <> ${organisation}, g.id`.execute(db);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Part of a change: it is taken back where it fails or `keep` is false, and the rest stays. */
export async function attempt<T>(tx: Tx, work: () => Promise<T>, keep: boolean): Promise<T> {
  const takeBack = () => sql`rollback to savepoint part`.execute(tx);
  await sql`savepoint part`.execute(tx);
  try {
    const done = await work();
    if (!keep) await takeBack();
    await sql`release savepoint part`.execute(tx);
    return done;
  } catch (error) {
    await takeBack();
    throw error;
  }
}
