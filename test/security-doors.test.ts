import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { entryOf } from '../src/base/journal/follow.ts';
import { newId } from '../src/base/ids.ts';
import { readAll } from './world/account.ts';
import { failed, statusOf } from './world/answers.ts';
import { cast, type Cast } from './world/cast.ts';
import {
  answer,
  ask,
  bring,
  decisions,
  enter,
  groupSession,
  leave,
  letIn,
  look,
  mailInvitations,
  minutes,
  must,
  mute,
  names,
  open,
  own,
  queue,
  remove,
  renewLink,
  say,
  secretOf,
  turn,
  withdraw,
  type Place,
} from './world/doors.ts';
import { addTo, deleteGroup } from './world/groups.ts';
import { changeSession, dropHost, makeHost } from './world/sessions.ts';
import { renewLimits } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';
import { mailJobs } from '../src/base/mail/mail.ts';
import { judge } from './letters.ts';
import { notices } from '../src/app.ts';
import { noticesJobs } from '../src/notices/reactions.ts';
import { openSending } from '../src/notices/sending/reactions.ts';
import { mostWaiting } from '../src/rooms/knocks/rules.ts';
import { doorJobs, openDoors } from '../src/rooms/waiting/reactions.ts';

let world: World;
let people: Cast;
let live = '';
beforeAll(async () => {
  world = await openWorld();
  live = `ws://127.0.0.1:${await world.app.http.listen('127.0.0.1', 0)}/api/live`;
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  await world.fresh.turnClock(0);
  await renewLimits(world);
  people = await cast(world);
});
afterEach(() => world.fresh.turnClock(0));

test('a time whose zone leads beyond the last year is refused, so that no list with such a room breaks for its hosts', async () => {
  const place = await own(people.host, people.organisation, { kind: 'standing' });
  await makeHost(people.host, place.id, people.member);
  for (const instant of ['9999-12-31T23:59:59-14:00', '0000-01-01T00:00:00+14:00']) {
    expect([instant, await statusOf(turn(people.host, place.id, { opens: instant }))]).toEqual([
      instant,
      422,
    ]);
    const made = own(people.host, people.organisation, { kind: 'standing', opens: instant }).answer;
    expect([instant, await statusOf(made)]).toEqual([instant, 422]);
  }
  expect(await statusOf(people.member.call('GET', '/api/own-rooms'))).toBe(200);
  expect(await statusOf(turn(people.host, place.id, { opens: 'rubbish' }))).toBe(422);
});

test('a name or message of marks heaped upon each other is too long; names of all scripts are not', async () => {
  const place = await own(people.host, people.organisation, { kind: 'standing', door: 'open' });
  const come = (name: string) =>
    statusOf(world.nobody('POST', '/api/guests', { secret: secretOf(place.link), name }));
  expect(await come(`Gus${'\u0301'.repeat(15_000)}`)).toBe(422);
  expect(await come('क्षितिज श्रीवास्तव'.padEnd(60, 'क्'))).toBe(201);
  expect(await come('👩🏽👨🏿🇩🇪'.repeat(20))).toBe(201);
});

/** Holds rows still until `let go` is called, so that two requests meet at a certain place. */
async function hold(sql: string, values: readonly unknown[]): Promise<() => Promise<void>> {
  const held = await world.fresh.pool.connect();
  await held.query('begin');
  await held.query(sql, [...values]);
  return async () => {
    await held.query('commit');
    held.release();
  };
}
const moment = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

test('whoever asks in the moment in which the last one before them is answered is not lost: hosts are still told', async () => {
  const place = await own(people.host, people.organisation);
  const [first, second] = [
    await world.guest(place.link, 'First'),
    await world.guest(place.link, 'Second'),
  ];
  const { id } = await ask(first, place.id);
  const letGo = await hold('select from notices where subject_id = $1 for update', [place.id]);
  const asked = ask(second, place.id).answer;
  await moment(300);
  const answered = answer(people.host, id, 'allow').answer;
  await moment(300);
  await letGo();
  expect([await statusOf(asked), await statusOf(answered)]).toEqual([201, 200]);
  const { body } = await people.host.call<{ items: unknown[] }>('GET', '/api/notices?only=open');
  expect([await names(people.host, place.id), body.items.length]).toEqual([['Second'], 1]);
});

