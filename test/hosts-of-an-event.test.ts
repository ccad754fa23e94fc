import { expect, test } from 'vitest';
import type { EventId, SessionId } from '../src/base/ids.ts';
import { broken } from './invariants.ts';
import { failed, statusOf } from './world/answers.ts';
import { people, useCast, world } from './world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  decisions,
  endForAll,
  enter,
  hours,
  listQueue,
  look,
  minutes,
  must,
  names,
  settingsOf,
  turn,
} from './world/doors.ts';
import { addTo, takeOut } from './world/groups.ts';
import { openLiveLine } from './world/live-line.ts';
import { changeSession, dropHost, planSession } from './world/sessions.ts';
import type { Someone } from './world/world.ts';

// Somebody may be named as host of one event of a session. No page names them yet: what is made
// here of rows is what training will make.

useCast();

type Weekly = {
  readonly id: SessionId;
  readonly link: string;
  readonly first: { readonly id: EventId; readonly starts: number };
  readonly second: { readonly id: EventId; readonly starts: number };
};
const days = (count: number): number => hours(24) * count;
/** A session that takes place twice, with a locked door that guests come to. */
async function weekly(more: Record<string, unknown> = {}): Promise<Weekly> {
  const { boss, host, group } = people;
  const [start, until] = [1, 8].map((day) => new Date(Date.now() + days(day)).toISOString());
  const plan = {
    title: 'Open lab',
    group,
    start: start!.slice(0, 16),
    zone: 'UTC',
    minutes: 60,
    until: until!.slice(0, 10),
    hosts: [host.id],
    ...more,
  };
  const { id } = await planSession(boss, plan);
  await turn(host, id, { guests: true, door: 'locked' });
  const { rows } = await world.fresh.pool.query<{ id: EventId; starts: Date }>(
    'select id, starts_at as starts from events where session_id = $1 order by starts_at',
    [id],
  );
  const [first, second] = rows.map((event) => ({ id: event.id, starts: event.starts.getTime() }));
  return { id, link: (await settingsOf(host, id)).link, first: first!, second: second! };
}
const name = ({ id }: Weekly, event: EventId | null, ...hosts: readonly Someone[]) =>
  world.fresh.db
    .insertInto('session_hosts')
    .values(hosts.map((host) => ({ session_id: id, person_id: host.id, event_id: event })))
    .execute();
/** Turns the clock of the database to so many milliseconds after that event begins. */
const at = ({ starts }: { readonly starts: number }, later: number) =>
  world.fresh.turnClock(starts + later - Date.now());
const another = async (called: string): Promise<Someone> => {
  const person = await world.person(called, { organisation: people.organisation });
  await addTo(people.boss, people.group, person);
  return person;
};
const hostsIt = async (who: Anyone, { id }: Weekly) => (await look(who, id)).me.hosts;
const notified = async (session: string): Promise<string[]> =>
  (
    await world.fresh.pool.query<{ name: string }>(
      `select p.name from notices n join persons p on p.id = n.person_id
        where n.subject_id = $1 and n.kind = 'knock' and n.settled_at is null order by p.name`,
      [session],
    )
  ).rows.map((row) => row.name);

test('whoever hosts one event runs the room from when it opens until it closes, and nothing else', async () => {
  const place = await weekly();
  const { member } = people;
  await name(place, place.first.id, member);
  const moments: readonly (readonly [{ readonly starts: number }, number, boolean])[] = [
    [place.first, -hours(2), false],
    [place.first, -minutes(15) - 2000, false],
    [place.first, -minutes(15), true],
    [place.first, 0, true],
    [place.first, minutes(90) - 5000, true],
    [place.first, minutes(90), false],
    [place.second, 0, false],
  ];
  for (const [event, later, hosts] of moments) {
    await at(event, later);
    expect([later, await hostsIt(member, place)]).toEqual([later, hosts]);
    expect([later, await statusOf(turn(member, place.id, { says: 'Hello' }))]).toEqual([
      later,
      hosts ? 200 : 403,
    ]);
  }
  expect(await hostsIt(people.host, place)).toBe(true);
});

test('opening early makes them host early, ending and cancelling end it', async () => {
  const place = await weekly();
  const { host, member } = people;
  await name(place, place.first.id, member);
  await at(place.first, -hours(1));
  // nobody opens the room who hosts nothing yet
  expect(failed(await member.call('POST', `/api/sessions/${place.id}/openings`))).toEqual([
    'hosts-room',
  ]);
  await must(host.call('POST', `/api/sessions/${place.id}/openings`), 204);
  expect(await hostsIt(member, place)).toBe(true);
  await endForAll(member, place.id);
  expect(await hostsIt(member, place)).toBe(false);
  await name(place, place.second.id, member);
  await at(place.second, 0);
  expect(await hostsIt(member, place)).toBe(true);
  await world.fresh.pool.query('update events set cancelled_at = now() where id = $1', [
    place.second.id,
  ]);
  expect(await statusOf(turn(member, place.id, { says: 'Hello' }))).toBe(403);
});

