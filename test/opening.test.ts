import { expect, test } from 'vitest';
import { makeFeed } from './world/account.ts';
import { failed, refusal, statusOf } from './world/answers.ts';
import { people, useCast, world } from './world/cast.ts';
import {
  type Anyone,
  ask,
  decisions,
  endForAll,
  enter,
  hours,
  leave,
  look,
  minutes,
  must,
  own,
  queue,
  say,
  settingsOf,
  turn,
} from './world/doors.ts';
import { cancel, changeSession, planSession } from './world/sessions.ts';
import type { Someone } from './world/world.ts';

// A host may open early: when a room is open is one rule, for the gate, the lists, the call and
// what was said there.

useCast();

type Place = { readonly id: string; readonly link: string; readonly starts: number };
type Item = {
  readonly session: { readonly id: string };
  readonly starts: string;
  readonly ends: string;
  readonly opens: string;
  readonly gates?: unknown;
};
const openEarly = (who: Anyone, id: string) => who.call('POST', `/api/sessions/${id}/openings`);
const closeAgain = (who: Anyone, id: string) => who.call('DELETE', `/api/sessions/${id}/opening`);
/** Turns the clock of the database to so many milliseconds before the session begins. */
const before = ({ starts }: Place, away: number) =>
  world.fresh.turnClock(starts - away - Date.now());
const agenda = async (who: Someone, id: string, when = 'upcoming') =>
  (await must(who.call<{ items: Item[] }>('GET', `/api/agenda?when=${when}`))).items.filter(
    ({ session }) => session.id === id,
  );
const pageOf = (who: Someone, id: string) =>
  must(
    who.call<{ opens: string | null; next: { id: string } | null }>('GET', `/api/sessions/${id}`),
  );
const lines = async (id: string) =>
  (
    await world.fresh.pool.query<{ kind: string }>(
      `select kind from journal where subject_id = $1 and kind ~ '^session.(opened|closed)' order by seq`,
      [id],
    )
  ).rows.map(({ kind }) => kind);

/** A session of the group that begins in a day, with guests. */
async function dated(settings: Record<string, unknown> = {}): Promise<Place> {
  const { boss, host, group } = people;
  const start = new Date(Date.now() + hours(24)).toISOString().slice(0, 16);
  const plan = { title: 'Open lab', group, start, zone: 'UTC', minutes: 60, hosts: [host.id] };
  const { id } = await planSession(boss, plan);
  await turn(host, id, { guests: true, ...settings });
  return { id, link: (await settingsOf(host, id)).link, starts: Date.parse(`${start}Z`) };
}

test('from twelve hours before on, and everything that knows when it is open says so', async () => {
  const place = await dated();
  await before(place, hours(12) + minutes(1));
  expect(failed(await openEarly(people.host, place.id))).toEqual(['soon-enough']);
  await before(place, hours(12));
  expect(await look(people.host, place.id)).toMatchObject({
    opens: expect.any(String) as string,
    gates: { open: { allowed: true } },
  });
  expect(Date.parse((await agenda(people.member, place.id))[0]!.opens)).toBe(
    place.starts - minutes(15),
  );
  expect(await refusal(enter(people.member, place.id))).toEqual(['within-time']);

  await must(openEarly(people.host, place.id), 204);
  const planned = new Date(place.starts - minutes(15)).toISOString();
  expect(await look(people.host, place.id)).toMatchObject({
    opens: null,
    planned,
    gates: { close: { allowed: true } },
  });
  const [item] = await agenda(people.member, place.id);
  const { opens } = await pageOf(people.member, place.id);
  expect([
    item!.opens === opens,
    place.starts - Date.parse(opens!) <= hours(12),
    Date.parse(item!.starts),
  ]).toEqual([true, true, place.starts]);
  expect(item!.gates).toMatchObject({ enter: { allowed: true } });

  const { stay } = await enter(people.member, place.id);
  await say(people.member, place.id, 'Early bird');
  await enter(people.host, place.id);
  const said = await must(
    people.host.call<{ items: unknown[] }>('GET', `/api/sessions/${place.id}/messages`),
  );
  expect(said.items).toMatchObject([{ text: 'Early bird' }]);
  await leave(people.member, stay);
  expect((await decisions(people.host, place.id)).map(({ says }) => says)).toContain(
    'Hanna Host opened the room early',
  );
});

