import { z } from 'zod';
import { tell } from '../../access/tell.ts';
import { every, later } from '../../base/beat/beat.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { SessionId, StayId } from '../../base/ids.ts';
import { groupsIn, kindsOf, personsIn, type Entry } from '../../base/journal/entries.ts';
import { isOf, together, type Reaction } from '../../base/journal/hearing.ts';
import type { Actor } from '../../base/journal/journal.ts';
import type { Telling } from '../../base/journal/missed.ts';
import { personsWhoSee } from '../../sessions/gate/actions.ts';
import { mayEnter, mayStay, personsWhoMayStay } from '../gate/actions.ts';
import { personsNamed } from '../../people/known/store.ts';
import { accountOf } from '../../people/known/store.ts';
import { contactEntries } from '../../people/contacts/entries.ts';
import { groupEntries } from '../../people/groups/entries.ts';
import { memberEntries, organisationEntries } from '../../people/organisation/entries.ts';
import { hostEntries, sessionEntries } from '../../sessions/entries.ts';
import { end } from '../stays/actions.ts';
import { beatSeconds, outBecause } from './rules.ts';
import { graceSeconds, sweepSeconds, type Because } from '../stays/rules.ts';
import { openSignalling, type Seat, type Signalling } from './signalling.ts';
import { endOf, whoIsInside } from '../stays/store.ts';
import { listLost, listStanding, whoNotice } from './store.ts';
import { sweepSignals } from './medium/store.ts';

