import { z } from 'zod';
import { databaseTime } from '../../base/data/clock.ts';
import { every, oneAtATime, type OneAtATime } from '../../base/beat/beat.ts';
import type { Deps } from '../../base/deps.ts';
import type { GuestId, RoomId, SessionId, StayId } from '../../base/ids.ts';
import { id } from '../../base/api/contract.ts';
import type { Page } from '../../base/live/live.ts';
import { isTheirs } from '../stays/rules.ts';
import { confirmStays, setAway, setHere, setShown, tellMoved } from '../stays/seats/store.ts';
import { endOf, findStay } from '../stays/store.ts';
import { putSignals, takeSignals, wakeOthers, type Signal } from './medium/store.ts';
import { readTicket } from './ticket.ts';

const flag = z.boolean().nullish();

/** A page of this process that holds a stay. */
export type Seat = {
  readonly page: Page;
  readonly stay: StayId;
  readonly room: RoomId;
  readonly session: SessionId;
  readonly guest: GuestId | null;
};
export type Signalling = {
  readonly seats: () => readonly Seat[];
  readonly seatOf: (page: Page) => Seat | undefined;
  /** Takes a seat away, at once: nothing is relayed from it or to it any more. */
  readonly unseat: (stay: StayId) => Seat | undefined;
  /** Says to the database that the pages here live; answers with those whose stay is over. */
  readonly confirm: () => Promise<readonly Seat[]>;
  readonly stop: () => Promise<void>;
};
type Watch = { readonly onEmpty: (seat: Seat) => void; readonly onError: (error: unknown) => void };

/** Who of this process sits where, and what is on its way to other processes. */
type Desk = Pick<Deps, 'db' | 'config' | 'line' | 'live'> &
  Watch & {
    readonly seats: Map<StayId, Seat>;
    readonly stays: Map<Page, StayId>;
    /** Seats that are being taken; whose stay ends meanwhile takes none. */
    readonly coming: Set<Seat>;
    readonly leaving: Signal[];
    readonly send: OneAtATime;
    readonly fetch: OneAtATime;
  };

/**
 * The call part of the live line: a page joins with its ticket, and what it says to another is
 * passed on if both are inside the same room; through the database when the other sits at another
 * process. What is said is for browsers; nobody here reads it.
 */
export async function openSignalling(
  { db, config, line, live }: Deps,
  { onEmpty, onError }: Watch,
): Promise<Signalling> {
  const leaving: Signal[] = [];
  const desk: Desk = {
    db,
    config,
    line,
    live,
    onEmpty,
    onError,
    seats: new Map(),
    stays: new Map(),
    coming: new Set(),
    leaving,
    // one after the other, so that an offer never arrives after its candidates
    send: oneAtATime(() => sendOn(desk), onError),
    fetch: oneAtATime(() => fetchSignals(desk), onError),
  };
  const { seats } = desk;
  hearPages(desk);
  const fetch = (): void => (seats.size > 0 ? desk.fetch.kick() : undefined);
  const listener = await line.hear('signals', fetch);
  const moves = await line.hear('seats', (stay) => {
    const seat = seats.get(stay as StayId);
    if (seat) void confirm(desk, [seat]).catch(onError);
  });
  const stopFetching = every(1, fetch, onError);
  return {
    seats: () => [...seats.values()],
    seatOf: (page) => seatOf(desk, page),
    unseat: (stay) => {
      for (const seat of desk.coming) if (seat.stay === stay) desk.coming.delete(seat);
      return unseat(desk, stay);
    },
    confirm: () => confirm(desk, [...seats.values()]),
    stop: async () => {
      listener.stop();
      moves.stop();
      await stopFetching();
    },
  };
}

const seatOf = ({ seats, stays }: Desk, page: Page): Seat | undefined =>
  seats.get(stays.get(page)!);

function unseat({ seats, stays }: Desk, stay: StayId): Seat | undefined {
  const seat = seats.get(stay);
  seats.delete(stay);
  if (seat) stays.delete(seat.page);
  return seat;
}
const replace = (desk: Desk, stay: StayId): void =>
  void unseat(desk, stay)?.page.send({ t: 'out', stay, because: 'replaced', says: '' });

/**
 * The pages here still hold these stays; one that has come to another process since is replaced by
 * that one. Answers with those that are over.
 */
