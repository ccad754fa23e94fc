import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deleteAccount, password, withPassword } from '../../../test/world/account.ts';
import { statusOf } from '../../../test/world/answers.ts';
import {
  enter,
  type Anyone,
  leave,
  own,
  say,
  settingsOf,
  turn,
} from '../../../test/world/doors.ts';
import { openSecond, type Second } from '../../../test/world/second.ts';
import { planSession } from '../../../test/world/sessions.ts';
import { renewLimits } from '../../../test/world/beyond.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { broken } from '../../../test/invariants.ts';
import { type OrganisationId } from '../../base/ids.ts';
import type { Entered } from '../enter/contract.ts';
import type { Message } from './contract.ts';

let world: World;
let second: Second;
let organisation: OrganisationId;
let [boss, ada, ben, eve]: Someone[] = [];
let session: string;
const hour = 3600_000;

beforeAll(async () => {
  world = await openWorld();
  second = await openSecond(world);
}, 60_000);
afterAll(async () => {
  await world.fresh.turnClock(0);
  await second.stop();
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  await world.fresh.turnClock(0);
  await renewLimits(world);
  organisation = await world.organisation();
  [boss, ada, ben, eve] = await Promise.all(
    ['Boss', 'Ada', 'Ben', 'Eve'].map((name) =>
      world.person(name, { organisation, role: name === 'Boss' ? 'admin' : 'member' }),
    ),
  );
  session = await plan('Stand-up', -60_000);
});
async function plan(
  title: string,
  from: number,
  more: Record<string, unknown> = {},
): Promise<string> {
  const group = await world.group(title, organisation, {
    managers: [boss!],
    members: [ada!, ben!],
  });
  const start = new Date(Date.now() + from).toISOString().slice(0, 16);
  return (await planSession(boss!, { title, group, start, ...more })).id;
}
const linkTo = async (id: string) => {
  await turn(boss!, id, { guests: true, door: 'open' });
  return (await settingsOf(boss!, id)).link;
};
const come = (who: Anyone, id = session): Promise<Entered> => enter(who, id);
const write = (who: Anyone, text: string, id = session) => say(who, id, text);
const listen = (who: Anyone, id = session, query = '') =>
  who.call<{ items: Message[]; next?: string }>('GET', `/api/sessions/${id}/messages${query}`);
const texts = async (who: Anyone, id = session) =>
  (await listen(who, id)).body.items.map(({ text }) => text);

/** The page of somebody who is inside, and how often it was told to read the chat again. */
async function sit(
  who: Anyone,
  ticket: string | null,
  at: 0 | 1,
): Promise<{ readonly told: (id?: string) => number; readonly everything: () => string }> {
  const socket = new WebSocket(second.urls[at], { headers: { cookie: who.cookie } } as never);
  const said: { t: string; topics?: string[] }[] = [];
  socket.addEventListener('message', ({ data }) =>
    said.push(JSON.parse(String(data)) as { t: string }),
  );
  await expect.poll(() => said.some(({ t }) => t === 'hello')).toBe(true);
  if (ticket) {
    socket.send(JSON.stringify({ t: 'join', ticket }));
    await expect.poll(() => said.some(({ t }) => t === 'roster')).toBe(true);
  }
  return {
    told: (id = session) => said.filter(({ topics }) => topics?.includes(`chat:${id}`)).length,
    everything: () => JSON.stringify(said),
  };
}

