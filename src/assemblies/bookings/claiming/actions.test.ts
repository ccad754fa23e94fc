import { describe, expect, test } from 'vitest';
import {
  book,
  hoursAhead,
  limitBookings,
  makeAssembly,
  myBookings,
  seeBooking,
  tryBooking,
} from '../../../../test/world/assemblies.ts';
import { answerOf, refusal, statusOf } from '../../../../test/world/answers.ts';
import { people, useCast, world } from '../../../../test/world/cast.ts';
import type { GroupId } from '../../../base/ids.ts';

useCast();
const bench = (more: Parameters<typeof makeAssembly>[3] = {}) =>
  makeAssembly(world, people.organisation, people.boss, { booked: [people.group], ...more });
const limit = (group: GroupId, limits: Parameters<typeof limitBookings>[2]) =>
  limitBookings(world, group, limits);
const codeOf = async (said: Parameters<typeof answerOf>[0]) => {
  const { status, body } = await answerOf(said);
  const { code, faults } = body as { code: string; faults?: { code: string; pointer: string }[] };
  return [status, faults?.[0]?.code ?? code, ...(faults ? [faults[0]!.pointer] : [])];
};
const at = hoursAhead();

describe('one span on one assembly', () => {
  test('the next start is after cleanup and start-up; who is refused reads the span, not whose it is', async () => {
    const assembly = await bench({ cleanup: 600, startup: 300 });
    await book(people.host, { assembly, starts: at(0), ends: at(1), purpose: 'Secret probe' });
    const early = book(people.member, {
      assembly,
      starts: new Date(Date.parse(at(1)) + 899_999).toISOString(),
      minutes: 30,
    });
    const said = await answerOf(early.answer);
    expect(said.status).toBe(409);
    expect(said.body).toMatchObject({
      code: 'slot-free',
      now: {
        clashes: [{ assembly, blocking: { from: at(0, -300), to: at(1, 600) } }],
        free: { starts: at(1, 900), ends: at(1, 2700) },
      },
    });
    expect(JSON.stringify(said.body)).not.toMatch(/Hanna|Secret/u);
    await book(people.member, { assembly, starts: at(1, 900), minutes: 30 });
  });

  test('without start-up and cleanup spans touch; a millisecond of overlap is refused', async () => {
    const assembly = await bench();
    await book(people.host, { assembly, starts: at(0), ends: at(1) });
    await book(people.host, { assembly, starts: at(1), ends: at(2) });
    const over = new Date(Date.parse(at(2)) - 1).toISOString();
    expect(await statusOf(book(people.host, { assembly, starts: over, ends: at(3) }))).toBe(409);
  });

  test('what is no span is a fault with a pointer, and nothing is stored', async () => {
    const assembly = await bench({ shortest: 600, longest: 7200, horizon: 86_400 });
    const asks = (more: Record<string, unknown>) =>
      codeOf(book(people.host, { assembly, ...more }));
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
    expect(await asks({ starts: at(1), ends: at(0) })).toEqual([422, 'span-order', '#/body/ends']);
    expect(await asks({ starts: at(1), ends: at(1) })).toEqual([422, 'span-order', '#/body/ends']);
    expect(await asks({ starts: at(1), minutes: 5 })).toEqual([422, 'span-short', '#/body/ends']);
    expect(await asks({ starts: at(1), minutes: 121 })).toEqual([422, 'span-long', '#/body/ends']);
    expect(await asks({ starts: at(30), minutes: 60 })).toEqual([422, 'span-far', '#/body/ends']);
    expect(await asks({ starts: ago(90), minutes: 60 })).toEqual([
      422,
      'span-past',
      '#/body/starts',
    ]);
    expect(await asks({ starts: at(1) })).toEqual([422, 'ends-or-minutes', '#/body/ends']);
    expect(await codeOf(book(people.host, { starts: at(1), minutes: 60 }))).toEqual([
      422,
      'which-assembly',
      '#/body/assembly',
    ]);
    expect((await myBookings(people.host)).items).toEqual([]);
    // a clock that is a little behind
    await book(people.host, { assembly, starts: ago(30), minutes: 60 });
  });

  test('now, where no start is said; the database’s clock says when that is', async () => {
    const assembly = await bench();
    await world.fresh.turnClock(3_600_000);
    const { items } = await book(people.host, { assembly, minutes: 60 });
    expect(items[0]).toMatchObject({ state: 'running', holder: { name: 'Hanna Host' } });
    expect(Date.parse(items[0]!.starts) - Date.now()).toBeGreaterThan(3_500_000);
  });

  test('who does not see it is told what is told of none; who sees it, why they may not book', async () => {
    const { organisation, boss, stranger, member, host } = people;
    const watchers = await world.group('Watchers', organisation, {
      managers: [boss],
      members: [member],
    });
    const engineers = await world.group('Engineers', organisation, {
      managers: [boss],
      members: [host],
    });
    const assembly = await bench({ booked: [engineers], shown: [watchers] });
    const asked = { assembly, starts: at(0), ends: at(1) };
    expect(await statusOf(book(stranger, asked))).toBe(404);
    expect(await statusOf(tryBooking(stranger, asked))).toBe(404);
    expect(await refusal(book(member, asked))).toEqual(['may-book']);
    const { items } = await book(host, asked);
    const { id } = items[0]!;
    expect(await statusOf(seeBooking(stranger, id))).toBe(404);
    expect(await seeBooking(member, id)).toMatchObject({ holder: { name: 'Hanna Host' } });
  });

  test('whoever is of another organisation sees that it is in use, not by whom', async () => {
    const { organisation, boss, stranger, host } = people;
    await world.contact(boss, stranger);
    const guests = await world.group('Guests', organisation, {
      managers: [boss],
      members: [stranger],
    });
    const assembly = await bench({ shown: [guests] });
    const { items } = await book(host, { assembly, starts: at(0), ends: at(1), purpose: 'Probe' });
    const seen = await seeBooking(stranger, items[0]!.id);
    expect([seen.holder, seen.purpose, seen.starts]).toEqual([null, null, at(0)]);
  });
});

