import { z } from 'zod';
import { reveal } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { asOne, type Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import type { Who } from '../../base/serve/caller.ts';
import { resembles, twinsAmong } from '../../base/text/skeleton.ts';
import { stranger as unmet } from '../../people/groups/members/rules.ts';
import { standingOf } from '../../people/groups/members/store.ts';
import { addToGroup } from '../../people/groups/standing/gates.ts';
import { findGroup } from '../../people/groups/standing/store.ts';
import { personsNamed } from '../../people/known/store.ts';
import { mayAnswer } from '../gate/actions.ts';
import { personsWhoHost } from '../../sessions/gate/actions.ts';
import { inGroups } from '../../sessions/plan/store.ts';
import { listPending, type KnockRow } from '../knocks/store.ts';
import type { Knock } from './contract.ts';
import * as store from './store.ts';

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
  const now = await databaseTime(db);
  const rows = await listPending(
    db,
    session,
    now,
    after && { at: after[0], id: after[1] },
    limit + 1,
  );
  const told = await toldTo(db, who, session, rows, now);
  return pageOf(rows, limit, (row) => [row.asked.toISOString(), row.id], told);
}
export const waitingRooms = async (db: Db, who: Who) =>
  store.listWaitingRooms(db, who.person, await databaseTime(db));

/** Whoever answers; `hosts`: at that room, which is found out where it is not said. */
type Answerer = Pick<Who, 'person'> & { readonly hosts?: boolean };
/**
 * Requests as the one who answers sees them: who resembles whom, and into which group they could be
 * taken.
 */
export const toldTo = async (
  db: Db,
  who: Answerer,
  session: SessionId,
  rows: readonly KnockRow[],
  now: Date,
): Promise<(row: KnockRow) => Knock> => (await queueFor(db, who, session, rows, now)).told;
/** The same, with how many wait. */
export async function queueFor(
  db: Db,
  { person, hosts }: Answerer,
  session: SessionId,
  rows: readonly KnockRow[],
  now: Date,
): Promise<{ readonly waiting: number; readonly told: (row: KnockRow) => Knock }> {
  const persons = rows.flatMap((row) => row.person ?? []);
  const [named, names, { group, addable }, near, blockable] = await asOne(db, () =>
    Promise.all([
      personsNamed(db, persons),
      store.namesAt(db, session, now),
      groupFor(db, person, session, persons),
      nearOf(db, session, rows, now),
      hosts ?? personsWhoHost(db, session).then((some) => some.includes(person)),
    ]),
  );
  const waiting = names.flatMap(({ knock, name }) => (knock ? [{ id: knock, name }] : []));
  const crowd = names.filter(({ knock }) => knock === null);
  const twin = twinsAmong(waiting);
  const told = (row: KnockRow): Knock => ({
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
  return { waiting: waiting.length, told };
}
/**
 * What is known of the network a guest came from: it holds nobody up who was never denied, but the
 * host may know it.
 */
export async function nearOf(
  db: Db,
  session: SessionId,
  rows: readonly KnockRow[],
  now: Date,
): Promise<(row: KnockRow) => Knock['near']> {
  const guests = rows.filter(({ person }) => person === null);
  const others = await store.listNear(
    db,
    session,
    [...new Set(guests.flatMap(({ network }) => network ?? []))],
    now,
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
  const members = await inGroups(db, [group.id], persons);
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
