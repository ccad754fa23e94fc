import { databaseTime } from '../../base/data/clock.ts';
import type { Deps } from '../../base/deps.ts';
import type { KnockId, PersonId, SessionId, VisitorId } from '../../base/ids.ts';
import { mayAnswer, personsWhoMayStay } from '../gate/actions.ts';
import { personsWhoHost } from '../../sessions/gate/actions.ts';
import { findDoor } from '../door/store.ts';
import { countPending, waitingAmong } from '../knocks/store.ts';
import { toldTo } from '../queue/actions.ts';
import { few, type Asking } from '../queue/contract.ts';
import { holdersAmong } from '../link/store.ts';
import { whoIsInside } from '../stays/store.ts';

/** Which pages look again at a door, judged at the moment of sending. */
type Hinting = Pick<Deps, 'db' | 'live'>;

/** Persons only: guests answer nothing, and are not told that somebody asks. */
export async function answerers(
  { db, live }: Hinting,
  session: SessionId,
): Promise<readonly PersonId[]> {
  const here = live.here();
  const inside =
    (await findDoor(db, session))?.answeredBy === 'members'
      ? new Set<string>(await whoIsInside(db, session, await databaseTime(db)))
      : null;
  return [...(await personsWhoHost(db, session)), ...here.filter((person) => inside?.has(person))];
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
    (await answerers(deps, session)).map((person) => ({ person, topics: [`queue:${session}`] })),
  );

/** Who asks, to those here who may answer at this moment. Answers with who was told. */
export async function tellKnocks(
  { db, live }: Hinting,
  session: SessionId,
  persons: readonly PersonId[],
  asked: readonly KnockId[],
): Promise<ReadonlySet<PersonId>> {
  const told = new Set<PersonId>();
  const present = new Set(live.here());
  const answering = [...new Set(persons)].filter((person) => present.has(person));
  if (asked.length === 0 || asked.length > few.knocks || answering.length > few.persons)
    return told;
  const now = await databaseTime(db);
  const rows = await waitingAmong(db, session, asked, now);
  const door = await findDoor(db, session);
  if (rows.length === 0 || !door) return told;
  const waiting = await countPending(db, session, now);
  const hosts = new Set(await personsWhoHost(db, session));
  for (const person of answering) {
    const knocks = rows.map(await toldTo(db, { person }, session, rows));
    const title = hosts.has(person) ? door.title : null;
    const asking: Asking = { t: 'knocks', session, title, waiting, knocks };
    if (!(await mayAnswer(db, person, session)).allowed) continue;
    live.tell(person, asking);
    told.add(person);
  }
  return told;
}

export const hintRoom = (
  { live }: Pick<Hinting, 'live'>,
  session: SessionId,
  whom: readonly (PersonId | VisitorId)[],
): void => live.hint(whom.map((person) => ({ person, topics: [`room:${session}`] })));
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
