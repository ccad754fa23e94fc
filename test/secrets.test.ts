import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '../src/base/serve/route.ts';
import type { GroupId, OrganisationId } from '../src/base/ids.ts';
import { acceptContact, askForContact, refuseContact } from './world/contacts.ts';
import {
  ask,
  enter,
  letIn,
  must,
  open,
  own,
  type Place,
  say,
  secretOf,
  turn,
} from './world/doors.ts';
import { invite, suspend } from './world/organisation.ts';
import { planSession } from './world/sessions.ts';
import { type Guest, openWorld, type Someone, type World } from './world/world.ts';
import { alike, answerTo, asksOf, framesTo, pass, settled, twinOf, type About } from './twins.ts';

// Two worlds that are alike but for one secret say the same to whoever may not know it: to every
// question and every act of the
// contracts, byte for byte, and on the live line. Whoever may know it hears a difference.

let origin: World;
let first: OrganisationId;
let home: OrganisationId;
let away: OrganisationId;
let boss: Someone;
let member: Someone;
let owner: Someone;
let leaver: Someone;
let friend: Someone;
let suspended: Someone;
let stranger: Someone;
let other: Someone;
let root: Someone;
let group: GroupId;
let session: string;
let room: Place;
let outside: Guest;
let knocking: Guest;
let request: string;
let copied: string;
let old: ReadonlySet<string>;
let now: Date;

const nobody = 'nobody.here@example.org';
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
beforeAll(async () => {
  origin = await openWorld();
  [first, home, away] = [
    await origin.organisation('First'),
    await origin.organisation('Home'),
    await origin.organisation('Away'),
  ];
  const inHome = (name: string) => origin.person(name, { organisation: home });
  root = await origin.person('Ruth Root', { organisation: first, role: 'admin' });
  boss = await origin.person('Berta Boss', { organisation: home, role: 'admin' });
  [member, owner, leaver, suspended] = [
    await inHome('Mia Member'),
    await inHome('Owen Owner'),
    await inHome('Lea Leaver'),
    await inHome('Sue Spended'),
  ];
  friend = await origin.person('Finn Friend');
  stranger = await origin.person('Sam Stranger', { organisation: away, role: 'admin' });
  other = await origin.person('Olga Other');
  group = await origin.group('Robotics', home, {
    managers: [boss, suspended, leaver],
    members: [member, owner, friend],
  });
  await origin.contact(suspended, friend);
  await origin.contact(leaver, friend);
  const { pool } = origin.fresh;
  await pool.query('update group_members set added_by = $1 where person_id = $2', [
    suspended.id,
    friend.id,
  ]);
  await origin.join(suspended, away);
  await suspend(boss, home, suspended);
  session = (await planSession(boss, lab('Lab'))).id;
  room = await own(owner, home, { kind: 'standing', door: 'locked' });
  [outside, knocking] = [
    await origin.guest(room.link, 'Otto'),
    await origin.guest(room.link, 'Kai'),
  ];
  await open(other, room);
  request = (await askForContact(stranger, boss.email)).id;
  await invite(stranger, away, [nobody]);
  const [invitation] = await idsIn(origin.fresh, 'invitations', `email = '${nobody}'`);
  const { link, proves } = await must(
    stranger.call<{ link: string; proves: boolean }>(
      'POST',
      `/api/organisations/${away}/invitations/${invitation}/links`,
    ),
    201,
  );
  expect(proves).toBe(false);
  copied = link.split('#')[1]!;
  await settled(origin);
  now = new Date();
  await origin.app.stop();
  await origin.fresh.db.destroy();
  const people = [boss, member, owner, leaver, friend, suspended, stranger, other, root];
  old = new Set([
    first,
    home,
    away,
    group,
    session,
    room.id,
    secretOf(room.link),
    request,
    ...people.map(({ id }) => id),
  ]);
}, 60_000);
afterAll(() => origin.fresh.drop());

