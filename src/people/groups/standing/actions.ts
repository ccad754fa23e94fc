import { findGroup, lockGroups } from './store.ts';
import { admit, reveal, type Admitted } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { Who } from '../../../base/serve/caller.ts';
import type { GroupId } from '../../../base/ids.ts';
import { Clash, Missing } from '../../../base/api/refusals.ts';
import { editGroup, seeGroup } from './gates.ts';
import { changesSince, type Found } from './store.ts';

export const maySee = (found: Found) => evaluate(seeGroup, found);
export const mayEdit = (found: Found) => evaluate(editGroup, found);

/** The group as the caller may see it; otherwise it does not exist. */
export async function visible(db: Db, who: Who, id: GroupId): Promise<Found> {
  const found = await findGroup(db, who.person, id);
  if (!found) throw new Missing();
  reveal(maySee(found));
  return found;
}
/** Locked, visible and open to the caller's changes. */
export async function editable(
  tx: Tx,
  who: Who,
  id: GroupId,
): Promise<{ readonly by: Admitted<'edit-group'>; readonly found: Found }> {
  await lockGroups(tx, [id]);
  const found = await visible(tx, who, id);
  return { by: admit(mayEdit(found)), found };
}

/** What others did since the version the caller edited, instead of overwriting it. */
export async function current(tx: Tx, found: Found, version: number): Promise<void> {
  if (found.version === version) return;
  const changes = (await changesSince(tx, found.id, version)).map(({ kind, at, by, people }) => ({
    what: whatOf(kind),
    at: at.toISOString(),
    by,
    people,
  }));
  throw new Clash('stale', 412, { version: found.version, changes });
}
const whatOf = (kind: string): string =>
  ({
    'group.member-added': 'added',
    'group.member-removed': 'removed',
    'group.role-changed': 'role',
    'group.nested': 'groups',
    'group.unnested': 'groups',
  })[kind] ?? 'settings';