test('whoever is blocked is not in the room any more, also when they asked once more while they were inside', async () => {
  const place = await own(people.host, people.organisation, { kind: 'standing', door: 'open' });
  const guest = await world.guest(place.link, 'Gus');
  await open(people.member, place);
  for (const one of [guest, people.member]) {
    const { stay } = await enter(one, place.id);
    await turn(people.host, place.id, { door: 'locked' });
    const { id } = await ask(one, place.id);
    await answer(people.host, id, 'block');
    expect([
      await statusOf(enter(one, place.id, stay)),
      await statusOf(say(one, place.id, 'Hi')),
    ]).toEqual([403, 403]);
    await turn(people.host, place.id, { door: 'open' });
  }
});

test('a session whose group is gone is nobody’s: its link leads nowhere, and guests inside are asked out', async () => {
  const { boss, group } = people;
  const place = await groupSession(people, { door: 'open' });
  const [guest, inside] = [
    await world.guest(place.link, 'Gus'),
    await world.guest(place.link, 'Ina'),
  ];
  await open(people.stranger, place);
  await enter(inside, place.id);
  await deleteGroup(boss, group, [place.id]);
  const left = () =>
    world.fresh.pool.query(
      `select from stays y join rooms r on r.id = y.room_id where r.session_id = $1 and left_at is null`,
      [place.id],
    );
  await expect.poll(async () => (await left()).rowCount).toBe(0);
  for (const one of [guest, inside, people.stranger])
    expect([
      await statusOf(one.call('GET', `/api/sessions/${place.id}/room`)),
      await statusOf(enter(one, place.id)),
    ]).toEqual([404, 404]);
  expect(await statusOf(world.nobody('POST', '/api/links', { secret: secretOf(place.link) }))).toBe(
    404,
  );
});

test('a host learns of no id whether it is that of somebody elsewhere', async () => {
  const place = await own(people.host, people.organisation);
  const name = async (person: string) => {
    const { status, body } = await makeHost(people.host, place.id, { id: person }).answer;
    return { ...body, status, instance: '' };
  };
  expect(await name(people.stranger.id)).toEqual(await name(newId()));
});

test('whoever invites finds colleagues by name, and by their address only where they may know it', async () => {
  const place = await own(people.member, people.organisation);
  const found = async (q: string) =>
    (
      await must(
        people.member.call<{ items: { name: string }[] }>(
          'GET',
          `/api/sessions/${place.id}/invitees?q=${encodeURIComponent(q)}`,
        ),
      )
    ).items.map(({ name }) => name);
  expect([
    await found('boss'),
    await found(people.boss.email),
    await found(people.boss.email.slice(-20)),
  ]).toEqual([['Berta Boss'], [], []]);
  await world.contact(people.member, people.boss);
  expect(await found(people.boss.email)).toEqual(['Berta Boss']);
});

type Why = { readonly verdict: unknown };
test('at a door, whoever holds the link learns nothing of others who hold it, by asking why', async () => {
  const elsewhere = await world.organisation();
  const [sam, lea] = [
    await world.person('Sam', { organisation: elsewhere, role: 'admin' }),
    await world.person('Lea', { organisation: elsewhere }),
  ];
  const place = await own(people.host, people.organisation);
  await open(sam, place);
  await open(lea, place);
  const why = () => statusOf(sam.call('GET', `/api/why/enter-room/${place.id}?person=${lea.id}`));
  expect(await why()).toBe(404);
  await ask(lea, place.id);
  expect(await why()).toBe(404);
});

test('in a locked group session people of the group learn of others who asked, were let in or were blocked as little by asking why', async () => {
  const place = await groupSession(people, { door: 'locked' });
  const lea = await world.person('Lea', { organisation: people.organisation });
  await world.group('Theirs', people.organisation, { managers: [people.member], members: [lea] });
  await addTo(people.boss, people.group, lea);
  const why = async (who = people.member) =>
    (await must(who.call<Why>('GET', `/api/why/enter-room/${place.id}?person=${lea.id}`))).verdict;
  const before = [await why(), await why(people.boss)];
  await bring(people.host, lea, place.id);
  expect(await why()).toEqual(before[0]);
  expect(await why(people.boss)).not.toEqual(before[1]);
  const { stay } = await enter(lea, place.id);
  await remove(people.host, stay, { block: true });
  expect(await why()).toEqual(before[0]);
});

/**
 * The mails that a person got when everything that happens meanwhile is done, each `seconds` apart.
 */
