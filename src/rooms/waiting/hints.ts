import { databaseTime } from '../../base/data/clock.ts';
import type { Deps } from '../../base/deps.ts';
import type { PersonId, SessionId, VisitorId } from '../../base/ids.ts';
import { personsWhoMayStay } from '../gate/actions.ts';
import { personsWhoHost } from '../../sessions/gate/actions.ts';
import { findDoor } from '../door/store.ts';
import { holdersAmong } from '../link/store.ts';
import { whoIsInside } from '../stays/store.ts';

/** Which pages look again at a door, judged at the moment of sending. */
type Hinting = Pick<Deps, 'db' | 'live'>;

/** Persons only: guests answer nothing, and are not told that somebody asks. */
async function answerers({ db, live }: Hinting, session: SessionId): Promise<readonly PersonId[]> {
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