describe('several at once', () => {
  test('one of three is busy: none is booked', async () => {
    const three = [await bench(), await bench(), await bench()];
    await book(people.member, { assembly: three[1]!, starts: at(0), ends: at(1) });
    const said = book(people.host, { assemblies: three, starts: at(0), ends: at(1) });
    expect(await codeOf(said.answer)).toEqual([409, 'slot-free']);
    expect((await myBookings(people.host, '?mine=yes')).items).toEqual([]);
    await book(people.member, { assemblies: [three[0], three[2]], starts: at(0), ends: at(1) });
  });

  test('any with these tags: what one may book and is free, the least used first', async () => {
    const { boss, organisation, host } = people;
    const others = await world.group('Others', organisation, { managers: [boss] });
    await bench({ tags: ['can', 'debugger'], booked: [others] });
    const worn = await bench({ tags: ['can', 'debugger'] });
    const fresh = await bench({ tags: ['can', 'debugger', 'lin'] });
    await bench({ tags: ['can'] });
    await book(host, { assembly: worn, starts: at(5), ends: at(6) });
    const any = { any: { tags: ['CAN', 'debugger'] }, starts: at(0), ends: at(1) };
    const first = (await book(host, any)).items[0] as unknown as { assembly: { id: string } };
    expect(first.assembly.id).toBe(fresh);
    await book(host, any);
    expect(await codeOf(book(host, any))).toEqual([409, 'none-free']);
  });

  test('any, asked for by more at once than there are: exactly as many as there are', async () => {
    for (let count = 0; count < 4; count += 1) await bench({ tags: ['rush'] });
    const crowd = await Promise.all(
      Array.from({ length: 12 }, (_, at_) =>
        world.person(`Crowd ${String.fromCodePoint(65 + at_)}`, {
          organisation: people.organisation,
        }),
      ),
    );
    for (const one of crowd)
      await people.boss.call('POST', `/api/groups/${people.group}/members`, {
        person: one.id,
        role: 'member',
      });
    const asked = { any: { tags: ['rush'] }, starts: at(0), ends: at(1) };
    const statuses = await Promise.all(crowd.map((one) => statusOf(book(one, asked))));
    expect(statuses.toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 201),
      ...Array.from({ length: 8 }, () => 409),
    ]);
  });

  test('weekly over the change of clocks: nine o’clock stays nine o’clock, each clash is shown first', async () => {
    const assembly = await bench({ horizon: 63_072_000 });
    const zone = 'Europe/Berlin';
    const year = new Date().getUTCFullYear() + 1;
    const nine = (day: string, utc: number) => `${year}-${day}T0${utc}:00:00.000Z`;
    const weekly = { until: `${year}-04-09`, zone };
    const [march] = [18, 19, 20, 21, 22, 23, 24].filter(
      (day) => new Date(Date.UTC(year, 2, day)).getUTCDay() === 3,
    );
    const starts = nine(`03-${march}`, 8);
    const asked = { assembly, starts, minutes: 60, weekly };
    const trial = await tryBooking(people.host, asked);
    expect(trial.fits).toBe(true);
    const local = (instant: string) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(
        Date.parse(instant),
      );
    expect(new Set(trial.items.map((item) => local(item.starts)))).toEqual(new Set(['09:00']));
    expect(trial.items.length).toBeGreaterThan(1);
    const second = trial.items[1]!.starts;
    await book(people.member, { assembly, starts: second, minutes: 30 });
    const clash = await tryBooking(people.host, asked);
    expect(clash.fits).toBe(false);
    expect(clash.items.map(({ blocking }) => blocking?.from ?? null)).toEqual(
      trial.items.map((item) => (item.starts === second ? second : null)),
    );
    expect(await statusOf(book(people.host, asked))).toBe(409);
    expect((await myBookings(people.host, '?mine=yes')).items).toEqual([]);
    const later = { ...asked, starts: new Date(Date.parse(starts) + 3_600_000).toISOString() };
    expect((await book(people.host, later)).items.length).toBe(trial.items.length);
  });
});