async function mailsAfter(
  who: Someone,
  times: number,
  seconds: number,
  happens: () => Promise<() => Promise<unknown>>,
): Promise<number> {
  const { pool } = world.fresh;
  const pushing = openSending(world.app.deps, notices, () => undefined, false);
  for (let time = 1; time <= times; time += 1) {
    const over = await happens();
    await world.fresh.turnClock(time * seconds * 1000);
    await pushing.work();
    await pool.query(`update mails set state = 'sent'`);
    await over();
  }
  await pushing.stop();
  return (await pool.query('select from mails where to_address = $1', [who.email])).rowCount ?? 0;
}

test('whoever asks and withdraws all the time fills no mailbox of a host; somebody later is told by mail within the hour', async () => {
  const place = await own(people.host, people.organisation, { kind: 'standing' });
  const [gus, ina] = [await world.guest(place.link, 'Gus'), await world.guest(place.link, 'Ina')];
  const asking = async () => {
    const { id } = await ask(gus, place.id);
    return () => withdraw(gus, id);
  };
  expect(await mailsAfter(people.host, 9, 61, asking)).toBe(1);
  await world.fresh.turnClock(minutes(15));
  await ask(ina, place.id);
  expect(await mailsAfter(people.host, 1, 62 * 60, async () => async () => undefined)).toBe(2);
});

test('whoever is invited to the same room again and again gets a few mails, not one each time', async () => {
  const place = await own(people.host, people.organisation);
  const invite = async () => {
    await mailInvitations(people.host, place.id, [people.member], 'Come!');
    return () => readAll(people.member).answer;
  };
  expect(await mailsAfter(people.member, 20, 20, invite)).toBe(1);
});

/** How many statements the doors of a process need for these entries. */
async function effort(
  entries: readonly { readonly kind: string; readonly subject: string; readonly data: object }[],
): Promise<number> {
  let count = 0;
  const db = world.fresh.db.withPlugin({
    transformQuery: ({ node }) => ((count += 1), node),
    transformResult: async ({ result }) => result,
  });
  const doors = await openDoors({ ...world.app.deps, db }, () => undefined);
  await doors.reaction.react(
    entries.map(({ kind, subject, data }, seq) =>
      entryOf({
        seq: String(seq),
        at: new Date(),
        organisation_id: people.organisation,
        person_id: null,
        kind,
        subject_id: subject,
        data,
      }),
    ),
  );
  await doors.stop();
  return count;
}

test('whoever owns hundreds of rooms keeps no process busy by what they do elsewhere, nor does a host who answers hundreds at once', async () => {
  const mine = () => own(people.member, people.organisation, { kind: 'standing', title: 'Mine' });
  const places: Place[] = [];
  // more at once are told to come back later
  for (let batch = 0; batch < 10; batch += 1)
    places.push(...(await Promise.all(Array.from({ length: 10 }, mine))));
  const persons = [people.member.id];
  for (const kind of ['contact.requested', 'person.changed', 'session.made', 'member.suspended'])
    expect([
      kind,
      (await effort([{ kind, subject: people.member.id, data: { persons } }])) < 20,
    ]).toEqual([kind, true]);
  const answered = Array.from({ length: 500 }, () => ({
    kind: 'knock.answered',
    subject: places[0]!.id,
    data: { persons: [], visitors: [newId()] },
  }));
  expect(await effort(answered)).toBeLessThan(20);
});

type Said = Readonly<Record<string, unknown>> & { readonly t: string };
/** The live line of a page. */
async function page({ cookie }: Pick<Someone, 'cookie'>) {
  const socket = new WebSocket(live, { headers: { cookie } } as never);
  const said: Said[] = [];
  socket.addEventListener('message', ({ data }) => said.push(JSON.parse(String(data)) as Said));
  const closed = new Promise<number>((done) =>
    socket.addEventListener('close', ({ code }) => done(code)),
  );
  await expect.poll(() => said[0]?.t).toBe('hello');
  return {
    said,
    closed,
    say: (message: unknown) => socket.send(JSON.stringify(message)),
    close: () => socket.close(),
  };
}

test('a guest who waits counts nothing of what happens behind the door, by no number of the live line', async () => {
  const place = await own(people.host, people.organisation);
  const [gus, ina] = [await world.guest(place.link, 'Gus'), await world.guest(place.link, 'Ina')];
  const line = await page(gus);
  await ask(gus, place.id);
  // his own request is told first
  await expect.poll(() => line.said.length).toBeGreaterThan(1);
  await moment(300);
  line.said.length = 0;
  line.say({ t: 'ping' });
  await bring(people.host, ina, place.id);
  line.say({ t: 'ping' });
  await expect.poll(() => line.said.filter(({ t }) => t === 'pong').length).toBe(2);
  // marks change with what one is told oneself, and are no numbers
  const marks = line.said.flatMap(({ mark }) => mark ?? []);
  expect(marks.every((mark) => typeof mark === 'string' && /^[0-9a-f-]{36}$/u.test(mark))).toBe(
    true,
  );
  expect(new Set(marks).size).toBe(1);
  line.close();
});

