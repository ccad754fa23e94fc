import { afterAll, beforeAll, expect, test } from 'vitest';
import { password, withPassword } from '../../../test/world/account.ts';
import { acceptContact, askForContact } from '../../../test/world/contacts.ts';
import { invite, suspend } from '../../../test/world/organisation.ts';
import { planSession } from '../../../test/world/sessions.ts';
import { confirmed, useUp } from '../../../test/world/beyond.ts';
import { addTo, nest } from '../../../test/world/groups.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import type { GroupId, OrganisationId } from '../../base/ids.ts';
import { newId } from '../../base/ids.ts';
import { openSending } from '../../notices/sending/reactions.ts';
import { asks } from '../../app.ts';
import { whyNotices } from './notice.ts';

type Remedy = {
  readonly says: string;
  readonly repair?: {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
    readonly version?: number;
  };
  readonly swaps?: { readonly asks: string; readonly undo?: unknown };
};
type Why = {
  readonly person: {
    readonly id: string | null;
    readonly label: string;
    readonly email: string | null;
  };
  readonly subject: { readonly title: string | null };
  readonly verdict: {
    readonly allowed: boolean;
    readonly checks: readonly {
      readonly name: string;
      readonly outcome: string;
      readonly says: string;
      readonly remedies: readonly Remedy[];
    }[];
    readonly paths: readonly { readonly via: string }[];
  };
};

let world: World;
let home: OrganisationId;
let [admin, ada, ben, stranger]: Someone[] = [];
let chemistry: GroupId;
let session: string;

const soon = (minutes: number): string =>
  new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16);
const whyFor = async (who: Someone, query: string) =>
  (await who.call<Why>('GET', `/api/why/${query}`)).body;
const missing = ({ verdict }: Why): string[] =>
  verdict.checks.filter((check) => check.outcome === 'failed').map((check) => check.name);
const repair = async (who: Someone, { verdict }: Why, at = 0): Promise<number> => {
  const remedy = verdict.checks.flatMap((check) => check.remedies).filter((one) => one.repair)[at]!
    .repair!;
  return (await who.call(remedy.method, remedy.path, remedy.body, remedy.version)).status;
};

beforeAll(async () => {
  world = await openWorld();
  home = await world.organisation('Home');
  [admin, ada, ben] = [
    await world.person('Admin', { organisation: home, role: 'admin' }),
    await world.person('Ada', { organisation: home }),
    await world.person('Ben', { organisation: home }),
  ];
  stranger = await world.person('Sam Stranger');
  chemistry = await world.group('Chemistry', home, { managers: [ada] });
  await world.group('Physics', home, { managers: [ada], members: [ben] });
  const made = await planSession(ada, { title: 'Lab talk', group: chemistry, start: soon(5) })
    .answer;
  expect(made.status).toBe(201);
  session = made.body.id;
});
afterAll(() => world.close());

test('someone from outside is let in step by step: confirm the address, become a contact, join the group', async () => {
  await confirmed(world, stranger!, false);
  const about = `enter-room/${session}?email=${stranger!.email}`;
  const first = await whyFor(ada!, about);
  expect(first.person.label).toBe(stranger!.email);
  expect(missing(first)).toEqual(['can-sign-in', 'is-contact', 'in-group']);
  await confirmed(world, stranger!, true);
  const second = await whyFor(ada!, about);
  expect(missing(second)).toEqual(['is-contact', 'in-group']);
  expect(await repair(ada!, second)).toBe(201);
  const waiting = await whyFor(ada!, about);
  expect(waiting.verdict.checks[1]!.remedies.map((one) => one.repair)).toEqual([undefined]);
  const asked = await stranger!.call<{ items: { id: string }[] }>(
    'GET',
    '/api/contact-requests?direction=in',
  );
  await acceptContact(stranger!, asked.body.items[0]!.id);
  const third = await whyFor(ada!, about);
  expect([third.person.label, missing(third)]).toEqual(['Sam Stranger', ['in-group']]);
  expect(await repair(ada!, third)).toBeLessThan(300);
  const done = await whyFor(ada!, about);
  expect([done.verdict.allowed, done.verdict.paths.map((path) => path.via)]).toEqual([
    true,
    ['group'],
  ]);
  expect((await stranger!.call('GET', `/api/sessions/${session}`)).status).toBe(200);
});

