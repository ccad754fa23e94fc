import { admit, reveal, type Admitted } from '../../access/admit.ts';
import { same } from '../../base/seals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { Caller, Who } from '../../base/serve/caller.ts';
import type { SessionId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import { unnameGuests } from '../../base/journal/personal.ts';
import { Invalid, Missing } from '../../base/api/refusals.ts';
import { mayHost, maySeeDoor } from '../gate/actions.ts';
import { standingOf } from '../gate/checks.ts';
import { loadFacts } from '../gate/store.ts';
import { entryOf, voidKnocks } from '../knocks/actions.ts';
import { knockOf, listPending, nameKnock, type KnockRow } from '../knocks/store.ts';
import { looksLike } from '../../base/text/skeleton.ts';
import { doorNetworkOf, lockDoor, setLink } from '../door/store.ts';
import { linkSecret, linkTo, sessionIn, visitorCookie } from '../door/visitor.ts';
import {
  bringAlong,
  dropGuests,
  findLed,
  guestNamed,
  holdAsGuest,
  holdAsPerson,
  holdSome,
  namesOfHosts,
  renewHold,
  type Led,
} from './store.ts';

type Desk = Pick<Deps, 'db' | 'config'>;
async function led(desk: Desk, secret: string): Promise<Led> {
  const session = sessionIn(secret);
  const found = session ? await findLed(desk.db, session) : undefined;
  if (found && same(secret, linkSecret(desk, found.session, found.link))) return found;
  throw new Missing();
}

/**
 * Opening a link makes neither a guest nor a request; only whoever is known already holds it from
 * then on.
 */
export async function openLink(desk: Desk, who: Caller, secret: string) {
  const { db } = desk;
  const found = await led(desk, secret);
  const { person, visitor } = who;
  if (person) await transact(db, (tx) => holdAsPerson(tx, found, person));
  const name = visitor && (await guestNamed(db, found.session, visitor));
  if (visitor && name !== null) await transact(db, (tx) => renewHold(tx, found, visitor));
  return {
    session: found.session,
    title: found.title,
    says: found.says,
    known: person !== null || name !== null,
    name: name ?? '',
  };
}

type Naming = { readonly secret: string; readonly name: string };
export async function comeAsGuest(
  deps: Deps,
  who: Caller,
  { secret, name }: Naming,
): Promise<{ session: SessionId; cookie: string | null }> {
  const found = await led(deps, secret);
  const { person } = who;
  if (person) {
    await transact(deps.db, (tx) => holdAsPerson(tx, found, person));
    return { session: found.session, cookie: null };
  }
  if (looksLike(name, await namesOfHosts(deps.db, found.session)))
    throw new Invalid({ pointer: '#/body/name', code: 'name-of-host' });
  const fresh = who.visitor ? null : visitorCookie(deps);
  await transact(deps.db, async (tx) => {
    const visitor = who.visitor ?? fresh!.visitor;
    const before = await guestNamed(tx, found.session, visitor);
    const held = await holdAsGuest(tx, found, visitor, name, doorNetworkOf(who.address));
    if (before === null) return;
    const me = { person: null, guest: held.guest };
    const by = reveal(await maySeeDoor(tx, me, found.session));
    await nameKnock(tx, by, held.guest, held.name);
    const waits = await knockOf(tx, found.session, me);
    if (waits?.state === 'pending' && waits.name !== before)
      await append(tx, who, entryOf('knock.reworded', waits));
  });
  return { session: found.session, cookie: fresh?.cookie ?? null };
}

/** Those who are known at this door by nothing but the link. */
async function byLinkOnly(
  tx: Tx,
  session: SessionId,
  rows: readonly KnockRow[],
): Promise<KnockRow[]> {
  const facts = await loadFacts(
    tx,
    null,
    rows.map(({ person, guest }) => ({ person, guest, session })),
  );
  return rows.filter((_, at) => ['person', 'guest'].includes(standingOf(facts[at]!) ?? 'guest'));
}

type Renewing = { readonly session: SessionId; readonly turnAway: boolean };
/**
 * The old link leads nowhere from now on. Whoever is inside or was let in stays; those who wait as
 * well, unless they are turned away.
 */
export const renewLink = (deps: Deps, who: Who, { session, turnAway }: Renewing): Promise<string> =>
  transact(deps.db, async (tx) => {
    reveal(await maySeeDoor(tx, who.person, session));
    const door = await lockDoor(tx, session, 'update');
    if (!door) throw new Missing();
    const by = admit(await mayHost(tx, who.person, session));
    const now = await databaseTime(tx);
    if (turnAway)
      await voidKnocks(
        tx,
        who,
        door,
        await byLinkOnly(tx, session, await listPending(tx, session, now)),
        'link-renewed',
      );
    const number = door.link + 1;
    await setLink(tx, by, door.room, number);
    await bringAlong(tx, by, session, number, now);
    await append(tx, who, {
      kind: 'door.link-renewed',
      organisation: door.organisation,
      subject: session,
      data: { title: door.title },
    });
    return linkTo(deps, session, number);
  });

/** Guests who have not come for a month, and their names in the log with them. */
export async function forgetGuests(db: Db, by: Admitted<'own-room'>): Promise<void> {
  while ((await transact(db, (tx) => forgetSome(tx, by, null))) > 0);
}
/** With their room goes what is known of its guests. */
export async function forgetGuestsOf(
  tx: Tx,
  by: Admitted<'own-room'>,
  session: SessionId,
): Promise<void> {
  while ((await forgetSome(tx, by, session)) > 0);
}
async function forgetSome(
  tx: Tx,
  by: Admitted<'own-room'>,
  session: SessionId | null,
): Promise<number> {
  const gone = await holdSome(tx, session);
  for (const [subject, guests] of Map.groupBy(gone, (row) => row.session))
    await unnameGuests(tx, {
      subject,
      visitors: guests.map(({ visitor }) => visitor),
      stays: guests.flatMap(({ stays }) => stays),
    });
  await dropGuests(
    tx,
    by,
    gone.map(({ guest }) => guest),
  );
  return gone.length;
}