test('whoever says all the time that they wait, or waits without having asked, does not trouble the hosts', async () => {
  const place = await own(people.host, people.organisation);
  const [gus, ina] = [await world.guest(place.link, 'Gus'), await world.guest(place.link, 'Ina')];
  const { id } = await ask(gus, place.id);
  const allowed = await letIn(people.host, ina, place.id);
  const [host, waiting, other] = [await page(people.host), await page(gus), await page(ina)];
  await moment(300);
  host.said.length = 0;
  other.say({ t: 'wait', knock: allowed });
  other.say({ t: 'wait', knock: id });
  await moment(300);
  expect(host.said).toEqual([]);
  for (let time = 0; time < 70; time += 1)
    [{ t: 'wait', knock: id }, { t: 'unwait' }].forEach(waiting.say);
  expect(await waiting.closed).toBe(4009);
  expect(host.said.length).toBeLessThan(10);
  [host, other].forEach(({ close }) => close());
});

test('whoever hosts no more, and was in the room for nothing else, is out of it within a second', async () => {
  const place = await own(people.host, people.organisation);
  await makeHost(people.host, place.id, people.member);
  const { ticket } = await enter(people.member, place.id);
  const line = await page(people.member);
  line.say({ t: 'join', ticket });
  await expect.poll(() => line.said.map(({ t }) => t)).toContain('roster');
  await dropHost(people.host, place.id, people.member);
  await expect
    .poll(() => line.said.find(({ t }) => t === 'out'))
    .toMatchObject({ because: 'removed' });
  line.close();
});

test('networks that flood a door under ever fresh cookies leave a place for those who come from elsewhere, and for people with an account', async () => {
  const place = await own(people.host, people.organisation);
  await world.fresh.pool.query(
    `with holders as (insert into link_holders (id, session_id, visitor, name, link, network) select gen_random_uuid(), $1, gen_random_uuid(), 'Crowd ' || n, 1, '203.0.113.66' from generate_series(1, $2::int) n returning id, name)
     insert into knocks (id, session_id, guest_id, name, state, asked_at, expires_at, seen_at, network) select gen_random_uuid(), $1, id, name, 'pending', now(), now() + interval '1 hour', now(), '203.0.113.66' from holders`,
    [place.id, mostWaiting / 2],
  );
  await world.fresh.pool.query(
    `with holders as (insert into link_holders (id, session_id, visitor, name, link) select gen_random_uuid(), $1, gen_random_uuid(), 'Second ' || n, 1 from generate_series(1, $2::int) n returning id, name)
     insert into knocks (id, session_id, guest_id, name, state, asked_at, expires_at, seen_at, network) select gen_random_uuid(), $1, id, name, 'pending', now(), now() + interval '1 hour', now(), '203.0.113.67' from holders`,
    [place.id, mostWaiting / 4],
  );
  const [flooder, second, other] = [
    await world.guest(place.link, 'Crowd', '203.0.113.66'),
    await world.guest(place.link, 'Second', '203.0.113.67'),
    await world.guest(place.link, 'Gus', '198.51.100.7'),
  ];
  await open(people.stranger, place);
  const asked = await Promise.all(
    [flooder, second, other, people.stranger].map((who) => statusOf(ask(who, place.id))),
  );
  expect(asked).toEqual([409, 409, 201, 201]);
});

test('a link that was renewed while guests were switched off is new for those, too, who were inside by the old one', async () => {
  const place = await own(people.host, people.organisation, { kind: 'standing', door: 'open' });
  await open(people.stranger, place);
  const gus = await world.guest(place.link, 'Gus');
  const stays = [await enter(people.stranger, place.id), await enter(gus, place.id)];
  await turn(people.host, place.id, { guests: false });
  await leave(people.stranger, stays[0]!.stay);
  await leave(gus, stays[1]!.stay);
  await renewLink(people.host, place.id);
  await turn(people.host, place.id, { guests: true });
  for (const one of [people.stranger, gus]) expect(await statusOf(enter(one, place.id))).toBe(404);
});