test('they answer who knocks, are told of it, and one step puts another in their place', async () => {
  const place = await weekly();
  const { host, member } = people;
  const nina = await another('Nina New');
  await name(place, place.first.id, member);
  await at(place.first, 0);
  const gus = await world.guest(place.link, 'Gus');
  const { id: knock } = await ask(gus, place.id);
  expect(await notified(place.id)).toEqual([host.name, member.name]);
  expect(await names(member, place.id)).toEqual(['Gus']);
  expect(await statusOf(listQueue(nina, place.id))).toBe(404);

  await world.fresh.pool.query('update session_hosts set person_id = $2 where event_id = $1', [
    place.first.id,
    nina.id,
  ]);
  expect(await statusOf(answer(member, knock, 'allow'))).toBe(404);
  await answer(nina, knock, 'allow');
  expect((await decisions(nina, place.id)).map(({ says }) => says)).toContainEqual(
    expect.stringContaining('Nina New'),
  );
  const { inside } = await enter(nina, place.id);
  expect(inside).toMatchObject([{ name: 'Nina New', host: true }]);
  expect(await statusOf(listQueue(member, place.id))).toBe(404);
});

test('their page hears when they begin and cease to host, and what they were told of stands no longer', async () => {
  const place = await weekly();
  const { host, member } = people;
  await name(place, place.first.id, member);
  // the next one begins before the room of this one has closed
  await world.fresh.pool.query(
    `update events set starts_at = $2, ends_at = $2::timestamptz + interval '1 hour' where id = $1`,
    [place.second.id, new Date(place.first.starts + minutes(75))],
  );
  await at(place.first, minutes(90) - 3000);
  await ask(await world.guest(place.link, 'Gus'), place.id);
  expect(await notified(place.id)).toEqual([host.name, member.name]);
  const port = await world.app.http.listen('127.0.0.1', 0);
  const line = await openLiveLine(`ws://127.0.0.1:${port}/api/live`, member.cookie);
  const hears = () => JSON.stringify(line.said).includes(`queue:${place.id}`);
  await expect.poll(hears, { timeout: 15_000 }).toBe(true);
  await expect.poll(() => notified(place.id), { timeout: 15_000 }).toEqual([host.name]);
  expect(await names(host, place.id)).toEqual(['Gus']);
  expect(await statusOf(listQueue(member, place.id))).toBe(404);
  line.close();
}, 40_000);

test('why says of which event, before, meanwhile and afterwards', async () => {
  const place = await weekly();
  const { boss, member } = people;
  await name(place, place.first.id, member);
  const why = async (who: Someone, person?: string) => {
    const path = `/api/why/host-room/${place.id}${person ? `?person=${person}` : ''}`;
    type Told = { checks: { name: string; says: string }[]; paths: { says: string }[] };
    const { verdict } = await must(who.call<{ verdict: Told }>('GET', path));
    const [check] = verdict.checks.filter((row) => row.name === 'hosts-room');
    return [check!.says, verdict.paths.map(({ says }) => says)];
  };
  const date = new Date(place.first.starts).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  });
  await at(place.first, 0);
  const granted = [`as a host of the event on ${date}`];
  expect(await why(member)).toEqual(['You run this room.', granted]);
  expect(await why(boss, member.id)).toEqual(['Mia Member runs this room.', granted]);
  await at(place.second, 0);
  const only = `only what begins ${date}: from when its room opens until it closes.`;
  expect(await why(member)).toEqual([`You host ${only}`, []]);
  expect(await why(boss, member.id)).toEqual([`Mia Member hosts ${only}`, []]);
});

test('a hidden session is shown to whoever hosts one of its events, with its dates and their hosts', async () => {
  const place = await weekly({ hidden: true });
  const { host, member } = people;
  expect(await statusOf(member.call('GET', `/api/sessions/${place.id}`))).toBe(404);
  await name(place, place.first.id, member, host); // the host of all of it is named but once
  const { hosts } = await must(
    member.call<{ hosts: { name: string }[] }>('GET', `/api/sessions/${place.id}`),
  );
  expect(hosts.map((row) => row.name)).toEqual([host.name]);
  type Line = { session: { id: string }; hosts: string[] };
  const { items } = await must(member.call<{ items: Line[] }>('GET', '/api/agenda?when=upcoming'));
  expect(items.map((line) => line.hosts)).toEqual([[host.name, member.name], [host.name]]);
});

test('other hosts of the session leave them alone; out of the group they host nothing', async () => {
  const place = await weekly();
  const { boss, member, group } = people;
  const nina = await another('Nina New');
  await name(place, place.first.id, member, nina);
  await name(place, place.second.id, member);
  const named = async () =>
    (
      await world.fresh.pool.query<{ name: string }>(
        `select p.name from session_hosts h join persons p on p.id = h.person_id
          where h.session_id = $1 order by p.name`,
        [place.id],
      )
    ).rows.map((row) => row.name);
  const { version } = await must(
    boss.call<{ version: number }>('GET', `/api/sessions/${place.id}`),
  );
  await changeSession(boss, place.id, { hosts: [boss.id] }, version);
  expect(await named()).toEqual([boss.name, member.name, member.name, nina.name]);
  await dropHost(boss, place.id, boss);

  const { sessionsHosted } = await must(
    nina.call<{ sessionsHosted: { onlyOn: string }[] }>('GET', '/api/me/export'),
  );
  expect(sessionsHosted.map(({ onlyOn }) => Date.parse(onlyOn))).toEqual([place.first.starts]);

  // where a date is taken out, nobody hosts it
  await world.fresh.pool.query('delete from events where id = $1', [place.second.id]);
  expect(await named()).toEqual([member.name, nina.name]);
  await takeOut(boss, group, member);
  expect(await named()).toEqual([nina.name]);
  expect(await broken(world.fresh.pool)).toEqual([]);
});
