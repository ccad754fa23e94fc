import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../src/base/config.ts';
import { newId, type PersonId } from '../src/base/ids.ts';
import type { Knock } from '../src/rooms/queue/contract.ts';
import type { OwnKnock } from '../src/rooms/knocks/contract.ts';
import type { RoomView } from '../src/rooms/enter/contract.ts';
import { visitorCookie } from '../src/rooms/door/visitor.ts';
import { renewLimits } from './world/beyond.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { broken } from './invariants.ts';
import { address, kill, killAll, start, type Product } from './product.ts';
import { populate, signInto } from './world/world.ts';
import { openSink, type Sink } from './world/push-sink.ts';

const kills = Number(process.env['KILLS'] ?? 16);

let fresh: FreshDatabase;
let sink: Sink;
let dir: string;
let product: Product;
beforeAll(async () => {
  fresh = await freshDatabase();
  sink = await openSink();
  dir = mkdtempSync(join(tmpdir(), 'anteroom-crash-'));
});
afterAll(async () => {
  await killAll();
  await sink.close();
  await fresh.drop();
  rmSync(dir, { recursive: true, force: true });
});

const settings = (): Record<string, string> => ({
  DATA_DIR: dir,
  DATABASE_URL: fresh.url,
  PUSH_HOSTS: sink.origin,
});
type Answer<Body> = { readonly status: number; readonly body: Body };
/** Null: no answer came, so it may have been done or not. */
async function call<Body>(
  cookie: string,
  method: string,
  url: string,
  body?: unknown,
): Promise<Answer<Body> | null> {
  try {
    const headers = {
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const found = await fetch(product.origin + url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await found.text();
    return { status: found.status, body: (text ? JSON.parse(text) : null) as Body };
  } catch {
    return null;
  }
}
async function sure<Body>(
  cookie: string,
  method: string,
  url: string,
  body?: unknown,
): Promise<Body> {
  const found = await call<Body>(cookie, method, url, body);
  expect([method, url, found?.status]).toEqual([
    method,
    url,
    expect.toSatisfy((status: number) => status >= 200 && status < 300),
  ]);
  return found!.body;
}

const sealed = () => ({ db: fresh.db, config: readConfig(settings()), origin: () => address });
async function person(name: string): Promise<{ id: PersonId; cookie: string }> {
  const made = await populate(fresh.db).person(name);
  return { id: made.id, cookie: (await signInto(sealed(), made)).cookie };
}

/**
 * What is known of one thing from outside: how it was at the last answer, and what an unanswered
 * request may have made of it.
 */
type Known<State> = { state: State; maybe: State | null };
const pick = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)]!;
let acknowledged = 0;
let unanswered = 0;
/** Sends, and notes what follows from the answer, or what may follow from there being none. */
async function surely<State, Body>(
  known: Known<State>,
  next: State,
  request: () => Promise<Answer<Body> | null>,
): Promise<Body | null> {
  known.maybe = next;
  const answer = await request();
  if (!answer) {
    unanswered += 1;
    return null;
  }
  known.maybe = null;
  // a door that takes no answer now (503 while it starts or ends) has done nothing
  if (answer.status === 503) return null;
  expect([next, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([
    next,
    expect.toSatisfy((status: number) => status < 300),
    '',
  ]);
  acknowledged += 1;
  known.state = next;
  return answer.body;
}

type Asked = {
  readonly state: string;
  readonly denials: number;
  readonly asks: number;
  readonly blocked: boolean;
};
type Guest = Known<Asked> & {
  readonly cookie: string;
  readonly guest: string;
  knock: string;
  mayAskAt: string | null | undefined;
};
let host: { id: PersonId; cookie: string };
let room: string;
let number = 0;
/** A guest of a network of their own, so that no denial of others makes them wait. */
async function newGuest(): Promise<Guest> {
  const { visitor, cookie } = visitorCookie(sealed());
  const guest = newId<'guest'>();
  number += 1;
  await fresh.pool.query(
    `insert into link_holders (id, session_id, visitor, name, link, network) values ($1, $2, $3, $4, 1, $4)`,
    [guest, room, visitor, `Guest ${number}`],
  );
  return {
    cookie: cookie.split(';')[0]!,
    guest,
    knock: '',
    mayAskAt: undefined,
    state: { state: 'none', denials: 0, asks: 0, blocked: false },
    maybe: null,
  };
}
/** One thing after the other happens to a guest, until nobody answers any more. */
async function lane(guests: Guest[], open: () => boolean): Promise<void> {
  let guest = guests.at(-1)!;
  while (open()) {
    const { state, denials, asks, blocked } = guest.state;
    const answer = (decision: string) => () =>
      call(host.cookie, 'POST', `/api/knocks/${guest.knock}/answers`, { decision, from: 'api' });
    if (guest.maybe) return;
    if (state === 'pending') {
      const what = pick(['allow', 'deny', 'deny', 'deny', 'hold', 'withdraw', 'block']);
      if (what === 'hold') await surely(guest, guest.state, answer('hold'));
      else if (what === 'withdraw')
        await surely(guest, { ...guest.state, state: 'withdrawn' }, () =>
          call(guest.cookie, 'DELETE', `/api/knocks/${guest.knock}`),
        );
      else if (what === 'allow')
        await surely(guest, { ...guest.state, state: 'allowed' }, answer('allow'));
      else
        await surely(
          guest,
          { state: 'denied', denials: denials + 1, asks, blocked: what === 'block' },
          answer(what),
        );
      guest.mayAskAt = undefined;
    } else if (state === 'allowed' || blocked || denials > 1) {
      // when they may ask again is told the same before and after
      if (guest.mayAskAt === undefined)
        guest.mayAskAt = (await call<RoomView>(guest.cookie, 'GET', `/api/sessions/${room}/room`))
          ?.body.knock?.mayAskAt;
      guests.push((guest = await newGuest()));
    } else {
      const body = await surely(guest, { ...guest.state, state: 'pending', asks: asks + 1 }, () =>
        call<OwnKnock>(guest.cookie, 'POST', `/api/sessions/${room}/knocks`, { message: 'Hello' }),
      );
      if (body) guest.knock = body.id;
    }
  }
}
type Setting = { readonly door: string; readonly says: string };
async function turning(place: string, known: Known<Setting>, open: () => boolean): Promise<void> {
  while (open() && !known.maybe) {
    const to = {
      door: pick(['open', 'members', 'locked', 'closed']),
      says: `Text ${(number += 1)}`,
    };
    await surely(known, to, () => call(host.cookie, 'PATCH', `/api/sessions/${place}/room`, to));
  }
}
type Browser = Known<'on' | 'off'> & { readonly name: string; id: string };
async function subscribing(owner: string, browsers: Browser[], open: () => boolean): Promise<void> {
  while (open()) {
    const on = browsers.filter(({ state }) => state === 'on');
    if (on.some(({ maybe }) => maybe)) return;
    if (on.length > 10) {
      const gone = pick(on);
      await surely(gone, 'off', () => call(owner, 'DELETE', `/api/me/browsers/${gone.id}`));
    } else {
      const fresher: Browser = {
        name: `Browser ${(number += 1)}`,
        id: '',
        state: 'off',
        maybe: null,
      };
      browsers.push(fresher);
      const body = await surely(fresher, 'on', () =>
        call<{ id: string }>(owner, 'POST', '/api/me/browsers', sink.browser(fresher.name)),
      );
      if (!body) return;
      fresher.id = body.id;
    }
  }
}

type Row = {
  readonly guest: string;
  readonly id: string;
  readonly state: string;
  readonly denials: number;
  readonly asks: number;
  readonly blocked: boolean;
};
/** What stands for guests, past the product. */
async function table(): Promise<ReadonlyMap<string, Row>> {
  const { rows } = await fresh.pool.query<Row>(
    `select h.id as guest, k.id, coalesce(k.state, 'none') as state, coalesce(k.denials, 0) as denials, coalesce(k.asks, 0) as asks,
            exists (select from room_blocks b where b.session_id = h.session_id and b.visitor = h.visitor) as blocked
       from link_holders h left join knocks k on k.guest_id = h.id where h.session_id = $1`,
    [room],
  );
  return new Map(rows.map((row) => [row.guest, row]));
}
/**
 * As it was at the last answer, or as the one unanswered request wanted it; that is how it is from
 * now on.
 */
function settle<State>(known: Known<State>, found: State): void {
  expect(known.maybe === null ? [known.state] : [known.state, known.maybe]).toContainEqual(found);
  known.state = found;
  known.maybe = null;
}

test(`whatever was acknowledged stands after each of ${kills} kills: requests, answers, pauses, blocks, doors, browsers`, async () => {
  const organisation = await populate(fresh.db).organisation();
  host = await person('Hanna Host');
  await populate(fresh.db).join(host, organisation, 'admin');
  product = await start(settings());
  const readies = [product.ready];
  const make = async (title: string) =>
    (
      await sure<{ id: string }>(host.cookie, 'POST', '/api/own-rooms', {
        kind: 'standing',
        organisation,
        title,
      })
    ).id;
  room = await make('Desk');
  const lanes: Guest[][] = [];
  for (let at = 0; at < 6; at += 1) lanes.push([await newGuest()]);
  const doors = await Promise.all(
    ['One', 'Two'].map(async (title): Promise<Known<Setting> & { readonly place: string }> => ({
      place: await make(title),
      state: { door: 'members', says: '' },
      maybe: null,
    })),
  );
  const owners = await Promise.all(
    ['Ada', 'Ben'].map(async (name) => ({ ...(await person(name)), browsers: [] as Browser[] })),
  );

  for (let round = 0; round < kills; round += 1) {
    let up = true;
    const open = (): boolean => up;
    const load = Promise.all([
      ...lanes.map((guests) => lane(guests, open)),
      ...doors.map((door) => turning(door.place, door, open)),
      ...owners.map(({ cookie, browsers }) => subscribing(cookie, browsers, open)),
    ]);
    // at any moment: after some writes, however fast the machine is, and somewhere in the next ones
    const [from, writes, late] = [
      acknowledged,
      Math.floor(Math.random() * 80),
      performance.now() + 10_000,
    ];
    while (acknowledged - from < writes && performance.now() < late)
      await new Promise((over) => setTimeout(over, 2));
    await new Promise((over) => setTimeout(over, Math.random() * 40));
    await kill(product.child);
    up = false;
    await load;
    product = await start(settings());
    readies.push(product.ready);
    await renewLimits({ fresh });

    const rows = await table();
    for (const guests of lanes)
      for (const guest of guests) {
        const { id, state, denials, asks, blocked } = rows.get(guest.guest)!;
        settle(guest, { state, denials, asks, blocked });
        guest.knock = id;
      }
    // the newest guest of each lane, and those who wait for their next asking, see the same on
    // their page; the host sees those who wait
    const queue = await sure<{ items: Knock[] }>(
      host.cookie,
      'GET',
      `/api/sessions/${room}/knocks?limit=100`,
    );
    const pending = [...rows.values()]
      .filter(({ state }) => state === 'pending')
      .map(({ id }) => id);
    expect(queue.items.map(({ id }) => id as string).sort()).toEqual(pending.sort());
    for (const guests of lanes)
      for (const guest of guests.slice(-3)) {
        const { knock, gates } = await sure<RoomView>(
          guest.cookie,
          'GET',
          `/api/sessions/${room}/room`,
        );
        expect([knock?.state ?? 'none', gates.enter.allowed]).toEqual([
          guest.state.state,
          guest.state.state === 'allowed',
        ]);
        const over = guest.mayAskAt && Date.parse(guest.mayAskAt) < Date.now();
        if (guest.mayAskAt !== undefined)
          expect(over ? [null, guest.mayAskAt] : [guest.mayAskAt]).toContain(
            knock?.mayAskAt ?? null,
          );
        if (guest.state.blocked) expect(gates.knock.allowed).toBe(false);
      }
    for (const door of doors) {
      const { door: position, says } = await sure<RoomView>(
        host.cookie,
        'GET',
        `/api/sessions/${door.place}/room`,
      );
      settle(door, { door: position, says });
    }
    for (const { cookie, browsers } of owners) {
      const { items } = await sure<{ items: { id: string; name: string }[] }>(
        cookie,
        'GET',
        '/api/me/browsers',
      );
      for (const browser of browsers) {
        const found = items.find(({ name }) => name === browser.name);
        settle(browser, found ? 'on' : 'off');
        browser.id = found?.id ?? browser.id;
      }
    }
  }
  expect(await broken(fresh.pool)).toEqual([]);
  const [half, slowest] = [0.5, 1].map((share) =>
    Math.round(readies.toSorted((a, b) => a - b)[Math.floor((readies.length - 1) * share)]!),
  );
  process.stdout.write(
    `${kills} kills: ${acknowledged} acknowledged writes stand, ${unanswered} requests were cut off; ready after ${half} ms, ${slowest} ms at most\n`,
  );
  // how long a start takes is printed, not judged: other tests share the machine
  expect([acknowledged > kills * 10, unanswered > 0]).toEqual([true, true]);
}, 1_200_000);