test('a month after their last visit nothing says any more who a guest was: not the log, the journal, the bell or the mails', async () => {
  const { pool, db } = world.fresh;
  const place = await own(people.host, people.organisation, { kind: 'standing', door: 'members' });
  const [gone, back] = [
    await world.guest(place.link, 'Wanda Gone'),
    await world.guest(place.link, 'Bea Back'),
  ];
  for (const guest of [gone, back]) {
    const { stay } = await bring(people.host, guest, place.id);
    await mute(people.host, stay);
    await remove(people.host, stay, { back: true });
    await answer(people.host, (await queue(people.host, place.id))[0]!.id, 'deny');
  }
  await pool.query(
    `insert into mails (id, to_address, language, subject, body, html, state) values (gen_random_uuid(), 'a@example.org', 'en', 'Wanda Gone asks to join', '', '', 'sent')`,
  );
  for (const [table, at] of [
    ['notices', 'at'],
    ['mails', 'created_at'],
  ] as const)
    await pool.query(`update ${table} set ${at} = now() - interval '31 days'`);
  await pool.query(
    `update link_holders set since = now() - interval '31 days' where name = 'Wanda Gone'`,
  );
  const jobs = [
    ...doorJobs({ db }),
    ...noticesJobs(world.app.deps),
    ...mailJobs(db, {
      smtp: undefined,
      from: 'a@example.org',
      origin: () => 'http://localhost',
      judge,
    }),
  ];
  for (const job of jobs) if (job.queue.endsWith('sweep')) await job.work({});
  for (const table of [
    'journal',
    'notices',
    'mails',
    'link_holders',
    'knocks',
    'stays',
    'messages',
  ]) {
    const { rows } = await pool.query(`select t::text as line from ${table} t`);
    const all = rows.map(({ line }) => line as string).join('\n');
    expect([table, all.includes('Wanda')]).toEqual([table, false]);
    if (['journal', 'knocks', 'stays'].includes(table))
      expect([table, all.includes('Bea Back')]).toEqual([table, true]);
  }
  const visitor = decodeURIComponent(gone.cookie.split('=')[1]!).split('.')[0]!;
  expect(
    (await pool.query(`select from journal where data::text like '%' || $1 || '%'`, [visitor]))
      .rowCount,
  ).toBe(0);
  const told = (await decisions(people.host, place.id)).map(({ says }) => says);
  expect([
    told.filter((says) => says.includes('Guest')).length,
    told.some((says) => says.includes('Wanda')),
  ]).toEqual([4, false]);
});

test('with a room that is deleted goes who its guests were', async () => {
  const place = await own(people.host, people.organisation);
  await bring(people.host, await world.guest(place.link, 'Willy Was'), place.id);
  await must(people.host.call('DELETE', `/api/own-rooms/${place.id}`), 204);
  const { rows } = await world.fresh.pool.query(
    `select kind from journal where data::text like '%Willy Was%'`,
  );
  expect(rows).toEqual([]);
});

test('people inside may answer where a room is set so, but blocking is for hosts: a stranger inside keeps nobody of the group out', async () => {
  const place = await groupSession(people, { door: 'members', answeredBy: 'members' });
  await open(people.stranger, place);
  await bring(people.host, people.stranger, place.id);
  await turn(people.host, place.id, { door: 'locked' });
  const { id } = await ask(people.member, place.id);
  const refused = await answer(people.stranger, id, 'block').answer;
  expect([
    refused.status,
    failed(refused),
    (await queue(people.stranger, place.id)).map(({ blockable }) => blockable),
  ]).toEqual([403, ['hosts-room'], [false]]);
  expect((await queue(people.host, place.id)).map(({ blockable }) => blockable)).toEqual([true]);
  await answer(people.stranger, id, 'allow');
});

test('a hidden session is seen by its hosts and managers only: not by its link either, and others who are inside go', async () => {
  const place = await groupSession(people, { door: 'open' });
  const [gus, ina] = [await world.guest(place.link, 'Gus'), await world.guest(place.link, 'Ina')];
  await open(people.stranger, place);
  for (const one of [ina, people.stranger, people.host]) await enter(one, place.id);
  await changeSession(people.boss, place.id, { hidden: true }, 1);
  const inside = async () => (await look(people.host, place.id)).inside?.map(({ name }) => name);
  await expect.poll(inside).toEqual(['Hanna Host']);
  for (const one of [gus, ina, people.stranger, people.member])
    expect(await statusOf(enter(one, place.id))).toBe(404);
  expect(await statusOf(world.nobody('POST', '/api/links', { secret: secretOf(place.link) }))).toBe(
    404,
  );
  await changeSession(people.boss, place.id, { hidden: false }, 2);
  await enter(gus, place.id);
});