test('those inside write and read; markup is stored and given back as it was typed', async () => {
  const gus = await world.guest(await linkTo(session), 'Gus');
  await Promise.all([come(ada!), come(gus)]);
  const markup = '<script>alert(1)</script> & "quotes" {{x}} [a](javascript:alert(1))';
  const body = await write(ada!, `  ${markup}\r\nsecond line  `);
  expect(body).toEqual({
    id: expect.any(String),
    at: expect.any(String),
    name: 'Ada',
    person: ada!.id,
    mine: true,
    text: `${markup}\nsecond line`,
  });
  expect(await write(gus, 'Hello 👩‍👩‍👧‍👦').answer).toMatchObject({
    status: 201,
    body: { name: 'Gus', person: null, mine: true },
  });
  expect((await listen(gus)).body.items).toMatchObject([
    { name: 'Gus', person: null, mine: true, text: 'Hello 👩‍👩‍👧‍👦' },
    { name: 'Ada', person: ada!.id, mine: false, text: `${markup}\nsecond line` },
  ]);
  expect((await listen(ada!)).body.items.map(({ mine }) => mine)).toEqual([false, true]);
});

test('nothing of the chat is told before one is inside, nor after one is out', async () => {
  await come(ada!);
  await write(ada!, 'secret');
  const failed = {
    status: 403,
    body: {
      verdict: {
        gate: 'be-inside',
        checks: expect.arrayContaining([
          expect.objectContaining({ name: 'inside-room', outcome: 'failed' }),
        ]),
      },
    },
  };
  for (const request of [listen(ben!), write(ben!, 'let me').answer])
    expect(await request).toMatchObject(failed);
  for (const request of [listen(eve!), write(eve!, 'let me').answer])
    expect(await request).toMatchObject({ status: 404 });
  const gus = await world.guest(await linkTo(session), 'Gus');
  for (const request of [listen(gus), write(gus, 'let me').answer])
    expect(await request).toMatchObject(failed);
  expect(await world.nobody('GET', `/api/sessions/${session}/messages`)).toMatchObject({
    status: 401,
  });
  const { stay } = await come(ben!);
  expect(await texts(ben!)).toEqual(['secret']);
  await leave(ben!, stay);
  expect(await listen(ben!)).toMatchObject(failed);
  expect(JSON.stringify((await listen(ben!)).body)).not.toContain('secret');
});

test('what is said in one session is not heard in another', async () => {
  const other = await plan('Other', -60_000);
  await Promise.all([come(ada!), come(ada!, other), come(ben!, other)]);
  await write(ada!, 'here');
  await write(ben!, 'there', other);
  expect([await texts(ada!), await texts(ada!, other)]).toEqual([['here'], ['there']]);
  const { items } = (await listen(ada!, other, '?limit=1')).body;
  const cursor = Buffer.from(
    JSON.stringify([items[0]!.id.replace(/^......../u, 'ffffffff')]),
  ).toString('base64url');
  expect(
    (await listen(ada!, session, `?cursor=${cursor}`)).body.items.map(({ text }) => text),
  ).toEqual(['here']);
});

test('only messages that say something and are not too long are taken', async () => {
  await come(ada!);
  for (const [text, code] of [
    ['', 'needed'],
    ['  \n\t ', 'needed'],
    ['\u200b\u200d', 'needed'],
    ['\u3164', 'needed'],
    ['a\u0007b', 'no-control-characters'],
    ['a\0b', 'no-control-characters'],
    ['x'.repeat(2001), 'too-long'],
    ['👩‍👩‍👧‍👦'.repeat(2001), 'too-long'],
  ] as const)
    expect([
      (await write(ada!, text).answer).status >= 400,
      JSON.stringify((await write(ada!, text).answer).body),
    ]).toEqual([true, expect.stringContaining(code)]);
  expect(
    await ada!.call('POST', `/api/sessions/${session}/messages`, { text: 'x', name: 'Ben' }),
  ).toMatchObject({ status: 422 });
  await write(ada!, 'x'.repeat(2000));
  for (const text of ['👍'.repeat(2000), '👩‍👩‍👧‍👦'.repeat(700)]) await write(ada!, text);
});

