import { z } from 'zod';
import { admit, reveal } from '../../access/admit.ts';
import { keyIn, marksUnder, pageOf } from '../../base/api/cursor.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { Who } from '../../base/serve/caller.ts';
import type { Id, SessionId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import { Missing } from '../../base/api/refusals.ts';
import { mayHost, maySeeDoor } from '../../sessions/door/actions.ts';
import { say } from '../../words/say.ts';
import type { Decision } from '../door/contract.ts';
import { findDoor } from '../door/store.ts';
import { listBlocked, listDecisions, unblock, type Line } from './store.ts';

export async function admitHost(db: Db, who: Who, session: SessionId): Promise<void> {
  reveal(await maySeeDoor(db, who.person, session));
  admit(await mayHost(db, who.person, session));
}

type Search = {
  readonly session: SessionId;
  readonly cursor?: string | undefined;
  readonly limit: number;
};
/** Who let whom in, when and from where. */
export async function decisions(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  who: Who,
  { session, cursor, limit }: Search,
) {
  const { mark, markOf } = marksUnder(config.secrets.tickets);
  await admitHost(db, who, session);
  const before = keyIn(cursor, z.tuple([mark]))?.[0] ?? null;
  const told = (line: Line): Decision => ({
    id: markOf(line.seq),
    at: line.at.toISOString(),
    kind: line.kind,
    says: sentence(line, who),
    who: line.who,
    from: typeof line.data['from'] === 'string' ? line.data['from'] : null,
  });
  return pageOf(
    await listDecisions(db, session, before, limit + 1),
    limit,
    ({ seq }) => [markOf(seq)],
    told,
  );
}
function sentence({ kind, data, who: by }: Line, who: Who): string {
  const text = (name: string): string =>
    typeof data[name] === 'string' ? data[name].replaceAll('-', '_') : '';
  const args = {
    who: by ?? say(who.language, 'journal.nobody', {})!,
    name: typeof data['name'] === 'string' ? data['name'] : '',
    decision: text('decision'),
    because: text('because'),
    from: text('before'),
    to: text('door'),
  };
  return say(who.language, `knocks.log.${kind}`, args) ?? kind;
}

export async function blocked(db: Db, who: Who, session: SessionId) {
  await admitHost(db, who, session);
  return {
    items: (await listBlocked(db, session)).map(({ since, ...row }) => ({
      ...row,
      since: since.toISOString(),
    })),
  };
}
export const liftBlock = (
  db: Db,
  who: Who,
  { session, block }: { readonly session: SessionId; readonly block: Id<'room-block'> },
): Promise<void> =>
  transact(db, async (tx) => {
    await admitHost(tx, who, session);
    const door = await findDoor(tx, session);
    if (!door) throw new Missing();
    const lifted = await unblock(tx, session, block);
    if (!lifted) return;
    const { name, person, visitor } = lifted;
    await append(tx, who, {
      kind: 'block.lifted',
      organisation: door.organisation,
      subject: session,
      data: { name, persons: person ? [person] : [], visitors: visitor ? [visitor] : [] },
    });
  });
