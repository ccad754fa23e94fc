import { admit, reveal, type Admitted } from '../../../access/admit.ts';
import { evaluate, failed, type Gate, type Verdict } from '../../../access/gate.ts';
import type { Parsed } from '../../../base/api/contract.ts';
import { Clash, Invalid, Missing } from '../../../base/api/refusals.ts';
import { transact, type Db, type Tx } from '../../../base/data/database.ts';
import type { BookingId } from '../../../base/ids.ts';
import type { Kind } from '../../../base/journal/entries.ts';
import { append } from '../../../base/journal/journal.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { longer, until } from '../../gate/claims/actions.ts';
import { assembliesOf, findClaims, loadBookings, type Loaded } from '../../gate/claims/store.ts';
import type { BookingFacts, Claimed } from '../../gate/checks.ts';
import { extend, move, release, seeBooking } from '../../gate/gates.ts';
import { flawOf, latestEnd, type Claim } from '../../gate/rules.ts';
import type { Booking, bookingsContract } from '../contract.ts';
import type { bookingEntries } from '../entries.ts';
import { describeAll } from '../shown/actions.ts';
import * as store from '../store.ts';

type C = typeof bookingsContract;
type Known = Loaded & { readonly about: NonNullable<Loaded['about']> };

/** Locked with its assembly, and known to the caller. */
async function held(tx: Tx, who: Who, id: BookingId): Promise<Known> {
  const assembly = (await assembliesOf(tx, [id])).get(id);
  if (!assembly) throw new Missing();
  await store.lockAssemblies(tx, [assembly]);
  const [facts] = await loadBookings(tx, who.person, [id]);
  if (!facts?.about) throw new Missing();
  reveal(evaluate(seeBooking, facts));
  return facts as Known;
}
/** Refused as the first that fails says: over is gone for good, taken is a clash. */
async function admitOn<Name extends string>(
  tx: Tx,
  who: Who,
  gate: Gate<BookingFacts, Name>,
  facts: BookingFacts,
): Promise<Admitted<Name>> {
  const verdict = evaluate(gate, facts);
  if (verdict.allowed) return admit(verdict);
  const [first] = failed(verdict);
  if (first === 'not-over' || first === 'running-or-upcoming') throw new Clash('over', 410);
  if (first === 'slot-free') throw taken(facts);
  return admit((await inFull(tx, who, gate, facts)) as Verdict<Name>);
}
async function inFull(tx: Tx, who: Who, gate: Gate<BookingFacts>, facts: BookingFacts) {
  const { booking, claim } = facts.about!;
  const [full] = await loadBookings(tx, who.person, [booking.id], 'all');
  const about = full!.about && { ...full!.about, claim };
  return evaluate(gate, { ...full!, now: facts.now, about });
}
function taken({ now, about }: BookingFacts): Clash {
  const claim = about!.claim!;
  const { from, to } = claim.blocking!;
  return new Clash('slot-free', 409, {
    blocking: { from: from.toISOString(), to: to.toISOString() },
    latestEnd: claim.open ? latestEnd(claim, now).at.toISOString() : null,
  });
}

type Kinds = keyof typeof bookingEntries & Kind;
type Placed = { readonly starts: Date; readonly ends: Date };
async function note(
  tx: Tx,
  who: Who,
  {
    kind,
    about,
  }: { readonly kind: Kinds; readonly about: Claimed & Pick<Known['about'], 'bounded'> },
  { starts, ends }: Placed,
): Promise<void> {
  const [row] = await store.describeBookings(tx, who.person, [about.booking.id]);
  const data = {
    assembly: about.id,
    name: about.title,
    starts: starts.toISOString(),
    ends: ends.toISOString(),
    persons: row!.holder_id ? [row!.holder_id] : [],
    groups: about.bounded.through ? [about.bounded.through.id] : [],
  };
  const placed = { organisation: about.organisation, subject: about.booking.id };
  await append(
    tx,
    who,
    kind === 'booking.extended' || kind === 'booking.moved'
      ? { kind, ...placed, data: { ...data, before: about.booking.ends.toISOString() } }
      : { kind, ...placed, data },
  );
}
const shown = async (tx: Tx, who: Who, id: BookingId): Promise<Booking> =>
  (await describeAll(tx, who, [id]))[0]!;