test('whoever does not run the room does not open it', async () => {
  const place = await dated();
  await before(place, hours(1));
  const guest = await world.guest(place.link, 'Gus');
  expect(failed(await openEarly(people.member, place.id))).toEqual(['hosts-room']);
  expect([
    await statusOf(openEarly(people.stranger, place.id)),
    await statusOf(openEarly(guest, place.id)),
  ]).toEqual([404, 401]);
  expect((await look(people.member, place.id)).gates).not.toHaveProperty('open');
  await cancel(people.boss, place.id);
  expect(failed(await openEarly(people.host, place.id))).toEqual(['not-cancelled']);
});

test('opened by many at once, it is opened once, and everybody is told that it is open', async () => {
  const place = await dated();
  await before(place, hours(1));
  const answers = await Promise.all(
    [people.host, people.boss, people.host, people.boss].map((who) =>
      statusOf(openEarly(who, place.id)),
    ),
  );
  expect(answers).toEqual([204, 204, 204, 204]);
  expect(await lines(place.id)).toEqual(['session.opened-early']);
  await before(place, minutes(14));
  expect(failed(await openEarly(people.host, place.id))).toEqual(['date-ahead']);
  expect(failed(await closeAgain(people.host, place.id))).toEqual(['opened-early']);
});

test('taken back while nobody is inside, it opens as planned, and whoever waits asks again then', async () => {
  const place = await dated({ door: 'locked' });
  await before(place, hours(1));
  await must(openEarly(people.host, place.id), 204);
  const guest = await world.guest(place.link, 'Gus');
  await ask(guest, place.id);
  const { stay } = await enter(people.boss, place.id);
  expect(failed(await closeAgain(people.host, place.id))).toEqual(['nobody-inside']);
  expect(await statusOf(closeAgain(people.member, place.id))).toBe(403);
  await leave(people.boss, stay);
  await must(closeAgain(people.host, place.id), 204);
  await must(closeAgain(people.host, place.id), 204);
  expect(await lines(place.id)).toEqual(['session.opened-early', 'session.closed-again']);
  expect([await queue(people.host, place.id), (await look(guest, place.id)).knock?.state]).toEqual([
    [],
    'void',
  ]);
  expect(await refusal(ask(guest, place.id))).toEqual(['within-time']);
  await before(place, minutes(15));
  await ask(guest, place.id);
});

test('whoever enters while it is taken back is inside an open room, or outside of a closed one', async () => {
  for (let round = 0; round < 8; round += 1) {
    const place = await dated();
    await before(place, hours(1));
    await must(openEarly(people.host, place.id), 204);
    const [entered, closed] = await Promise.all([
      enter(people.member, place.id).answer,
      closeAgain(people.host, place.id),
    ]);
    expect([
      [201, 403],
      [403, 204],
    ]).toContainEqual([entered.status, closed.status]);
    await world.fresh.turnClock(0);
  }
});

test('over before it was to begin, it is past, takes no time in calendars, and says that it ended', async () => {
  const place = await dated();
  await before(place, hours(2));
  await must(openEarly(people.host, place.id), 204);
  await before(place, minutes(15));
  await endForAll(people.host, place.id);
  expect([
    await agenda(people.member, place.id),
    (await pageOf(people.member, place.id)).next,
  ]).toEqual([[], null]);
  const [item] = await agenda(people.member, place.id, 'past');
  expect([item!.starts, item!.ends].map((at) => Date.parse(at))).toEqual([
    place.starts,
    place.starts,
  ]);
  const refused = await enter(people.member, place.id).answer;
  expect([failed(refused), JSON.stringify(refused.body)]).toEqual([
    ['within-time'],
    expect.stringContaining('The session ended'),
  ]);
  const { link } = await makeFeed(people.member);
  const feed = await world.nobody<string>('GET', new URL(link).pathname);
  expect([feed.body.match(/^DTSTART/gmu)?.length, feed.body.match(/^DTEND/gmu)]).toEqual([1, null]);
});

