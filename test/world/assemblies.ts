import { sql } from 'kysely';
import { byItself } from '../../src/access/admit.ts';
import {
  audienceOf,
  newId,
  type AssemblyId,
  type GroupId,
  type OrganisationId,
} from '../../src/base/ids.ts';
import { setAudience } from '../../src/people/audience/store.ts';
import { act, type Caller } from './answers.ts';
import type { Someone, World } from './world.ts';

type Made = {
  readonly name?: string;
  /** May book, and so sees it. */ readonly booked?: readonly GroupId[];
  readonly shown?: readonly GroupId[];
  readonly tags?: readonly string[];
  /** Seconds. */ readonly startup?: number;
  readonly cleanup?: number;
  readonly shortest?: number;
  readonly longest?: number;
  readonly horizon?: number;
};
let made = 0;

/** An assembly that is there, in service, without start-up and cleanup where nothing is said. */
export async function makeAssembly(
  { fresh: { db } }: Pick<World, 'fresh'>,
  organisation: OrganisationId,
  by: Pick<Someone, 'id'>,
  { name = `Bench ${(made += 1)}`, booked = [], shown = [], tags = [], ...spans }: Made = {},
): Promise<AssemblyId> {
  const [id, shownId] = [newId<'assembly'>(), newId<'audience'>()];
  await db
    .insertInto('assemblies')
    .values({
      id,
      shown_id: shownId,
      organisation_id: organisation,
      created_by: by.id,
      name,
      tags: sql`${[...tags]}::text[]`,
      retired_at: null,
      no_show: null,
      qualification_id: null,
      startup: 0,
      cleanup: 0,
      ...spans,
    })
    .execute();
  await db.transaction().execute(async (tx) => {
    await setAudience(tx, byItself, audienceOf(id), booked);
    await setAudience(tx, byItself, shownId, shown);
  });
  return id;
}

/** What one person may claim through a group. */
export const limitBookings = async (
  { fresh: { db } }: Pick<World, 'fresh'>,
  group: GroupId,
  limits: { readonly at_once?: number; readonly longest?: number; readonly horizon?: number },
): Promise<void> =>
  void (await db
    .insertInto('booking_limits')
    .values({ group_id: group, at_once: null, longest: null, horizon: null, ...limits })
    .execute());

export type Booked = {
  readonly id: string;
  readonly state: string;
  readonly starts: string;
  readonly ends: string;
  readonly blockedTo: string;
  readonly latestEnd: string | null;
  readonly holder: { readonly name: string } | null;
  readonly purpose: string | null;
};
export const book = (who: Caller, asked: Readonly<Record<string, unknown>>) =>
  act<{ items: Booked[] }>(who, 'POST', '/api/bookings', asked);
export const tryBooking = (who: Caller, asked: Readonly<Record<string, unknown>>) =>
  act<{
    fits: boolean;
    items: { starts: string; blocking: { from: string } | null; verdict: { allowed: boolean } }[];
    free: { starts: string; ends: string } | null;
  }>(who, 'POST', '/api/booking-trials', asked);
export const extendBooking = (
  who: Caller,
  booking: string,
  asked: { readonly ends?: string; readonly minutes?: number },
) => act<Booked>(who, 'POST', `/api/bookings/${booking}/extensions`, asked);
export const releaseBooking = (who: Caller, booking: string) =>
  act<Booked>(who, 'POST', `/api/bookings/${booking}/release`);
export const moveBooking = (
  who: Caller,
  booking: string,
  asked: { readonly starts?: string; readonly ends?: string; readonly purpose?: string },
) => act<Booked>(who, 'PATCH', `/api/bookings/${booking}`, asked);
export const seeBooking = (who: Caller, booking: string) =>
  act<Booked>(who, 'GET', `/api/bookings/${booking}`);
export const myBookings = (who: Caller, query = '') =>
  act<{ items: Booked[]; next?: string }>(who, 'GET', `/api/bookings${query}`);

const hour = 3_600_000;
/** The start of the third hour from now, and so many hours and seconds after it. */
export function hoursAhead(now = Date.now()): (hours: number, seconds?: number) => string {
  const base = Math.ceil(now / hour) * hour + 2 * hour;
  return (hours, seconds = 0) => new Date(base + hours * hour + seconds * 1000).toISOString();
}
