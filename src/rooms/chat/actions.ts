import { z } from 'zod';
import { admit, reveal, type Admitted } from '../../access/admit.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { Visitor } from '../../base/serve/caller.ts';
import type { SessionId } from '../../base/ids.ts';
import { Missing } from '../../base/api/refusals.ts';
import { mayBeInside, maySeeDoor } from '../gate/actions.ts';
import { guestAt } from '../door/store.ts';
import { putSignals, wakeOthers } from '../call/medium/store.ts';
import { stayOf, type Stay } from '../stays/store.ts';
import type { Message } from './contract.ts';
import { insertMessage, listSaid, saidSince, type Said } from './store.ts';

/** Nothing of a room is told to anybody who is not in it. */
async function stayInside(
  db: Db,
  who: Visitor,
  session: SessionId,
): Promise<{ readonly by: Admitted<'be-inside'>; readonly stay: Stay }> {
  const someone = {
    person: who.person,
    guest: who.visitor && (await guestAt(db, session, who.visitor)),
  };
  reveal(await maySeeDoor(db, someone, session));
  const by = admit(await mayBeInside(db, someone, session));
  const stay = await stayOf(db, session, who, await databaseTime(db));
  if (!stay) throw new Missing();
  return { by, stay };
}
const told = (said: Said): Message => ({ ...said, at: said.at.toISOString() });

type Search = {
  readonly session: SessionId;
  readonly cursor?: string | undefined;
  readonly limit: number;
};
export async function listen(
  db: Db,
  who: Visitor,
  { session, cursor, limit }: Search,
): Promise<{ items: Message[]; next?: string }> {
  const { stay } = await stayInside(db, who, session);
  const before = keyIn(cursor, z.tuple([z.uuid()]))?.[0] ?? null;
  const rows = await listSaid(db, stay.room, who, {
    since: await saidSince(db, session, await databaseTime(db)),
    before,
    limit: limit + 1,
  });
  return pageOf(rows, limit, ({ id }) => [id], told);
}

/**
 * The others learn with the commit that there is something to read, in whichever process their page
 * is; it is in no journal.
 */
export const say = (
  db: Db,
  who: Visitor,
  { session, text }: { readonly session: SessionId; readonly text: string },
): Promise<Message> =>
  transact(db, async (tx) => {
    const { by, stay } = await stayInside(tx, who, session);
    const { id, room, name, person } = stay;
    const now = await databaseTime(tx);
    const said = await insertMessage(tx, by, { room, stay: id, person, name, text }, now);
    await putSignals(tx, [{ to: id, from: id, data: 'chat' }]);
    await wakeOthers(tx);
    return told(said);
  });
