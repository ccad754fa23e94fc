import { admit, reveal } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { Clash, Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { KnockId, PersonId, SessionId } from '../../base/ids.ts';
import type { Kind } from '../../base/journal/entries.ts';
import { appendAll, type Actor } from '../../base/journal/journal.ts';
import type { Visitor } from '../../base/serve/caller.ts';
import { notify, settle } from '../../notices/actions.ts';
import { factsOf, mayWait } from '../gate/actions.ts';
import { standingOf as standingAt } from '../gate/checks.ts';
import { toKnock, toSee } from '../gate/gates.ts';
import { loadFactsWith } from '../gate/store.ts';
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
    const [door, known] = await Promise.all([
      lockDoor(tx, session, 'share'),
      knownAt(tx, session, who, doorNetworkOf(who.address)),
    ]);
    const { facts, rows } = await loadFactsWith(
      tx,
      known.person,
      { ...known, session },
      'nothing',
      {
        name: 'knock',
        parts: {
          waiting: store.ownKnockPart(session, known),
          crowd: store.crowdPart(session, known.network),
        },
      },
    );
    const seen = reveal(evaluate(toSee(facts), facts));
    if (!door) throw new Missing();
    const { now } = facts;
    const [[waiting], [crowd]] = [rows.waiting, rows.crowd];
    if (waiting?.state === 'pending') {
      if (message && message !== waiting.message) {
        await store.setMessage(tx, seen, waiting.id, message);
        await appendAll(tx, who, [entryOf('knock.reworded', waiting)]);
      }
      return {
        fresh: false,
        knock: ownKnock((await store.knockOf(tx, session, known))!, facts, now),
      };
    }
    const load = (telling: Telling) => factsOf(tx, known, session, telling);
    const by = admit(await judgedOn(facts, toKnock(facts), load));
    if (isFull(crowd!, standingAt(facts))) throw new Clash('queue-full');
    const until = endOf(facts.about!.closes, pendingHours, now);
    const [id, asked, hosts] = await Promise.all([
      store.ask(tx, by, { session, ...known, message, until }, now),
      store.knockOf(tx, session, known),
      toldOf(tx, session),
    ]);
    const row = asked!;
    if (id)
      await Promise.all([
        appendAll(tx, who, [entryOf('knock.asked', row, { title: door.title })]),
        tellHosts(tx, door, row, hosts),
      ]);
    return { fresh: id !== null, knock: ownKnock(row, facts, now) };
  });

/** One notice a room for each host, however many ask. */
export async function tellHosts(
  tx: Tx,
  { session, title }: Pick<DoorRow, 'session' | 'title'>,
  { name, person }: Pick<KnockRow, 'name' | 'person'>,
  hosts: readonly PersonId[],
): Promise<void> {
  const persons = hosts.filter((host) => host !== person);
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
export async function quieten(tx: Tx, session: SessionId): Promise<void> {
  if ((await store.countPending(tx, session)) === 0)
    await settle(tx, knocking, { subject: session });
}

export const withdraw = (db: Db, who: Visitor, id: KnockId): Promise<void> =>
  transact(db, async (tx) => {
    const found = await store.findKnock(tx, id);
    const mine =
      found &&
      (who.person
        ? found.person === who.person
        : found.visitor !== null && found.visitor === who.visitor);
    if (!found || !mine) throw new Missing();
    const [, now, [row]] = await Promise.all([
      lockDoor(tx, found.session, 'update'),
      databaseTime(tx),
      store.lockKnocks(tx, found.session, [id]),
    ]);
    // a denial that is undone would bring it back
    if (row?.state !== 'pending' && !(row?.state === 'denied' && revocableUntil(row, now))) return;
    await Promise.all([
      store.endKnocks(tx, [id], 'withdrawn', now),
      appendAll(tx, who, [entryOf('knock.withdrawn', row)]),
      quieten(tx, found.session),
    ]);
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
  const ids = rows.map((row) => row.id);
  const [now, locked] = await Promise.all([databaseTime(tx), store.lockKnocks(tx, session, ids)]);
  const open = locked.filter(isOpen);
  await store.endKnocks(
    tx,
    open.map((row) => row.id),
    'void',
    now,
  );
  await appendAll(
    tx,
    actor,
    open.map((row) => entryOf('knock.voided', row, { because })),
  );
  await quieten(tx, session);
  return open.length;
}

/**
 * Those of them who still may wait; whoever lost the right meanwhile waits no longer, whatever was
 * to be answered. `judged`: of each, behind the lock, where it is known already.
 */
export async function withRight(
  tx: Tx,
  actor: Actor,
  door: Pick<DoorRow, 'session'>,
  rows: readonly KnockRow[],
  judged: readonly boolean[] | null = null,
): Promise<readonly KnockRow[]> {
  const may = judged ?? (await mayWait(tx, rows));
  const lost = rows.filter((_, at) => !may[at]);
  await voidKnocks(tx, actor, door, lost, 'no-access');
  return rows.filter((_, at) => may[at]);
}