test('someone in another group of the manager is let in by changing the session’s group, which swaps the audience', async () => {
  const about = `enter-room/${session}?person=${ben!.id}`;
  const before = await whyFor(ada!, about);
  expect([before.person.label, missing(before)]).toEqual(['Ben', ['in-group']]);
  const swap = before.verdict.checks.flatMap((check) => check.remedies).find((one) => one.swaps)!;
  expect((await ada!.call('GET', swap.swaps!.asks)).body).toMatchObject({ gain: 1, lose: 1 });
  const changed = await ada!.call<{ version: number }>(
    swap.repair!.method,
    swap.repair!.path,
    swap.repair!.body,
    swap.repair!.version,
  );
  expect((await whyFor(ada!, about)).verdict.allowed).toBe(true);
  expect((await stranger!.call('GET', `/api/sessions/${session}`)).status).toBe(404);
  // taken back: the same group and hosts as before, unless somebody else has changed the session
  // meanwhile
  const undo = (version: number) =>
    ada!.call(swap.repair!.method, swap.repair!.path, swap.swaps!.undo, version);
  expect([
    (await undo(changed.body.version - 1)).status,
    (await undo(changed.body.version)).status,
  ]).toEqual([412, 200]);
  expect(missing(await whyFor(ada!, about))).toEqual(['in-group']);
  expect((await stranger!.call('GET', `/api/sessions/${session}`)).status).toBe(200);
});

test('who can sign in is what the sign-in says: nobody suspended wherever they belong, unless somebody else has invited them', async () => {
  const [away, third] = [await world.organisation('Away'), await world.organisation('Third')];
  const boss = await world.person('Boss', { organisation: away, role: 'admin' });
  const host = await world.person('Host', { organisation: third, role: 'admin' });
  const yara = await world.person('Yara', { organisation: away });
  await world.contact(ada!, yara);
  const { email } = yara;
  await withPassword(world, yara);
  const both = async () => {
    const line = (await whyFor(ada!, `enter-room/${session}?person=${yara.id}`)).verdict.checks[0]!;
    return [
      (await world.nobody('POST', '/api/sign-ins', { email, password })).status,
      line.outcome,
      line.says,
    ];
  };
  expect(await both()).toEqual([201, 'passed', expect.any(String)]);
  await suspend(boss, away, yara);
  expect(await both()).toEqual([403, 'failed', 'Yara cannot sign in.']);
  await invite(host, third, [email]);
  expect(await both()).toEqual([201, 'passed', expect.any(String)]);
});

test('an admin sees who lacks an account and can invite them', async () => {
  const about = `enter-room/${session}?email=new.person@example.org`;
  const found = await whyFor(admin!, about);
  expect(missing(found)).toEqual(['can-sign-in']);
  expect(await repair(admin!, found)).toBeLessThan(300);
});

test('about oneself an invisible session answers exactly like an id that nobody has', async () => {
  const [hidden, nothing] = [
    await whyFor(ben!, `enter-room/${session}`),
    await whyFor(ben!, `enter-room/${newId<'session'>()}`),
  ];
  expect(hidden.verdict).toEqual(nothing.verdict);
  expect([hidden.subject.title, missing(hidden)]).toEqual([null, ['in-group']]);
  expect(JSON.stringify(hidden)).not.toContain('Chemistry');
});

test('whoever manages neither end learns nothing, not even that both exist', async () => {
  const queries = [
    `enter-room/${session}?person=${ada!.id}`,
    `enter-room/${session}?email=${ada!.email}`,
    `enter-room/${newId<'session'>()}?email=${ada!.email}`,
    `enter-room/${session}?email=nobody@example.org`,
  ];
  const answers = await Promise.all(
    queries.map(async (query) => (await ben!.call('GET', `/api/why/${query}`)).status),
  );
  expect(answers).toEqual([404, 404, 404, 404]);
  expect((await ben!.call('GET', `/api/why/enter-room/${session}/people`)).status).toBe(404);
});

test('an address is read by contacts, admins, managers of a group of theirs and whoever typed it', async () => {
  const dana = await world.person('Dana', { organisation: home });
  const read = async (who: Someone, whom: string) => {
    const { person, verdict } = await whyFor(who, `enter-room/${session}?${whom}`);
    return [person.label, person.email, JSON.stringify(verdict).includes(dana.email)];
  };
  const byId = `person=${dana.id}`;
  expect(await read(ada!, byId)).toEqual(['Dana', null, false]);
  expect(await read(ada!, `email=${dana.email}`)).toEqual(['Dana', dana.email, true]);
  expect(await read(admin!, byId)).toEqual(['Dana', dana.email, false]);
  await world.group('Ada’s own', home, { managers: [ada!], members: [dana] });
  expect((await read(ada!, byId)).slice(0, 2)).toEqual(['Dana', dana.email]);
});

