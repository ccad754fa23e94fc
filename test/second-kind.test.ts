import { afterAll, beforeAll, expect, test } from 'vitest';
import { features, handedIn } from '../src/app.ts';
import { newId, type GroupId, type OrganisationId } from '../src/base/ids.ts';
import type { Answer } from '../src/base/api/contract.ts';
import type { agendaContract } from '../src/sessions/agenda/contract.ts';
import { en } from '../src/words/en.ts';
import { freshDatabase } from './database.ts';
import { failed } from './world/answers.ts';
import { enter, turn } from './world/doors.ts';
import { openLiveLine, type LiveLine } from './world/live-line.ts';
import { heard, migrateOutings, outings } from './world/outings.ts';
import { openSecond } from './world/second.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// A kind of session more is one folder and one line in `app.ts`: a made-up one, handed in as that
// line would, is asked about, listed, told of, pressed and exported, has a room, reaches pages, and
// hears what becomes of its group.

let world: World;
let organisation: OrganisationId;
let group: GroupId;
let [root, ada, ben, eve]: Someone[] = [];
let outing: string;
const starts = new Date(Date.now() + 43_200_000).toISOString();
beforeAll(async () => {
  const fresh = await freshDatabase();
  await migrateOutings(fresh);
  // as its words.en.ts would
  Object.assign(en.notices.kinds, {
    'outing-planned': {
      title: 'Outing: {title}',
      body: '',
      buttons: { come: { label: 'I come', done: 'You come' } },
    },
  });
  Object.assign(en.journal.kinds, { outing: { planned: '{who} planned the outing “{title}”' } });
  world = await openWorld({}, async ({ pool }) => pool, fresh, [...features, outings]);
  organisation = await world.organisation();
  root = await world.person('Root', { organisation, role: 'admin' });
  [ada, ben, eve] = await Promise.all(
    ['Ada', 'Ben', 'Eve'].map((name) => world.person(name, { organisation })),
  );
  group = await world.group('Hikers', organisation, { managers: [ada!], members: [ben!] });
  await world.contact(ada!, eve!);
  const made = await ada!.call<{ id: string }>('POST', '/api/outings', {
    title: 'Up the hill',
    group,
    starts,
  });
  expect([made.status, made.body]).toEqual([201, { id: expect.any(String) }]);
  outing = made.body.id;
});
afterAll(() => world.close());

type Why = {
  readonly subject: { readonly title: string | null; readonly of: string };
  readonly verdict: {
    readonly allowed: boolean;
    readonly checks: readonly { readonly name: string; readonly outcome: string }[];
    readonly paths: readonly { readonly via: string }[];
  };
};
const why = async (who: Someone, whom = '') =>
  who.call<Why>('GET', `/api/why/see-outing/${outing}${whom}`);
const agendaOf = async (who: Someone) =>
  (
    await who.call<{ items: Answer<(typeof agendaContract)['GET /api/agenda']>['items'] }>(
      'GET',
      '/api/agenda',
    )
  ).body.items;

test('its gate is asked about like every other, and tells nothing to whom it is not for', async () => {
  const listed = await ada!.call<{ gate: string; of: string }[]>('GET', '/api/why');
  expect(listed.body).toContainEqual(
    expect.objectContaining({ gate: 'see-outing', of: 'outing', others: true }),
  );
  const offered = async (who: Someone, q: string) =>
    (await who.call<unknown[]>('GET', `/api/subjects-to-check?q=${q}`)).body;
  for (const q of ['HILL', outing])
    expect(await offered(ben!, q)).toEqual([{ of: 'outing', id: outing, title: 'Up the hill' }]);
  expect([await offered(ben!, 'dale'), await offered(eve!, outing)]).toEqual([[], []]);
  const own = (await why(ben!)).body;
  expect([own.subject.title, own.verdict.allowed, own.verdict.paths.map(({ via }) => via)]).toEqual(
    ['Up the hill', true, ['group']],
  );
  const of = (await why(ada!, `?person=${eve!.id}`)).body.verdict;
  expect(of.checks.flatMap(({ name, outcome }) => (outcome === 'failed' ? [name] : []))).toEqual([
    'in-group',
  ]);
  expect((await why(eve!)).status).toBe(404);
});