export type Calls = {
  readonly reaction: Reaction;
  /** What the clock does every few seconds. */ readonly beat: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
type Standing = Awaited<ReturnType<typeof listStanding>>[number];

const system: Actor = { person: null, through: 'job', requestId: null };
/**
 * What may take somebody's right to be in a room. `room.entered`: the right may have ended while
 * they were entering.
 */
const concerning = [
  ...kindsOf({
    ...sessionEntries,
    ...groupEntries,
    ...contactEntries,
    ...memberEntries,
    ...organisationEntries,
    ...hostEntries,
  }),
  'person.changed',
  'account.verified',
  'account.deleted',
  'address.changed',
  'sign-in.began',
  'sign-in.ended',
  'room.entered',
] as const;
const moving = ['room.entered', 'room.left'] as const;
const hosting = ['room.muted', 'room.hand-lowered'] as const;

const touches = (entry: Entry, stay: Standing): boolean => {
  const ours = entry.organisation === null || entry.organisation === stay.organisation;
  // who is in which group is a tree: a change in one may reach people it does not name
  if (ours && (isOf(kindsOf(groupEntries))(entry) || groupsIn(entry).length > 0)) return true;
  const signIns = entry.kind === 'sign-in.ended' ? entry.data.signIns : [];
  return [entry.subject, ...personsIn(entry), ...signIns].some(
    (id) => id !== null && [stay.session, stay.person, stay.signIn].includes(id as never),
  );
};

/** What the rooms of this process share: its seats, and where everything else is. */
type Rooms = { readonly deps: Deps; readonly calls: Signalling };

/**
 * The rooms of this process: puts people out when their right ends, tells pages who came and left,
 * and confirms that it lives.
 */
export async function openCalls(deps: Deps, onError: (error: unknown) => void): Promise<Calls> {
  const { db, live } = deps;
  const onEmpty = (): void =>
    void later(graceSeconds * 1000 + 200, () => void sweep(deps).catch(onError));
  const calls = await openSignalling(deps, { onEmpty, onError });
  const rooms: Rooms = { deps, calls };

  live.on('leave', {
    shape: z.object({}),
    times: 30,
    handle: async (page) => {
      const seat = calls.seatOf(page);
      if (seat)
        await transact(db, (tx) => end(tx, { ...page.who, through: 'live' }, [seat.stay], 'left'));
    },
  });

  let beaten = performance.now();
  const beat = async (): Promise<void> => {
    // whoever was to read that they left may not have known of their seat
    for (const { stay, session } of await calls.confirm())
      await gone(rooms, stay, session, (await endOf(db, stay)).because);
    const late = performance.now() - beaten > (beatSeconds + 5) * 1000;
    beaten = performance.now();
    // After a pause of the database everybody's stays look dead; the others get one beat to confirm
    // theirs.
    if (!late) await sweep(deps);
    await sweepSignals(db);
  };
  const stopBeating = every(beatSeconds, beat, onError);
  // what no entry has led to: whoever read it died, or the right went while they were entering
  const stopSweeping = every(sweepSeconds, () => judge(rooms, null), onError);

  return {
    reaction: together([...concerning, ...moving, ...hosting], async (entries) => {
      const moves = entries.filter(isOf(moving)).map((entry) => moved(rooms, entry));
      const acts = entries.filter(isOf(hosting)).map((entry) => hosted(rooms, entry));
      await Promise.all([judge(rooms, entries), ...moves, ...acts]);
    }),
    beat,
    stop: async () => {
      await Promise.all([stopBeating(), stopSweeping()]);
      await calls.stop();
    },
  };
}

/** Ends what nobody holds any more. */
async function sweep({ db, line }: Deps): Promise<void> {
  const lost = await listLost(db, await databaseTime(db), line.node);
  if (lost.length > 0) await transact(db, (tx) => end(tx, system, lost, 'lost'));
}

/** Puts out whoever may not stay, of those whom the entries touch; null: of all. */
async function judge(rooms: Rooms, entries: readonly Entry[] | null): Promise<void> {
  const relevant = entries?.filter(isOf(concerning));
  if (relevant?.length === 0) return;
  const { db, line } = rooms.deps;
  const standing = (await listStanding(db, await databaseTime(db), line.node)).filter(
    (stay) => !relevant || relevant.some((entry) => touches(entry, stay)),
  );
  const may = await mayStay(db, standing);
  const out = Map.groupBy(standing, (stay) =>
    outBecause({ ...stay, may: may[standing.indexOf(stay)]! }),
  );
  out.delete(null);
  for (const [because, stays] of out as ReadonlyMap<Because, readonly Standing[]>) {
    const ids = stays.map(({ id }) => id);
    await transact(db, (tx) => end(tx, system, ids, because));
    await Promise.all(stays.map(({ id, session }) => gone(rooms, id, session, because)));
  }
}

/** Tells the page of this stay, if it is ours, and lets the others in that room look again. */
async function gone(
  rooms: Rooms,
  stay: StayId,
  session: SessionId,
  because: Because,
): Promise<void> {
  const seat = rooms.calls.unseat(stay);
  lookAgain(rooms, session);
  if (seat) await putOut(rooms.deps.db, seat, because);
}
function lookAgain({ calls }: Rooms, session: SessionId): void {
  for (const { page, session: where } of calls.seats())
    if (where === session) page.send({ t: 'roster' });
}
async function putOut(db: Db, seat: Seat, because: Because): Promise<void> {
  const says =
    because === 'removed' || because === 'cancelled'
      ? await reason(db, seat)
      : (await endOf(db, seat.stay)).says;
  seat.page.send({ t: 'out', stay: seat.stay, because, says });
}
async function reason(db: Db, { page, session, guest }: Seat): Promise<string> {
  const { person } = page.who;
  const verdict = await mayEnter(db, { person, guest }, session);
  const zone = person ? (await accountOf(db, person))?.zone : undefined;
  return (
    tell(verdict, page.who.language, zone).checks.find((check) => check.outcome === 'failed')
      ?.says ?? ''
  );
}

type Move = Entry<(typeof moving)[number]>;
async function moved(rooms: Rooms, entry: Move): Promise<void> {
  // whoever comes is on the roster once their page has joined
  if (entry.kind === 'room.left')
    await gone(rooms, entry.data.stay, entry.subject, entry.data.because);
  await hintMove(rooms.deps, entry.subject);
}
/** What of a room's comings and goings is told to pages. */
export const callHints = (telling: Telling): Reaction =>
  together(moving, async (entries) => {
    for (const session of new Set(entries.map(({ subject }) => subject)))
      await hintMove(telling, session);
  });
async function hintMove({ db, live }: Telling, session: SessionId): Promise<void> {
  const here = live.here();
  const told = await whoNotice(
    db,
    session,
    await personsWhoMayStay(db, session, here),
    await personsWhoSee(db, session, here),
  );
  live.hint(
    [...new Set([...told, ...(await whoIsInside(db, session, await databaseTime(db)))])].map(
      (person) => ({ person, topics: [`room:${session}`, 'rooms'] }),
    ),
  );
}

/** A host muted people or lowered a hand. */
async function hosted(rooms: Rooms, entry: Entry<(typeof hosting)[number]>): Promise<void> {
  const by =
    entry.kind === 'room.muted' && entry.person
      ? (await personsNamed(rooms.deps.db, [entry.person])).get(entry.person)?.name
      : undefined;
  if (by !== undefined)
    for (const seat of rooms.calls.seats())
      if (entry.data.stays.includes(seat.stay)) seat.page.send({ t: 'mute', stay: seat.stay, by });
  lookAgain(rooms, entry.subject);
}
