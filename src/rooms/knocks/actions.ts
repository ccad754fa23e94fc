import { z } from 'zod';
import { admit, reveal } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { Visitor, Who } from '../../base/serve/caller.ts';
import type { GroupId, KnockId, PersonId, SessionId } from '../../base/ids.ts';
import type { Kind } from '../../base/journal/entries.ts';
import { append, appendAll, type Actor } from '../../base/journal/journal.ts';
import { Clash, Invalid, Missing } from '../../base/api/refusals.ts';
import { browsersOf } from '../../notices/browsers/store.ts';
import { notify, settle } from '../../notices/actions.ts';
import { personsNamed } from '../../people/known/store.ts';
import { addToGroup } from '../../people/groups/standing/gates.ts';
import { addMember } from '../../people/groups/members/actions.ts';
import { stranger as unmet } from '../../people/groups/members/rules.ts';
import { standingOf } from '../../people/groups/members/store.ts';
import { judged, personsWhoHost } from '../../sessions/gate/actions.ts';
import { factsOf, mayAnswer, mayWait } from '../../sessions/door/actions.ts';
import { outcomeOf, standingOf as standingAt } from '../../sessions/door/checks.ts';
import { hostRoom } from '../../sessions/gate/gates.ts';
import { answerKnock, toKnock, toSee } from '../../sessions/door/gates.ts';
import { loadFacts } from '../../sessions/door/store.ts';
import { findGroup } from '../../people/groups/standing/store.ts';
import { inGroup } from '../../sessions/plan/store.ts';
import { say } from '../../words/say.ts';
import { end } from '../call/actions.ts';
import { openStaysOf } from '../call/store.ts';
import type { Knock, OwnKnock, Standing } from '../door/contract.ts';
import { allowedHours, endOf, isFull, pendingHours } from '../door/rules.ts';
import { doorNetworkOf, knownAt, lockDoor, toldOf, type DoorRow } from '../door/store.ts';
import { resembles, twinsAmong } from '../../base/text/skeleton.ts';
import { ownKnock, revocableUntil } from './rules.ts';
import { block } from '../decisions/store.ts';
import * as store from './store.ts';
import type { From, KnockRow } from './store.ts';
import { readDecisionToken } from './token.ts';

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
    const facts = await factsOf(tx, known, session);
    reveal(evaluate(toSee(facts), facts));
    if (!door) throw new Missing();
    const { now } = facts;
    const waiting = await store.knockOf(tx, session, known, now);
    if (waiting?.state === 'pending') {
      if (message && message !== waiting.message) {
        await store.setMessage(tx, waiting.id, message);
        await appendAll(tx, who, [entryOf('knock.reworded', waiting)]);
      }
      return {
        fresh: false,
        knock: ownKnock((await store.knockOf(tx, session, known, now))!, facts, now),
      };
    }
    admit(await judged(tx, facts, toKnock(facts)));
    if (isFull(await store.countQueue(tx, session, known.network, now), standingAt(facts)))
      throw new Clash('queue-full');
    const until = endOf(facts.about!.closes, pendingHours, now);
    const id = await store.ask(tx, { session, ...known, message, until }, now);
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
  await notify(tx, {
    kind: 'knock',
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
    await settle(tx, { kind: 'knock', subject: session });
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
    await store.settleKnocks(
      tx,
      [id],
      { state: 'withdrawn', by: null, from: null, answer: '', until: null },
      now,
    );
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
  await store.settleKnocks(
    tx,
    locked.map((row) => row.id),
    { state: 'void', by: null, from: null, answer: '', until: null },
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

export async function queue(
  db: Db,
  who: Who,
  {
    session,
    cursor,
    limit,
  }: { readonly session: SessionId; readonly cursor?: string | undefined; readonly limit: number },
) {
  reveal(await mayAnswer(db, who.person, session));
  const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const rows = await store.listPending(
    db,
    session,
    await databaseTime(db),
    after && { at: after[0], id: after[1] },
    limit + 1,
  );
  const told = await toldTo(db, who, session, rows);
  return pageOf(rows, limit, (row) => [row.asked.toISOString(), row.id], told);
}
export const waitingRooms = async (db: Db, who: Who) =>
  store.listWaitingRooms(db, who.person, await databaseTime(db));

/**
 * Requests as the one who answers sees them: who resembles whom, and into which group they could be
 * taken.
 */
async function toldTo(
  db: Db,
  who: Who,
  session: SessionId,
  rows: readonly KnockRow[],
): Promise<(row: KnockRow) => Knock> {
  const persons = rows.flatMap((row) => row.person ?? []);
  const named = await personsNamed(db, persons);
  const crowd = await store.crowdOf(db, session);
  const twin = twinsAmong(await store.namesWaiting(db, session, await databaseTime(db)));
  const { group, addable } = await groupFor(db, who.person, session, persons);
  const near = await nearOf(db, session, rows);
  const blockable = who.person !== null && (await personsWhoHost(db, session)).includes(who.person);
  return (row) => ({
    id: row.id,
    name: row.name,
    person: row.person,
    picture: (row.person && named.get(row.person)?.picture) ?? null,
    verified: row.person !== null,
    resembles: resembles(
      row.name,
      crowd
        .filter((one) => row.person === null || one.person !== row.person)
        .map((one) => one.name),
    ),
    twin: twin(row),
    message: row.message,
    state: row.state,
    asked: row.asked.toISOString(),
    until: row.until.toISOString(),
    here: row.here,
    left: row.here ? null : row.seen.toISOString(),
    asks: row.asks,
    denials: row.denials,
    hold: row.hold,
    sentBack: row.mustAsk,
    near: near(row),
    group: row.person && addable.has(row.person) ? group : null,
    blockable,
  });
}
/**
 * What is known of the network a guest came from: it holds nobody up who was never denied, but the
 * host may know it.
 */
async function nearOf(
  db: Db,
  session: SessionId,
  rows: readonly KnockRow[],
): Promise<(row: KnockRow) => Knock['near']> {
  const guests = rows.filter(({ person }) => person === null);
  const others = await store.listNear(
    db,
    session,
    [...new Set(guests.flatMap(({ network }) => network ?? []))],
    await databaseTime(db),
  );
  return ({ person, guest, network }) => {
    const found =
      person === null &&
      others.find(
        (other) => other.network === network && (other.guest === null || other.guest !== guest),
      );
    return found
      ? { name: found.name, denials: found.denials, removed: found.removed?.toISOString() ?? null }
      : null;
  };
}
/** The group of the session, and those whom this host may add to it by the rule of groups. */
async function groupFor(db: Db, host: PersonId, session: SessionId, persons: readonly PersonId[]) {
  const none = { group: null, addable: new Set<PersonId>() };
  const group = persons.length > 0 ? await store.groupToAddTo(db, session, host) : null;
  const found = group && (await findGroup(db, host, group.id));
  if (!found) return none;
  const members = await inGroup(db, group.id, persons);
  const facts = await standingOf(
    db,
    { me: host, admin: found.admin, group: group.id, organisation: found.organisation.id },
    persons,
  );
  const may = (person: PersonId): boolean =>
    !members.has(person) &&
    evaluate(addToGroup, { ...found, person: facts.get(person) ?? unmet }).allowed;
  return { group, addable: new Set(persons.filter(may)) };
}

/** What stands, as a sentence for the one who answered. */
async function standing(db: Db, who: Who, row: KnockRow, won: boolean): Promise<Standing> {
  const args = {
    name: row.name,
    by: row.answeredBy ?? say(who.language, 'journal.nobody', {})!,
    state: row.state,
    hold: row.hold ? 'yes' : 'no',
  };
  return {
    won,
    says: say(who.language, 'knocks.stands', args)!,
    knock: (await toldTo(db, who, row.session, [row]))(row),
  };
}

export type Answer = {
  readonly decision: 'allow' | 'deny' | 'hold' | 'block';
  readonly reason: string;
  readonly from: From;
  readonly group?: GroupId | undefined;
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
): Promise<Standing> =>
  transact(db, async (tx) => {
    const found = await store.findKnock(tx, id, await databaseTime(tx));
    if (!found) throw new Missing();
    const door = await lockDoor(tx, found.session, 'update');
    const facts = await factsOf(tx, { person: who.person, guest: null }, found.session);
    reveal(evaluate(answerKnock, facts));
    // it lasts, and only hosts can lift it
    if (given.decision === 'block') admit(await judged(tx, facts, hostRoom));
    const { now } = facts;
    const [row] = await store.lockKnocks(tx, found.session, [id], now);
    if (!row || !door) throw new Missing();
    if (given.decision === 'block' && row.state !== 'pending') {
      await blockAnyway(tx, who, door, row, given, now);
      return standing(tx, who, (await store.findKnock(tx, id, now))!, true);
    }
    if (row.state !== 'pending' || (asks !== undefined && row.asks !== asks))
      return standing(tx, who, row, false);
    if ((await withRight(tx, who, door, [row])).length === 0)
      return standing(tx, who, (await store.findKnock(tx, id, now))!, false);
    await decide(tx, who, door, [row], given, facts.about!.closes, now);
    if (given.decision === 'allow' && given.group) {
      // guests are in no group
      if (!row.person) throw new Invalid({ pointer: '#/body/group', code: 'unknown-group' });
      await addMember(tx, who, { id: given.group, person: row.person, role: 'member' });
    }
    return standing(tx, who, (await store.findKnock(tx, id, now))!, true);
  });

/** Whatever was answered before: who is blocked does not come in, and goes when they are inside. */
async function blockAnyway(
  tx: Tx,
  who: Who,
  door: DoorRow,
  row: KnockRow,
  { reason, from }: Answer,
  now: Date,
): Promise<void> {
  if (row.state === 'allowed')
    await store.settleKnocks(
      tx,
      [row.id],
      { state: 'denied', by: who.person, from, answer: reason, until: null },
      now,
    );
  await putOut(tx, who, door, row, reason, now);
  await append(tx, who, entryOf('block.made', row, { from }));
}
async function putOut(
  tx: Tx,
  who: Who,
  door: DoorRow,
  row: KnockRow,
  reason: string,
  now: Date,
): Promise<void> {
  await block(tx, row, who.person, now);
  // perhaps in another window
  await end(tx, who, await openStaysOf(tx, door.room, row), 'turned-out', reason);
}

/**
 * Takes an answer back while nothing has come of it: an Allow that was not used, or a denial of the
 * last seconds.
 */
export const takeBack = (db: Db, who: Who, id: KnockId): Promise<Standing> =>
  transact(db, async (tx) => {
    const found = await store.findKnock(tx, id, await databaseTime(tx));
    if (!found) throw new Missing();
    const door = await lockDoor(tx, found.session, 'update');
    const facts = await factsOf(tx, { person: who.person, guest: null }, found.session);
    reveal(evaluate(answerKnock, facts));
    const { now } = facts;
    const [row] = await store.lockKnocks(tx, found.session, [id], now);
    if (!row || !door) throw new Missing();
    const whose = { person: row.person, guest: row.guest, session: row.session };
    const [theirs] = await loadFacts(tx, null, [whose]);
    const waitsAgain =
      row.state === 'denied' && !theirs!.about?.blocked && outcomeOf(theirs!) === 'ask';
    if (!revocableUntil(row, now) || (row.state === 'denied' && !waitsAgain))
      return standing(tx, who, row, false);
    if (row.state === 'allowed')
      await store.settleKnocks(
        tx,
        [id],
        { state: 'void', by: who.person, from: row.from, answer: '', until: null },
        now,
      );
    else await store.undoDenial(tx, id);
    await appendAll(tx, who, [
      entryOf('knock.taken-back', row, { decision: row.state === 'allowed' ? 'allow' : 'deny' }),
    ]);
    const stands = (await store.findKnock(tx, id, now))!;
    if (stands.state === 'pending') await tellHosts(tx, door, stands);
    return standing(tx, who, stands, true);
  });
/** What was answered and may be taken back, as every host sees it. */
export async function answered(db: Db, who: Who, session: SessionId) {
  reveal(await mayAnswer(db, who.person, session));
  const now = await databaseTime(db);
  const rows = await store.listAnswered(db, session, now);
  const told = await toldTo(db, who, session, rows);
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
  { decision, reason, from }: Answer,
  closes: Date | null,
  now: Date,
): Promise<void> {
  const ids = rows.map((row) => row.id);
  if (decision === 'hold') {
    for (const id of ids)
      await store.setHold(tx, id, reason || say(who.language, 'knocks.moment', {})!);
    return appendAll(
      tx,
      who,
      rows.map((row) => entryOf('knock.held', row, { from })),
    );
  }
  const state = decision === 'allow' ? 'allowed' : 'denied';
  await store.settleKnocks(
    tx,
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
  if (decision === 'block') for (const row of rows) await putOut(tx, who, door, row, reason, now);
  await appendAll(
    tx,
    who,
    rows.map((row) => entryOf('knock.answered', row, { decision, from, title: door.title })),
  );
  await quieten(tx, door.session, now);
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
    const door = await lockDoor(tx, session, 'update');
    const facts = await factsOf(tx, { person: who.person, guest: null }, session);
    reveal(evaluate(answerKnock, facts));
    if (!door) throw new Missing();
    const { now } = facts;
    const asked = [...new Set(knocks)];
    const waits = (await store.lockKnocks(tx, session, asked, now)).filter(
      (row) => row.state === 'pending',
    );
    const rows = await withRight(tx, who, door, waits);
    await decide(tx, who, door, rows, given, facts.about!.closes, now);
    return { answered: rows.length, others: asked.length - rows.length };
  });

/**
 * A host has started a room that is set to bring everybody in who waits; never through a locked
 * door.
 */
export async function bringIn(
  tx: Tx,
  who: Who,
  door: DoorRow,
  closes: Date | null,
  now: Date,
): Promise<void> {
  if (!door.bringIn || door.door === 'locked' || door.door === 'closed') return;
  const waiting = await store.listPending(tx, door.session, now);
  const waits = (
    await store.lockKnocks(
      tx,
      door.session,
      waiting.map((row) => row.id),
      now,
    )
  ).filter((row) => row.state === 'pending' && !row.mustAsk);
  const near = await nearOf(tx, door.session, waits);
  // what asks at an open door is not brought in with the others
  const rows = waits.filter((row) => !near(row)?.removed);
  if (rows.length > 0)
    await decide(
      tx,
      who,
      door,
      rows,
      { decision: 'allow', reason: '', from: 'start' },
      closes,
      now,
    );
}

/** Requests that nobody answered in time end, visibly on both sides. */
export async function expireDue(db: Db): Promise<void> {
  for (const session of await store.doorsDue(db, await databaseTime(db)))
    await transact(db, async (tx) => {
      await lockDoor(tx, session, 'update'); // first the door, then the requests, like everybody
      const now = await databaseTime(tx);
      const rows = await store.expire(tx, session, now);
      await appendAll(
        tx,
        { person: null, through: 'job', requestId: null },
        rows.map((row) => entryOf('knock.expired', row)),
      );
      if (rows.length > 0) await quieten(tx, session, now);
    });
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
): Promise<Standing> {
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