test('whoever has asked for contact is found, by name, while the request waits; whoever has not is not', async () => {
  const [gina, olga] = [await world.person('Gina Guest'), await world.person('Olga Other')];
  const find = async (name: string) =>
    (await ada!.call<{ id: string; name: string }[]>('GET', `/api/people-to-check?q=${name}`)).body;
  expect(await find('gina')).toEqual([]);
  await askForContact(gina, ada!.email);
  expect((await find('gina')).map((one) => one.id)).toEqual([gina.id]);
  const found = await whyFor(ada!, `enter-room/${session}?person=${gina.id}`);
  expect([found.person.label, missing(found)]).toEqual(['Gina Guest', ['is-contact', 'in-group']]);
  expect(await repair(ada!, found)).toBe(201);
  expect([
    missing(await whyFor(ada!, `enter-room/${session}?person=${gina.id}`)),
    await find('olga'),
  ]).toEqual([['in-group'], []]);
  expect((await ada!.call('GET', `/api/why/enter-room/${session}?person=${olga.id}`)).status).toBe(
    404,
  );
});

test('whoever one of the lists shows by name can be asked about', async () => {
  const [outer, inner] = [
    await world.group('Lectures', home, { managers: [ada!] }),
    await world.group('Lectures, inside', home, { managers: [ben!] }),
  ];
  const [friend, nested] = [await world.person('Fritz Friend'), await world.person('Nele Nested')];
  await world.contact(ada!, friend);
  await world.contact(ben!, nested);
  await addTo(ada!, outer, friend);
  await addTo(ben!, inner, nested);
  await nest(admin!, outer, inner);
  const { id } = await planSession(ada!, { title: 'Open lab', group: outer, start: soon(-1) });
  const everybody = await world.fresh.db.selectFrom('persons').select(['id', 'name']).execute();
  const lists = [
    '/api/contacts',
    `/api/groups/${outer}`,
    `/api/groups/${inner}`,
    `/api/organisations/${home}/members`,
    `/api/why/enter-room/${id}/people`,
  ];
  const shownTo = async (who: Someone) => {
    const texts = await Promise.all(
      lists.map(async (url) => JSON.stringify((await who.call('GET', url)).body)),
    );
    return everybody.filter((one) => texts.join().includes(one.id));
  };
  const found = async (who: Someone, whom: { readonly id: string }) =>
    (await who.call<{ email: string }[]>('GET', `/api/people-to-check?q=${whom.id}`)).body.map(
      ({ email }) => email,
    );
  for (const [who, least] of [
    [admin!, [friend, nested]],
    [ada!, [friend, nested]],
  ] as const) {
    const shown = await shownTo(who);
    expect(shown.map((one) => one.id)).toEqual(expect.arrayContaining(least.map((one) => one.id)));
    for (const one of shown) {
      const answer = await who.call<Why>('GET', `/api/why/enter-room/${id}?person=${one.id}`);
      expect([one.name, answer.status, answer.body.person?.label]).toEqual([
        one.name,
        200,
        one.name,
      ]);
      const [listed] = await found(who, one);
      if (listed !== undefined) expect(listed).toBe(answer.body.person.email ?? '');
    }
  }
  expect([
    await found(admin!, friend),
    await found(admin!, nested),
    await found(ada!, nested),
  ]).toEqual([[friend.email], [nested.email], ['']]);
});

