import { z } from 'zod';
import { databaseTime } from '../../base/data/clock.ts';
import type { Deps } from '../../base/deps.ts';
import type { GuestId, RoomId, SessionId, StayId } from '../../base/ids.ts';
import { id } from '../../base/api/contract.ts';
import type { Page } from '../../base/live/live.ts';
import { isTheirs } from '../stays/rules.ts';
import { confirmStays, setAway, setHere, setShown, tellMoved } from './store.ts';
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
  /** Says to the database that the pages here live. */
  readonly confirm: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
type Watch = { readonly onEmpty: (seat: Seat) => void; readonly onError: (error: unknown) => void };

/**
 * The call part of the live line: a page joins with its ticket, and what it says to another is
 * passed on if both are inside the same room; through the database when the other sits at another
 * process. What is said is for browsers; nobody here reads it.
 */
export async function openSignalling(
  { db, config, line, live }: Deps,
  { onEmpty, onError }: Watch,
): Promise<Signalling> {
  const seats = new Map<StayId, Seat>();
  const stays = new Map<Page, StayId>();
  const seatOf = (page: Page): Seat | undefined => seats.get(stays.get(page)!);

  const unseat = (stay: StayId): Seat | undefined => {
    const seat = seats.get(stay);
    seats.delete(stay);
    if (seat) stays.delete(seat.page);
    return seat;
  };
  const replace = (stay: StayId): void =>
    void unseat(stay)?.page.send({ t: 'out', stay, because: 'replaced', says: '' });
  /**
   * The pages here still hold these stays; one that has come to another process since is replaced
   * by that one.
   */
  async function confirm(held: readonly Seat[]): Promise<void> {
    const ids = held.map(({ stay }) => stay);
    const moved = new Set(await confirmStays(db, ids, line.node));
    for (const seat of held)
      if (moved.has(seat.stay) && seats.get(seat.stay) === seat) replace(seat.stay);
  }
  /** Everyone in the room looks at the roster again. */
  const poke = ({ room, stay }: Pick<Seat, 'room' | 'stay'>): void => {
    for (const seat of seats.values()) if (seat.room === room) seat.page.send({ t: 'roster' });
    relay({ to: stay, from: stay, data: null });
  };

  const waiting: Signal[] = [];
  let relaying = false;
  /** One after the other, so that an offer never arrives after its candidates. */
  function relay(signal: Signal): void {
    waiting.push(signal);
    if (relaying) return;
    relaying = true;
    void (async () => {
      while (waiting.length > 0) {
        const batch = waiting.splice(0, 500);
        await putSignals(db, batch).catch(onError);
      }
      await wakeOthers(db);
    })()
      .catch(onError)
      .finally(() => (relaying = false));
  }

  const deliver = (seat: Seat | undefined, from: StayId, data: unknown): void => {
    if (!seat) return;
    if (typeof data !== 'string')
      return seat.page.send(data === null ? { t: 'roster' } : { t: 'signal', from, data });
    live.hint([
      {
        person: seat.page.who.person ?? seat.page.who.visitor,
        topics: [`${data}:${seat.session}`],
      },
    ]);
  };
  let fetching = false;
  let again = false;
  const fetch = (): void => {
    again = true;
    if (fetching || seats.size === 0) return;
    fetching = true;
    void (async () => {
      while (again && seats.size > 0) {
        again = false;
        for (const { to, from, data } of await takeSignals(db, [...seats.keys()]))
          deliver(seats.get(to), from, data);
      }
    })()
      .catch(onError)
      .finally(() => (fetching = false));
  };

  live.on('join', {
    shape: z.object({ ticket: z.string().max(400) }),
    times: 30,
    handle: (page, { ticket }) => join(page, ticket),
  });
  async function join(page: Page, ticket: string): Promise<void> {
    const now = await databaseTime(db);
    const stay = readTicket(
      ticket,
      page.who.signIn ?? page.who.visitor,
      config.secrets.tickets,
      now,
    );
    if (!stay) return page.close(4400, 'bad ticket'); // it comes back with a new one
    const found = await findStay(db, stay, now);
    const held = found && isTheirs(found, page.who) ? await setHere(db, stay, line.node) : null;
    if (!found || !held) return page.send({ t: 'out', stay, ...(await endOf(db, stay)) });
    const before = seatOf(page);
    if (before && before.stay !== stay) unseat(before.stay);
    const other = seats.get(stay);
    if (other && other.page !== page) replace(stay);
    if (held.moved) await tellMoved(db, stay);
    const seat: Seat = { page, stay, room: found.room, session: found.session, guest: found.guest };
    seats.set(stay, seat);
    stays.set(page, stay);
    poke(seat);
    fetch();
  }

  // a call of six with all its candidates stays far below
  live.on('signal', {
    shape: z.object({ to: id<'stay'>(), data: z.looseObject({}) }),
    times: 200,
    bytes: 64 * 1024,
    handle: (page, { to, data }) => {
      const seat = seatOf(page);
      if (!seat) return;
      const other = seats.get(to);
      if (!other) return relay({ to, from: seat.stay, data });
      if (other.room === seat.room) other.page.send({ t: 'signal', from: seat.stay, data });
    },
  });

  live.on('state', {
    shape: z.object({ microphone: z.boolean(), camera: z.boolean(), screen: flag, hand: flag }),
    times: 100,
    handle: async (page, { screen = null, hand = null, ...on }) => {
      const seat = seatOf(page);
      if (!seat) return;
      await setShown(db, seat.stay, { ...on, screen, hand });
      poke(seat);
    },
  });

  async function empty(seat: Seat): Promise<void> {
    await setAway(db, seat.stay, line.node);
    poke(seat);
    onEmpty(seat);
  }
  live.onGone(async (page) => {
    const seat = seatOf(page);
    if (!seat) return;
    unseat(seat.stay);
    await empty(seat);
  });

  const listener = await line.hear('signals', fetch);
  const moves = await line.hear('seats', (stay) => {
    const seat = seats.get(stay as StayId);
    if (seat) void confirm([seat]).catch(onError);
  });
  const net = setInterval(fetch, 1000);
  net.unref();
  return {
    seats: () => [...seats.values()],
    seatOf,
    unseat,
    confirm: () => confirm([...seats.values()]),
    stop: async () => {
      clearInterval(net);
      listener.stop();
      moves.stop();
    },
  };
}
