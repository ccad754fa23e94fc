import { sql } from 'kysely';
import type { Admitted } from '../../../access/admit.ts';
import type { Tx } from '../../../base/data/database.ts';
import type { AssemblyId, GroupId, OrganisationId } from '../../../base/ids.ts';

/** Another holder begins, or none: whatever was said at a lower epoch counts no more. */
export async function raiseEpoch(
  tx: Tx,
  _by: Admitted<string>,
  assembly: AssemblyId,
): Promise<number> {
  const { epoch } = await tx
    .updateTable('assemblies')
    .set((eb) => ({ epoch: sql<string>`${eb.ref('epoch')} + 1` }))
    .where('id', '=', assembly)
    .returning('epoch')
    .executeTakeFirstOrThrow();
  return Number(epoch);
}

export type Broken = {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly version: number;
  readonly groups: GroupId[];
};
/** Null: it is out of service already. */
export async function breakDown(
  tx: Tx,
  _by: Admitted<string>,
  assembly: AssemblyId,
  reason: string,
): Promise<Broken | null> {
  const { rows } = await sql<Broken>`
    update assemblies a
    set state = 'out-of-service',
      state_reason = ${reason},
      version = version + 1
    where a.id = ${assembly}
      and a.state <> 'out-of-service'
    returning a.organisation_id as organisation, a.name, a.version,
      array(
        select distinct g.group_id
        from audience_groups g
        where g.audience_id in (a.id, a.shown_id)
      ) as groups`.execute(tx);
  return rows[0] ?? null;
}
