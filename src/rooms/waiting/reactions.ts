import { z } from 'zod';
import { databaseTime } from '../../base/data/clock.ts';
import { id } from '../../base/api/contract.ts';
import { transact } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { KnockId, PersonId, SessionId, VisitorId } from '../../base/ids.ts';
import { kindsOf, personsIn, type Entry } from '../../base/journal/entries.ts';
import { isOf, together, type Reaction } from '../../base/journal/hearing.ts';
import type { Actor } from '../../base/journal/journal.ts';
import { groupEntries } from '../../people/groups/entries.ts';
import { memberEntries, organisationEntries } from '../../people/organisation/entries.ts';
import { sessionEntries } from '../../sessions/entries.ts';
import { blockEntries, doorEntries, hostEntries, knockEntries } from '../entries.ts';
import type { Job } from '../../base/beat/jobs.ts';
import type { Page } from '../../base/live/live.ts';
import { elected } from '../../base/data/nodes.ts';
import { every } from '../../base/beat/beat.ts';
import { personsWhoHost } from '../../sessions/gate/actions.ts';
import { factsOf, personsWhoMayStay } from '../gate/actions.ts';
import { end } from '../stays/actions.ts';
import { sweepSeconds } from '../stays/rules.ts';
import { whoIsInside } from '../stays/store.ts';
import { expireDue } from './actions.ts';
import { confirmPresence, dropPresence, setPresence, tellPresence } from './store.ts';
import { moveEnds } from '../knocks/store.ts';
import { forgetGuests } from '../link/store.ts';
import { endLost } from './actions.ts';
import { findDoor, lockDoor } from '../door/store.ts';
import { holdersAmong } from '../link/store.ts';
import { roomsOwnedBy } from './store.ts';
import { staysIn } from '../stays/store.ts';

/** What is forgotten by itself. */
export const doorJobs = ({ db }: Pick<Deps, 'db'>): readonly Job[] => [
  { queue: 'guests-sweep', cron: '40 3 * * *', work: () => forgetGuests(db) },
];

