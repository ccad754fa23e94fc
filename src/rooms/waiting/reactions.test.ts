import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusal, statusOf } from '../../../test/world/answers.ts';
import { cast, type Cast } from '../../../test/world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  bring,
  endForAll,
  enter,
  groupSession,
  leave,
  letIn,
  look,
  must,
  names,
  open,
  own,
  type Place,
  queue,
  remove,
  renewLink,
  say,
  secretOf,
  stateOf,
  turn,
  withdraw,
} from '../../../test/world/doors.ts';
import { addTo, takeOut } from '../../../test/world/groups.ts';
import { openSecond, type Second } from '../../../test/world/second.ts';
import { changeSession, dropHost, makeHost, planSession } from '../../../test/world/sessions.ts';
import { renewLimits } from '../../../test/world/beyond.ts';
import { openWorld, type World } from '../../../test/world/world.ts';
import { broken } from '../../../test/invariants.ts';
import { newId, type KnockId, type PersonId, type SessionId } from '../../base/ids.ts';
import { AnsweredNow, Asking, few } from '../queue/contract.ts';
import { whoAnswers, tellKnocks } from './hints.ts';

let world: World;
let second: Second;
let people: Cast;

beforeAll(async () => {
  world = await openWorld();
  second = await openSecond(world);
}, 60_000);
afterAll(async () => {
  lines.forEach((line) => line.close());
  await second.stop();
  expect(await broken(world.fresh.pool)).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  await world.fresh.turnClock(0);
  lines.splice(0).forEach((line) => line.close());
  await renewLimits(world);
  people = await cast(world);
});

type Said = { readonly t: string; readonly topics?: readonly string[] };
type Line = {
  readonly said: Said[];
  readonly say: (message: unknown) => void;
  /** Until it was told to look at this again, from `since` on. */
  readonly hears: (topic: string, since?: number) => Promise<void>;
  readonly close: () => void;
  readonly closed: Promise<number>;
};
const lines: Line[] = [];
/** The live line of a page, at the first or second process. */
async function page(who: Anyone, at: 0 | 1 = 0): Promise<Line> {
  const socket = new WebSocket(second.urls[at], { headers: { cookie: who.cookie } } as never);
  const said: Said[] = [];
  const times: number[] = [];
  socket.addEventListener('message', ({ data }) => {
    said.push(JSON.parse(String(data)) as Said);
    times.push(performance.now());
  });
  const closed = new Promise<number>((done) =>
    socket.addEventListener('close', ({ code }) => done(code)),
  );
  await expect.poll(() => said.some(({ t }) => t === 'hello'), { interval: 5 }).toBe(true);
  const hears: Line['hears'] = async (topic, since = 0) => {
    const found = (): number =>
      said.findIndex((one, place) => one.topics?.includes(topic) && times[place]! >= since);
    await expect.poll(found, { interval: 5 }).toBeGreaterThanOrEqual(0);
  };
  const line: Line = {
    said,
    say: (message) => socket.send(JSON.stringify(message)),
    hears,
    close: () => socket.close(),
    closed,
  };
  lines.push(line);
  return line;
}
const heard = ({ said }: Line): readonly Said[] => said.filter(({ t }) => t !== 'hello');
const pause = (milliseconds: number) => new Promise((over) => setTimeout(over, milliseconds));
const room = (more: Record<string, unknown> = {}): Promise<Place> =>
  own(people.host, people.organisation, { kind: 'standing', ...more });
const guest = (place: Place, name = 'Gus') => world.guest(place.link, name);
const waiting = async (place: Place, who: Anyone, at: 0 | 1 = 0) => {
  const { id } = await ask(who, place.id);
  const line = await page(who, at);
  line.say({ t: 'wait', knock: id });
  await expect
    .poll(async () => (await queue(people.host, place.id)).find((row) => row.id === id)?.here, {
      interval: 10,
    })
    .toBe(true);
  return { id, line };
};

test('hosts’ pages hear of a request, at another process, too; others do not', async () => {
  const place = await room();
  await makeHost(people.host, place.id, people.member);
  const [here, there, outsider] = [
    await page(people.host, 0),
    await page(people.member, 1),
    await page(people.stranger, 0),
  ];
  const [gus, since] = [await guest(place), performance.now()];
  await ask(gus, place.id);
  await Promise.all([here, there].map((line) => line.hears(`queue:${place.id}`, since)));
  expect(heard(outsider)).toEqual([]);
});

