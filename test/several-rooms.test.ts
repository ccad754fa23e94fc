import { beforeAll, expect, test } from 'vitest';
import { Missing, Refused } from '../src/base/api/refusals.ts';
import type { Visitor } from '../src/base/serve/caller.ts';
import { newId, type RoomId, type SessionId, type StayId } from '../src/base/ids.ts';
import { makeTicket } from '../src/rooms/call/ticket.ts';
import { enter as enterRoom } from '../src/rooms/enter/actions.ts';
import { failed, type Verdict } from '../src/access/gate.ts';
import { statusOf } from './world/answers.ts';
import { people, standing, useCast, world } from './world/cast.ts';
import {
  type Anyone,
  answer,
  ask,
  endForAll,
  enter,
  groupSession,
  letIn,
  look,
  must,
  names,
  own,
  remove,
  say,
  turn,
} from './world/doors.ts';
import { addTo, deleteGroup } from './world/groups.ts';
import { type LiveLine, openLiveLine } from './world/live-line.ts';
import { cancel, changeSession, planSession } from './world/sessions.ts';
import type { Guest, Someone } from './world/world.ts';

// A session may have more rooms than its entrance. No page makes one yet: what is made here of
// rows is what large calls will make.

useCast();
let url = '';
beforeAll(async () => {
  url = `ws://127.0.0.1:${await world.app.http.listen('127.0.0.1', 0)}/api/live`;
});
/** A page inside, by the stay it was given. */
async function sit(who: Someone, stay: StayId): Promise<LiveLine> {
  const line = await openLiveLine(url, who.cookie);
  const secret = world.app.deps.config.secrets.tickets;
  line.say({ t: 'join', ticket: makeTicket({ stay, holder: who.signIn }, secret, new Date()) });
  return line;
}

const soon = { timeout: 4000, interval: 50 };
type Place = { readonly id: string; readonly link: string };
async function another({ id }: Pick<Place, 'id'>): Promise<RoomId> {
  const room = newId<'room'>();
  await world.fresh.db
    .insertInto('rooms')
    .values({ id: room, session_id: id as SessionId, entrance: false, door: 'open', guests: true })
    .execute();
  return room;
}
const member = async (called: string): Promise<Someone> => {
  const person = await world.person(called, { organisation: people.organisation });
  await addTo(people.boss, people.group, person);
  return person;
};
async function visitorOf(who: Someone | Guest): Promise<Visitor> {
  const { rows } = await world.fresh.pool.query<{ visitor: string }>(
    'select visitor from link_holders where visitor is not null and name = $1 order by since desc',
    [who.name],
  );
  const from =
    'id' in who
      ? { person: who.id, signIn: who.signIn, visitor: null }
      : { person: null, signIn: null, visitor: rows[0]!.visitor };
  const rest = { language: 'en', requestId: 'test', address: '198.51.100.7', userAgent: null };
  return { ...from, ...rest, cookie: '', through: 'api' } as unknown as Visitor;
}
/** As a page would that knows more rooms than one. */
const enterAt = async (
  who: Someone | Guest,
  { id }: Pick<Place, 'id'>,
  room?: RoomId,
  stay?: StayId,
) =>
  enterRoom(world.fresh.db, await visitorOf(who), {
    session: id as SessionId,
    room,
    stay,
    microphone: true,
    camera: false,
  });
const whyRefused = (entering: Promise<unknown>) =>
  entering.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return failed(error.verdict as Verdict);
      if (error instanceof Missing) return ['unknown'];
      throw error;
    },
  );
const insideOf = async ({ id }: Pick<Place, 'id'>, room?: RoomId): Promise<string[]> =>
  (
    await world.fresh.pool.query<{ name: string }>(
      `select y.name from stays y join rooms r on r.id = y.room_id
        where r.session_id = $1 and y.left_at is null
          and case when $2::uuid is null then r.entrance else r.id = $2 end
        order by y.name`,
      [id, room ?? null],
    )
  ).rows.map(({ name }) => name);
const talk = (who: Anyone, { id }: Place) =>
  who.call<{ items: { text: string }[] }>('GET', `/api/sessions/${id}/messages`);

