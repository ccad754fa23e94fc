import { describe, expect, test } from 'vitest';
import {
  book,
  extendBooking,
  hoursAhead,
  makeAssembly,
  moveBooking,
  myBookings,
  releaseBooking,
  seeBooking,
} from '../../../../test/world/assemblies.ts';
import { answerOf, refusal, statusOf } from '../../../../test/world/answers.ts';
import { people, useCast, world } from '../../../../test/world/cast.ts';
import type { Someone } from '../../../../test/world/world.ts';

useCast();
const bench = (more: Parameters<typeof makeAssembly>[3] = {}) =>
  makeAssembly(world, people.organisation, people.boss, { booked: [people.group], ...more });
const at = hoursAhead();
const booked = async (who: Someone, assembly: string, starts: string | undefined, ends: string) =>
  (await book(who, { assembly, ...(starts ? { starts } : {}), ends })).items[0]!.id;

describe('extend', () => {
  test('to exactly the next start less start-up and cleanup; a second more names the latest end', async () => {
    const assembly = await bench({ cleanup: 600, startup: 300 });
    const id = await booked(people.host, assembly, undefined, at(0));
    await booked(people.member, assembly, at(3), at(4));
    const latest = at(3, -900);
    expect((await seeBooking(people.host, id)).latestEnd).toBe(latest);
    const over = await answerOf(extendBooking(people.host, id, { ends: at(3, -899) }).answer);
    expect([over.status, over.body]).toMatchObject([
      409,
      { code: 'slot-free', now: { latestEnd: latest, blocking: { from: at(3, -300) } } },
    ]);
    // never trimmed
    expect((await seeBooking(people.host, id)).ends).toBe(at(0));
    expect((await extendBooking(people.host, id, { ends: latest })).ends).toBe(latest);
    expect(await statusOf(extendBooking(people.host, id, { minutes: 1 }))).toBe(409);
  });

  test('not after its end, nor what was released, nor what is somebody else’s', async () => {
    const assembly = await bench();
    const id = await booked(people.host, assembly, undefined, at(0));
    expect(await refusal(extendBooking(people.member, id, { minutes: 15 }))).toEqual([
      'holds-booking',
    ]);
    expect(await statusOf(extendBooking(people.stranger, id, { minutes: 15 }))).toBe(404);
    await world.fresh.turnClock(Date.parse(at(0)) - Date.now() + 1000);
    expect(await statusOf(extendBooking(people.host, id, { minutes: 15 }))).toBe(410);
    expect(await statusOf(releaseBooking(people.host, id))).toBe(410);
    await world.fresh.turnClock(0);
    await releaseBooking(people.host, id);
    expect(await statusOf(extendBooking(people.host, id, { minutes: 15 }))).toBe(410);
  });

  test('the longest counts from the start', async () => {
    const assembly = await bench({ longest: 7200 });
    const id = await booked(people.host, assembly, at(0), at(1));
    await extendBooking(people.host, id, { minutes: 60 });
    const refused = await answerOf(extendBooking(people.host, id, { minutes: 1 }).answer);
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).toContain('within-limits');
    const other = await booked(people.host, assembly, at(5), at(6));
    expect(await statusOf(extendBooking(people.host, other, { ends: at(6) }))).toBe(422);
  });

  test('a manager of the group and an admin extend for others', async () => {
    const { boss, organisation, host, group } = people;
    const lead = await world.person('Lena Lead', { organisation });
    await boss.call('POST', `/api/groups/${group}/members`, { person: lead.id, role: 'manager' });
    const admin = await world.person('Arno Admin', { organisation, role: 'admin' });
    const id = await booked(host, await bench(), at(0), at(1));
    await extendBooking(lead, id, { minutes: 15 });
    await extendBooking(admin, id, { minutes: 15 });
    expect((await seeBooking(host, id)).ends).toBe(at(1, 1800));
    for (const who of [lead, admin])
      expect((await myBookings(who)).items.map((one) => one.id)).toEqual([id]);
    expect((await myBookings(people.member)).items).toEqual([]);
  });
});

describe('release', () => {
  test('is free for others once it is cleaned up; done again it answers the same', async () => {
    const assembly = await bench({ cleanup: 600 });
    const id = await booked(people.host, assembly, undefined, at(5));
    const said = await releaseBooking(people.host, id);
    expect(said).toMatchObject({ state: 'released', latestEnd: null });
    expect(Date.parse(said.blockedTo) - Date.parse(said.ends)).toBe(600_000);
    expect(await releaseBooking(people.host, id)).toEqual(said);
    const soon = (seconds: number) =>
      book(people.member, {
        assembly,
        starts: new Date(Date.parse(said.ends) + seconds * 1000).toISOString(),
        minutes: 30,
      });
    expect(await statusOf(soon(599))).toBe(409);
    await soon(600);
  });

  test('what is to come is cancelled, and free at once', async () => {
    const assembly = await bench({ cleanup: 600 });
    const id = await booked(people.host, assembly, at(0), at(1));
    const said = await releaseBooking(people.host, id);
    expect(said.state).toBe('cancelled');
    expect(await releaseBooking(people.host, id)).toEqual(said);
    await booked(people.member, assembly, at(0), at(1));
  });

  test('nobody else does it', async () => {
    const id = await booked(people.host, await bench(), at(0), at(1));
    expect(await refusal(releaseBooking(people.member, id))).toEqual(['holds-booking']);
    expect(await statusOf(releaseBooking(people.stranger, id))).toBe(404);
    expect(await refusal(moveBooking(people.member, id, { starts: at(2) }))).toEqual([
      'holds-booking',
    ]);
    await releaseBooking(people.host, id);
    expect(await refusal(releaseBooking(people.member, id))).toEqual(['holds-booking', 'not-over']);
  });
});

describe('move', () => {
  test('what is to come goes to another time, as a whole', async () => {
    const assembly = await bench();
    const id = await booked(people.host, assembly, at(0), at(1));
    await booked(people.member, assembly, at(3), at(4));
    expect(await moveBooking(people.host, id, { starts: at(2) })).toMatchObject({
      starts: at(2),
      ends: at(3),
    });
    expect(await statusOf(moveBooking(people.host, id, { ends: at(3, 1) }))).toBe(409);
    expect(await statusOf(moveBooking(people.host, id, { ends: at(1) }))).toBe(422);
    await booked(people.member, assembly, at(0), at(1));
    expect(await moveBooking(people.host, id, { purpose: 'Probe' })).toMatchObject({
      purpose: 'Probe',
      starts: at(2),
    });
  });

  test('what runs is extended or released, not moved', async () => {
    const id = await booked(people.host, await bench(), undefined, at(0));
    expect(await refusal(moveBooking(people.host, id, { starts: at(1) }))).toEqual(['not-begun']);
    await moveBooking(people.host, id, { purpose: 'Still' });
  });
});

test('my bookings come page by page, soonest first; past ones latest first', async () => {
  const assembly = await bench();
  const ids = [];
  for (const hour of [4, 0, 2])
    ids.push(await booked(people.host, assembly, at(hour), at(hour + 1)));
  const page = await myBookings(people.host, '?mine=yes&limit=2');
  expect(page.items.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
  const rest = await myBookings(people.host, `?mine=yes&limit=2&cursor=${page.next}`);
  expect([rest.items.map(({ id }) => id), rest.next]).toEqual([[ids[0]], undefined]);
  await releaseBooking(people.host, ids[2]!);
  const past = await myBookings(people.host, '?when=past');
  expect(past.items.map(({ id }) => id)).toEqual([ids[2]]);
});