/** The requests that a page was told of themselves. */
const toldOf = ({ said }: Line) =>
  said.filter(({ t }) => t === 'knocks') as unknown as readonly Asking[];

const tellAgain = async (
  { id }: Place,
  persons: readonly PersonId[],
  asked: readonly KnockId[],
): Promise<unknown> => {
  const { deps } = world.app;
  return tellKnocks(deps, { ...(await whoAnswers(deps, id as SessionId)), persons }, asked);
};

test('a request stands on the pages of those who may answer it as their look would show it, and on no others', async () => {
  const place = await room();
  await makeHost(people.host, place.id, people.member);
  const answering = [
    await page(people.host),
    await page(people.host, 1),
    await page(people.member, 1),
  ];
  const gus = await guest(place, 'G'.repeat(60));
  const others = [await page(people.stranger), await page(people.boss), await page(gus)];
  await ask(gus, place.id, 'ä'.repeat(280));
  for (const line of answering)
    await expect.poll(() => toldOf(line).length, { interval: 5 }).toBe(1);
  const rows = await queue(people.host, place.id);
  for (const line of answering) {
    const [asking] = toldOf(line);
    expect(Asking.parse(asking)).toEqual(asking);
    expect(asking).toMatchObject({
      session: place.id,
      title: expect.any(String) as string,
      waiting: rows.length,
      knocks: rows,
    });
    expect(JSON.stringify(asking).length).toBeLessThan(4000);
    // what is told is drawn by then: the page looks only to be sure
    const told = line.said.findIndex(({ t }) => t === 'knocks');
    const hints = () =>
      line.said.slice(told).filter(({ topics }) => topics?.includes(`queue:${place.id}`));
    await expect.poll(hints, { interval: 5 }).toMatchObject([{ t: 'hint', later: true }]);
  }
  await pause(100);
  expect(others.flatMap(toldOf)).toEqual([]);
});

test('an answer takes the request off the pages of those who may answer, and of no others', async () => {
  const place = await room();
  const host = await page(people.host, 1);
  const gus = await guest(place);
  const others = [await page(people.stranger), await page(people.boss), await page(gus)];
  const { id } = await ask(gus, place.id);
  await answer(people.host, id, 'allow');
  const answers = ({ said }: Line) => said.filter(({ t }) => t === 'answered');
  await expect.poll(() => answers(host), { interval: 5 }).toHaveLength(1);
  const [told] = answers(host).map((said) => AnsweredNow.parse(said));
  expect(told).toMatchObject({ session: place.id, waiting: 0, knocks: [id] });
  await pause(100);
  expect(others.flatMap(answers)).toEqual([]);
});

test('who hosts no more is not told who asks, nor is anybody told of a request that was withdrawn at once', async () => {
  const place = await room();
  await makeHost(people.host, place.id, people.member);
  const [host, former] = [await page(people.host), await page(people.member)];
  await dropHost(people.host, place.id, people.member);
  await ask(await guest(place), place.id);
  await expect.poll(() => toldOf(host).length, { interval: 5 }).toBe(1);
  const asked = toldOf(host)[0]!.knocks[0]!.id;
  await tellAgain(place, [people.member.id, people.host.id], [asked]);
  await expect.poll(() => toldOf(host).length, { interval: 5 }).toBe(2);
  const fay = await guest(place, 'Fay');
  const { id } = await ask(fay, place.id);
  await expect.poll(() => toldOf(host).length, { interval: 5 }).toBe(3);
  await withdraw(fay, id);
  await tellAgain(place, [people.host.id], [id]);
  await pause(100);
  expect([toldOf(host).length, toldOf(former)]).toEqual([3, []]);
});

