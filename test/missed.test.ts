import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId, type PersonId } from '../src/base/ids.ts';
import type { Hint, Page } from '../src/base/live/live.ts';
import { acts } from './every-write.ts';
import { openLiveLine } from './world/live-line.ts';
import { openSink, type Sink } from './world/push-sink.ts';
import { openSecond, type Second } from './world/second.ts';
import { planSession } from './world/sessions.ts';
import { renewLimits } from './world/beyond.ts';
import { openWorld, type Someone, type World } from './world/world.ts';
import { prepare } from './writes/acts.ts';

// A page whose line breaks comes back to whatever process is there: it hears what has changed for it
// meanwhile, and asks for nothing else.

let world: World;
let second: Second;
let sink: Sink;
let root: Someone;
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin, SMTP_URL: 'smtp://nowhere.invalid' });
  second = await openSecond(world);
  root = await world.person('Root', {
    organisation: await world.organisation('Home'),
    role: 'admin',
  });
});
afterAll(async () => {
  await second.stop();
  await world.close();
  await sink.close();
});

/** Whose settings are on the page looks at them once too often. */
const always = ['notice-settings', 'browsers'];
const hintedAlone = (topics: unknown): readonly string[] =>
  [...new Set(topics as string[])].filter((topic) => !always.includes(topic)).toSorted();

describe('a page that was with another process', () => {
  let [ada, ben, eve]: Someone[] = [];
  let session = '';
  beforeAll(async () => {
    const organisation = await world.organisation();
    [ada, ben, eve] = await Promise.all(
      ['Ada', 'Ben', 'Eve'].map((name) => world.person(name, { organisation })),
    );
    const group = await world.group('Optics', organisation, { managers: [ada!], members: [ben!] });
    session = (await planSession(ada!, { group })).id;
  });
  /** Is with the first process, away meanwhile, and back at the second one. */
  const away = async (who: Someone, meanwhile: () => Promise<unknown>, forge?: string) => {
    const before = await openLiveLine(second.urls[0], who.cookie);
    const { place } = await before.hears({ t: 'hello' });
    before.close();
    await before.closed;
    await meanwhile();
    const after = await openLiveLine(second.urls[1], who.cookie);
    after.say({ t: 'since', place: forge ?? place });
    const missed = await after.hears({ t: 'missed' });
    after.close();
    return missed;
  };
  const rename = async (): Promise<unknown> => {
    const { body } = await ada!.call<{ version: number }>('GET', `/api/sessions/${session}`);
    const title = `Seminar ${newId().slice(-4)}`;
    return ada!.call('PATCH', `/api/sessions/${session}`, { title }, body.version);
  };

  test('has nothing to look at when nothing has changed', async () => {
    await vi.waitFor(async () =>
      expect(hintedAlone((await away(eve!, async () => undefined))['topics'])).toEqual([]),
    );
  });
  test('hears what has changed for its person, and of what they may not see nothing', async () => {
    expect((await away(ben!, rename))['topics']).toEqual(
      expect.arrayContaining(['sessions', `session:${session}`]),
    );
    expect(JSON.stringify(await away(eve!, rename))).not.toContain('session');
  });
  test('looks at everything when nobody can say what it missed', async () => {
    for (const place of ['', 'x', Buffer.alloc(60, 7).toString('base64url')])
      expect(await away(ben!, async () => undefined, place)).not.toHaveProperty('topics');
    const long = async (): Promise<unknown> =>
      world.fresh.pool.query(`
        insert into journal (through, kind, data)
        select 'job', 'feed.made', '{}'
        from generate_series(1, 501)`);
    expect(await away(ben!, long)).not.toHaveProperty('topics');
  });
  test('its place says nothing: it is another one each time', async () => {
    const places = await Promise.all(
      [1, 2].map(async () => {
        const line = await openLiveLine(second.urls[0], eve!.cookie);
        line.close();
        return (await line.hears({ t: 'hello' }))['place'];
      }),
    );
    expect(new Set(places).size).toBe(2);
  });
});

describe('what those who were away hear is what those who were here were hinted', () => {
  let everybody: readonly PersonId[] = [];
  const hinted = new Map<string, Set<string>>();
  beforeEach(() => {
    const { live } = world.app.deps;
    vi.spyOn(live, 'here').mockImplementation(() => everybody);
    vi.spyOn(live, 'hint').mockImplementation((hints: readonly Hint[]) => {
      for (const { person, topics } of hints)
        hinted.set(person, new Set([...(hinted.get(person) ?? []), ...topics]));
    });
  });
  const quiet = async (): Promise<void> => {
    const state = (): string =>
      JSON.stringify([...hinted].map(([who, topics]) => [who, ...topics]));
    for (let before = ''; before !== state();) {
      before = state();
      await new Promise((passed) => setTimeout(passed, 150));
    }
  };
  const missedBy = (person: PersonId, place: string): Promise<unknown> =>
    new Promise((said) => {
      const who = { person, visitor: newId(), language: 'en' };
      const page = {
        id: newId(),
        who,
        send: (message: { readonly topics?: unknown }) => said(message.topics),
      } as unknown as Page;
      void world.app.deps.live.frames.get('since')!.handle(page, { place });
    });

  // the followers have come through all of the above
  beforeAll(() =>
    vi.waitFor(
      async () =>
        expect(await missedBy(root.id, world.app.deps.live.place()!)).toBeInstanceOf(Array),
      { timeout: 15_000 },
    ),
  );

  // what is set up once is over before somebody is here
  const some = Object.keys(acts).filter((key) => key !== 'POST /api/set-up');
  test.each(some)('%s', async (key) => {
    await renewLimits(world);
    const act = await acts[key]!(await prepare(world, sink, root));
    await quiet();
    hinted.clear();
    const { rows } = await world.fresh.pool.query<{ id: PersonId }>(
      'select id from persons order by created_at desc limit 40',
    );
    everybody = rows.map(({ id }) => id);
    const place = world.app.deps.live.place()!;
    const { statusCode, body } = await world.app.http.inject({
      method: key.split(' ')[0] as 'POST',
      url: act.url,
      headers: {
        cookie: act.who?.cookie ?? '',
        ...(act.version === undefined ? {} : { 'if-match': `"${act.version}"` }),
        ...(act.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(act.body === undefined ? {} : { payload: JSON.stringify(act.body) }),
    });
    expect(statusCode, body).toBeLessThan(300);
    await quiet();
    const missed = await Promise.all(everybody.map((person) => missedBy(person, place)));
    for (const [at, person] of everybody.entries())
      expect([key, missed[at]]).toEqual([
        key,
        expect.arrayContaining([...(hinted.get(person) ?? []), ...always]),
      ]);
  });
});
