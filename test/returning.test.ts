import { expect, test } from 'vitest';
import { refusal, statusOf } from './world/answers.ts';
import { renewLimits } from './world/beyond.ts';
import { people, useCast, world } from './world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  bring,
  decisions,
  elsewhere,
  enter,
  groupSession,
  hours,
  leave,
  look,
  minutes,
  must,
  names,
  open,
  own,
  type Place,
  queue,
  remove,
  secretOf,
  settingsOf,
  turn,
} from './world/doors.ts';
import { planSession } from './world/sessions.ts';

// Whoever was sent out comes back under a fresh cookie: what holds then, for them and for everybody
// else of their network.

useCast();

const there = '203.0.113.7';
const places: Readonly<Record<string, () => Promise<Place>>> = {
  group: () => groupSession(people, { door: 'open' }),
  'ad-hoc': () => own(people.host, people.organisation, { door: 'open' }),
  standing: () => own(people.host, people.organisation, { kind: 'standing', door: 'open' }),
};
const kinds = Object.keys(places);

test.each(kinds.flatMap((kind) => [true, false].map((block) => [kind, block] as const)))(
  'after a removal from a %s session (block: %s) guests of that network ask at an open door; the queue says why; nobody else is touched',
  async (kind, block) => {
    const place = await places[kind]!();
    const [eve, inside] = [
      await world.guest(place.link, 'Eve', there),
      await world.guest(place.link, 'Ina', there),
    ];
    const { stay } = await enter(eve, place.id);
    const { stay: kept } = await enter(inside, place.id);
    await remove(people.host, stay, { block });
    const fresh = await world.guest(place.link, 'Somebody', there);
    const view = await look(fresh, place.id);
    expect([view.gates.enter.allowed, view.gates.knock.allowed]).toEqual([false, true]);
    expect(view.gates.enter.checks.find(({ outcome }) => outcome === 'failed')?.says).toMatch(
      /same network was removed/u,
    );
    expect(await refusal(enter(fresh, place.id))).toEqual(['door-lets-in']);
    await ask(fresh, place.id);
    expect(await queue(people.host, place.id)).toMatchObject([
      { name: 'Somebody', near: { name: 'Eve', removed: expect.any(String) as string } },
    ]);
    // inside: a broken line, and a page that is loaded anew
    await enter(inside, place.id, kept);
    await enter(inside, place.id);
    for (const account of [people.stranger, people.member]) await open(account, place);
    for (const one of [
      people.stranger,
      people.member,
      await world.guest(place.link, 'Olga', '198.51.100.9'),
    ]) {
      const { stay: theirs } = await enter(one, place.id);
      await leave(one, theirs);
    }
    await turn(people.host, place.id, { door: 'members' });
    await turn(people.host, place.id, { door: 'open' });
    // opening does not let them in
    expect(await names(people.host, place.id)).toEqual(['Somebody']);
    await answer(people.host, (await queue(people.host, place.id))[0]!.id, 'allow');
    await enter(fresh, place.id);
  },
);

test('whoever is blocked while asking, or had an account, comes back as no guest either', async () => {
  const place = await places['ad-hoc']!();
  await turn(people.host, place.id, { door: 'locked' });
  await open(people.stranger, place);
  const { id } = await ask(people.stranger, place.id);
  await answer(people.host, id, 'block');
  await turn(people.host, place.id, { door: 'open' });
  const signedOut = await world.guest(place.link, 'Nobody');
  expect(await refusal(enter(signedOut, place.id))).toEqual(['door-lets-in']);
  await ask(signedOut, place.id);
  expect(await queue(people.host, place.id)).toMatchObject([
    { near: { name: 'Sam Stranger', denials: 0 } },
  ]);
  expect(await refusal(enter(await elsewhere(world, people.stranger), place.id))).toEqual([
    'not-blocked',
  ]);
});

test('the next meeting begins without it: another date of a group session, twelve hours in a standing room', async () => {
  const start = new Date(Date.now() - minutes(1));
  const at = (date: Date): string => date.toISOString().slice(0, 16);
  const { id: weekly } = await planSession(people.boss, {
    title: 'Weekly',
    group: people.group,
    start: at(start),
    hosts: [people.host.id],
    until: at(new Date(start.getTime() + hours(8 * 24))).slice(0, 10),
  });
  await turn(people.host, weekly, { guests: true, door: 'open' });
  const { link } = await settingsOf(people.host, weekly);
  const room = await places['standing']!();
  for (const [id, secret, later] of [
    [weekly, link, hours(7 * 24)],
    [room.id, room.link, hours(12) + minutes(1)],
  ] as const) {
    await world.fresh.turnClock(0);
    const { stay } = await enter(await world.guest(secret, 'Eve', there), id);
    await remove(people.host, stay, { block: true });
    const fresh = await world.guest(secret, 'Fay', there);
    expect(await statusOf(enter(fresh, id))).toBe(403);
    await world.fresh.turnClock(later);
    await enter(fresh, id);
  }
});