test('a rush of requests is hinted and not told', async () => {
  const place = await room();
  const host = await page(people.host);
  const asked: KnockId[] = [];
  for (let number = 0; number <= few.knocks; number += 1) {
    const { id } = await ask(await guest(place, `Guest ${number}`), place.id);
    asked.push(id);
  }
  const ids = () => toldOf(host).flatMap(({ knocks }) => knocks.map(({ id }) => id));
  await expect.poll(ids, { interval: 5 }).toEqual(asked); // two of one moment are told together
  await tellAgain(place, [people.host.id], asked);
  await tellAgain(place, [people.host.id], asked.slice(0, few.knocks));
  await expect.poll(() => ids().length, { interval: 5 }).toBe(asked.length + few.knocks);
  expect(
    toldOf(host)
      .at(-1)!
      .knocks.map(({ id }) => id),
  ).toEqual(asked.slice(0, few.knocks));
});

test('whoever is let in is called in on every page of theirs, and nobody else is', async () => {
  const place = await room();
  const { id, line } = await waiting(place, await guest(place), 0);
  const eve = await waiting(place, await guest(place, 'Eve'), 1);
  const called = ({ said }: Line) =>
    said.some(({ topics }) => topics?.includes(`enter:${place.id}`) ?? false);
  await answer(people.host, eve.id, 'deny');
  await answer(people.host, id, 'allow');
  await expect.poll(() => called(line), { interval: 5 }).toBe(true);
  await eve.line.hears(`room:${place.id}`, 0);
  expect(called(eve.line)).toBe(false);
});

describe('the page of the one who waits looks again when', () => {
  type Way = readonly [string, (place: Place, id: string, who: Anyone) => Promise<unknown>];
  test.each<Way>([
    ['they are let in', (_, id) => answer(people.host, id, 'allow')],
    ['they are turned away', (_, id) => answer(people.host, id, 'deny')],
    ['they are asked for patience', (_, id) => answer(people.host, id, 'hold')],
    ['they are blocked', (_, id) => answer(people.host, id, 'block')],
    ['the door is opened', (place) => turn(people.host, place.id, { door: 'open' })],
    ['the door is closed', (place) => turn(people.host, place.id, { door: 'closed' })],
    [
      'the link leads nowhere any more',
      (place) => renewLink(people.host, place.id, { turnAway: true }),
    ],
    ['the session is over', (place) => endForAll(people.host, place.id)],
    ['they withdraw on another page', (_, id, who) => withdraw(who, id)],
  ])('%s, at both processes', async (_, act) => {
    const place = await own(people.host, people.organisation);
    const gus = await guest(place);
    const { id, line } = await waiting(place, gus, 0);
    const other = await page(gus, 1);
    const before = performance.now();
    await act(place, id, gus);
    await Promise.all([line, other].map((one) => one.hears(`room:${place.id}`, before)));
  });
});

test('whoever waits for a room to open hears that a host opened it early, and that it was closed again, at both processes', async () => {
  const { boss, host, member, group } = people;
  const start = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
  const plan = { title: 'Open lab', group, start, zone: 'UTC', minutes: 60, hosts: [host.id] };
  const { id } = await planSession(boss, plan);
  await turn(host, id, { guests: true });
  const { link } = await must(
    host.call<{ link: string }>('GET', `/api/sessions/${id}/room-settings`),
  );
  const pages = await Promise.all([
    page(member, 0),
    page(member, 1),
    page(await guest({ id, link }), 1),
  ]);
  for (const [method, path] of [
    ['POST', 'openings'],
    ['DELETE', 'opening'],
  ] as const) {
    const before = performance.now();
    await must(host.call(method, `/api/sessions/${id}/${path}`), 204);
    await Promise.all(pages.map((line) => line.hears(`room:${id}`, before)));
    await Promise.all(pages.slice(0, 2).map((line) => line.hears(`session:${id}`, before)));
  }
});

