import type { Admitted } from '../../access/admit.ts';
import type { Answer, Parsed } from '../../base/api/contract.ts';
import { byName, keyIn, pageOf } from '../../base/api/cursor.ts';
import { Clash } from '../../base/api/refusals.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import { newId, type GroupId, type PersonId } from '../../base/ids.ts';
import { append, hasDone } from '../../base/journal/journal.ts';
import type { SignedIn, Who } from '../../base/serve/caller.ts';
import { whileSignedIn } from '../account/sign-ins/actions.ts';
import { addTechnical, endTechnical, renameTechnical } from '../account/store.ts';
import type { technicalContract } from './contract.ts';
import { changingIn, changingOne, managingIn, managingOne } from './standing/actions.ts';
import { holdTechnicalUsers } from './standing/store.ts';
import * as store from './store.ts';
import { dropTokensOf, holdTokens } from './tokens/store.ts';

type C = typeof technicalContract;
type Row = Awaited<ReturnType<typeof store.readTechnicalUser>>;

const itemOf = ({ id, name, tokens, ...row }: Row) => ({
  id,
  name,
  tokens,
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  usedAt: row.used_at?.toISOString() ?? null,
});

type Within = {
  readonly id: GroupId;
  readonly query: Parsed<C['GET /api/groups/{id}/technical-users']>['query'];
};
export async function listTechnicalUsers(
  db: Db,
  who: Who,
  { id, query: { q, cursor, limit } }: Within,
): Promise<Answer<C['GET /api/groups/{id}/technical-users']>> {
  await managingIn(db, who, id);
  const after = keyIn(cursor, byName);
  const rows = await store.listTechnicalUsers(db, id, { q: q ?? '', after, limit });
  return pageOf(rows, limit, (row) => [row.key, row.id], itemOf);
}
export async function showTechnicalUser(
  db: Db,
  who: Who,
  id: PersonId,
): Promise<Answer<C['GET /api/technical-users/{id}']>> {
  const { group } = await managingOne(db, who, id);
  const item = itemOf(await store.readTechnicalUser(db, id));
  return { ...item, group: { id: group.id, name: group.name } };
}

async function freeName(tx: Tx, group: GroupId, name: string): Promise<void> {
  if (await store.isNameTaken(tx, group, name)) throw new Clash('technical-name-free');
}
export const makeTechnicalUser = (
  db: Db,
  who: SignedIn,
  { group: of, name }: { readonly group: GroupId; readonly name: string },
): Promise<{ id: PersonId }> =>
  transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    const { by, group } = await changingIn(tx, who, of);
    await freeName(tx, group.id, name);
    const id = newId<'person'>();
    await addTechnical(tx, by, { id, name });
    await store.addTechnicalUser(tx, by, { id, group: group.id, madeBy: who.person });
    await append(tx, who, {
      kind: 'technical-user.made',
      organisation: group.organisation.id,
      subject: id,
      data: { name, persons: [id], groups: [group.id] },
    });
    return { id };
  });

export const nameTechnicalUser = (
  db: Db,
  who: SignedIn,
  { id, name }: { readonly id: PersonId; readonly name: string },
): Promise<void> =>
  transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    const { by, group, found } = await changingOne(tx, who, id);
    if (found.name === name) return;
    if (found.name.toLowerCase() !== name.toLowerCase()) await freeName(tx, group.id, name);
    await renameTechnical(tx, by, { id, name });
    await append(tx, who, {
      kind: 'technical-user.renamed',
      organisation: group.organisation.id,
      subject: id,
      data: { name, before: found.name, persons: [id], groups: [group.id] },
    });
  });

/** What it is doing is waited for; from then on its tokens open nothing. */
export async function endTechnicalUser(
  tx: Tx,
  by: Admitted<'manage-technical-users'>,
  id: PersonId,
): Promise<void> {
  await holdTokens(tx, { of: id });
  await holdTechnicalUsers(tx, [id]);
  await dropTokensOf(tx, by, id);
  await store.endTechnicalUser(tx, by, id);
  await endTechnical(tx, by, id);
}
export const removeTechnicalUser = (db: Db, who: SignedIn, id: PersonId): Promise<void> =>
  transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    if (await hasDone(tx, who.person, { kind: 'technical-user.deleted', subject: id })) return;
    const { by, group, found } = await changingOne(tx, who, id);
    await endTechnicalUser(tx, by, id);
    await append(tx, who, {
      kind: 'technical-user.deleted',
      organisation: group.organisation.id,
      subject: id,
      data: { name: found.name, persons: [id], groups: [group.id], because: 'deleted' },
    });
  });