const lab = (title: string, more: object = {}) => ({
  title,
  group,
  start: `${tomorrow}T09:00`,
  zone: 'UTC',
  ...more,
});
/** What stands in fields that hold no id, and where it has to be something else. */
const texts: Readonly<Record<string, unknown>> = {
  email: nobody,
  lines: nobody,
  name: 'Canna',
  title: 'Canna',
  q: 'canary',
  message: 'Hello',
  reason: 'So',
  description: '',
  until: null,
  ids: null,
  password: 'seven quiet otters',
  current: 'seven quiet otters',
  zone: 'UTC',
  kind: 'group',
  v: '1',
  bytes: 'aGVsbG8=',
  start: `${tomorrow}T10:00`,
  from: `${tomorrow}T00:00:00Z`,
  to: `${tomorrow}T23:00:00Z`,
  opens: `${tomorrow}T01:00:00Z`,
  closes: `${tomorrow}T02:00:00Z`,
  endpoint: 'https://fcm.googleapis.com/fcm/send/canna',
  p256dh: `B${'A'.repeat(86)}`,
  auth: 'A'.repeat(22),
  expires: `${tomorrow}T10:00:00Z`,
  starts: `${tomorrow}T10:00:00Z`,
  ends: `${tomorrow}T11:00:00Z`,
  address: 'https://example.org/canna',
  key: `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`,
  sshKeys: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}`,
  paths: 'canna',
  shortest: 300,
  longest: 86_400,
  horizon: 86_400,
  noShow: 300,
};
const once = { assemblies: null, any: null, minutes: null, weekly: null };
const elsewhere: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'GET /api/organisations/{id}/journal': { from: tomorrow, to: tomorrow },
  'POST /api/bookings': once,
  'POST /api/booking-trials': once,
  'POST /api/bookings/{id}/extensions': { ends: null },
  'PUT /api/assemblies/{id}/tasks': { name: 'CANNA' },
  'PUT /api/me/notice-settings': { from: '22:00', until: '06:00' },
};

/** What was done shows in what is read then; what takes oneself away comes last. */
const order = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'];

/** The same for everybody, or of the clock, which stands still here. */
const ofNobody = ['GET /readyz', 'GET /api/docs', 'GET /api/openapi.json'];

type Caller = Pick<Someone, 'cookie'>;
type Secret = {
  readonly name: string;
  /** Makes it true in this world, and says of what ids it is. */
  readonly happens: (world: World) => Promise<About | void>;
  readonly from: () => Readonly<Record<string, Caller>>;
  readonly about: () => About;
  /** May know it. */
  readonly knows: () => Caller;
  /** Theirs to read all the same. */
  readonly but?: readonly string[];
};
const secrets: readonly Secret[] = [
  {
    name: 'somebody has an account with that address',
    happens: async ({ fresh, nobody: anybody }) => {
      await must(
        anybody('POST', '/api/sign-ups', {
          name: 'Canary',
          email: nobody,
          password: 'eight loud badgers',
        }),
        202,
      );
      await fresh.pool.query('update persons set email_verified = true where email = $1', [nobody]);
    },
    from: () => ({ owner, stranger, guest: outside }),
    about: () => ({
      session: [session, room.id],
      group: [group],
      organisation: [home, first],
      link: [copied],
    }),
    knows: () => root,
  },
  {
    name: 'a group of others exists',
    happens: async (world) => ({
      group: [
        await made(world, boss, `/api/organisations/${home}/groups`, {
          name: 'Canary',
          managers: [boss.id],
        }),
      ],
    }),
    from: () => ({ member, friend, stranger, guest: outside }),
    about: () => ({ organisation: [home], group: [group] }),
    knows: () => boss,
  },
  {
    name: 'a hidden session exists',
    happens: async (world) => ({
      session: [await made(world, boss, '/api/sessions', lab('Canary', { hidden: true }))],
    }),
    from: () => ({ member, friend, stranger, guest: outside }),
    about: () => ({ group: [group], session: [session] }),
    knows: () => boss,
  },
  {
    name: 'somebody knocks, and somebody is inside a locked room and writes there',
    happens: async (world) => {
      const [host, inside, waits] = [
        as(world, owner),
        as(world, knocking),
        await world.guest(room.link, 'Canary'),
      ];
      await letIn(host, inside, room.id);
      const { stay } = await enter(inside, room.id);
      await say(inside, room.id, 'Canary');
      const { id } = await ask(waits, room.id);
      return { stay: [stay], knock: [id] };
    },
    from: () => ({ guest: outside, 'whoever has the link': other, member, stranger }),
    about: () => ({ session: [room.id] }),
    knows: () => owner,
  },
  {
    name: 'the door was turned and is locked again',
    happens: async (world) => {
      await turn(as(world, owner), room.id, { door: 'closed' });
      await turn(as(world, owner), room.id, { door: 'locked' });
    },
    from: () => ({ stranger, member }),
    about: () => ({ session: [room.id] }),
    knows: () => owner,
  },
  {
    name: 'a request was turned down and its sender blocked',
    happens: async (world) => void (await refuseContact(as(world, boss), request, { block: true })),
    from: () => ({ stranger, member, root }),
    about: () => ({
      person: [boss.id, stranger.id],
      request: [request],
      organisation: [home, away],
    }),
    knows: () => boss,
  },
  {
    name: 'two others know each other',
    happens: async (world) => {
      const asked = await made(world, friend, '/api/contact-requests', { email: owner.email });
      await acceptContact(as(world, owner), asked);
      return { request: [asked] };
    },
    from: () => ({ admin: boss, stranger, member, guest: outside }),
    about: () => ({ person: [friend.id, owner.id], organisation: [home], group: [group] }),
    knows: () => friend,
  },
  {
    name: 'a person is suspended in an organisation',
    happens: async (world) => void (await suspend(as(world, boss), home, leaver)),
    from: () => ({ stranger, guest: outside, 'whoever has the link': other }),
    about: () => ({
      person: [leaver.id],
      group: [group],
      session: [session],
      organisation: [home],
    }),
    knows: () => boss,
  },
  {
    name: 'the organisation and its group have other names, for whoever is suspended in it',
    happens: async (world) => {
      await must(
        as(world, boss).call('PATCH', `/api/organisations/${home}`, { name: 'Canary' }),
        204,
      );
      await must(
        as(world, boss).call('PATCH', `/api/groups/${group}`, { name: 'Canary group' }, 1),
      );
    },
    from: () => ({ suspended, stranger }),
    about: () => ({
      person: [friend.id],
      group: [group],
      session: [session],
      organisation: [home],
    }),
    knows: () => boss,
    but: ['GET /api/me/export'], // to whom one belongs, by name
  },
  {
    name: 'an organisation of others invites somebody and is busy',
    happens: async (world) => {
      await invite(as(world, boss), home, [nobody]);
      for (const door of ['open', 'locked']) await turn(as(world, owner), room.id, { door });
      return { invitation: await idsIn(world.fresh, 'invitations', `email = '${nobody}'`) };
    },
    from: () => ({ stranger, friend }),
    about: () => ({ organisation: [away, home], session: [session] }),
    knows: () => boss,
  },
];
/** Where two answers part, if they do. */
const unlike = (what: string, one: string, two: string): string[] => {
  if (one === two) return [];
  const at = Math.max(0, [...one].findIndex((sign, place) => sign !== two[place]) - 60);
  return [
    `${what}: ${one.slice(0, 4)}… ${one.slice(at, at + 260)} | ${two.slice(0, 4)}… ${two.slice(at, at + 260)}`,
  ];
};
const as = (world: World, { cookie }: Caller) => ({ cookie, call: world.as(cookie) });
const made = async (world: World, who: Caller, url: string, body: unknown): Promise<string> =>
  (await must(as(world, who).call<{ id: string }>('POST', url, body), 201)).id;
const idsIn = async ({ pool }: World['fresh'], table: string, where: string): Promise<string[]> =>
  (await pool.query<{ id: string }>(`select id from ${table} where ${where}`)).rows.map(
    ({ id }) => id,
  );

for (const { name, happens, from, about, knows, but = [] } of secrets)
  test(`nothing tells that ${name}`, { timeout: 600_000 }, async () => {
    const [plain, secret] = [await twinOf(origin, now), await twinOf(origin, now)];
    const callers = Object.entries(from());
    const cookies = callers.map(([, { cookie }]) => cookie);
    let found: About = {};
    const told = await framesTo(plain, cookies, about(), async () => undefined);
    const heard = await framesTo(
      secret,
      cookies,
      about(),
      async () => void (found = (await happens(secret)) ?? {}),
    );
    await settled(secret);
    const ids: Record<string, readonly string[]> = { ...about() };
    for (const [kind, more] of Object.entries(found)) ids[kind] = [...(ids[kind] ?? []), ...more];
    const known = new Set([...old, ...Object.values(found).flat()]);
    const different: string[] = [];
    for (const [at, [caller]] of callers.entries())
      different.push(
        ...unlike(
          `${caller} on the live line`,
          alike(known)(told[at]!.join()),
          alike(known)(heard[at]!.join()),
        ),
      );

    const rank = ({ key, endpoint }: Route): number =>
      order.indexOf(key.split(' ')[0]!) + (endpoint.endsSignIn ? 10 : 0);
    const routes = plain.app.http.routes
      .filter(({ key }) => !ofNobody.includes(key) && !but.includes(key))
      .toSorted((a, b) => rank(a) - rank(b));
    let asked = 0;
    const walk = async (
      caller: string,
      { cookie }: Caller,
      some: readonly Route[],
    ): Promise<string[]> => {
      const parted: string[] = [];
      const [one, two] = [alike(known), alike(known)];
      for (const route of some) {
        await Promise.all([pass(plain), pass(secret)]);
        for (const question of asksOf(
          route,
          ids,
          (field) => ({ ...texts, ...elsewhere[route.key] })[field],
        )) {
          const [a, b] = await Promise.all([
            answerTo(plain, cookie, question),
            answerTo(secret, cookie, question),
          ]);
          if (question.method !== 'GET')
            await Promise.all(
              [plain, secret].map(async (world) => settled(world).then(() => pass(world))),
            );
          asked += 1;
          parted.push(
            ...unlike(
              `${caller} ${question.method} ${question.url} ${JSON.stringify(question.body ?? '')}`,
              one(a),
              two(b),
            ),
          );
        }
      }
      return parted;
    };
    const readings = routes.filter(({ key }) => key.startsWith('GET '));
    expect(await walk('who may know', knows(), readings)).not.toHaveLength(0);
    for (const [caller, who] of callers) {
      different.push(...(await walk(caller, who, routes)));
      await Promise.all([settled(plain), settled(secret)]);
    }
    await Promise.all([plain.close(), secret.close()]);
    expect(different).toEqual([]);
    expect(asked).toBeGreaterThan(300);
  });