describe('“here” and “left”', () => {
  const presence = async (place: Place, name = 'Gus') => {
    const row = (await queue(people.host, place.id)).find((one) => one.name === name)!;
    return row.here ? 'here' : row.left ? 'left' : 'neither';
  };
  const becomes = (place: Place, state: string) =>
    expect.poll(() => presence(place), { interval: 25 }).toBe(state);

  test.each([0, 1] as const)(
    'follow the waiting page as it opens and closes, at process %i; hosts hear of it',
    async (at) => {
      const place = await room();
      const gus = await guest(place);
      const { id } = await ask(gus, place.id);
      expect(await presence(place)).toBe('left'); // no page has said that it waits
      const [here, there] = [await page(people.host, 0), await page(people.host, 1)];
      const line = await page(gus, at);
      let since = performance.now();
      line.say({ t: 'wait', knock: id });
      await Promise.all([here, there].map((host) => host.hears(`queue:${place.id}`, since)));
      await becomes(place, 'here');
      since = performance.now();
      line.close();
      await Promise.all([here, there].map((host) => host.hears(`queue:${place.id}`, since)));
      await becomes(place, 'left');
      const again = await page(gus, at);
      again.say({ t: 'wait', knock: id });
      await becomes(place, 'here');
      again.say({ t: 'unwait' });
      await becomes(place, 'left');
      expect(await stateOf(gus, place.id)).toBe('pending');
    },
  );

  test('stay while one of two pages is open, wherever it is', async () => {
    const place = await room();
    const gus = await guest(place);
    const { id, line } = await waiting(place, gus, 0);
    const [same, other] = [await page(gus, 0), await page(gus, 1)];
    for (const one of [same, other]) one.say({ t: 'wait', knock: id });
    await pause(100);
    line.close();
    await pause(200);
    expect(await presence(place)).toBe('here');
    const [host, since] = [await page(people.host), performance.now()];
    same.close(); // the last one at that process, which does not know of the other
    await host.hears(`queue:${place.id}`, since);
    await becomes(place, 'here');
    await expect.poll(() => heard(host).length).toBeGreaterThan(1);
    other.close();
    await becomes(place, 'left');
  });

  test('are nobody else’s to say, and a page that goes while it says so is not here for ever', async () => {
    const place = await room();
    const [gus, eve] = [await guest(place), await guest(place, 'Eve')];
    const { id } = await ask(gus, place.id);
    const thief = await page(eve);
    thief.say({ t: 'wait', knock: id });
    const stranger = await page(people.stranger);
    stranger.say({ t: 'wait', knock: id });
    await pause(200);
    expect(await presence(place)).toBe('left');
    for (const odd of [
      { t: 'wait' },
      { t: 'wait', knock: 7 },
      { t: 'wait', knock: 'x' },
      { t: 'wait', knock: `${id}'` },
    ]) {
      const line = await page(eve);
      line.say(odd);
      expect(await line.closed).toBe(4400);
    }
    for (let times = 0; times < 10; times += 1) {
      const line = await page(gus, (times % 2) as 0 | 1);
      line.say({ t: 'wait', knock: id });
      line.close();
    }
    await pause(6000); // longer than the beat in which waiting pages are confirmed
    expect(await presence(place)).toBe('left');
  });
});

test('who waits or is locked out is told nothing while others knock, change their message, enter, leave, are let in or sent away', async () => {
  const place = await groupSession(people, { door: 'locked' });
  await open(people.stranger, place);
  const [gus, away, out] = [
    await guest(place),
    await guest(place, 'Away'),
    await guest(place, 'Out'),
  ];
  // turned away, and sent out of the room earlier
  const { id: denied } = await ask(away, place.id);
  await answer(people.host, denied, 'deny');
  await remove(people.host, (await bring(people.host, out, place.id)).stay);
  await pause(300);
  const quiet: Line[] = [await page(away, 0), await page(out, 1)];
  for (const [at, who] of [gus, people.stranger, people.member].entries()) {
    quiet.push((await waiting(place, who, 0)).line);
    quiet.push(await page(who, at === 0 ? 1 : 0));
  }
  await pause(300);
  quiet.forEach(({ said }) => said.splice(0));
  const others = await Promise.all(['A', 'B', 'C', 'D'].map((name) => guest(place, name)));
  const [a, b, c, d] = others as unknown as [Anyone, Anyone, Anyone, Anyone];
  const { stay } = await enter(people.host, place.id);
  await ask(a, place.id);
  await must(ask(a, place.id, 'Another message'));
  const { id: withdrawn } = await ask(b, place.id);
  await withdraw(b, withdrawn);
  const inside = await bring(people.host, c, place.id);
  await leave(c, inside.stay);
  await remove(people.host, (await bring(people.host, d, place.id)).stay, { back: true });
  await answer(
    people.host,
    (await queue(people.host, place.id)).find(({ name }) => name === 'D')!.id,
    'allow',
  );
  await remove(people.host, (await enter(d, place.id)).stay, { block: true });
  await must(d.call('POST', '/api/guests', { secret: secretOf(place.link), name: 'Dora' }), 201);
  await leave(people.host, stay);
  await pause(1500);
  expect(quiet.flatMap(heard)).toEqual([]);
  // the lines do work
  const [mine] = (await queue(people.host, place.id)).filter(({ name }) => name === 'Gus');
  await answer(people.host, mine!.id, 'allow');
  await Promise.all([quiet[2]!, quiet[3]!].map((line) => line.hears(`room:${place.id}`)));
  await pause(200);
  expect(quiet.map((line) => heard(line).length > 0)).toEqual(
    quiet.map((_, at) => at === 2 || at === 3),
  );
});