test('moved to another day, it opens as planned there', async () => {
  const place = await dated();
  await before(place, hours(2));
  await must(openEarly(people.host, place.id), 204);
  const start = new Date(place.starts + hours(24)).toISOString().slice(0, 16);
  await changeSession(people.boss, place.id, { start }, 1);
  expect(await look(people.host, place.id)).toMatchObject({
    opens: new Date(place.starts + hours(24) - minutes(15)).toISOString(),
    planned: null,
  });
  expect(await refusal(enter(people.member, place.id))).toEqual(['within-time']);
});

test('opened while it is moved to another day, it is open now or then, and never in between', async () => {
  for (let round = 0; round < 8; round += 1) {
    const place = await dated();
    await before(place, hours(2));
    const start = new Date(place.starts + hours(24)).toISOString().slice(0, 16);
    const [moved, opened] = await Promise.all([
      changeSession(people.boss, place.id, { start }, 1).answer,
      openEarly(people.host, place.id),
    ]);
    expect([moved.status, [204, 403].includes(opened.status)]).toEqual([200, true]);
    expect(await refusal(enter(people.member, place.id))).toEqual(['within-time']);
    await world.fresh.turnClock(0);
  }
});

const kinds = ['ad-hoc', 'standing'] as const;
/** A room without dates that opens in two days. */
async function later(kind: (typeof kinds)[number]) {
  const at = (away: number) => new Date(Date.now() + away).toISOString();
  const times = { opens: at(hours(48)), closes: at(hours(72)) };
  const place = await own(people.host, people.organisation, { kind, door: 'open', ...times });
  return { ...place, ...times, starts: Date.parse(times.opens) };
}
const times = async (id: string) => {
  const { opens, closes } = await settingsOf(people.host, id);
  return { opens, closes };
};
/** Since when, or from when, it is open, as the list of one's own rooms says. */
const listed = async (id: string, when = 'now') =>
  (
    await must(
      people.host.call<{ items: { id: string; opens: string }[] }>(
        'GET',
        `/api/own-rooms?when=${when}`,
      ),
    )
  ).items.find((room) => room.id === id)?.opens;

test.each(kinds)(
  '%s without dates: opened early it keeps the times that were set, and is closed again',
  async (kind) => {
    const { id, opens, closes } = await later(kind);
    expect(await refusal(enter(people.host, id))).toEqual(['within-time']);
    await must(openEarly(people.host, id), 204);
    await must(openEarly(people.host, id), 204);
    expect(await look(people.host, id)).toMatchObject({
      opens: null,
      planned: opens,
      gates: { close: { allowed: true } },
    });
    expect([await times(id), (await listed(id))! < opens]).toEqual([{ opens, closes }, true]);
    const { stay } = await enter(people.host, id);
    await leave(people.host, stay);
    await must(closeAgain(people.host, id), 204);
    expect(await look(people.host, id)).toMatchObject({ opens, planned: null });
    expect([await refusal(enter(people.host, id)), await listed(id)]).toEqual([
      ['within-time'],
      opens,
    ]);
    expect(await lines(id)).toEqual(['session.opened-early', 'session.closed-again']);
  },
);

