import { Invalid, Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { append, type Actor } from '../../base/journal/journal.ts';
import type { Who } from '../../base/serve/caller.ts';
import { outcomeOf, standingOf } from '../gate/checks.ts';
import { loadFacts } from '../gate/store.ts';

import { admitHost } from '../door/actions.ts';
import type { Door } from '../door/contract.ts';
import { findDoor, forgetTries, lockDoor, updateDoor, type DoorRow } from '../door/store.ts';
import { linkTo } from '../door/visitor.ts';
import { listHosts, personNamed } from '../hosts/store.ts';
import { voidKnocks } from '../knocks/actions.ts';
import { moveEnds } from '../knocks/ends/store.ts';
import { listPending } from '../knocks/store.ts';
import { holdAgain, keepInside } from '../link/store.ts';
import { personsInside } from '../stays/store.ts';

type Turning = {
  readonly session: SessionId;
  readonly door?: Door | undefined;
  readonly guests?: boolean | undefined;
  readonly answeredBy?: 'hosts' | 'members' | undefined;
  readonly says?: string | undefined;
  readonly bringIn?: boolean | undefined;
  readonly opens?: string | null | undefined;
  readonly closes?: string | null | undefined;
};
const instantIn = (text: string | null | undefined): Date | null | undefined =>
  text ? new Date(text) : text === null ? null : undefined;
const isSame = (instant: Date | null, other: Date | null): boolean =>
  instant?.getTime() === other?.getTime();
/** From when on it is open: opened early, not from when it was to open. */
const opened = ({ opens, openedEarly }: DoorRow): Date | null => openedEarly ?? opens;
const given = <T extends object>(all: T): T =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;

/**
 * Turns the door. Nobody inside is thrown out; those who wait and need no answer any more are told.
 */
export const turn = (db: Db, who: Who, { session, ...to }: Turning): Promise<{ voided: number }> =>
  transact(db, async (tx) => {
    const door = await lockDoor(tx, session, 'update');
    const by = await admitHost(tx, who, session);
    if (!door) throw new Missing();
    const [opens, closes] = [instantIn(to.opens), instantIn(to.closes)];
    if (door.kind === 'group' && (opens !== undefined || closes !== undefined))
      throw new Invalid({
        pointer: opens === undefined ? '#/body/closes' : '#/body/opens',
        code: 'has-dates',
      });
    const first = opens === undefined || isSame(opens, door.opens) ? opened(door) : opens;
    const last = closes === undefined ? door.closes : closes;
    if (first && last && last <= first)
      throw new Invalid({ pointer: '#/body/closes', code: 'closes-before-opens' });
    const change = given({
      door: to.door,
      guests: to.guests,
      answered_by: to.answeredBy,
      says: to.says,
      bring_in: to.bringIn,
      opens_at: opens,
      closes_at: closes,
    });
    if (to.guests === false) await keepInside(tx, by, session, await insideByLink(tx, session));
    if (to.guests) await holdAgain(tx, by, session);
    await updateDoor(tx, by, door.room, change);
    if (closes !== undefined) await moveEnds(tx, by, session, closes, await databaseTime(tx));
    const moved = to.door !== undefined && to.door !== door.door;
    if (moved) await forgetTries(tx, by, session);
    await append(tx, who, {
      kind: moved ? 'door.moved' : 'door.set',
      organisation: door.organisation,
      subject: session,
      data: {
        title: door.title,
        before: door.door,
        door: to.door ?? door.door,
        fields: Object.keys(change),
      },
    });
    return {
      voided: await judgeWaiting(
        tx,
        who,
        door,
        to.door === 'closed' || to.guests === false ? 'closed' : 'opened',
      ),
    };
  });

/** Persons in the room whom it knows by the link alone. */
async function insideByLink(tx: Tx, session: SessionId): Promise<PersonId[]> {
  const inside = await personsInside(tx, session);
  const facts = await loadFacts(
    tx,
    null,
    inside.map((person) => ({ person, session })),
  );
  return inside.filter((_, at) => standingOf(facts[at]!) === 'person');
}

/** The door has moved: whoever it lets in or refuses now needs no answer any more. */
async function judgeWaiting(
  tx: Tx,
  actor: Actor,
  door: DoorRow,
  because: 'opened' | 'closed',
): Promise<number> {
  const waiting = await listPending(tx, door.session, await databaseTime(tx));
  const facts = await loadFacts(
    tx,
    null,
    waiting.map(({ person, guest }) => ({ person, guest, session: door.session })),
  );
  return voidKnocks(
    tx,
    actor,
    door,
    waiting.filter((_, at) => outcomeOf(facts[at]!) !== 'ask'),
    because,
  );
}

export async function settings(deps: Deps, who: Who, session: SessionId) {
  const { db } = deps;
  await admitHost(db, who, session);
  const door = await findDoor(db, session);
  if (!door) throw new Missing();
  const owner = door.kind === 'group' ? undefined : await personNamed(db, door.owner);
  return {
    door: door.door,
    guests: door.guests,
    answeredBy: door.answeredBy,
    says: door.says,
    bringIn: door.bringIn,
    opens: door.opens?.toISOString() ?? null,
    closes: door.closes?.toISOString() ?? null,
    link: linkTo(deps, session, door.link),
    kind: door.kind,
    owner: owner ?? null,
    hosts: (await listHosts(db, session)).filter(({ id }) => id !== owner?.id),
  };
}