describe('names, numbers and ids of others', () => {
  /** Everybody of whom nothing may be seen is called so. */
  const canary = /canary/iu;
  test.each(['group', 'ad-hoc', 'standing'] as const)(
    'are in no answer that a visitor gets who waits or is locked out, in a session of kind %s',
    { timeout: 180_000 },
    async (kind) => {
      const named = await world.person('Canary Host', { organisation: people.organisation });
      const member = await world.person('Canary Member', { organisation: people.organisation });
      await addTo(people.boss, people.group, named, 'manager');
      await addTo(people.boss, people.group, member);
      const place =
        kind === 'group'
          ? await groupSession({ ...people, host: named }, { door: 'locked' })
          : await own(named, people.organisation, { kind, door: 'locked', group: people.group });
      await open(people.stranger, place);
      const [gus, eve] = [await guest(place), await guest(place, 'Eve')];
      const waits = [gus, people.stranger];
      const ids = {
        knock: newId() as string,
        stay: newId() as string,
        person: member.id as string,
        id: place.id,
      };
      for (const who of waits) await ask(who, place.id);
      const shown = async () =>
        JSON.stringify(await Promise.all([...waits, eve].map((who) => look(who, place.id))));
      const before = await shown();
      const crowd = await Promise.all([1, 2, 3].map((at) => guest(place, `Canary Guest ${at}`)));
      for (const one of crowd) ids.stay = (await bring(named, one, place.id)).stay;
      await enter(named, place.id);
      await letIn(named, member, place.id);
      await enter(member, place.id);
      const more = await Promise.all([4, 5].map((at) => guest(place, `Canary Guest ${at}`)));
      for (const one of more) ids.knock = (await ask(one, place.id, 'canary message')).id;
      await say(named, place.id, 'canary chat');
      expect(await shown()).toBe(before); // nothing of five inside and two more who wait
      ids.stay = (await bring(named, await guest(place, 'Canary Guest 6'), place.id)).stay;
      expect(await shown()).toBe(before); // nor that it is full
      expect((await look(named, place.id)).inside).toHaveLength(6);

      const answers: string[] = [];
      for (const who of [...waits, eve])
        for (const { key, endpoint } of world.app.http.routes) {
          const forKnown = ['person', 'signed-in'].includes(endpoint.policy.who);
          if (who !== people.stranger && forKnown) continue;
          if (
            /\/api\/(me$|sign-ins|withdrawals|knocks\/\{id\}$)/u.test(key) &&
            !key.startsWith('GET')
          )
            continue; // would end the one who looks
          const [method, path] = key.split(' ') as [string, string];
          const body =
            method === 'GET' || method === 'DELETE'
              ? undefined
              : { decision: 'allow', knocks: [ids.knock], message: 'x', text: 'x', reason: 'x' };
          for (const value of path.includes('{id}') ? [place.id, ids.knock, ids.stay] : [''])
            for (const sent of body ? [body, {}] : [undefined]) {
              const url = path
                .replace('{gate}/{subject}', `enter-room/${place.id}`)
                .replace('{id}', value)
                .replace('{person}', ids.person)
                .replace(/\{\w+\}/gu, ids.knock);
              const answered = await who.call<unknown>(method, url, sent, 1);
              answers.push(
                `${key} ${JSON.stringify([answered.status, answered.body, answered.headers['set-cookie'] ?? ''])}`,
              );
            }
        }
      expect(answers.filter((text) => canary.test(text))).toEqual([]);
      expect(answers.length).toBeGreaterThan(150);
      const seen = await look(gus, place.id);
      expect([seen.inside, seen.waiting, seen.tried]).toEqual([undefined, undefined, undefined]);
      expect(await refusal(enter(gus, place.id))).toEqual(['door-lets-in']);
    },
  );
});

