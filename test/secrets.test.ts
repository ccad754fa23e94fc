import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, type GroupId, type OrganisationId } from '../src/base/ids.ts';
import { ask, enter, letIn, must, open, own, turn, type Place } from './doors.ts';
import { openWorld, type Guest, type Someone, type World } from './world.ts';

// Two worlds that are alike but for one secret answer the same to whoever may not know it: every reading route, asked before and after.

let world: World;
let [home, away]: OrganisationId[] = [];
let [boss, member, owner, friend, suspended, stranger, other]: Someone[] = [];
let group: GroupId;
let room: Place;
let session: string;
let [outside, knocking]: Guest[] = [];

const nobody = 'nobody.here@example.org';
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const planned = async (title: string, more: object = {}): Promise<string> =>
  (await must(boss!.call<{ id: string }>('POST', '/api/sessions', { title, group, start: `${tomorrow}T09:00`, zone: 'UTC', ...more }), 201)).id;

beforeAll(async () => {
  world = await openWorld();
  [home, away] = [await world.organisation('Home'), await world.organisation('Away')];
  boss = await world.person('Berta Boss', { organisation: home, role: 'admin' });
  member = await world.person('Mia Member', { organisation: home });
  owner = await world.person('Owen Owner', { organisation: home });
  suspended = await world.person('Sue Spended', { organisation: home });
  friend = await world.person('Finn Friend');
  stranger = await world.person('Sam Stranger', { organisation: away, role: 'admin' });
  other = await world.person('Olga Other');
  group = await world.group('Robotics', home, { managers: [boss, suspended], members: [member, owner, friend] });
  await world.contact(suspended, friend);
  await world.fresh.pool.query('update group_members set added_by = $1 where person_id = $2', [suspended.id, friend.id]);
  session = await planned('Lab');
  room = await own(owner, home, { kind: 'standing', door: 'locked' });
  [outside, knocking] = [await world.guest(room.link, 'Otto'), await world.guest(room.link, 'Kai')];
  await open(other, room);
}, 60_000);
afterAll(() => world.close());

const volatile = /"(?:instance|exportedAt)":"[^"]*"|DTSTAMP:\w+/gu;
const pasts = ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs', '/api/organisations/{id}/mails', '/api/organisations/{id}/journal'];
/** What every reading route says, with each of these ids in each place, and what it says of an address. */
async function everything({ call }: Pick<Someone, 'call'>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  await world.fresh.pool.query('delete from limits');
  const paths = world.app.http.routes.flatMap(({ key }) => (key.startsWith('GET ') ? [key.slice(4)] : [])).filter((path) => !pasts.includes(path));
  const fill = (path: string): string[] => (path.includes('{') ? ids.flatMap((id) => fill(path.replace(/\{\w+\}/u, id))) : [path]);
  const asked = [session, room.id].flatMap((id) => [
    `/api/why?session=${id}`,
    `/api/why?session=${id}&email=${nobody}`,
    ...ids.map((person) => `/api/why?session=${id}&person=${person}`),
  ]);
  const said = new Map<string, string>();
  for (const url of [...paths.flatMap(fill), ...asked, '/api/agenda?when=past', '/api/people-to-check?q=e']) {
    const { status, body } = await call('GET', url);
    if (url.endsWith('/export')) delete body['whatIDid']; // holds this very asking
    said.set(url, `${status} ${JSON.stringify(body).replaceAll(volatile, '')}`);
  }
  return said;
}
type Secret = {
  readonly name: string;
  readonly happens: () => Promise<unknown>;
  readonly from: () => Readonly<Record<string, Pick<Someone, 'call'>>>;
  readonly ids: () => readonly string[];
  /** Theirs to read all the same. */
  readonly but?: string;
};
const sql = (text: string, ...values: unknown[]) => world.fresh.pool.query(text, values);
const secrets: readonly Secret[] = [
  {
    name: 'somebody has an account with that address',
    happens: () => sql(`insert into persons (id, name, email, email_verified) values ($1, 'Canary', $2, true)`, newId(), nobody),
    from: () => ({ owner: owner!, stranger: stranger!, member: member!, guest: outside! }),
    ids: () => [room.id],
  },
  {
    name: 'a group of others exists',
    happens: () => world.group('Canary', home!, { managers: [boss!] }),
    from: () => ({ member: member!, friend: friend!, stranger: stranger!, guest: outside! }),
    ids: () => [home!, group],
  },
  {
    name: 'a hidden session exists',
    happens: () => planned('Canary', { hidden: true }),
    from: () => ({ member: member!, friend: friend!, stranger: stranger!, guest: outside! }),
    ids: () => [group, session],
  },
  {
    name: 'somebody knocks, and somebody is inside a locked room',
    happens: async () => {
      await letIn(owner!, knocking!, room.id);
      await must(enter(knocking!, room.id), 201);
      await must(ask(await world.guest(room.link, 'Canary'), room.id), 201);
    },
    from: () => ({ guest: outside!, 'whoever has the link': other!, member: member!, stranger: stranger! }),
    ids: () => [room.id],
  },
  {
    name: 'the door was turned and is locked again',
    happens: async () => {
      await must(turn(owner!, room.id, { door: 'closed' }));
      await must(turn(owner!, room.id, { door: 'locked' }));
    },
    from: () => ({ guest: outside!, 'whoever has the link': other!, stranger: stranger! }),
    ids: () => [room.id],
  },
  {
    name: 'somebody has blocked the caller',
    happens: () => sql('insert into blocks (person_id, blocked_id) values ($1, $2)', boss!.id, stranger!.id),
    from: () => ({ stranger: stranger! }),
    ids: () => [boss!.id, home!],
  },
  {
    name: 'a person is suspended in an organisation',
    happens: () => sql('update organisation_members set suspended_at = now() where person_id = $1', suspended!.id),
    from: () => ({ stranger: stranger!, guest: outside!, 'whoever has the link': other! }),
    ids: () => [suspended!.id, group, session],
  },
  {
    name: 'the organisation has another name, for whoever is suspended in it',
    happens: () => sql(`update organisations set name = 'Canary' where id = $1`, home),
    from: () => ({ suspended: suspended!, stranger: stranger! }),
    ids: () => [friend!.id, group, session, home!],
    but: '/api/me/export', // to whom one belongs, by name
  },
  {
    name: 'the group has another name, for whoever is suspended in its organisation',
    happens: () => sql(`update groups set name = 'Canary group' where id = $1`, group),
    from: () => ({ suspended: suspended!, stranger: stranger! }),
    ids: () => [friend!.id, group, session, home!],
    but: '/api/me/export', // to whom one belongs, by name
  },
];
for (const { name, happens, from, ids, but } of secrets)
  test(`nothing tells that ${name}`, { timeout: 120_000 }, async () => {
    const callers = Object.entries(from());
    const before = await Promise.all(callers.map(([, who]) => everything(who, ids())));
    await happens();
    const different: string[] = [];
    for (const [at, [caller, who]] of callers.entries())
      for (const [url, said] of await everything(who, ids()))
        if (url !== but && before[at]!.get(url) !== said) different.push(`${caller} ${url}: ${before[at]!.get(url)} | ${said}`);
    expect(different).toEqual([]);
    expect(Math.max(...before.map(({ size }) => size))).toBeGreaterThan(40);
  });
