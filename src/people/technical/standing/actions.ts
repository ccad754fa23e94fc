import { admit, type Admitted } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import { Missing } from '../../../base/api/refusals.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { GroupId, PersonId } from '../../../base/ids.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { visible } from '../../groups/standing/actions.ts';
import { lockGroups, type Found } from '../../groups/standing/store.ts';
import { manageTechnicalUsers } from './gates.ts';
import { findTechnicalUser, type TechnicalUser } from './store.ts';

type Managing = {
  readonly by: Admitted<'manage-technical-users'>;
  readonly group: Found;
};
/** Whoever manages the technical users of this group; to look, or to change with the group held. */
export async function managingIn(db: Db, who: Who, id: GroupId): Promise<Managing> {
  const group = await visible(db, who, id);
  return { by: admit(evaluate(manageTechnicalUsers, group)), group };
}
export async function changingIn(tx: Tx, who: Who, id: GroupId): Promise<Managing> {
  await lockGroups(tx, [id]);
  return managingIn(tx, who, id);
}

type ManagingOne = Managing & { readonly found: TechnicalUser };
export async function managingOne(db: Db, who: Who, id: PersonId): Promise<ManagingOne> {
  const found = await findTechnicalUser(db, id);
  if (!found) throw new Missing();
  return { ...(await managingIn(db, who, found.group)), found };
}
export async function changingOne(tx: Tx, who: Who, id: PersonId): Promise<ManagingOne> {
  const known = await findTechnicalUser(tx, id);
  if (known) await lockGroups(tx, [known.group]);
  return managingOne(tx, who, id);
}