describe('a host who is one no more', () => {
  test('with the lobby open: the page looks again, shows no queue, and what was on it is refused', async () => {
    const place = await own(people.host, people.organisation);
    await world.contact(people.host, people.stranger);
    await makeHost(people.host, place.id, people.stranger);
    const former = people.stranger;
    const [here, there] = [await page(former, 0), await page(former, 1)];
    const gus = await guest(place);
    const { id } = await ask(gus, place.id);
    await Promise.all([here, there].map((line) => line.hears(`queue:${place.id}`)));
    expect(await names(former, place.id)).toEqual(['Gus']);
    const since = performance.now();
    await dropHost(people.host, place.id, former);
    await Promise.all([here, there].map((line) => line.hears(`queue:${place.id}`, since)));
    expect([
      await statusOf(answer(former, id, 'allow')),
      await statusOf(turn(former, place.id, { door: 'open' })),
    ]).toEqual([404, 404]);
    expect(await statusOf(former.call('GET', `/api/sessions/${place.id}/knocks`))).toBe(404);
    await pause(300);
    [here, there].forEach(({ said }) => said.splice(0));
    await ask(await guest(place, 'Ina'), place.id);
    await pause(1200);
    expect([here, there].flatMap(heard)).toEqual([]);
    expect(await names(people.host, place.id)).toEqual(['Gus', 'Ina']);
  });

  test('because they were taken out of the group: likewise, and the notice goes', async () => {
    const place = await groupSession(people, { door: 'members' });
    const line = await page(people.host, 1);
    await ask(await guest(place), place.id);
    await expect.poll(() => toldOf(line).length, { interval: 5 }).toBe(1);
    await takeOut(people.boss, people.group, people.host);
    expect(await statusOf(people.host.call('GET', `/api/sessions/${place.id}/room`))).toBe(404);
    await expect
      .poll(
        async () =>
          (await must(people.host.call<{ items: unknown[] }>('GET', '/api/notices?only=open')))
            .items,
      )
      .toEqual([]);
    line.said.splice(0);
    await ask(await guest(place, 'Ina'), place.id);
    await pause(1200);
    expect(
      heard(line)
        .flatMap(({ topics }) => topics ?? [])
        .filter((topic) => topic.startsWith('queue')),
    ).toEqual([]);
  });
});

test('a host who comes back finds on the page what waits, none lost and none too many, also at another process', async () => {
  const place = await room();
  const [gus, ina] = [await guest(place), await guest(place, 'Ina')];
  await ask(gus, place.id);
  const first = await page(people.host, 0);
  first.close();
  const { id } = await ask(ina, place.id);
  await withdraw(gus, (await queue(people.host, place.id))[0]!.id);
  await page(people.host, 1);
  const there = await second.app.http.inject({
    url: `/api/sessions/${place.id}/knocks`,
    headers: { cookie: people.host.cookie },
  });
  expect(there.json<{ items: { id: string }[] }>().items.map((one) => one.id)).toEqual([id]);
});

test('who waits or was let in stays so until the end of a session that is prolonged, or cut short', async () => {
  const place = await groupSession(people, { door: 'locked' });
  await letIn(people.host, people.member, place.id);
  const gus = await guest(place);
  await ask(gus, place.id);
  const ends = () =>
    Promise.all(
      [people.member, gus].map(async (who) => Date.parse((await look(who, place.id)).knock!.until)),
    );
  const before = await ends();
  for (const [minutes, more] of [
    [90, 30],
    [50, -10],
  ] as const) {
    const { version } = await must(
      people.boss.call<{ version: number }>('GET', `/api/sessions/${place.id}`),
    );
    await changeSession(people.boss, place.id, { minutes }, version);
    await expect.poll(ends).toEqual(before.map((end) => end + more * 60_000));
  }
});
