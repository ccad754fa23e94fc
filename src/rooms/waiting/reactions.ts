import { byItself } from '../../access/admit.ts';
import { atInstants, every } from '../../base/beat/beat.ts';
import type { Job } from '../../base/beat/jobs.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db } from '../../base/data/database.ts';
import { elected } from '../../base/data/nodes.ts';
import type { Deps } from '../../base/deps.ts';
import type { PersonId, SessionId, VisitorId } from '../../base/ids.ts';
import { kindsOf, personsIn, type Entry } from '../../base/journal/entries.ts';
import { isOf, together, type Reaction } from '../../base/journal/hearing.ts';
import type { Actor } from '../../base/journal/journal.ts';
import type { Retold, Telling } from '../../base/journal/missed.ts';
import { groupEntries } from '../../people/groups/entries.ts';
import { memberEntries, organisationEntries } from '../../people/organisation/entries.ts';
import { factsOf } from '../gate/actions.ts';
import { hostEntries, sessionEntries } from '../../sessions/entries.ts';
import { personsWhoHost } from '../../sessions/gate/actions.ts';
import { lockDoor } from '../door/store.ts';
import { blockEntries, doorEntries, knockEntries } from '../entries.ts';
import { forgetBlockNetworks } from '../blocks/store.ts';
import { forgetSaid } from '../chat/store.ts';
import { forgetKnockNetworks, moveEnds } from '../knocks/ends/store.ts';
import { dropPresence } from '../knocks/presence/store.ts';
import { forgetGuests } from '../link/actions.ts';
import { end } from '../stays/actions.ts';
import { sweepSeconds } from '../stays/rules.ts';
import { forgetStayNetworks, staysIn } from '../stays/store.ts';
import { endLost, expireDue } from './actions.ts';
import {
  whoAnswers,
  callIn,
  hintDoor,
  hintPresence,
  hintQueueTo,
  hintRoom,
  tellAnswers,
  tellKnocks,
} from './hints.ts';
import { openPresence } from './presence.ts';
import { hostsTurned, roomsOwnedBy, untilExpiry, untilHostsTurn } from './store.ts';

/**
 * What is forgotten by itself: guests a month after they last came by a link, their names in the
 * log with them, what was said in a room a month after it was said, and from where somebody came a
 * month after that.
 */
export const doorJobs = ({ db }: Pick<Deps, 'db'>): readonly Job[] => [
  {
    queue: 'guests-sweep',
    cron: '40 3 * * *',
    work: async () => {
      await forgetGuests(db, byItself);
      await forgetSaid(db, byItself);
      await forgetStayNetworks(db, byItself);
      await forgetKnockNetworks(db, byItself);
      await forgetBlockNetworks(db, byItself);
    },
  },
];

export type Doors = {
  readonly reaction: Reaction;
  /** What the clock does every few seconds. */ readonly beat: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
const beatSeconds = 5;
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

/** The doors of this process: who waits before them, who is told, and what ends by the clock. */
export async function openDoors(deps: Deps, onError: (error: unknown) => void): Promise<Doors> {
  const { db, line, live } = deps;
  const presence = openPresence(deps, onError);
  const listener = await line.hear('doors', (session) =>
    session ? void hintPresence(deps, session as SessionId).catch(onError) : live.again(),
  );
  /**
   * What no entry has led to, because the process that read it died, or nobody is left to say it.
   */
  const sweep = async (): Promise<void> => {
    if (!(await elected(db, line.node))) return; // it goes through all doors
    await endLost(db);
    (await dropPresence(db, byItself, await databaseTime(db))).forEach(presence.tell);
  };
  let turned = await databaseTime(db);
  /** Who hosts an event begins and ceases to by the clock; no entry says so. */
  const turnHosts = async (): Promise<void> => {
    const now = await databaseTime(db);
    await hintTurned(deps, turned, now);
    await endLost(db, []);
    turned = now;
  };
  const stops = [
    every(beatSeconds, presence.confirm, onError),
    every(sweepSeconds, sweep, onError),
    atInstants(
      beatSeconds,
      () => untilExpiry(db),
      () => expireDue(db),
      onError,
    ),
    atInstants(beatSeconds, () => untilHostsTurn(db, turned), turnHosts, onError),
  ];

  return {
    reaction: together([...concerning, ...owning, ...atDoor], (entries) => follow(deps, entries)),
    beat: async () => {
      await expireDue(db);
      await turnHosts();
      await presence.confirm();
    },
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
      presence.stop();
      listener.stop();
    },
  };
}

