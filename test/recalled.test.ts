import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSignIns } from '../src/people/account/sign-ins/sign-in.ts';
import {
  changeAccount,
  deleteAccount,
  password,
  signOutEverywhere,
  withPassword,
} from './world/account.ts';
import { act } from './world/answers.ts';
import { age, handOver } from './world/beyond.ts';
import { people, useCast, world } from './world/cast.ts';
import { groupSession, own } from './world/doors.ts';
import { suspend } from './world/organisation.ts';
import { openWorld, signInto, type Someone, type World } from './world/world.ts';

// A process remembers whose a cookie is, and asks whether that still holds in the moment of what it
// is asked: nothing may show that it remembers.

useCast();
let second: World;
beforeAll(async () => {
  second = await openWorld({}, undefined, { ...world.fresh, drop: async () => undefined });
});
afterAll(() => second.close());

/** How often a sign-in is read by itself. */
async function readsOf(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(world.fresh.pool, 'query');
  await work();
  const asked = query.mock.calls as unknown as readonly (readonly [{ readonly name?: string }])[];
  query.mockRestore();
  return asked.filter(([{ name }]) => name === 'sign-in-by-token').length;
}

/** All that may be asked of somebody known from before, of one session. */
const pathsFor = (session: string): readonly string[] =>
  world.app.http.routes
    .filter(({ endpoint }) => endpoint.atOnce)
    .map(({ key }) =>
      key
        .replace('GET ', '')
        .replace(/\{(?:id|subject)\}/u, session)
        .replace('{gate}', 'enter-room'),
    );
const answersTo = async (cookie: string, paths: readonly string[]) => {
  const answers = [];
  for (const { as } of [world, second])
    for (const path of paths) {
      const { status, body } = await as(cookie)('GET', path);
      answers.push({ status, body: { ...body, instance: null } });
    }
  return answers;
};

test('somebody known from before gets the same, and their sign-in is read with it', async () => {
  const { member } = people;
  const paths = pathsFor((await groupSession(people)).id);
  expect(paths.length).toBeGreaterThan(2);
  const [first] = paths;
  expect(await readsOf(() => answersTo(member.cookie, [first!]))).toBe(2);
  const { cookie } = await signInto(world.app.deps, member);
  const fresh = await answersTo(cookie, paths);
  expect(await readsOf(async () => expect(await answersTo(cookie, paths)).toEqual(fresh))).toBe(0);
  for (const { status } of fresh) expect(status).toBe(200);
});

test.each<readonly [string, (member: Someone) => Promise<unknown>]>([
  ['signed out there', (member) => act(member, 'DELETE', '/api/sign-ins/current')],
  ['signed out everywhere', signOutEverywhere],
  [
    'signed out from elsewhere',
    async (member) => {
      const elsewhere = await signInto(world.app.deps, member);
      await act({ call: world.as(elsewhere.cookie) }, 'DELETE', '/api/sign-ins?keep=current');
    },
  ],
  [
    'another password',
    async (member) => {
      const elsewhere = await signInto(world.app.deps, member);
      const change = { current: password, password: 'eight loud badgers' };
      await act({ call: world.as(elsewhere.cookie) }, 'PUT', '/api/me/password', change);
    },
  ],
  [
    'not used for long',
    ({ id }) => age(world, 'sign_ins', ['expires_at'], '31 days', { person_id: id }),
  ],
  ['suspended', (member) => suspend(people.boss, people.organisation, member)],
  ['account erased', (member) => deleteAccount(member, password)],
])('%s: from the next request on they are signed out, in each process', async (_, end) => {
  const member = await withPassword(world, people.member);
  const paths = pathsFor((await groupSession(people)).id);
  for (const { status } of await answersTo(member.cookie, paths)) expect(status).toBe(200);
  await end(member);
  for (let round = 0; round < 2; round += 1) {
    const answers = await answersTo(member.cookie, paths);
    for (const { status, body } of answers)
      // what anyone may ask tells that they are nobody
      expect(body).toMatchObject(status === 200 ? { person: null } : { code: 'signed-out' });
  }
});

