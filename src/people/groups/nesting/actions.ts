import { findInner, innerCandidates, lockNestings, nest, unnest } from './store.ts';
import { lockGroups, raiseVersion, upwards } from '../standing/store.ts';
import { admit } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import type { Answer } from '../../../base/api/contract.ts';
import { type Db, transact } from '../../../base/data/database.ts';
import type { Who } from '../../../base/serve/caller.ts';
import type { GroupId } from '../../../base/ids.ts';
import { append } from '../../../base/journal/journal.ts';
import { Invalid, Missing } from '../../../base/api/refusals.ts';
import { nestGroup } from '../standing/gates.ts';
import type { C } from '../actions.ts';
import { editable, mayEdit, visible } from '../standing/actions.ts';

export async function listInnerCandidates(
  db: Db,
  who: Who,
  { id, q }: { readonly id: GroupId; readonly q?: string | undefined },
): Promise<Answer<C['GET /api/groups/{id}/inner-candidates']>> {
  const found = await visible(db, who, id);
  admit(mayEdit(found));
  return { items: [...(await innerCandidates(db, who.person, found, q ?? ''))] };
}

export const putInside = (
  db: Db,
  who: Who,
  { id, inner: innerId }: { readonly id: GroupId; readonly inner: GroupId },
): Promise<void> =>
  transact(db, async (tx) => {
    const seen = await visible(tx, who, id);
    await lockNestings(tx, seen.organisation.id);
    await lockGroups(tx, [id, innerId]);
    const found = await visible(tx, who, id);
    const inner = await findInner(tx, who.person, id, innerId);
    if (!inner?.visible) throw new Invalid({ pointer: '#/body/group', code: 'unknown-group' });
    const by = admit(
      evaluate(nestGroup, {
        ...found,
        inner: { ...inner, sameOrganisation: inner.organisation === found.organisation.id },
      }),
    );
    if (!(await nest(tx, by, id, innerId))) return;
    await append(tx, who, {
      kind: 'group.nested',
      organisation: found.organisation.id,
      subject: id,
      data: {
        inner: innerId,
        name: inner.name,
        groups: [...(await upwards(tx, id)), innerId],
        version: await raiseVersion(tx, by, id),
      },
    });
  });

export const takeFromInside = (
  db: Db,
  who: Who,
  { id, inner }: { readonly id: GroupId; readonly inner: GroupId },
): Promise<void> =>
  transact(db, async (tx) => {
    const seen = await visible(tx, who, id);
    await lockNestings(tx, seen.organisation.id);
    const { by, found } = await editable(tx, who, id);
    if (!(await unnest(tx, by, id, inner))) {
      // somebody, or a first try, was quicker
      if ((await findInner(tx, who.person, id, inner))?.visible) return;
      throw new Missing();
    }
    const groups = await upwards(tx, id);
    await append(tx, who, {
      kind: 'group.unnested',
      organisation: found.organisation.id,
      subject: id,
      data: { inner, groups: [...groups, inner], version: await raiseVersion(tx, by, id) },
    });
  });