describe('limits of a group', () => {
  test('twenty at once by one person on twenty assemblies end at exactly the three they may have', async () => {
    await limit(people.group, { at_once: 3 });
    const benches = [];
    for (let count = 0; count < 20; count += 1) benches.push(await bench());
    const statuses = await Promise.all(
      benches.map((assembly) =>
        statusOf(book(people.host, { assembly, starts: at(0), ends: at(1) })),
      ),
    );
    expect(statuses.filter((status) => status === 201).length).toBe(3);
    expect(statuses.filter((status) => status === 403).length).toBe(17);
    expect((await myBookings(people.host)).items.length).toBe(3);
    expect(
      await refusal(book(people.host, { assembly: benches[0], starts: at(3), ends: at(4) })),
    ).toEqual(['within-limits']);
  });

  test('of what is booked together each counts', async () => {
    await limit(people.group, { at_once: 2 });
    const three = [await bench(), await bench(), await bench()];
    const asked = { starts: at(0), ends: at(1) };
    expect(await refusal(book(people.host, { assemblies: three, ...asked }))).toEqual([
      'within-limits',
    ]);
    await book(people.host, { assemblies: three.slice(1), ...asked });
  });

  test('another group may allow what one does not', async () => {
    const { boss, host, organisation, group } = people;
    const night = await world.group('Night shift', organisation, {
      managers: [boss],
      members: [host],
    });
    await limit(group, { longest: 3600 });
    const assembly = await bench({ booked: [group, night] });
    const asked = { assembly, starts: at(0), ends: at(3) };
    expect(await refusal(book(host, { ...asked, group }))).toEqual(['within-limits']);
    const { items } = await book(host, asked);
    expect(items[0]).toMatchObject({ group: { name: 'Night shift' } });
  });
});