test('where an admin can help, they are named and asked, once a day, and their notice leads to this check', async () => {
  const dana = await world.person('Dora', { organisation: home });
  const about = `enter-room/${session}?person=${dana.id}`;
  const link = `what=enter-room&subject=${session}&person=${dana.id}`;
  const offer = (found: Why) =>
    found.verdict.checks
      .flatMap((check) => check.remedies)
      .find((one) => one.repair?.path === '/api/access-questions');
  const { repair: question, says } = offer(await whyFor(ada!, about))!;
  expect([says, question!.body]).toEqual([
    'Or Admin does it, as an admin, without that.',
    { gate: 'enter-room', subject: session, person: dana.id, admin: admin!.id },
  ]);
  const answers = await Promise.all(
    [1, 2, 3].map(() => ada!.call('POST', question!.path, question!.body)),
  );
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
  expect((await ada!.call('POST', question!.path, question!.body)).status).toBe(204);
  const told = await admin!.call<{
    items: { kind: string; title: string; href: string; count: number }[];
  }>('GET', '/api/notices');
  expect(told.body.items.filter(({ kind }) => kind === 'access-asked')).toMatchObject([
    { title: 'Ada asks you to check access to Lab talk', href: `/check?${link}`, count: 1 },
  ]);
  const pushing = openSending(
    world.app.deps,
    whyNotices(asks),
    (error) => expect(error).toBeUndefined(),
    false,
  );
  await pushing.work();
  await pushing.stop();
  const { rows } = await world.fresh.pool.query<{ body: string }>(
    `select body from mails where to_address = $1 and kind = 'access-asked'`,
    [admin!.email],
  );
  expect(rows.map(({ body }) => body.includes(`http://localhost:3000/check?${link}`))).toEqual([
    true,
  ]);
  const after = await whyFor(ada!, about);
  expect([offer(after), JSON.stringify(after).includes('You asked Admin')]).toEqual([
    undefined,
    true,
  ]);
  // another gate is another question, which is not offered here
  const other = { ...(question!.body as object), gate: 'see-session' };
  expect((await ada!.call('POST', question!.path, other)).status).toBe(409);
  // whoever the check offers nothing to asks nobody
  expect((await stranger!.call('POST', question!.path, question!.body)).status).toBe(404);
  expect(
    (await ada!.call('POST', question!.path, { ...(question!.body as object), admin: ben!.id }))
      .status,
  ).toBe(409);
  expect(
    (await admin!.call('POST', question!.path, { ...(question!.body as object), admin: ada!.id }))
      .status,
  ).toBe(409);
  // the admin repairs it by the link
  expect(await repair(admin!, await whyFor(admin!, about))).toBeLessThan(300);
  for (const one of [admin!, ada!]) expect((await whyFor(one, about)).verdict.allowed).toBe(true);
});

test('a group inside that the asker may not see is called by the outer one', async () => {
  const [outer, middle, inner] = [
    await world.group('Outer', home, { managers: [ada!] }),
    await world.group('Middle', home, { managers: [ben!] }),
    await world.group('Concealed', home, { managers: [ben!] }),
  ];
  await nest(admin!, outer, middle);
  await nest(admin!, middle, inner);
  const made = await planSession(ada!, { title: 'Open talk', group: outer, start: soon(5) }).answer;
  const ways = async (who: Someone, whom = ben!) =>
    (await whyFor(who, `enter-room/${made.body.id}?person=${whom.id}`)).verdict.paths.map((path) =>
      (path as unknown as { says: string }).says.replace(/.* /u, ''),
    );
  expect([await ways(ada!), await ways(ben!), await ways(admin!)]).toEqual([
    ['Middle', 'Outer'],
    ['Concealed', 'Middle'],
    ['Concealed', 'Middle'],
  ]);
  const everyone = await ada!.call('GET', `/api/why/enter-room/${made.body.id}/people`);
  expect(JSON.stringify(everyone.body)).not.toContain('Concealed');
});

test('the reverse list names everyone who can enter, with their ways', async () => {
  const list = await ada!.call<{ items: { person: { name: string }; paths: { via: string }[] }[] }>(
    'GET',
    `/api/why/enter-room/${session}/people?limit=1`,
  );
  const rest = await ada!.call<{ items: unknown[]; next?: string }>(
    'GET',
    `/api/why/enter-room/${session}/people?limit=1&cursor=${(list.body as unknown as { next: string }).next}`,
  );
  expect(
    list.body.items.map((item) => [item.person.name, item.paths.map((path) => path.via)]),
  ).toEqual([['Ada', ['manager']]]);
  expect(rest.body.items).toHaveLength(1);
});

test('about oneself one may ask without end, about others only so often', async () => {
  const self = `enter-room/${session}`;
  await whyFor(ada!, `${self}?person=${ben!.id}`);
  await useUp(world, `%/api/why/{gate}/{subject}|${ada!.id}`, 240);
  const about = async (query: string) =>
    (await ada!.call('GET', `/api/why/${self}${query}`)).status;
  expect([
    await about(`?person=${ben!.id}`),
    await about('?email=somebody@example.org'),
    await about(''),
  ]).toEqual([429, 429, 200]);
});
