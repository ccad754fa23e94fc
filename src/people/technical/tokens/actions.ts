import { admit, reveal, type Admitted } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { Invalid, Missing } from '../../../base/api/refusals.ts';
import { databaseTime } from '../../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../../base/data/database.ts';
import { hashOf, newId, type PersonId, type TokenId } from '../../../base/ids.ts';
import { append, hasDone } from '../../../base/journal/journal.ts';
import type { SignedIn, Who } from '../../../base/serve/caller.ts';
import { whileSignedIn } from '../../account/sign-ins/actions.ts';
import { findGroup, type Found } from '../../groups/standing/store.ts';
import { changingOne, managingOne } from '../standing/actions.ts';
import { findTechnicalUser } from '../standing/store.ts';
import type { tokensContract } from './contract.ts';
import { changeToken, makeToken } from './gates.ts';
import { stateOf } from './rules.ts';
import * as store from './store.ts';
import type { TokenRow } from './store.ts';
import { newToken } from './token.ts';

type C = typeof tokensContract;
type Listed = Answer<C['GET /api/me/tokens']>;
type Making = Parsed<C['POST /api/me/tokens']>['body'];
type Made = Answer<C['POST /api/me/tokens']>;

async function listed(db: Db, person: PersonId): Promise<Listed> {
  const [rows, now] = [await store.listTokens(db, person), await databaseTime(db)];
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      role: row.role,
      state: stateOf(row, now),
      madeBy: row.made_by,
      madeAt: row.made_at.toISOString(),
      expiresAt: row.expires_at?.toISOString() ?? null,
      usedAt: row.used_at?.toISOString() ?? null,
    })),
  };
}
export const ownTokens = (db: Db, who: Who): Promise<Listed> => listed(db, who.person);
export async function tokensOf(db: Db, who: Who, id: PersonId): Promise<Listed> {
  await managingOne(db, who, id);
  return listed(db, id);
}

type Owner = { readonly person: PersonId; readonly group: Found | null };
/** What an entry says of whose it is. */
const about = ({ person, group }: Owner, id: TokenId, name: string) => ({
  organisation: group?.organisation.id ?? null,
  subject: id,
  data: { name, persons: [person], ...(group ? { groups: [group.id] } : {}) },
});

/** Only its hash is kept, so it can be shown this once. */
async function make(
  tx: Tx,
  who: SignedIn,
  owner: Owner,
  { name, role, expires }: Making,
): Promise<Made> {
  await store.holdOwner(tx, owner.person);
  const tokens = (await store.listTokens(tx, owner.person)).length;
  const by = admit(evaluate(makeToken, { tokens }));
  const until = expires === null ? null : new Date(expires);
  if (until && until <= (await databaseTime(tx)))
    throw new Invalid({ pointer: '#/body/expires', code: 'in-the-past' });
  const [id, token] = [newId<'token'>(), newToken()];
  await store.addToken(tx, by, {
    id,
    person: owner.person,
    name,
    role,
    hash: hashOf(token),
    madeBy: who.person,
    expires: until,
  });
  const { data, ...rest } = about(owner, id, name);
  await append(tx, who, {
    kind: 'token.made',
    ...rest,
    data: { ...data, role, expires: until?.toISOString() ?? null },
  });
  return { id, token };
}
export const makeOwn = (db: Db, who: SignedIn, making: Making): Promise<Made> =>
  transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    return make(tx, who, { person: who.person, group: null }, making);
  });
export const makeFor = (
  db: Db,
  who: SignedIn,
  { id, ...making }: Making & { readonly id: PersonId },
): Promise<Made> =>
  transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    const { group } = await changingOne(tx, who, id);
    return make(tx, who, { person: id, group }, making);
  });

type Changing = {
  readonly by: Admitted<'change-token'>;
  readonly token: TokenRow;
  readonly owner: Owner;
};
/** What is being done by it is waited for. */
async function changing(tx: Tx, who: SignedIn, id: TokenId): Promise<Changing> {
  await store.holdTokens(tx, { only: id });
  const token = await store.findToken(tx, id);
  if (!token) throw new Missing();
  const of = await findTechnicalUser(tx, token.person);
  const group = of && (await findGroup(tx, who.person, of.group));
  const own = token.person === who.person;
  const by = reveal(evaluate(changeToken, { name: token.name, own, group }));
  return { by, token, owner: { person: token.person, group } };
}

export const turn = (
  db: Db,
  who: SignedIn,
  { id, revoked }: { readonly id: TokenId; readonly revoked: boolean },
): Promise<void> =>
  transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    const { by, token, owner } = await changing(tx, who, id);
    if ((token.revoked_at !== null) === revoked) return;
    await store.setRevoked(tx, by, id, revoked);
    await append(tx, who, {
      kind: revoked ? 'token.revoked' : 'token.restored',
      ...about(owner, id, token.name),
    });
  });
export const remove = (db: Db, who: SignedIn, id: TokenId): Promise<void> =>
  transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    if (await hasDone(tx, who.person, { kind: 'token.deleted', subject: id })) return;
    const { by, token, owner } = await changing(tx, who, id);
    await store.dropToken(tx, by, id);
    await append(tx, who, { kind: 'token.deleted', ...about(owner, id, token.name) });
  });

/** Whoever keeps a token hears in time that it expires: a week before, or of a short one less. */
export const warn = (db: Db, by: Admitted<'change-token'>): Promise<void> =>
  transact(db, async (tx) => {
    for (const { id, person, name, expires, group, organisation } of await store.takeExpiring(
      tx,
      by,
    ))
      await append(
        tx,
        { person: null, through: 'job', requestId: null },
        {
          kind: 'token.expiring',
          organisation,
          subject: id,
          data: {
            name,
            persons: [person],
            expires: expires.toISOString(),
            ...(group ? { groups: [group] } : {}),
          },
        },
      );
  });