type Extending = Parsed<C['POST /api/bookings/{id}/extensions']>['body'];
/** To another end as a whole: never to an earlier one than was asked for. */
export const extendBooking = (
  db: Db,
  who: Who,
  id: BookingId,
  { ends, minutes }: Extending,
): Promise<Booking> =>
  transact(db, async (tx) => {
    if ((ends === undefined) === (minutes === undefined))
      throw new Invalid({ pointer: '#/body/ends', code: 'ends-or-minutes' });
    const facts = await held(tx, who, id);
    const { about } = facts;
    const { booking, bounded } = about;
    const to = ends === undefined ? new Date(+booking.ends + minutes! * 60_000) : new Date(ends);
    // whether it may be extended at all comes first
    const asked = to > booking.ends ? until(facts, bounded, to) : longer(facts);
    const by = await admitOn(tx, who, extend, asked);
    if (to <= booking.ends) throw new Invalid({ pointer: '#/body/ends', code: 'not-later' });
    await store.moveBooking(tx, by, id, { ends: to });
    await note(tx, who, { kind: 'booking.extended', about }, { starts: booking.starts, ends: to });
    return shown(tx, who, id);
  });

/** Ends what runs, cancels what is to come; done again it answers the same. */
export const releaseBooking = (db: Db, who: Who, id: BookingId): Promise<Booking> =>
  transact(db, async (tx) => {
    const facts = await held(tx, who, id);
    const { now, about } = facts;
    const { booking } = about;
    const verdict = evaluate(release, facts);
    const isDone =
      (booking.released || booking.cancelled) && !failed(verdict).includes('holds-booking');
    if (isDone) return shown(tx, who, id);
    const by = await admitOn(tx, who, release, facts);
    const runs = booking.starts <= now;
    if (runs) await store.endBooking(tx, by, id, now, 'released');
    else await store.cancelBooking(tx, by, id, now, 'cancelled');
    const ends = runs ? now : booking.ends;
    const kind = runs ? 'booking.released' : 'booking.cancelled';
    await note(tx, who, { kind, about }, { starts: booking.starts, ends });
    return shown(tx, who, id);
  });

type Moving = Parsed<C['PATCH /api/bookings/{id}']>['body'];
export const moveBooking = (
  db: Db,
  who: Who,
  id: BookingId,
  { starts, ends, purpose }: Moving,
): Promise<Booking> =>
  transact(db, async (tx) => {
    const facts = await held(tx, who, id);
    const { about } = facts;
    const moves = starts !== undefined || ends !== undefined;
    if (!moves) {
      // what it is for can be said until it is over
      const by = await admitOn(tx, who, release, facts);
      if (purpose !== undefined) {
        await store.rewordBooking(tx, by, id, purpose);
        await note(tx, who, { kind: 'booking.reworded', about }, about.booking);
      }
      return shown(tx, who, id);
    }
    const span = spanOf(about.booking, starts, ends);
    const asked = await moved(tx, facts, span);
    const lacks = failed(evaluate(move, asked));
    if (lacks[0] === 'span-valid') {
      const flaw = flawOf(asked.about!.claim!, asked.now)!;
      throw new Invalid({ pointer: '#/body/ends', code: `span-${flaw}`, args: bounds(asked) });
    }
    const by = await admitOn(tx, who, move, asked);
    await store.moveBooking(tx, by, id, span);
    if (purpose !== undefined) await store.rewordBooking(tx, by, id, purpose);
    await note(tx, who, { kind: 'booking.moved', about }, span);
    return shown(tx, who, id);
  });
/** Where only its start is said, it stays as long as it was. */
function spanOf(booking: Placed, starts: string | undefined, ends: string | undefined): Placed {
  const from = starts === undefined ? booking.starts : new Date(starts);
  if (ends !== undefined) return { starts: from, ends: new Date(ends) };
  return { starts: from, ends: new Date(+booking.ends + +from - +booking.starts) };
}
const bounds = ({ about }: BookingFacts) => ({
  shortest: Math.ceil(about!.claim!.shortest / 60),
  longest: Math.floor(about!.claim!.longest / 60),
  days: Math.floor(about!.claim!.horizon / 86_400),
});
async function moved(tx: Tx, facts: Known, span: Placed): Promise<BookingFacts> {
  const { about } = facts;
  const { booking, bounded } = about;
  const [found] = await findClaims(tx, null, [{ assembly: about.id, ...span }], booking.id);
  const { next: _, open: __, ...bounds_ } = bounded;
  const claim: Claim = { ...bounds_, ...span, blocking: found!.blocking, open: null };
  return { ...facts, about: { ...about, claim } };
}