async function confirm(desk: Desk, held: readonly Seat[]): Promise<readonly Seat[]> {
  const ids = held.map(({ stay }) => stay);
  const { moved, over } = await confirmStays(desk.db, ids, desk.line.node);
  const seated = held.filter((seat) => desk.seats.get(seat.stay) === seat);
  for (const { stay } of seated) if (moved.has(stay)) replace(desk, stay);
  return seated.filter(({ stay }) => over.has(stay));
}

/** Everyone in the room looks at the roster again. */
function poke(desk: Desk, { room, stay }: Pick<Seat, 'room' | 'stay'>): void {
  for (const seat of desk.seats.values()) if (seat.room === room) seat.page.send({ t: 'roster' });
  relay(desk, { to: stay, from: stay, data: null });
}

/** To another process, by the database. */
function relay({ leaving, send }: Desk, signal: Signal): void {
  leaving.push(signal);
  send.kick();
}
async function sendOn({ db, leaving, onError }: Desk): Promise<void> {
  while (leaving.length > 0) await putSignals(db, leaving.splice(0, 500)).catch(onError);
  await wakeOthers(db);
}
async function fetchSignals(desk: Desk): Promise<void> {
  if (desk.seats.size === 0) return;
  for (const { to, from, data } of await takeSignals(desk.db, [...desk.seats.keys()]))
    // whoever sits here has told all others here
    if (data !== null || !desk.seats.has(from)) deliver(desk, desk.seats.get(to), from, data);
}
function deliver({ live }: Desk, seat: Seat | undefined, from: StayId, data: unknown): void {
  if (!seat) return;
  if (typeof data !== 'string')
    return seat.page.send(data === null ? { t: 'roster' } : { t: 'signal', from, data });
  const { person, visitor } = seat.page.who;
  live.hint([{ person: person ?? visitor, topics: [`${data}:${seat.session}`] }]);
}

function hearPages(desk: Desk): void {
  const { db, live } = desk;
  live.on('join', {
    shape: z.object({ ticket: z.string().max(400) }),
    times: 30,
    handle: (page, { ticket }) => join(desk, page, ticket),
  });
  // a call of six with all its candidates stays far below
  live.on('signal', {
    shape: z.object({ to: id<'stay'>(), data: z.looseObject({}) }),
    times: 200,
    bytes: 64 * 1024,
    handle: (page, { to, data }) => {
      const seat = seatOf(desk, page);
      if (!seat) return;
      const other = desk.seats.get(to);
      if (!other) return relay(desk, { to, from: seat.stay, data });
      if (other.room === seat.room) other.page.send({ t: 'signal', from: seat.stay, data });
    },
  });
  live.on('state', {
    shape: z.object({ microphone: z.boolean(), camera: z.boolean(), screen: flag, hand: flag }),
    times: 100,
    handle: async (page, { screen = null, hand = null, ...on }) => {
      const seat = seatOf(desk, page);
      if (!seat) return;
      if (await setShown(db, seat.stay, { ...on, screen, hand })) poke(desk, seat);
    },
  });
  live.onGone(async (page) => {
    const seat = seatOf(desk, page);
    if (!seat) return;
    unseat(desk, seat.stay);
    await setAway(db, seat.stay, desk.line.node);
    poke(desk, seat);
    desk.onEmpty(seat);
  });
}

async function join(desk: Desk, page: Page, ticket: string): Promise<void> {
  const { db, config, line, coming } = desk;
  const now = await databaseTime(db);
  const holder = page.who.signIn ?? page.who.visitor;
  const stay = readTicket(ticket, holder, config.secrets.tickets, now);
  if (!stay) return page.close(4400, 'bad ticket'); // it comes back with a new one
  const found = await findStay(db, stay, now);
  const out = async () => page.send({ t: 'out', stay, ...(await endOf(db, stay)) });
  if (!found || !isTheirs(found, page.who)) return out();
  const seat: Seat = { page, stay, room: found.room, session: found.session, guest: found.guest };
  coming.add(seat);
  try {
    const held = await setHere(db, stay, line.node);
    if (!held || !coming.has(seat)) return await out();
    sit(desk, seat); // with no wait before it: who is put out from here on has a seat to be put out of
    if (held.moved) await tellMoved(db, stay);
  } finally {
    coming.delete(seat);
  }
  poke(desk, seat);
  desk.fetch.kick();
}
function sit(desk: Desk, seat: Seat): void {
  const { page, stay } = seat;
  const before = seatOf(desk, page);
  if (before && before.stay !== stay) unseat(desk, before.stay);
  const other = desk.seats.get(stay);
  if (other && other.page !== page) replace(desk, stay);
  desk.seats.set(stay, seat);
  desk.stays.set(page, stay);
}