test.each(kinds)(
  '%s without dates: ended for all before its time, only the early opening is over; later, what ran',
  async (kind) => {
    const place = await later(kind);
    const { id, opens, closes, link } = place;
    const guest = await world.guest(link, 'Gus');
    await must(openEarly(people.host, id), 204);
    await enter(people.host, id);
    await enter(guest, id);
    await endForAll(people.host, id);
    expect(await look(guest, id)).toMatchObject({ opens });
    expect([await times(id), await listed(id)]).toEqual([{ opens, closes }, opens]);
    expect(await refusal(enter(guest, id))).toEqual(['within-time']);
    expect(await lines(id)).toEqual(['session.opened-early', 'session.closed-again']);

    await must(openEarly(people.host, id), 204);
    await before(place, -minutes(1));
    expect(failed(await closeAgain(people.host, id))).toEqual(['opened-early']);
    await enter(guest, id);
    await endForAll(people.host, id);
    expect([await statusOf(enter(guest, id)), (await times(id)).opens]).toEqual([
      kind === 'ad-hoc' ? 403 : 201,
      opens,
    ]);
    await world.fresh.turnClock(0);
  },
);

test('an ad-hoc session that is ended before it opens says that it ended, and does not open', async () => {
  const { id } = await later('ad-hoc');
  await endForAll(people.host, id);
  expect(await look(people.host, id)).toMatchObject({ opens: null, planned: null });
  expect(failed(await openEarly(people.host, id))).toEqual(['date-ahead']);
});

test('a room without dates that is to open at another time opens then; with the same time it stays open', async () => {
  const { id, opens, starts } = await later('standing');
  await must(openEarly(people.host, id), 204);
  await turn(people.host, id, { opens, says: 'Welcome' });
  expect(await look(people.host, id)).toMatchObject({ opens: null, planned: opens });
  const moved = new Date(starts + hours(1)).toISOString();
  await turn(people.host, id, { opens: moved });
  expect(await look(people.host, id)).toMatchObject({ opens: moved, planned: null });
});

test.each(kinds)(
  'a room (%s) that was opened early may close before it was to open; closed again, it opens as planned',
  async (kind) => {
    const { id, opens, starts } = await later(kind);
    const at = (away: number) => new Date(starts - away).toISOString();
    const soon = { closes: at(minutes(1)) };
    expect(await statusOf(turn(people.host, id, soon))).toBe(422);
    await must(openEarly(people.host, id), 204);
    expect(await statusOf(turn(people.host, id, { closes: at(hours(24 * 30)) }))).toBe(422);
    expect(await statusOf(turn(people.host, id, { ...soon, opens: at(-minutes(5)) }))).toBe(422);
    await turn(people.host, id, { ...soon, opens });
    expect(await times(id)).toEqual({ ...soon, opens });
    expect(await statusOf(enter(people.host, id))).toBe(201);
    await endForAll(people.host, id);
    expect(await times(id)).toEqual({ opens, closes: null });
    await must(openEarly(people.host, id), 204);
    await turn(people.host, id, soon);
    await must(closeAgain(people.host, id), 204);
    expect(await times(id)).toEqual({ opens, closes: null });
    await must(openEarly(people.host, id), 204);
    await turn(people.host, id, soon);
    await world.fresh.turnClock(starts - minutes(1) - Date.now() + 2000);
    expect(await look(people.host, id)).toMatchObject({ opens: null, planned: null });
    expect(await refusal(enter(people.host, id))).toEqual(['within-time']);
  },
);

test('ended for all before the room would open, only the early opening is over: the date stays, and opens as planned', async () => {
  const place = await dated();
  await before(place, hours(2));
  await must(openEarly(people.host, place.id), 204);
  const { stay } = await enter(people.member, place.id);
  await endForAll(people.host, place.id);
  const left = await world.fresh.pool.query('select left_because from stays where id = $1', [stay]);
  expect(left.rows).toEqual([{ left_because: 'ended' }]);
  const planned = new Date(place.starts - minutes(15)).toISOString();
  expect(await look(people.host, place.id)).toMatchObject({
    opens: planned,
    gates: { open: { allowed: true } },
  });
  expect(await refusal(enter(people.member, place.id))).toEqual(['within-time']);
  expect((await agenda(people.member, place.id))[0]).toMatchObject({ opens: planned });
  expect(await lines(place.id)).toEqual(['session.opened-early', 'session.closed-again']);

  await before(place, minutes(10));
  await enter(people.member, place.id);
  await endForAll(people.host, place.id);
  expect(await agenda(people.member, place.id)).toEqual([]);
});