test('a host who starts and brings everybody in leaves them to be answered', async () => {
  const place = await own(people.host, people.organisation, { kind: 'standing' });
  await turn(people.host, place.id, { bringIn: true });
  const { stay } = await bring(people.host, await world.guest(place.link, 'Eve', there), place.id);
  await remove(people.host, stay, { block: true });
  const [fresh, other] = [
    await world.guest(place.link, 'Fay', there),
    await world.guest(place.link, 'Olga', '198.51.100.9'),
  ];
  for (const one of [fresh, other]) await ask(one, place.id);
  await enter(people.host, place.id);
  expect(await names(people.host, place.id)).toEqual(['Fay']);
});

test('a removal and an entry from the same network at one moment: nobody slips in who came after it', async () => {
  for (let round = 0; round < 12; round += 1) {
    const place = await places['ad-hoc']!();
    const { stay } = await enter(await world.guest(place.link, 'Eve', there), place.id);
    const fresh = await world.guest(place.link, 'Fay', there);
    const [, entered] = await Promise.all([
      remove(people.host, stay, { block: true }),
      enter(fresh, place.id).answer,
    ]);
    const { rows } = await world.fresh.pool.query<{ first: boolean }>(
      `select y.entered_at <= b.since as first from room_blocks b, stays y join rooms r on r.id = y.room_id where b.session_id = $1 and r.session_id = $1 and y.name = 'Fay'`,
      [place.id],
    );
    expect(rows).toEqual(entered.status === 201 ? [{ first: true }] : []);
    expect(
      await statusOf(world.nobody('POST', '/api/links', { secret: secretOf(place.link) })),
    ).toBe(200);
  }
});

test.each(['open', 'locked'] as const)(
  'the network that counts is that of the one who acts, not of naming oneself (%s door)',
  async (door) => {
    const [home, phone] = ['203.0.113.10', '2001:db8:1:ab01::7'];
    const place = await own(people.host, people.organisation, { door });
    const from = (guest: Anyone, address: string): Anyone => ({
      cookie: guest.cookie,
      call: world.as(guest.cookie, address),
    });
    const eve = from(await world.guest(place.link, 'Eve', home), phone);
    if (door === 'open')
      await remove(people.host, (await enter(eve, place.id)).stay, { block: true });
    else {
      await answer(people.host, (await ask(eve, place.id)).id, 'block');
      await turn(people.host, place.id, { door: 'open' });
    }
    const bystander = await world.guest(place.link, 'Ben', home);
    expect((await look(bystander, place.id)).gates.enter.allowed).toBe(true);
    await enter(bystander, place.id);
    const neighbours = '2001:db8:1:abff::9'; // of the same home
    const named = from(await world.guest(place.link, 'Via', '198.51.100.12'), neighbours);
    for (const fresh of [
      await world.guest(place.link, 'Fay', phone),
      await world.guest(place.link, 'Fia', neighbours),
      named,
    ]) {
      expect((await look(fresh, place.id)).gates.enter.allowed).toBe(false);
      expect(await refusal(enter(fresh, place.id))).toEqual(['door-lets-in']);
      await ask(fresh, place.id);
    }
    expect((await queue(people.host, place.id)).map(({ near }) => near?.name)).toEqual([
      'Eve',
      'Eve',
      'Eve',
    ]);
    await enter(await world.guest(place.link, 'Olga', '2001:db8:1:ac00::1'), place.id);
  },
);

test('whoever comes in anew all the time, or leaves and comes back, is removed and blocked by whatever stay the host saw', async () => {
  const ways = {
    again: async (who: Anyone, id: string) => enter(who, id).answer,
    back: async (who: Anyone, id: string) => {
      const entry = await enter(who, id).answer;
      if (entry.status === 201) await leave(who, entry.body.stay);
      return enter(who, id).answer;
    },
  };
  for (let round = 0; round < 30; round += 1) {
    const place = await places['ad-hoc']!();
    const account = round % 3 === 0;
    if (account) await open(people.stranger, place);
    const eve = account
      ? people.stranger
      : await world.guest(place.link, 'Eve', `198.51.100.${round}`);
    const { stay } = await enter(eve, place.id);
    if (round % 2) await enter(eve, place.id);
    const comes = () => ways[round % 4 < 2 ? 'again' : 'back'](eve, place.id);
    const [, removed] = await Promise.all([
      comes(),
      remove(people.host, stay, { block: true }).answer,
      comes(),
    ]);
    await comes();
    const { items } = await must(
      people.host.call<{ items: { name: string }[] }>('GET', `/api/sessions/${place.id}/blocked`),
    );
    expect([removed.status, (await look(people.host, place.id)).inside, items]).toEqual([
      204,
      [],
      [expect.anything()],
    ]);
    await renewLimits(world);
  }
});

test('whoever has left a moment before the host acts has been removed all the same, once', async () => {
  const place = await places['ad-hoc']!();
  const eve = await world.guest(place.link, 'Eve', there);
  const { stay } = await enter(eve, place.id);
  await leave(eve, stay);
  // there is nobody to send back
  expect(await statusOf(remove(people.host, stay, { back: true }))).toBe(404);
  for (const more of [{}, { block: true }])
    for (const _ of ['done', 'done again']) await remove(people.host, stay, more);
  expect(await refusal(enter(eve, place.id))).toEqual(['not-blocked', 'door-lets-in']);
  expect((await decisions(people.host, place.id)).map(({ kind }) => kind)).toEqual([
    'room.left',
    'block.made',
    'room.left',
  ]);
});