test('older messages come page by page, newest first', async () => {
  await come(ada!);
  for (let number = 0; number < 7; number++) await write(ada!, String(number));
  const found: string[] = [];
  let cursor = '';
  for (let page = 0; page < 4; page++) {
    const { items, next } = (
      await listen(ada!, session, `?limit=3${cursor && `&cursor=${cursor}`}`)
    ).body;
    found.push(...items.map(({ text }) => text));
    cursor = next ?? '';
    if (!next) break;
  }
  expect(found).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  expect(await listen(ada!, session, '?cursor=nonsense')).toMatchObject({ status: 400 });
});

test('whoever writes too much waits a little', async () => {
  await come(ada!);
  const answers = await Promise.all(
    Array.from({ length: 45 }, (_, number) => statusOf(write(ada!, String(number)))),
  );
  expect(answers.filter((status) => status === 201).length).toBe(40);
  expect(answers.filter((status) => status === 429).length).toBe(5);
});

test('a weekly session starts each week with an empty page; the messages of its event stay while it lasts', async () => {
  const weekly = await plan('Weekly', -60_000, {
    until: new Date(Date.now() + 8 * 24 * hour).toISOString().slice(0, 10),
  });
  await come(ada!, weekly);
  await write(ada!, 'this week', weekly);
  expect(await texts(ada!, weekly)).toEqual(['this week']);
  await world.fresh.turnClock(7 * 24 * hour);
  await come(ada!, weekly);
  expect(await texts(ada!, weekly)).toEqual([]);
  await write(ada!, 'next week', weekly);
  expect(await texts(ada!, weekly)).toEqual(['next week']);
});

test('a standing room shows the last day, an ad-hoc session everything', async () => {
  const made = async (kind: string) =>
    (
      await own(ada!, organisation, {
        kind,
        title: 'Mine',
        closes: new Date(Date.now() + 90 * hour).toISOString(),
      })
    ).id;
  const [standing, adHoc] = [await made('standing'), await made('ad-hoc')];
  for (const id of [standing, adHoc]) {
    await come(ada!, id);
    await write(ada!, 'yesterday', id);
  }
  await world.fresh.turnClock(25 * hour);
  for (const id of [standing, adHoc]) {
    await come(ada!, id);
    await write(ada!, 'today', id);
  }
  expect([await texts(ada!, standing), await texts(ada!, adHoc)]).toEqual([
    ['today'],
    ['today', 'yesterday'],
  ]);
});

test('everyone inside is told at once, in every process, and nobody else; the words themselves travel in no hint', async () => {
  const [a, b, c] = [await come(ada!), await come(ben!), await come(boss!)];
  const other = await plan('Other', -60_000);
  const [ada1, ben1, boss1] = [
    await sit(ada!, a.ticket, 0),
    await sit(ben!, b.ticket, 1),
    await sit(boss!, c.ticket, 0),
  ];
  const gus = await world.guest(await linkTo(session), 'Gus');
  const [lobby, outsider] = [await sit(gus, null, 1), await sit(eve!, null, 0)];
  await write(ada!, 'classified');
  await Promise.all(
    [ben1, boss1].map((one) => expect.poll(() => one.told(), { interval: 5 }).toBe(1)),
  );
  expect([lobby.told(), outsider.told(), ada1.told(other)]).toEqual([0, 0, 0]);
  for (const one of [ada1, ben1, boss1, lobby, outsider])
    expect(one.everything()).not.toContain('classified');
  const { rows } = await world.fresh.pool.query(
    `select 1 from journal where data::text like '%classified%'`,
  );
  expect(rows).toEqual([]);
});

test('what one said is in one’s export; deleting the account leaves it under no name', async () => {
  await withPassword(world, ada!);
  await come(ada!);
  await write(ada!, 'goodbye');
  const exported = await ada!.call<{ messages: unknown[] }>('GET', '/api/me/export');
  expect(exported.body.messages).toMatchObject([
    { session: 'Stand-up', name: 'Ada', text: 'goodbye' },
  ]);
  await deleteAccount(ada!, password);
  await come(ben!);
  expect((await listen(ben!)).body.items).toMatchObject([
    { name: 'Deleted person', text: 'goodbye' },
  ]);
});