export type Doors = {
  readonly reaction: Reaction;
  /** What the clock does every few seconds. */ readonly beat: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
const beatSeconds = 5;
/**
 * So often may somebody say in ten seconds that they wait or do not: each time is told to every
 * host.
 */
const comings = 60;
const system: Actor = { person: null, through: 'job', requestId: null };
/**
 * What may take somebody's right to stand at a door. Not what people write all the time: it is
 * looked after by every process.
 */
const concerning = [
  ...kindsOf({
    ...sessionEntries,
    ...groupEntries,
    ...memberEntries,
    ...organisationEntries,
    ...hostEntries,
    ...blockEntries,
  }),
  'contact.ended',
  'contact.blocked',
  'account.deleted',
  'account.verified',
] as const;
/** What ends or brings back the rooms without dates of somebody. */
const owning = [
  ...kindsOf(memberEntries),
  'account.deleted',
  'account.verified',
  'invitation.accepted',
] as const;
/** What changes for those who stand at the door alone. */
const passing = [...kindsOf({ ...knockEntries, ...blockEntries }), 'room.left'] as const;
const atDoor = [
  ...passing,
  ...kindsOf({ ...doorEntries, ...hostEntries }),
  'session.ended',
  'session.opened-early',
  'session.closed-again',
] as const;
type AtDoor = Entry<(typeof atDoor)[number]>;
/** Of those who leave a room, whoever is sent out by a host stands at the door again. */
const standsAtDoor = (entry: AtDoor): boolean =>
  entry.kind !== 'room.left' ||
  entry.data.because === 'turned-out' ||
  entry.data.because === 'sent-back';

const queueTopics = (session: SessionId): readonly string[] => [
  `queue:${session}`,
  'queue',
  `room:${session}`,
];

/** The doors of this process: who waits before them, who is told, and what ends by the clock. */
export async function openDoors(deps: Deps, onError: (error: unknown) => void): Promise<Doors> {
  const { db, line, live } = deps;
  /** Pages that wait, and for which request. */
  const waiting = new Map<Page, { readonly knock: KnockId; readonly session: SessionId }>();

  /** Persons only: guests answer nothing, and are not told that somebody asks. */
  const answerers = async (session: SessionId): Promise<readonly PersonId[]> => {
    const here = live.here();
    const inside =
      (await findDoor(db, session))?.answeredBy === 'members'
        ? new Set<string>(await whoIsInside(db, session, await databaseTime(db)))
        : null;
    return [
      ...(await personsWhoHost(db, session)),
      ...here.filter((person) => inside?.has(person)),
    ];
  };
  const tellQueue = async (session: SessionId): Promise<void> =>
    live.hint(
      (await answerers(session)).map((person) => ({ person, topics: queueTopics(session) })),
    );
  const tellThose = (session: SessionId, those: readonly (PersonId | VisitorId)[]): void =>
    live.hint(those.map((person) => ({ person, topics: [`room:${session}`] })));
  /** The door itself has changed: everybody who stands before it or could. */
  async function tellDoor(session: SessionId): Promise<void> {
    tellThose(session, await holdersAmong(db, session, live.here(), live.visitors()));
    live.hint(
      (await personsWhoMayStay(db, session, live.here())).map((person) => ({
        person,
        topics: [`room:${session}`, 'sessions', 'rooms'],
      })),
    );
  }

  /** Who is here is in no journal. What comes together is told once. */
  const soon = new Map<SessionId, NodeJS.Timeout>();
  const tellWaiting = (session: SessionId): void => {
    if (soon.has(session)) return;
    const tell = async (): Promise<void> => {
      soon.delete(session);
      await tellQueue(session);
      await tellPresence(db, session);
    };
    soon.set(
      session,
      setTimeout(() => void tell().catch(onError), 20),
    );
  };
  async function present(page: Page, knock: KnockId, here: boolean): Promise<SessionId | null> {
    const session = await setPresence(db, knock, page.who, here, await databaseTime(db));
    if (session) tellWaiting(session);
    return session;
  }
  async function gone(page: Page): Promise<void> {
    const held = waiting.get(page);
    waiting.delete(page);
    if (held && ![...waiting.values()].some(({ knock }) => knock === held.knock))
      await present(page, held.knock, false);
  }
  live.on('wait', {
    shape: z.object({ knock: id<'knock'>() }),
    times: comings,
    handle: async (page, { knock }) => {
      if (waiting.get(page)?.knock === knock) return;
      const session = await present(page, knock, true);
      if (session) waiting.set(page, { knock, session });
    },
  });
  live.on('unwait', { shape: z.object({}), times: comings, handle: gone });
  live.onGone(gone);

  /** Whoever may not stand at a door any more waits there no longer. */
  async function judge(entries: readonly Entry[]): Promise<void> {
    const owners = entries
      .filter(isOf(owning))
      .flatMap((entry) => [...personsIn(entry), entry.subject as PersonId]);
    await judgeOwners([...new Set(owners)]);
    if (entries.some(isOf(concerning))) return endLost(db);
    // the right may have gone while they were asking
    const asked = entries.filter(isOf(['knock.asked'])).map(({ data }) => data.knock);
    if (asked.length > 0) await endLost(db, asked);
  }
  /** With its owner a room without dates becomes one of nobody's, or comes back. */
  async function judgeOwners(persons: readonly PersonId[]): Promise<void> {
    for (const session of await roomsOwnedBy(db, persons, live.here(), live.visitors())) {
      await tellDoor(session);
      if ((await personsWhoHost(db, session)).length === 0)
        await transact(db, async (tx) => end(tx, system, await staysIn(tx, session), 'removed'));
    }
  }

  /** A group session that runs has other dates: requests wait and Allows hold until its new end. */
  async function moveWithDates(entries: readonly Entry[]): Promise<void> {
    const changed = entries.filter(isOf(['session.changed']));
    for (const session of new Set(changed.map(({ subject }) => subject)))
      await transact(db, async (tx) => {
        await lockDoor(tx, session, 'update');
        const meeting = (await factsOf(tx, { person: null, guest: null }, session)).about;
        if (meeting?.kind === 'group' && meeting.closes)
          await moveEnds(tx, session, meeting.closes, await databaseTime(tx));
      });
  }

  /**
   * What several entries say together is told once: a host who lets in hundreds makes hundreds of
   * them.
   */
  const told = async (session: SessionId, entries: readonly AtDoor[]): Promise<void> => {
    tellThose(
      session,
      entries
        .filter(isOf(passing))
        .flatMap(({ data }) => [...data.persons, ...(('visitors' in data && data.visitors) || [])]),
    );
    // whoever hosts no more has a queue on the page that is not theirs
    const hosts = entries.filter(isOf(kindsOf(hostEntries))).flatMap(personsIn);
    live.hint(hosts.map((person) => ({ person, topics: queueTopics(session) })));
    if (!entries.every(isOf([...passing, 'door.tried']))) await tellDoor(session);
    await tellQueue(session);
  };

  const listener = await line.hear('doors', (session) =>
    session ? void tellQueue(session as SessionId).catch(onError) : live.again(),
  );
  const beat = async (): Promise<void> => {
    await expireDue(db);
    const here = [...waiting.values()].map(({ knock }) => knock);
    for (const session of await confirmPresence(db, here, await databaseTime(db)))
      tellWaiting(session);
  };
  const stopBeating = every(beatSeconds, beat, onError);
  /**
   * What no entry has led to, because the process that read it died, or nobody is left to say it.
   */
  const sweep = async (): Promise<void> => {
    if (!(await elected(db, line.node))) return; // it goes through all doors
    await endLost(db);
    for (const session of await dropPresence(db, await databaseTime(db))) tellWaiting(session);
  };
  const stopSweeping = every(sweepSeconds, sweep, onError);

  return {
    reaction: together([...concerning, ...owning, ...atDoor], async (entries) => {
      const ours = entries.filter(isOf(atDoor)).filter(standsAtDoor);
      const bySession = Map.groupBy(ours, ({ subject }) => subject);
      await moveWithDates(entries);
      await Promise.all([
        judge(entries),
        ...[...bySession].map(([session, those]) => told(session, those)),
      ]);
    }),
    beat,
    stop: async () => {
      await stopBeating();
      await stopSweeping();
      soon.forEach((timer) => clearTimeout(timer));
      listener.stop();
    },
  };
}