test('what belongs to somebody else now is theirs, and a cookie with another seal is nobody’s', async () => {
  const { member, stranger } = people;
  const { id } = await groupSession(people);
  const [path] = pathsFor(id).filter((one) => one.startsWith('/api/sessions/'));
  expect((await answersTo(member.cookie, [path!])).map(({ status }) => status)).toEqual([200, 200]);
  const forged =
    member.cookie.slice(0, -6) + (member.cookie.endsWith('AAA%3D') ? 'BBB%3D' : 'AAA%3D');
  expect((await answersTo(forged, [path!])).map(({ status }) => status)).toEqual([401, 401]);
  await handOver(world, member.signIn, stranger);
  for (let round = 0; round < 2; round += 1)
    expect((await answersTo(member.cookie, [path!])).map(({ status }) => status)).toEqual([
      404, 404,
    ]);
});

type Cookies = { readonly one: string; readonly other: string; readonly guest: string };
/** What a browser or a liar may send, made of good cookies. */
const headers: Readonly<Record<string, (cookies: Cookies) => string>> = {
  'its own': ({ one }) => one,
  'first of two': ({ one, other }) => `${one}; ${other}`,
  'second of two': ({ one, other }) => `${other}; ${one}`,
  'with that of a guest': ({ one, guest }) => `${one}; ${guest}`,
  'behind that of a guest': ({ one, guest }) => `${guest}; ${one}`,
  'behind an empty one': ({ one }) => `${one.split('=')[0]}=; ${one}`,
  'in quotes': ({ one }) => one.replace('=', '="').concat('"'),
  'cut short': ({ one }) => one.slice(0, -1),
  'with more behind it': ({ one }) => `${one}A`,
  'not encoded': ({ one }) => decodeURIComponent(one),
  'encoded twice': ({ one }) => one.replaceAll('%', '%25'),
  'encoded badly': ({ one }) => `${one}%`,
  'under a name in capitals': ({ one }) => one.replace(/^[^=]+/u, (name) => name.toUpperCase()),
  'with the seal of another': ({ one, other }) =>
    `${one.split('.')[0]}.${other.split('.').slice(1).join('.')}`,
  'as that of a guest': ({ one, guest }) => `${guest.split('=')[0]}=${one.split('=')[1]}`,
};
test.each(Object.entries(headers))(
  'a cookie sent %s is answered as where nothing is remembered',
  async (_, make) => {
    const { id } = await groupSession(people);
    const room = await own(people.boss, people.organisation, { door: 'open' });
    const [one, other] = await Promise.all(
      [people.member, people.host].map(async (who) => (await signInto(world.app.deps, who)).cookie),
    );
    const guest = (await world.guest(room.link, 'Gus')).cookie;
    for (const cookie of [one!, other!, guest]) await world.as(cookie)('GET', '/api/me');
    const paths = pathsFor(id);
    const answers = await answersTo(make({ one: one!, other: other!, guest }), paths);
    expect(answers.slice(0, paths.length)).toEqual(answers.slice(paths.length));
  },
);

test('the language chosen elsewhere is that of the next answer', async () => {
  const { member } = people;
  const paths = [`/api/why/enter-room/${(await groupSession(people)).id}`];
  const [before] = await answersTo(member.cookie, paths);
  await changeAccount(member, { language: 'de' });
  const after = await answersTo(member.cookie, paths);
  expect(after[0]).toEqual(after[1]);
  expect(after[0]!.body).not.toEqual(before!.body);
});

test('use by whoever is known from before moves the end of a sign-in, too', async () => {
  const { member } = people;
  const paths = pathsFor((await groupSession(people)).id);
  await answersTo(member.cookie, paths);
  await age(world, 'sign_ins', ['updated_at', 'expires_at'], '20 days', { person_id: member.id });
  await answersTo(member.cookie, paths);
  const ends = `select expires_at > now() + interval '29 days' as moved from sign_ins where id = $1`;
  await expect
    .poll(async () => (await world.fresh.pool.query(ends, [member.signIn])).rows)
    .toEqual([{ moved: true }]);
});

test('so many are remembered, those used last', async () => {
  const { wayIn, recall } = openSignIns(world.app.deps, 2);
  const given = ({ cookie }: Someone) => ({ cookie, authorization: '', address: '' });
  const { boss, host, member } = people;
  const known = () => [boss, host, member].map((person) => recall(given(person)) !== null);
  for (const person of [boss, host]) await wayIn(given(person));
  expect(recall(given(boss))?.known).toMatchObject({ person: boss.id, signIn: boss.signIn });
  await wayIn(given(member));
  expect(known()).toEqual([true, false, true]);
  recall(given(boss))!.holds([]);
  expect(known()).toEqual([false, false, true]);
});
