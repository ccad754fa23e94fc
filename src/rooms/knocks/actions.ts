import { admit, reveal } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { Clash, Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { KnockId, SessionId } from '../../base/ids.ts';
import type { Kind } from '../../base/journal/entries.ts';
import { appendAll, type Actor } from '../../base/journal/journal.ts';
import type { Visitor } from '../../base/serve/caller.ts';
import { notify, settle } from '../../notices/actions.ts';
import { factsOf, mayWait } from '../gate/actions.ts';
import { standingOf as standingAt } from '../gate/checks.ts';
import { toKnock, toSee } from '../gate/gates.ts';
import { judgedOn, type Telling } from '../../access/judged.ts';
import { doorNetworkOf, knownAt, lockDoor, type DoorRow } from '../door/store.ts';
import type { OwnKnock } from './contract.ts';
import { knocking } from './notice.ts';
import { endOf, isFull, ownKnock, pendingHours, revocableUntil } from './rules.ts';
import * as store from './store.ts';
import { toldOf, type KnockRow } from './store.ts';

/**
 * How a request is written down: who it is about, for those who look at the log and for the pages
 * that look again.
 */
export const entryOf = <K extends Kind, const More extends object>(
  kind: K,
  { id, session, organisation, person, visitor, name, asks }: KnockRow,
  more: More = {} as More,
) => ({
  kind,
  organisation,
  subject: session,
  data: {
    knock: id,
    asks,
    name,
    persons: person ? [person] : [],
    ...(visitor ? { visitors: [visitor] } : {}),
    ...more,
  },
});

type Asked = { readonly session: SessionId; readonly message: string };
/** Asks to join. Whoever waits already waits on, with the new message. */
export const knock = (
  db: Db,
  who: Visitor,
  { session, message }: Asked,
): Promise<{ readonly fresh: boolean; readonly knock: OwnKnock }> =>
  transact(db, async (tx) => {
    const door = await lockDoor(tx, session, 'share');
    const known = await knownAt(tx, session, who, doorNetworkOf(who.address));
    const load = (telling?: Telling) => factsOf(tx, known, session, telling);
    const facts = await load();
    const seen = reveal(evaluate(toSee(facts), facts));
    if (!door) throw new Missing();
    const { now } = facts;
    const waiting = await store.knockOf(tx, session, known, now);
    if (waiting?.state === 'pending') {
      if (message && message !== waiting.message) {
        await store.setMessage(tx, seen, waiting.id, message);
        await appendAll(tx, who, [entryOf('knock.reworded', waiting)]);
      }
      return {
        fresh: false,
        knock: ownKnock((await store.knockOf(tx, session, known, now))!, facts, now),
      };
    }
    const by = admit(await judgedOn(facts, toKnock(facts), load));
    if (isFull(await store.countQueue(tx, session, known.network, now), standingAt(facts)))
      throw new Clash('queue-full');
    const until = endOf(facts.about!.closes, pendingHours, now);
    const id = await store.ask(tx, by, { session, ...known, message, until }, now);
    const row = (await store.knockOf(tx, session, known, now))!;
    if (id) {
      await appendAll(tx, who, [entryOf('knock.asked', row, { title: door.title })]);
      await tellHosts(tx, door, row);
    }
    return { fresh: id !== null, knock: ownKnock(row, facts, now) };
  });

/** One notice a room for each host, however many ask. */
export async function tellHosts(
  tx: Tx,
  { session, title }: Pick<DoorRow, 'session' | 'title'>,
  { name, person }: Pick<KnockRow, 'name' | 'person'>,
): Promise<void> {
  const persons = (await toldOf(tx, session)).filter((one) => one !== person);
  await notify(tx, knocking, {
    persons,
    subject: session,
    by: person,
    args: { name, title },
    href: `/sessions/${session}/lobby`,
    topic: `queue:${session}`,
  });
}
/**
 * When nobody waits any more, nothing is left to be told. The door is held still: whoever asks
 * meanwhile would lose their notice with the others.
 */
export async function quieten(tx: Tx, session: SessionId, now: Date): Promise<void> {
  if ((await store.countPending(tx, session, now)) === 0)
    await settle(tx, knocking, { subject: session });
}

export const withdraw = (db: Db, who: Visitor, id: KnockId): Promise<void> =>
  transact(db, async (tx) => {
    const found = await store.findKnock(tx, id, await databaseTime(tx));
    const mine =
      found &&
      (who.person
        ? found.person === who.person
        : found.visitor !== null && found.visitor === who.visitor);
    if (!found || !mine) throw new Missing();
    await lockDoor(tx, found.session, 'update');
    const now = await databaseTime(tx);
    const [row] = await store.lockKnocks(tx, found.session, [id], now);
    // a denial that is undone would bring it back
    if (row?.state !== 'pending' && !(row?.state === 'denied' && revocableUntil(row, now))) return;
    await store.endKnocks(tx, [id], 'withdrawn', now);
    await appendAll(tx, who, [entryOf('knock.withdrawn', row)]);
    await quieten(tx, found.session, now);
  });

/** Waits for an answer, or has one that was not used. */
const isOpen = ({ state, entered }: KnockRow): boolean =>
  state === 'pending' || (state === 'allowed' && entered === null);
type Because = 'opened' | 'closed' | 'link-renewed' | 'ended' | 'no-access' | 'made-host';
/** Requests that need no answer any more. */
export async function voidKnocks(
  tx: Tx,
  actor: Actor,
  { session }: Pick<DoorRow, 'session'>,
  rows: readonly KnockRow[],
  because: Because,
): Promise<number> {
  if (rows.length === 0) return 0;
  const now = await databaseTime(tx);
  const locked = (
    await store.lockKnocks(
      tx,
      session,
      rows.map((row) => row.id),
      now,
    )
  ).filter(isOpen);
  await store.endKnocks(
    tx,
    locked.map((row) => row.id),
    'void',
    now,
  );
  await appendAll(
    tx,
    actor,
    locked.map((row) => entryOf('knock.voided', row, { because })),
  );
  await quieten(tx, session, now);
  return locked.length;
}

/**
 * Those of them who still may wait; whoever lost the right meanwhile waits no longer, whatever was
 * to be answered.
 */
export async function withRight(
  tx: Tx,
  actor: Actor,
  door: Pick<DoorRow, 'session'>,
  rows: readonly KnockRow[],
): Promise<readonly KnockRow[]> {
  const may = await mayWait(tx, rows);
  const lost = rows.filter((_, at) => !may[at]);
  await voidKnocks(tx, actor, door, lost, 'no-access');
  return rows.filter((_, at) => may[at]);
}
