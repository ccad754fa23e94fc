import type { Admitted } from '../../access/admit.ts';
import type { Answer } from '../../base/api/contract.ts';
import { byName, keyIn, pageOf } from '../../base/api/cursor.ts';
import { Clash, Invalid, Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { OrganisationId, PersonId, QualificationId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import type { Who } from '../../base/serve/caller.ts';
import { admitAdmin } from '../organisation/standing/actions.ts';
import type { completionsContract } from './contract.ts';
import * as store from './store.ts';

type C = typeof completionsContract;
type Paging = { readonly cursor?: string | undefined; readonly limit: number };
type In = { readonly id: OrganisationId };
type Of = In & { readonly qualification: QualificationId };

export async function listQualifications(
  db: Db,
  who: Who,
  { id, cursor, limit }: In & Paging,
): Promise<Answer<C['GET /api/organisations/{id}/qualifications']>> {
  await admitAdmin(db, who, id);
  const rows = await store.listQualifications(db, id, { after: keyIn(cursor, byName), limit });
  return pageOf(
    rows,
    limit,
    (row) => [row.key, row.id],
    ({ key: _, ...row }) => row,
  );
}

export const make = (db: Db, who: Who, { id, name }: In & { readonly name: string }) =>
  transact(db, async (tx) => {
    const { by } = await admitAdmin(tx, who, id);
    const made = await store.insertQualification(tx, by, id, name);
    if (made === null) throw new Clash('qualification-name-free');
    await append(tx, who, {
      kind: 'qualification.made',
      organisation: id,
      subject: made,
      data: { name },
    });
    return { id: made };
  });

type Held = { readonly by: Admitted<'administer-organisation'>; readonly name: string };
async function held(tx: Tx, who: Who, { id, qualification }: Of): Promise<Held> {
  const { by } = await admitAdmin(tx, who, id);
  const name = await store.lockQualification(tx, id, qualification);
  if (name === null) throw new Missing();
  return { by, name };
}

export const rename = (
  db: Db,
  who: Who,
  { name, ...of }: Of & { readonly name: string },
): Promise<void> =>
  transact(db, async (tx) => {
    const { by, name: before } = await held(tx, who, of);
    if (name === before) return;
    if (await store.isNamed(tx, of.id, name)) throw new Clash('qualification-name-free');
    await store.renameQualification(tx, by, of.qualification, name);
    await append(tx, who, {
      kind: 'qualification.renamed',
      organisation: of.id,
      subject: of.qualification,
      data: { name, before },
    });
  });

export const remove = (db: Db, who: Who, of: Of): Promise<void> =>
  transact(db, async (tx) => {
    const { by } = await admitAdmin(tx, who, of.id);
    const name = await store.lockQualification(tx, of.id, of.qualification);
    if (name === null) return;
    const persons = await store.holdersOf(tx, of.qualification);
    await store.deleteQualification(tx, by, of.qualification);
    await append(tx, who, {
      kind: 'qualification.removed',
      organisation: of.id,
      subject: of.qualification,
      data: { name, persons },
    });
  });

export const listHolders = (
  db: Db,
  who: Who,
  { cursor, limit, ...of }: Of & Paging,
): Promise<Answer<C['GET /api/organisations/{id}/qualifications/{qualification}/people']>> =>
  transact(db, async (tx) => {
    await held(tx, who, of);
    const page = { after: keyIn(cursor, byName), limit };
    const rows = await store.listHolders(tx, of.qualification, page);
    return pageOf(
      rows,
      limit,
      (row) => [row.key, row.person],
      ({ key: _, given, expires, ...row }) => ({
        ...row,
        given: given.toISOString(),
        expires: expires?.toISOString() ?? null,
      }),
    );
  });

type Giving = Of & { readonly person: PersonId; readonly expires: string | null };
export const give = (db: Db, who: Who, { person, expires, ...of }: Giving): Promise<void> =>
  transact(db, async (tx) => {
    const { by, name } = await held(tx, who, of);
    if (!(await store.holdReceiver(tx, who.person, of.id, person))) throw new Missing();
    if (expires !== null && new Date(expires) <= (await databaseTime(tx)))
      throw new Invalid({ pointer: '#/body/expires', code: 'in-the-past' });
    const given = { qualification: of.qualification, person, giver: who.person, expires };
    if (!(await store.give(tx, by, given))) return;
    await append(tx, who, {
      kind: 'qualification.given',
      organisation: of.id,
      subject: of.qualification,
      data: { name, persons: [person] },
    });
  });

export const take = (
  db: Db,
  who: Who,
  { person, ...of }: Of & { readonly person: PersonId },
): Promise<void> =>
  transact(db, async (tx) => {
    const { by, name } = await held(tx, who, of);
    if (!(await store.take(tx, by, of.qualification, person))) return;
    await append(tx, who, {
      kind: 'qualification.taken',
      organisation: of.id,
      subject: of.qualification,
      data: { name, persons: [person] },
    });
  });
