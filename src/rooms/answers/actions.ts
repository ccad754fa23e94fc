import { admit, reveal, type Admitted } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { Invalid, Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { GroupId, KnockId, SessionId } from '../../base/ids.ts';
import { append, appendAll } from '../../base/journal/journal.ts';
import type { Who } from '../../base/serve/caller.ts';
import { browsersOf } from '../../notices/browsers/store.ts';
import { addMember } from '../../people/groups/members/actions.ts';
import { factsOf, mayAnswer, mayWait } from '../gate/actions.ts';
import { outcomeOf } from '../gate/checks.ts';
import { answerKnock } from '../gate/gates.ts';
import { loadFacts } from '../gate/store.ts';
import { judgedOn, type Telling } from '../../access/judged.ts';
import { hostRoom } from '../../sessions/gate/gates.ts';
import { say } from '../../words/say.ts';
import { block } from '../blocks/store.ts';
import { lockDoor, lockDoorOf, type DoorRow } from '../door/store.ts';
import { entryOf, quieten, tellHosts, withRight } from '../knocks/actions.ts';
import { allowedHours, endOf, revocableUntil } from '../knocks/rules.ts';
import {
  findKnock,
  listPending,
  lockKnocks,
  setHold,
  settleKnocks,
  toldOf,
  undoDenial,
  type From,
  type KnockRow,
} from '../knocks/store.ts';
import { readDecisionToken } from '../knocks/token.ts';
import { nearOf, toldTo } from '../queue/actions.ts';
import { end } from '../stays/actions.ts';
import { openStaysOf } from '../stays/store.ts';
import type { AnswerStanding } from './contract.ts';
import * as store from './store.ts';

type Came = { readonly won: boolean; readonly blocked?: boolean };
/** What stands of a request that is locked, as a sentence for the one who answered. */
async function standing(
  tx: Tx,
  who: Who,
  locked: KnockRow,
  now: Date,
  { won, blocked = false }: Came,
): Promise<AnswerStanding> {
  const [found, told] = await Promise.all([
    findKnock(tx, locked.id),
    toldTo(tx, who, locked.session, [locked], now),
  ]);
  const row = found!;
  const args = {
    name: row.name,
    by: row.answeredBy ?? say(who.language, 'journal.nobody', {})!,
    state: row.state,
    hold: row.hold ? 'yes' : 'no',
    blocked: blocked ? 'yes' : 'no',
  };
  return { won, says: say(who.language, 'knocks.stands', args)!, knock: told(row) };
}

export type Answer = {
  readonly decision: 'allow' | 'deny' | 'hold' | 'block';
  readonly reason: string;
  readonly from: From;
  readonly group?: GroupId | undefined;
};
/** An answer, with what lets its author give it; `host`: to block. */
type Deciding = Omit<Answer, 'group'> & {
  readonly by: Admitted<'answer-knock' | 'enter-room' | 'enter-by-link'>;
  readonly host?: Admitted<'host-room'> | undefined;
};
/**
 * Answers one request. Of two who answer the first wins; the other changes nothing and is told what
 * stands.
 */
export const answer = (
  db: Db,
  who: Who,
  id: KnockId,
  given: Answer,
  asks?: number,
): Promise<AnswerStanding> =>
  transact(db, async (tx) => {
    const [found, door] = await Promise.all([findKnock(tx, id), lockDoorOf(tx, id)]);
    if (!found) throw new Missing();
    const load = (telling?: Telling) =>
      factsOf(tx, { person: who.person, guest: null }, found.session, telling);
    const [facts, [row], may] = await Promise.all([
      load(),
      lockKnocks(tx, found.session, [id]),
      mayWait(tx, [found]),
    ]);
    const by = reveal(evaluate(answerKnock, facts));
    // it lasts, and only hosts can lift it
    const host =
      given.decision === 'block' ? admit(await judgedOn(facts, hostRoom, load)) : undefined;
    const { now } = facts;
    if (!row || !door) throw new Missing();
    if (host && row.state !== 'pending') {
      await blockAnyway(tx, who, door, row, { ...given, by, host }, now);
      return standing(tx, who, row, now, { won: true, blocked: true });
    }
    if (row.state !== 'pending' || (asks !== undefined && row.asks !== asks))
      return standing(tx, who, row, now, { won: false });
    if ((await withRight(tx, who, door, [row], may)).length === 0)
      return standing(tx, who, row, now, { won: false });
    // leaves before what is read of it below, and is done first
    const decided = decide(tx, who, door, [row], { ...given, by, host }, facts.about!.closes, now);
    // what more comes of these may change what stands
    if (host || given.group) await decided;
    if (given.decision === 'allow' && given.group) {
      // guests are in no group
      if (!row.person) throw new Invalid({ pointer: '#/body/group', code: 'unknown-group' });
      await addMember(tx, who, { id: given.group, person: row.person, role: 'member' });
    }
    const came = { won: true, blocked: host !== undefined };
    const [stands] = await Promise.all([standing(tx, who, row, now, came), decided]);
    return stands;
  });

/** Whatever was answered before: who is blocked does not come in, and goes when they are inside. */
async function blockAnyway(
  tx: Tx,
  who: Who,
  door: DoorRow,
  row: KnockRow,
  { reason, from, by, host }: Deciding & { readonly host: Admitted<'host-room'> },
  now: Date,
): Promise<void> {
  if (row.state === 'allowed')
    await settleKnocks(
      tx,
      by,
      [row.id],
      { state: 'denied', by: who.person, from, answer: reason, until: null },
      now,
    );
  await putOut(tx, who, host, door, row, reason, now);
  await append(tx, who, entryOf('block.made', row, { from }));
}
async function putOut(
  tx: Tx,
  who: Who,
  by: Admitted<'host-room'>,
  door: DoorRow,
  row: KnockRow,
  reason: string,
  now: Date,
): Promise<void> {
  await block(tx, by, row, who.person, now);
  // perhaps in another window
  await end(tx, who, await openStaysOf(tx, door.session, row), 'turned-out', reason);
}

/**
 * Takes an answer back while nothing has come of it: an Allow that was not used, or a denial of the
 * last seconds.
 */
export const takeBack = (db: Db, who: Who, id: KnockId): Promise<AnswerStanding> =>
  transact(db, async (tx) => {
    const [found, door] = await Promise.all([findKnock(tx, id), lockDoorOf(tx, id)]);
    if (!found) throw new Missing();
    const whose = { person: found.person, guest: found.guest, session: found.session };
    const [facts, [row], [theirs]] = await Promise.all([
      factsOf(tx, { person: who.person, guest: null }, found.session),
      lockKnocks(tx, found.session, [id]),
      loadFacts(tx, null, [whose]),
    ]);
    const by = reveal(evaluate(answerKnock, facts));
    const { now } = facts;
    if (!row || !door) throw new Missing();
    const waitsAgain =
      row.state === 'denied' && !theirs!.about?.blocked && outcomeOf(theirs!) === 'ask';
    if (!revocableUntil(row, now) || (row.state === 'denied' && !waitsAgain))
      return standing(tx, who, row, now, { won: false });
    if (row.state === 'allowed')
      await settleKnocks(
        tx,
        by,
        [id],
        { state: 'void', by: who.person, from: row.from, answer: '', until: null },
        now,
      );
    else await undoDenial(tx, by, id);
    await appendAll(tx, who, [
      entryOf('knock.taken-back', row, { decision: row.state === 'allowed' ? 'allow' : 'deny' }),
    ]);
    if (row.state === 'denied') await tellHosts(tx, door, row, await toldOf(tx, row.session));
    return standing(tx, who, row, now, { won: true });
  });
/** What was answered and may be taken back, as every host sees it. */
export async function answered(db: Db, who: Who, session: SessionId) {
  reveal(await mayAnswer(db, who.person, session));
  const now = await databaseTime(db);
  const rows = await store.listAnswered(db, session, now);
  const told = await toldTo(db, who, session, rows, now);
  return {
    items: rows.flatMap((row) => {
      const until = revocableUntil(row, now);
      return until
        ? [
            {
              knock: told(row),
              by: row.answeredBy,
              at: row.answered!.toISOString(),
              until: until.toISOString(),
            },
          ]
        : [];
    }),
  };
}

/** Writes one decision on requests that are locked and wait. */
async function decide(
  tx: Tx,
  who: Who,
  door: DoorRow,
  rows: readonly KnockRow[],
  { decision, reason, from, by, host }: Deciding,
  closes: Date | null,
  now: Date,
): Promise<void> {
  const ids = rows.map((row) => row.id);
  if (decision === 'hold') {
    const hold = reason || say(who.language, 'knocks.moment', {})!;
    await Promise.all(ids.map((id) => setHold(tx, by, id, hold)));
    return appendAll(
      tx,
      who,
      rows.map((row) => entryOf('knock.held', row, { from })),
    );
  }
  const state = decision === 'allow' ? 'allowed' : 'denied';
  const settled = settleKnocks(
    tx,
    by,
    ids,
    {
      state,
      by: who.person,
      from,
      answer: reason,
      until: state === 'allowed' ? endOf(closes, allowedHours, now) : null,
    },
    now,
  );
  if (host) await settled;
  if (host) for (const row of rows) await putOut(tx, who, host, door, row, reason, now);
  const entries = rows.map((row) =>
    entryOf('knock.answered', row, { decision, from, title: door.title }),
  );
  await Promise.all([settled, appendAll(tx, who, entries), quieten(tx, door.session)]);
}

type Many = {
  readonly session: SessionId;
  readonly knocks: readonly KnockId[];
  readonly decision: 'allow' | 'deny';
  readonly reason: string;
  readonly from: From;
};
/** Exactly those that were shown: whoever came later waits on. */
export const answerMany = (
  db: Db,
  who: Who,
  { session, knocks, ...given }: Many,
): Promise<{ answered: number; others: number }> =>
  transact(db, async (tx) => {
    const [door, facts] = await Promise.all([
      lockDoor(tx, session, 'update'),
      factsOf(tx, { person: who.person, guest: null }, session),
    ]);
    const by = reveal(evaluate(answerKnock, facts));
    if (!door) throw new Missing();
    const { now } = facts;
    const asked = [...new Set(knocks)];
    const waits = (await lockKnocks(tx, session, asked)).filter((row) => row.state === 'pending');
    const rows = await withRight(tx, who, door, waits);
    await decide(tx, who, door, rows, { ...given, by }, facts.about!.closes, now);
    return { answered: rows.length, others: asked.length - rows.length };
  });

/**
 * A host has started a room that is set to bring everybody in who waits; never through a locked
 * door.
 */
export async function bringIn(
  tx: Tx,
  who: Who,
  by: Admitted<'enter-room' | 'enter-by-link'>,
  door: DoorRow,
  closes: Date | null,
  now: Date,
): Promise<void> {
  if (!door.bringIn || door.door === 'locked' || door.door === 'closed') return;
  const waiting = await listPending(tx, door.session, now);
  const waits = (
    await lockKnocks(
      tx,
      door.session,
      waiting.map((row) => row.id),
    )
  ).filter((row) => row.state === 'pending' && !row.mustAsk);
  const near = await nearOf(tx, door.session, waits, now);
  // what asks at an open door is not brought in with the others
  const rows = waits.filter((row) => !near(row)?.removed);
  if (rows.length > 0)
    await decide(
      tx,
      who,
      door,
      rows,
      { decision: 'allow', reason: '', from: 'start', by },
      closes,
      now,
    );
}

type Token = { readonly token: string; readonly decision: 'allow' | 'deny' };
/**
 * From a button of a browser notification: only in that browser, by the one it was sent to, for
 * that very asking.
 */
export async function answerByToken(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  who: Who,
  { token, decision }: Token,
): Promise<AnswerStanding> {
  const held = readDecisionToken(token, who.person, config.secrets.tickets);
  if (
    !held ||
    !(await browsersOf(db, who.person)).some(
      ({ id, signIn }) => id === held.browser && signIn === who.signIn,
    )
  )
    throw new Missing();
  return answer(db, who, held.knock, { decision, reason: '', from: 'notification' }, held.asks);
}
