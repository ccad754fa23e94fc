import { z } from 'zod';
import { reveal } from '../../../access/admit.ts';
import { evaluate, type Gate } from '../../../access/gate.ts';
import { tellBriefly } from '../../../access/tell.ts';
import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { keyIn, pageOf } from '../../../base/api/cursor.ts';
import { Missing } from '../../../base/api/refusals.ts';
import type { Db } from '../../../base/data/database.ts';
import type { BookingId } from '../../../base/ids.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { longer } from '../../gate/claims/actions.ts';
import { loadBookings, type Loaded } from '../../gate/claims/store.ts';
import type { BookingFacts } from '../../gate/checks.ts';
import { extend, move, release, seeBooking } from '../../gate/gates.ts';
import { latestEnd } from '../../gate/rules.ts';
import type { Booking, bookingsContract } from '../contract.ts';
import { stateOf } from '../rules.ts';
import { describeBookings, listBookings, type BookingRow } from '../store.ts';

type C = typeof bookingsContract;

/** As one person may know them, with what they can do. */
export async function describeAll(db: Db, who: Who, ids: readonly BookingId[]): Promise<Booking[]> {
  if (ids.length === 0) return [];
  const [facts, rows] = [
    await loadBookings(db, who.person, ids, 'names'),
    await describeBookings(db, who.person, ids),
  ];
  return rows.flatMap((row) => {
    const known = facts.find(({ about }) => about?.booking.id === row.id);
    return known?.about ? [told(who, row, known)] : [];
  });
}
function told(
  who: Who,
  { blocked_from, blocked_to, holder_id: _, released, cancelled, ...row }: BookingRow,
  facts: Loaded,
): Booking {
  const { now } = facts;
  const state = stateOf({ ...row, released, cancelled }, now);
  const isTold = row.mine || row.holder !== null || row.kind === 'maintenance';
  const { booking, bounded } = facts.about!;
  const { open, next: _next, ...bounds } = bounded;
  const claim = { ...booking, ...bounds, blocking: null, open };
  const on = state === 'running' || state === 'upcoming';
  const answers = (gate: Gate<BookingFacts>, known: BookingFacts) =>
    tellBriefly(evaluate(gate, known), who.language, facts.asker.zone);
  return {
    ...row,
    state,
    starts: row.starts.toISOString(),
    ends: row.ends.toISOString(),
    blockedFrom: blocked_from.toISOString(),
    blockedTo: blocked_to.toISOString(),
    purpose: isTold ? row.purpose : null,
    latestEnd: on ? latestEnd(claim, now).at.toISOString() : null,
    gates: {
      extend: answers(extend, longer(facts)),
      move: answers(move, facts),
      release: answers(release, facts),
    },
  };
}

export async function show(db: Db, who: Who, id: BookingId): Promise<Booking> {
  const [facts] = await loadBookings(db, who.person, [id]);
  if (!facts?.about) throw new Missing();
  reveal(evaluate(seeBooking, facts));
  return (await describeAll(db, who, [id]))[0]!;
}

type Listed = Parsed<C['GET /api/bookings']>['query'];
/** What somebody holds, or manages for others. */
export async function list(
  db: Db,
  who: Who,
  { mine, when, assembly, cursor, limit }: Listed,
): Promise<Answer<C['GET /api/bookings']>> {
  const key = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const rows = await listBookings(db, who.person, {
    mine: mine === 'yes',
    when,
    assembly: assembly ?? null,
    after: key && { starts: key[0], id: key[1] },
    limit: limit + 1,
  });
  const page = pageOf(
    rows,
    limit,
    ({ starts, id }) => [starts.toISOString(), id],
    ({ id }) => id,
  );
  return { ...page, items: await describeAll(db, who, page.items) };
}