test('an admin is asked about it where the check offers that, until the person is in', async () => {
  const dan = await world.person('Dan', { organisation });
  type Repair = { readonly path: string; readonly body: Readonly<Record<string, unknown>> };
  type Offering = { readonly remedies: readonly { readonly repair?: Repair }[] };
  const { checks } = (await why(ada!, `?person=${dan.id}`)).body.verdict;
  const offer = (checks as unknown as readonly Offering[])
    .flatMap(({ remedies }) => remedies)
    .find(({ repair }) => repair?.path === '/api/access-questions')!.repair!;
  expect(offer.body).toEqual({
    gate: 'see-outing',
    subject: outing,
    person: dan.id,
    admin: root!.id,
  });
  expect((await ada!.call('POST', offer.path, offer.body)).status).toBe(204);
  type Bell = { readonly items: readonly { readonly title: string; readonly href: string }[] };
  const asked = async () => (await root!.call<Bell>('GET', '/api/notices')).body.items;
  const stands = async () => {
    const { pool, db } = world.fresh;
    const { rows } = await pool.query<{ id: string }>('select id from access_questions');
    const kind = handedIn([...features, outings]).notices.find(
      ({ name }) => name === 'access-asked',
    )!;
    return kind.stands(db, rows[0]!.id, [root!.id]);
  };
  expect(await stands()).toEqual([root!.id]);
  expect(await asked()).toMatchObject([
    {
      title: 'Ada asks you to check access to Up the hill',
      href: `/check?what=see-outing&subject=${outing}&person=${dan.id}`,
    },
  ]);
  const added = await root!.call('POST', `/api/groups/${group}/members`, { person: dan.id });
  expect(added.status).toBeLessThan(300);
  expect((await why(dan)).body.verdict.allowed).toBe(true);
  expect(await stands()).toEqual([]);
});

test('its line stands in My Sessions and in the calendar link of whom it is for', async () => {
  const line = { what: 'outing', title: 'Up the hill', link: `/outings/${outing}` };
  expect(await agendaOf(ben!)).toMatchObject([line]);
  expect(await agendaOf(eve!)).toEqual([]);
  const at = `/api/organisations/${organisation}/members/${ben!.id}/agenda`;
  const toRoot = (await root!.call<{ items: unknown[] }>('GET', at)).body.items;
  expect(toRoot).toMatchObject([line]);
  const { link } = (await ben!.call<{ link: string }>('POST', '/api/me/feed')).body;
  const calendar = await world.nobody<string>('GET', new URL(link).pathname);
  const text = calendar.body.replaceAll('\r\n ', '');
  expect(text).toContain('SUMMARY:Up the hill');
  expect(text).toContain(`/outings/${outing}`);
});

test('it has a room: its line says how the door stands, and whether one may enter now', async () => {
  const [line] = await agendaOf(ben!);
  const [, session] = /^\/sessions\/(.*)\/lobby$/u.exec(line!.enters!)!;
  expect(line).toMatchObject({ door: 'members', gates: { enter: { allowed: true } } });
  await turn(ada!, session!, { door: 'closed' });
  const [shut] = await agendaOf(ben!);
  expect([shut!.door, failed({ body: { verdict: shut!.gates!.enter } })]).toEqual([
    'closed',
    ['door-lets-in'],
  ]);
  await turn(ada!, session!, { door: 'members' });
  expect((await enter(ben!, session!)).stay).toEqual(expect.any(String));
});