test('the door of every room is that of the entrance: one request, one Allow, one block', async () => {
  const place = await groupSession(people, { door: 'locked' });
  const room = await another(place);
  const { host, member: mia } = people;
  expect(await whyRefused(enterAt(mia, place, room))).toEqual(['door-lets-in']);
  await letIn(host, mia, place.id);
  await enterAt(mia, place, room);
  expect(await insideOf(place, room)).toEqual([mia.name]);

  const gus = await world.guest(place.link, 'Gus');
  const { id: knock } = await ask(gus, place.id);
  expect(await names(host, place.id)).toEqual(['Gus']);
  expect(await whyRefused(enterAt(gus, place, room))).toEqual(['door-lets-in']);
  await answer(host, knock, 'allow');
  const { stay } = await enterAt(gus, place, room);
  await remove(host, stay, { block: true });
  expect(await insideOf(place, room)).toEqual([mia.name]);
  expect(await whyRefused(enterAt(gus, place, room))).toEqual(['not-blocked', 'door-lets-in']);

  const nora = await member('Nora New');
  await turn(host, place.id, { door: 'closed' });
  expect(await whyRefused(enterAt(nora, place, room))).toEqual(['door-lets-in']);
  await turn(host, place.id, { door: 'open' });
  await enterAt(nora, place, room);
  expect(await whyRefused(enterAt(people.stranger, place, room))).toEqual(['unknown']);
  // a room of another session is none of this one
  const other = await another(await groupSession(people));
  expect(await whyRefused(enterAt(nora, place, other))).toEqual(['unknown']);
  expect(await look(host, place.id)).toMatchObject({ door: 'open', inside: [] });
});

test('each room has its places, and nobody is in two of them', async () => {
  const place = await groupSession(people);
  const room = await another(place);
  const crowd = await Promise.all(
    Array.from({ length: 7 }, (_, at) => member(`Member ${String.fromCodePoint(65 + at)}`)),
  );
  for (const one of crowd.slice(0, 6)) await enterAt(one, place, room);
  expect(await whyRefused(enterAt(crowd[6]!, place, room))).toEqual(['room-has-place']);
  await enter(crowd[6]!, place.id);
  const { stay } = await enterAt(crowd[0]!, place);
  expect(await insideOf(place)).toEqual([crowd[0]!.name, crowd[6]!.name]);
  expect(await insideOf(place, room)).toHaveLength(5);
  await enterAt(crowd[6]!, place, room);
  expect(await insideOf(place, room)).toHaveLength(6);
  // a page that comes back goes on where its stay is
  const again = await enterAt(crowd[0]!, place, undefined, stay);
  expect([again.stay, again.inside.map(({ name }) => name)]).toEqual([stay, [crowd[0]!.name]]);
});

test('what is said in a room is heard there, by pages and by those who read it', async () => {
  const place = await groupSession(people);
  const room = await another(place);
  const { host, member: mia } = people;
  const [nora, olga] = [await member('Nora New'), await member('Olga Old')];
  const stays = {
    host: (await enterAt(host, place)).stay,
    mia: (await enterAt(mia, place)).stay,
    nora: (await enterAt(nora, place, room)).stay,
    olga: (await enterAt(olga, place, room)).stay,
  };
  const pages = {
    host: await sit(host, stays.host),
    mia: await sit(mia, stays.mia),
    nora: await sit(nora, stays.nora),
    olga: await sit(olga, stays.olga),
  };
  await pages.host.hears({ t: 'roster' });
  pages.olga.say({ t: 'signal', to: stays.mia, data: { from: 'elsewhere' } });
  pages.olga.say({ t: 'signal', to: stays.nora, data: { from: 'here' } });
  await pages.nora.hears({ t: 'signal', from: stays.olga, data: { from: 'here' } });
  pages.host.say({ t: 'signal', to: stays.mia, data: { from: 'host' } });
  await pages.mia.hears({ t: 'signal', from: stays.host, data: { from: 'host' } });
  expect(JSON.stringify(pages.mia.said)).not.toContain('elsewhere');

  await say(host, place.id, 'In the hall');
  await say(nora, place.id, 'Between us');
  const heard = async (who: Someone) =>
    (await must(talk(who, place))).items.map(({ text }) => text);
  expect([await heard(mia), await heard(olga)]).toEqual([['In the hall'], ['Between us']]);

  await must(host.call('POST', `/api/sessions/${place.id}/mutes`), 200);
  const { rows } = await world.fresh.pool.query<{ name: string }>(
    `select name from stays where left_at is null and microphone and id = any($1) order by name`,
    [Object.values(stays)],
  );
  expect(rows.map(({ name }) => name)).toEqual([host.name, nora.name, olga.name]);
  Object.values(pages).forEach((page) => page.close());
});

