import { databaseTime } from '../../base/data/clock.ts';
import type { Deps } from '../../base/deps.ts';
import type { KnockId, PersonId, SessionId, VisitorId } from '../../base/ids.ts';
import { mayAnswer, personsWhoMayStay } from '../gate/actions.ts';
import { personsWhoHost } from '../../sessions/gate/actions.ts';
import { findDoor } from '../door/store.ts';
import { waitingAmong } from '../knocks/store.ts';
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
): void =>
  live.hint(
    persons.map((person) => ({ person, topics: [`queue:${session}`, 'queue', `room:${session}`] })),
  );
export const hintQueue = async (deps: Hinting, session: SessionId): Promise<void> =>
  hintQueueTo(deps, session, await answerers(deps, session));

/** Who asks, to those here who may answer at this moment. */
export async function tellKnocks(
  { db, live }: Hinting,
  session: SessionId,
  persons: readonly PersonId[],
  asked: readonly KnockId[],
): Promise<void> {
  const present = new Set(live.here());
  const hosts = [...new Set(persons)].filter((person) => present.has(person));
  if (asked.length === 0 || asked.length > few.knocks || hosts.length > few.persons) return;
  const rows = await waitingAmong(db, session, asked, await databaseTime(db));
  if (rows.length === 0) return;
  for (const person of hosts) {
    const told = await toldTo(db, { person }, session, rows);
    const asking: Asking = { t: 'knocks', session, knocks: rows.map(told) };
    if ((await mayAnswer(db, person, session)).allowed) live.tell(person, asking);
  }
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