test('its notice arrives with a button that knows its reader, and ends when it is pressed', async () => {
  type Bell = {
    readonly items: readonly {
      readonly title: string;
      readonly buttons: readonly { readonly path: string; readonly method: string }[];
    }[];
  };
  const open = async () => (await ben!.call<Bell>('GET', '/api/notices?only=open')).body.items;
  await expect
    .poll(async () => (await open()).map(({ title }) => title))
    .toEqual(['Outing: Up the hill']);
  const [button] = (await open())[0]!.buttons;
  expect(button!.path).toBe(`/api/outings/${outing}/people/${ben!.id}`);
  expect((await ben!.call(button!.method, button!.path)).status).toBe(204);
  await expect.poll(open).toEqual([]);
  await expect.poll(() => heard).toEqual([outing]);
  const exported = async (who: Someone) =>
    (await who.call('GET', '/api/me/export')).body['outings'];
  expect(await exported(ben!)).toEqual([{ title: 'Up the hill' }]);
  // of what somebody may not know of any more they are not told the name
  await world.fresh.pool.query('insert into outing_people values ($1, $2)', [outing, eve!.id]);
  expect(await exported(eve!)).toEqual([{ title: null }]);
  await world.fresh.pool.query('delete from outing_people where person_id = $1', [eve!.id]);
});

test('open pages hear of it, those who see it and no others, and those who were away', async () => {
  const second = await openSecond(world, [...features, outings]);
  const [here, away, eves] = await Promise.all(
    [ben!, ben!, eve!].map((who, at) => openLiveLine(second.urls[at % 2]!, who.cookie)),
  );
  const { place } = await away!.hears({ t: 'hello' });
  away!.close();
  const { body } = await ada!.call<{ id: string }>('POST', '/api/outings', {
    title: 'Down the dale',
    group,
    starts: new Date(Date.now() + 86_400_000 * 9).toISOString(),
  });
  const topicsOf = (line: LiveLine) =>
    line.said.flatMap((said) => (said['topics'] as string[] | undefined) ?? []);
  await expect
    .poll(() => topicsOf(here!))
    .toEqual(expect.arrayContaining(['sessions', `outing:${body.id}`]));
  const back = await openLiveLine(second.urls[1], ben!.cookie);
  back.say({ t: 'since', place });
  await expect.poll(() => topicsOf(back)).toContain(`outing:${body.id}`);
  expect(topicsOf(eves!).join(' ')).not.toContain('outing');
  for (const line of [here!, eves!, back]) line.close();
  await world.fresh.pool.query('delete from outings where id = $1', [body.id]);
  await second.stop();
});

test('Control tells its entries, and whoever tried what they may not', async () => {
  expect((await eve!.call('PUT', `/api/outings/${outing}/people/${eve!.id}`)).status).toBe(403);
  type Journal = { readonly items: readonly { readonly kind: string; readonly says: string }[] };
  const told = async () =>
    (await root!.call<Journal>('GET', `/api/organisations/${organisation}/journal`)).body.items;
  await expect.poll(async () => (await told()).map(({ kind }) => kind)).toContain('access.refused');
  expect((await told()).map(({ says }) => says)).toContain('Ada planned the outing “Up the hill”');
});

test('who leaves the group leaves it in the same change, and it hears that its group is deleted', async () => {
  const coming = async () =>
    (await world.fresh.pool.query('select person_id from outing_people')).rows.length;
  expect(await coming()).toBe(1);
  expect((await ada!.call('DELETE', `/api/groups/${group}/members/${ben!.id}`)).status).toBe(204);
  expect(await coming()).toBe(0);
  const asked = await root!.call<{ sessions: unknown[] }>('GET', `/api/groups/${group}/deletion`);
  expect(asked.body.sessions).toEqual([{ id: outing, title: 'Up the hill' }]);
  expect((await root!.call('DELETE', `/api/groups/${group}`, { sessions: [newId()] })).status).toBe(
    409,
  );
  const confirmed = { sessions: [outing] };
  expect((await root!.call('DELETE', `/api/groups/${group}`, confirmed)).status).toBe(204);
  const { rows } = await world.fresh.pool.query('select off_at is not null as off from outings');
  expect(rows).toEqual([{ off: true }]);
  expect(await agendaOf(ada!)).toEqual([]);
});