/** What of doors is told to pages. */
export function doorHints(
  telling: Telling,
): Required<Pick<Retold, 'unwritten'>> & { readonly reaction: Reaction } {
  const { db } = telling;
  return {
    reaction: together([...owning, ...atDoor], async (entries) => {
      for (const session of await roomsOf(telling, entries)) await hintDoor(telling, session);
      await hintAll(telling, entries);
    }),
    unwritten: async (since) => hintTurned(telling, since, await databaseTime(db)),
  };
}
async function hintTurned(telling: Telling, since: Date, now: Date): Promise<void> {
  for (const { session, persons } of await hostsTurned(telling.db, since, now)) {
    hintQueueTo(telling, session, persons);
    await hintDoor(telling, session);
  }
}
async function follow(deps: Deps, entries: readonly Entry[]): Promise<void> {
  await moveWithDates(deps.db, entries);
  try {
    await Promise.all([judge(deps, entries), hintAll(deps, entries)]);
  } finally {
    await judgeAsked(deps, entries);
  }
}

/** Whoever may not stand at a door any more waits there no longer. */
async function judge(deps: Deps, entries: readonly Entry[]): Promise<void> {
  await judgeOwners(deps, entries);
  if (entries.some(isOf(concerning))) await endLost(deps.db);
}
/** The right may have gone while they were asking. */
async function judgeAsked({ db }: Deps, entries: readonly Entry[]): Promise<void> {
  const asked = entries.filter(isOf(['knock.asked'])).map(({ data }) => data.knock);
  if (asked.length > 0 && !entries.some(isOf(concerning))) await endLost(db, asked);
}
/** With its owner a room without dates becomes one of nobody's, or comes back. */
async function judgeOwners(deps: Deps, entries: readonly Entry[]): Promise<void> {
  const { db } = deps;
  for (const session of await roomsOf(deps, entries)) {
    await hintDoor(deps, session);
    if ((await personsWhoHost(db, session)).length === 0)
      await transact(db, async (tx) => end(tx, system, await staysIn(tx, session), 'removed'));
  }
}

/** Rooms without dates of those whom the entries concern as their owners. */
const roomsOf = (
  { db, live }: Telling,
  entries: readonly Entry[],
): Promise<readonly SessionId[]> => {
  const owners = entries
    .filter(isOf(owning))
    .flatMap((entry) => [...personsIn(entry), entry.subject as PersonId]);
  return roomsOwnedBy(db, [...new Set(owners)], live.here(), live.visitors());
};

/** A group session that runs has other dates: requests wait and Allows hold until its new end. */
async function moveWithDates(db: Db, entries: readonly Entry[]): Promise<void> {
  const changed = entries.filter(isOf(['session.changed']));
  for (const session of new Set(changed.map(({ subject }) => subject)))
    await transact(db, async (tx) => {
      await lockDoor(tx, session, 'update');
      const meeting = (await factsOf(tx, { person: null, guest: null }, session)).about;
      if (meeting?.kind === 'group' && meeting.closes)
        await moveEnds(tx, byItself, session, meeting.closes, await databaseTime(tx));
    });
}

const whose = ({ data }: Entry<(typeof passing)[number]>): readonly (PersonId | VisitorId)[] => [
  ...data.persons,
  ...(('visitors' in data && data.visitors) || []),
];

/**
 * What several entries say together is told once: a host who lets in hundreds makes hundreds of
 * them.
 */
async function hintAll(telling: Telling, entries: readonly Entry[]): Promise<void> {
  const changes = entries.filter(isOf(atDoor)).filter(standsAtDoor);
  const bySession = Map.groupBy(changes, ({ subject }) => subject);
  await Promise.all([...bySession].map(([session, those]) => hint(telling, session, those)));
}
async function hint(deps: Telling, session: SessionId, entries: readonly AtDoor[]): Promise<void> {
  const whom = entries.filter(isOf(passing)).flatMap(whose);
  const answers = entries.filter(isOf(['knock.answered']));
  const allowed = answers.filter(({ data }) => data.decision === 'allow');
  callIn(deps, session, allowed.flatMap(whose));
  const answered = answers.map(({ data }) => data.knock);
  const onlyAnswered = answered.length === entries.length;
  const asked = entries.filter(isOf(['knock.asked'])).map(({ data }) => data.knock);
  const onlyAsked = asked.length === entries.length;
  // whoever has just asked knows it, and their own look may come behind those who are to answer
  if (!onlyAsked) hintRoom(deps, session, whom);
  // whoever hosts no more has a queue on the page that is not theirs
  const hosts = entries.filter(isOf(kindsOf(hostEntries))).flatMap(personsIn);
  hintQueueTo(deps, session, hosts);
  // what they were told of those who wait is no longer theirs, either
  deps.live.hint(hosts.map((person) => ({ person, topics: ['notices'] })));
  if (!entries.every(isOf([...passing, 'door.tried']))) await hintDoor(deps, session);
  try {
    if (deps.live.here().length === 0) return; // guests answer nothing
    const at = await whoAnswers(deps, session);
    const telling = onlyAnswered ? tellAnswers(deps, at, answered) : tellKnocks(deps, at, asked);
    const told = await telling.catch((error: unknown) => {
      hintQueueTo(deps, session, at.persons);
      throw error;
    });
    hintQueueTo(deps, session, at.persons, onlyAsked || onlyAnswered ? told : new Set());
  } finally {
    if (onlyAsked) hintRoom(deps, session, whom);
  }
}