/** Of `spares`, who goes on in both rooms; all others are out, and nobody waits. */
type Ending = {
  readonly take: (place: Place) => Promise<unknown>;
  readonly spares?: readonly string[];
};
const all = ['Gus', 'Hanna Host', 'Mia Member', 'Nora New'];
const change = (id: string, to: Record<string, unknown>) => changeSession(people.boss, id, to, 1);
const endings: Readonly<Record<string, Ending>> = {
  'it is cancelled': {
    take: ({ id }) => cancel(people.boss, id),
  },
  'it is ended for all': {
    take: ({ id }) => endForAll(people.host, id),
  },
  'it is hidden': {
    take: ({ id }) => change(id, { hidden: true }),
    spares: ['Hanna Host'],
  },
  'it is for another group': {
    take: async ({ id }) =>
      change(id, {
        group: await world.group('Other', people.organisation, {
          managers: [people.boss],
          members: [people.host],
        }),
      }),
    // whoever holds the link knows the room as before
    spares: ['Gus', 'Hanna Host'],
  },
  'its group is deleted': {
    take: ({ id }) => deleteGroup(people.boss, people.group, [id]),
  },
  'it is moved to another day': {
    take: ({ id }) =>
      change(id, { start: new Date(Date.now() + 86_400_000).toISOString().slice(0, 16) }),
    spares: all,
  },
  'guests are switched off': {
    take: ({ id }) => turn(people.host, id, { guests: false }),
    spares: all,
  },
};
test.each(Object.entries(endings))(
  'what ends with a session ends in all of its rooms: %s',
  async (_, { take, spares = [] }) => {
    const place = await groupSession(people, { door: 'members' });
    const room = await another(place);
    const { host, member: mia } = people;
    const nora = await member('Nora New');
    const gus = await world.guest(place.link, 'Gus');
    await letIn(host, gus, place.id);
    await enterAt(host, place);
    await enterAt(mia, place);
    const { stay } = await enterAt(nora, place, room);
    await enterAt(gus, place, room);
    await say(nora, place.id, 'Between us');
    await ask(await world.guest(place.link, 'Gina'), place.id);
    const page = await sit(nora, stay);
    await expect.poll(() => insideOf(place, room)).toEqual(['Gus', 'Nora New']);

    await take(place);
    const staying = async () => [...(await insideOf(place)), ...(await insideOf(place, room))];
    await expect.poll(async () => (await staying()).sort(), soon).toEqual(spares);
    const pending = async () =>
      (
        await world.fresh.pool.query(
          `select from knocks where session_id = $1 and state = 'pending'
           union all
           select from notices where subject_id = $1 and kind = 'knock' and settled_at is null`,
          [place.id],
        )
      ).rowCount;
    if (!spares.includes('Gus') || spares === all) await expect.poll(pending, soon).toBe(0);
    expect((await statusOf(talk(nora, place))) === 200).toBe(spares.includes('Nora New'));
    if (!spares.includes('Nora New')) await page.hears({ t: 'out', stay });
    page.close();
  },
  20_000,
);

test('a room without dates may have more rooms, too, and what it ends with ends in all', async () => {
  const { host, member: mia, stranger } = people;
  for (const kind of ['standing', 'ad-hoc']) {
    const place =
      kind === 'standing'
        ? await standing({ door: 'open', guests: true })
        : await own(host, people.organisation, { door: 'open' });
    const room = await another(place);
    const gus = await world.guest(place.link, 'Gus');
    await enterAt(gus, place, room);
    await enterAt(host, place);
    const listed = await must(
      host.call<{ items: { id: string; inside: number }[] }>('GET', '/api/own-rooms'),
    );
    expect(listed.items.filter(({ id }) => id === place.id)).toMatchObject([{ inside: 2 }]);
    expect(await whyRefused(enterAt(mia, place, room))).not.toEqual([]);
    expect(await whyRefused(enterAt(stranger, place, room))).toEqual(['unknown']);
    await must(host.call('DELETE', `/api/own-rooms/${place.id}`), 204);
    await expect.poll(() => insideOf(place, room), soon).toEqual([]);
  }
});

test('an early opening is not taken back under somebody in another room', async () => {
  const { boss, host, group, member: mia } = people;
  const start = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 16);
  const plan = { title: 'Open lab', group, start, zone: 'UTC', minutes: 60, hosts: [host.id] };
  const place = await planSession(boss, plan);
  const room = await another(place);
  await must(host.call('POST', `/api/sessions/${place.id}/openings`), 204);
  await enterAt(mia, place, room);
  expect(await statusOf(host.call('DELETE', `/api/sessions/${place.id}/opening`))).toBe(403);
});
