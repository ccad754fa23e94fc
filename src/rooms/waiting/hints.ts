import { evaluate } from '../../access/gate.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { asOne, type Db } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { KnockId, PersonId, SessionId, VisitorId } from '../../base/ids.ts';
import { factsOf, personsWhoMayStay } from '../gate/actions.ts';
import { answerKnock } from '../gate/gates.ts';
import { personsWhoHost } from '../../sessions/gate/actions.ts';
import { hostRoom } from '../../sessions/gate/gates.ts';
import { findDoor, type DoorRow } from '../door/store.ts';
import { countPending, waitingAmong } from '../knocks/store.ts';
import { queueFor } from '../queue/actions.ts';
import { few, type AnsweredNow, type Asking } from '../queue/contract.ts';
import { holdersAmong } from '../link/store.ts';
import { whoIsInside } from '../stays/store.ts';

/** Which pages look again at a door, judged at the moment of sending. */
type Hinting = Pick<Deps, 'db' | 'live'>;

/** A door, and whom its requests concern now. */
export type Answering = {
  readonly session: SessionId;
  readonly door: DoorRow | undefined;
  readonly now: Date;
  readonly hosts: readonly PersonId[];
  /** Persons only: guests answer nothing, and are not told that somebody asks. */
  readonly persons: readonly PersonId[];
};
export async function whoAnswers({ db, live }: Hinting, session: SessionId): Promise<Answering> {
  const [door, hosts, now] = await asOne(db, () =>
    Promise.all([findDoor(db, session), personsWhoHost(db, session), databaseTime(db)]),
  );
  const inside =
    door?.answeredBy === 'members' ? new Set<string>(await whoIsInside(db, session, now)) : null;
  const persons = [...hosts, ...live.here().filter((person) => inside?.has(person))];
  return { session, door, now, hosts, persons };
}
/** The queue, to these persons: also to whoever hosts no more and has it on the page. */
export const hintQueueTo = (
  { live }: Pick<Hinting, 'live'>,
  session: SessionId,
  persons: readonly PersonId[],
  told: ReadonlySet<PersonId> = new Set(),
): void =>
  live.hint(
    persons.map((person) => ({
      person,
      topics: [`queue:${session}`, 'queue', `room:${session}`],
      later: told.has(person),
    })),
  );
/** Who of those in the queue has their page open: nothing else has changed by it. */
export const hintPresence = async (deps: Hinting, session: SessionId): Promise<void> =>
  deps.live.hint(
    (await whoAnswers(deps, session)).persons.map((person) => ({
      person,
      topics: [`queue:${session}`],
    })),
  );

/** So few are told; null: their pages look for themselves. */
function fewHere(
  { live }: Pick<Hinting, 'live'>,
  { door, persons }: Answering,
  knocks: readonly KnockId[],
): { readonly title: string; readonly here: readonly PersonId[] } | null {
  const present = new Set(live.here());
  const here = [...new Set(persons)].filter((person) => present.has(person));
  const areFew = knocks.length > 0 && knocks.length <= few.knocks && here.length <= few.persons;
  return door && areFew ? { title: door.title, here } : null;
}

/**
 * Whether somebody may answer, as the host or member that they were taken for: judged once all that
 * they are told has been read, since the right may have gone meanwhile.
 */
async function answersAs(
  db: Db,
  person: PersonId,
  session: SessionId,
  host: boolean,
): Promise<boolean> {
  const facts = await factsOf(db, { person, guest: null }, session, 'nothing');
  return evaluate(answerKnock, facts).allowed && evaluate(hostRoom, facts).allowed === host;
}
/** Who asks, to those here who may answer at this moment. Answers with who was told. */
export async function tellKnocks(
  deps: Hinting,
  at: Answering,
  asked: readonly KnockId[],
): Promise<ReadonlySet<PersonId>> {
  const { db, live } = deps;
  const { session, now, hosts } = at;
  const told = new Set<PersonId>();
  const telling = fewHere(deps, at, asked);
  const rows = telling ? await waitingAmong(db, session, asked) : [];
  if (!telling || rows.length === 0) return told;
  for (const person of telling.here) {
    const host = hosts.includes(person);
    const queue = await queueFor(db, { person, hosts: host }, session, rows, now);
    if (!(await answersAs(db, person, session, host))) continue;
    const title = host ? telling.title : null;
    const knocks = rows.map(queue.told);
    const asking: Asking = { t: 'knocks', session, title, waiting: queue.waiting, knocks };
    live.tell(person, asking);
    told.add(person);
  }
  return told;
}
/** Who waits no longer, to the same. */
export async function tellAnswers(
  deps: Hinting,
  at: Answering,
  answered: readonly KnockId[],
): Promise<ReadonlySet<PersonId>> {
  const { db, live } = deps;
  const { session, hosts } = at;
  const told = new Set<PersonId>();
  const telling = fewHere(deps, at, answered);
  if (!telling) return told;
  const waiting = await countPending(db, session);
  for (const person of telling.here) {
    const host = hosts.includes(person);
    if (!(await answersAs(db, person, session, host))) continue;
    const title = host ? telling.title : null;
    const said: AnsweredNow = { t: 'answered', session, title, waiting, knocks: [...answered] };
    live.tell(person, said);
    told.add(person);
  }
  return told;
}

export const hintRoom = (
  { live }: Pick<Hinting, 'live'>,
  session: SessionId,
  whom: readonly (PersonId | VisitorId)[],
): void => live.hint(whom.map((person) => ({ person, topics: [`room:${session}`] })));
/** They were let in: whose page waits enters, and is judged there. */
export const callIn = (
  { live }: Pick<Hinting, 'live'>,
  session: SessionId,
  whom: readonly (PersonId | VisitorId)[],
): void => live.hint(whom.map((person) => ({ person, topics: [`enter:${session}`] })));
/** The door itself has changed: everybody who stands before it or could. */
export async function hintDoor(deps: Hinting, session: SessionId): Promise<void> {
  const { db, live } = deps;
  hintRoom(deps, session, await holdersAmong(db, session, live.here(), live.visitors()));
  live.hint(
    (await personsWhoMayStay(db, session, live.here())).map((person) => ({
      person,
      topics: [`room:${session}`, 'sessions', 'rooms'],
    })),
  );
}
