import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { phrase } from '../../../test/letters.ts';
import {
  changeAccount,
  chooseNotices,
  enableBrowser,
  setBrowser,
} from '../../../test/world/account.ts';
import { bareKnock, kindNamed, mailsTo } from '../../../test/world/notices.ts';
import { openSink, type Pushed, type Sink } from '../../../test/world/push-sink.ts';
import { age } from '../../../test/world/beyond.ts';
import { everybodyHosts, openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { transact } from '../../base/data/database.ts';
import { newId } from '../../base/ids.ts';
import { judging, mailJobs } from '../../base/mail/mail.ts';
import { isQuiet, notify, settle } from '../actions.ts';
import type { NoticeKind, PushMessage, Screen } from '../../base/notice.ts';
import { openSending, type Sending } from './reactions.ts';

let world: World;
let sink: Sink;
let pushing: Sending;
let ada: Someone;
let room: string;
const faults: unknown[] = [];
const standing = new Set<string>();
let worded: ((screen: Screen) => PushMessage | null) | null = null;
/** A door as far as notices know one: whoever is in `standing` may still be told. */
const knocks = (): NoticeKind => ({
  ...bareKnock(async (_db, _subject, persons) => persons.filter((person) => standing.has(person))),
  ...(worded ? { message: async (_: unknown, screen: Screen) => worded!(screen) } : {}),
});
const sender = (works = false): Sending =>
  openSending(world.app.deps, [knocks()], (error) => faults.push(error), works);

beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: sink.origin, MAIL_FROM: 'Anteroom <rooms@example.org>' });
  await everybodyHosts(world);
});
afterAll(async () => {
  await world.close();
  await sink.close();
});
beforeEach(async () => {
  await world.fresh.turnClock(0);
  worded = null;
  pushing = sender();
  ada = await host('Ada');
  room = newId();
});
afterEach(async () => {
  await pushing.stop();
  await world.fresh.pool.query('delete from notices');
  expect(faults.splice(0)).toEqual([]);
});

async function host(name: string): Promise<Someone> {
  const who = await world.person(name);
  standing.add(who.id);
  return who;
}
let made = 0;
/** A browser of this person with a name of its own. */
async function browser(
  who: Someone,
  wish: { readonly signedOutToo?: boolean; readonly namesSignedOut?: boolean } = {},
): Promise<{ id: string; name: string }> {
  const name = `Browser ${(made += 1)}`;
  const { id } = await enableBrowser(who, sink.browser(name));
  if (Object.keys(wish).length > 0) await setBrowser(who, id, wish);
  return { id, name };
}
const knock = (persons: readonly Someone[], name = 'Gus'): Promise<void> =>
  transact(world.fresh.db, (tx) =>
    notify(tx, kindNamed('knock'), {
      persons: persons.map(({ id }) => id),
      subject: room,
      args: { name, title: 'Standup' },
      href: `/sessions/${room}/lobby`,
    }),
  );
const gotBy = (...names: string[]): readonly Pushed[] =>
  sink.got.filter((pushed) => names.includes(pushed.browser));
const states = async () =>
  (
    await world.fresh.pool.query<{ state: string }>(
      `select state from deliveries where channel = 'browser' order by state`,
    )
  ).rows.map(({ state }) => state);
const mails = (who: Someone) => mailsTo(world, who);

describe('a knock', () => {
  test('reaches the browser sealed, signed, urgent, and names person and room', async () => {
    const { name } = await browser(ada);
    await knock([ada]);
    await pushing.work();
    const { message, claims, key, ...head } = gotBy(name)[0]!;
    expect(head).toMatchObject({
      ttl: 300,
      urgency: 'high',
      topic: expect.stringMatching(/^[A-Za-z0-9_-]{24,32}$/u),
    });
    expect(message).toEqual({
      v: 1,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      tag: `knock:${room}`,
      title: 'Gus asks to join Standup',
      body: 'They wait until you answer.',
      href: `/sessions/${room}/lobby`,
      renotify: true,
      requireInteraction: false,
      actions: [],
      said: {},
    });
    expect([
      claims.aud,
      claims.sub,
      claims.exp - Date.now() / 1000 < 86_400,
      claims.exp > Date.now() / 1000,
    ]).toEqual([sink.origin, 'mailto:rooms@example.org', true, true]);
    expect(key).toBe((await ada.call<{ key: string }>('GET', '/api/me/browsers')).body.key);
    expect(await states()).toEqual(['sent']);
  });

  test('goes out by itself right after the commit, to every browser of every host', async () => {
    const ben = await host('Ben');
    const names = (await Promise.all([browser(ada), browser(ada), browser(ben)])).map(
      ({ name }) => name,
    );
    await browser(await host('Host of another room'));
    const running = sender(true);
    await knock([ada, ben]);
    await expect.poll(() => gotBy(...names).length).toBe(3);
    await running.stop();
  });

  test('again while it is open takes the place of the first, with the new text', async () => {
    const { name } = await browser(ada);
    await knock([ada]);
    await pushing.work();
    await knock([ada], 'Hal');
    await pushing.work();
    expect(gotBy(name)).toHaveLength(1); // not twice in one second
    await world.fresh.turnClock(1100);
    await pushing.work();
    const [first, second] = gotBy(name);
    expect([second!.message.title, second!.message['tag'], second!.topic]).toEqual([
      'Hal and 1 other ask to join Standup',
      first!.message['tag'],
      first!.topic,
    ]);
    expect(second!.message.id).not.toBe(first!.message.id);
  });

  test('a storm becomes a few pushes', async () => {
    const { name } = await browser(ada);
    const running = sender(true);
    await Promise.all(Array.from({ length: 100 }, (_, at) => knock([ada], `Guest ${at}`)));
    await expect
      .poll(() => gotBy(name).at(-1)?.message.title)
      .toMatch(/^Guest \d+ and 99 others ask/u);
    expect(gotBy(name).length).toBeLessThanOrEqual(4);
    await running.stop();
  });

  test('of two that come while one is under way the second is not lost', async () => {
    const { name } = await browser(ada);
    let release = (): void => undefined;
    sink.reply(name, { status: 201, after: new Promise((done) => (release = done)) });
    await knock([ada]);
    const working = pushing.work();
    await expect.poll(() => sink.tries(name)).toBe(1);
    await knock([ada], 'Hal');
    release();
    await working;
    await world.fresh.turnClock(1500);
    await pushing.work();
    expect(gotBy(name).map(({ message }) => message.title)).toEqual([
      'Gus asks to join Standup',
      'Hal and 1 other ask to join Standup',
    ]);
  });

  test('answered in the meantime goes nowhere, and neither does its mail', async () => {
    const { name } = await browser(ada);
    await knock([ada]);
    await transact(world.fresh.db, (tx) => settle(tx, kindNamed('knock'), { subject: room }));
    await world.fresh.turnClock(61_000);
    await pushing.work();
    expect([sink.tries(name), await states(), await mails(ada)]).toEqual([0, ['dropped'], []]);
  });

  test('is not told to who may not know of it any more, and closes in their bell', async () => {
    const { name } = await browser(ada);
    await knock([ada]);
    standing.delete(ada.id);
    await world.fresh.turnClock(61_000);
    await pushing.work();
    expect([
      sink.tries(name),
      await states(),
      await mails(ada),
      (await ada.call('GET', '/api/notices?only=open')).body,
    ]).toEqual([0, ['dropped'], [], { items: [] }]);
  });

  test('too late is missed, not sent', async () => {
    const { name } = await browser(ada);
    await knock([ada]);
    await world.fresh.turnClock(301_000);
    await pushing.work();
    expect([sink.tries(name), await states()]).toEqual([0, ['missed']]);
  });

  test('muted or rested between knock and sending stays away', async () => {
    const ben = await host('Ben');
    const names = [(await browser(ada)).name, (await browser(ben)).name];
    await knock([ada, ben]);
    await chooseNotices(ada, {
      kinds: [{ kind: 'knock', bell: true, browser: false, mail: false }],
    });
    const now = new Date();
    const wall = (minutes: number): string =>
      new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Europe/Berlin',
        hour: '2-digit',
        minute: '2-digit',
      }).format(now.getTime() + minutes * 60_000);
    await chooseNotices(ben, { quiet: { from: wall(-60), until: wall(120) } });
    await pushing.work();
    expect([names.map(sink.tries), await states()]).toEqual([
      [0, 0],
      ['dropped', 'missed'],
    ]);
  });
});

describe('a browser where nobody is signed in', () => {
  const signOut = (who: Someone) =>
    world.fresh.pool.query('delete from sign_ins where id = $1', [who.signIn]);
  test('gets nothing, or as little as its switches say', async () => {
    const screens: (string | null)[] = [];
    worded = ({ browser: to, named }) => {
      screens.push(to);
      return {
        tag: 't',
        title: named ? 'Gus asks to join Standup' : 'Somebody',
        body: 'Gus',
        href: '/lobby',
        actions: [
          {
            action: 'allow',
            title: 'Allow',
            path: '/api/knock-decisions',
            body: { token: 'secret' },
          },
        ],
      };
    };
    await pushing.stop();
    pushing = sender();
    const on = await browser(ada);
    await knock([ada]);
    await pushing.work();
    expect([gotBy(on.name)[0]!.message['actions'], screens]).toEqual([
      [expect.objectContaining({ action: 'allow', body: { token: 'secret' } })],
      [on.id],
    ]);
    const off = await browser(ada);
    const bare = await browser(ada, { signedOutToo: true });
    const named = await browser(ada, { signedOutToo: true, namesSignedOut: true });
    const onlyNames = await browser(ada, { namesSignedOut: true });
    await signOut(ada);
    screens.length = 0;
    await knock([ada]);
    await world.fresh.turnClock(2000);
    await pushing.work();
    expect([
      gotBy(on.name).length,
      sink.tries(off.name),
      sink.tries(onlyNames.name),
      screens,
    ]).toEqual([1, 0, 0, [null, null]]);
    expect(gotBy(bare.name).map(({ message }) => message)).toMatchObject([
      {
        title: 'Anteroom',
        body: 'Somebody asks to join a room of yours.',
        href: '/lobby',
        actions: [],
      },
    ]);
    expect(JSON.stringify(gotBy(bare.name)[0]!.message)).not.toMatch(/Gus|Standup|secret/u);
    expect(gotBy(named.name).map(({ message }) => message)).toMatchObject([
      { title: 'Gus asks to join Standup', actions: [] },
    ]);
  });
  test('names nobody by the words of the kind either', async () => {
    const { name } = await browser(ada, { signedOutToo: true });
    await signOut(ada);
    await knock([ada]);
    await pushing.work();
    expect(gotBy(name)[0]!.message).toMatchObject({
      title: 'Anteroom',
      body: 'Somebody asks to join a room of yours.',
      tag: `knock:${room}`,
    });
  });
  test('that somebody else enabled meanwhile never gets what was meant for the first', async () => {
    const ben = await host('Ben');
    const subscribed = sink.browser('Shared');
    const { id } = await enableBrowser(ada, subscribed);
    await setBrowser(ada, id, { signedOutToo: true, namesSignedOut: true });
    await knock([ada]);
    await signOut(ada);
    await enableBrowser(ben, subscribed);
    await pushing.work();
    await knock([ada]);
    await pushing.work();
    expect(sink.tries('Shared')).toBe(0);
  });
});

test('a browser that has subscribed six times gets one push, at its newest endpoint', async () => {
  const key = newId();
  const endpoints = Array.from({ length: 6 }, (_, nth) => `Six ${nth}`);
  for (const name of endpoints) await enableBrowser(ada, { ...sink.browser(name), browser: key });
  await knock([ada]);
  await pushing.work();
  expect(gotBy(...endpoints).map((pushed) => pushed.browser)).toEqual(['Six 5']);
});

describe('a push service', () => {
  test.each([404, 410])(
    'that says %i: the browser is marked as gone, and the next knock does not go there',
    async (status) => {
      const { name } = await browser(ada);
      sink.reply(name, { status });
      await knock([ada]);
      await pushing.work();
      await knock([ada]);
      await world.fresh.turnClock(5000);
      await pushing.work();
      expect([
        sink.tries(name),
        (await ada.call<{ items: unknown[] }>('GET', '/api/me/browsers')).body.items,
      ]).toMatchObject([1, [{ name, gone: true }]]);
    },
  );
  test('that finds it too large gets less of it, once', async () => {
    const { name } = await browser(ada);
    sink.reply(name, (tries) => ({ status: tries === 1 ? 413 : 201 }));
    await knock([ada]);
    await pushing.work();
    expect(gotBy(name).map(({ message }) => [message.title, message.body])).toEqual([
      ['Gus asks to join Standup', ''],
    ]);
    const stubborn = await browser(ada);
    sink.reply(stubborn.name, { status: 413 });
    await knock([ada]);
    await world.fresh.turnClock(2000);
    await pushing.work();
    expect([sink.tries(stubborn.name), await states()]).toEqual([2, ['missed', 'sent']]);
  });
  test('that asks to wait is asked again when it said, with the same id', async () => {
    const { name } = await browser(ada);
    const ids = new Set<string>();
    sink.reply(name, (tries) =>
      tries < 3
        ? { status: tries === 1 ? 429 : 503, headers: { 'retry-after': '30' } }
        : { status: 201 },
    );
    await knock([ada]);
    await pushing.work();
    await world.fresh.pool
      .query<{ id: string }>("select message_id as id from deliveries where channel = 'browser'")
      .then(({ rows }) => rows.forEach(({ id }) => ids.add(id)));
    for (const [seconds, tries] of [
      [29, 1],
      [31, 2],
      [60, 2],
      [62, 3],
    ] as const) {
      await world.fresh.turnClock(seconds * 1000);
      await pushing.work();
      expect([seconds, sink.tries(name)]).toEqual([seconds, tries]);
    }
    const [pushed] = gotBy(name);
    expect([[...ids], pushed!.ttl <= 240, await states()]).toEqual([
      [pushed!.message.id],
      true,
      ['sent'],
    ]);
  });
  test('that stays broken is given up when the knock is old', async () => {
    const { name } = await browser(ada);
    sink.reply(name, { status: 500 });
    await knock([ada]);
    for (let seconds = 0; seconds <= 400; seconds += 10) {
      await world.fresh.turnClock(seconds * 1000);
      await pushing.work();
    }
    expect([await states(), sink.tries(name) < 12]).toEqual([['missed'], true]);
    expect(
      (await ada.call<{ items: { problem: string }[] }>('GET', '/api/me/browsers')).body.items[0]!
        .problem,
    ).toBe('The push service of the browser has a problem.');
  });
  test('that does not answer delays nobody else', async () => {
    const dead = await browser(ada);
    let release = (): void => undefined;
    sink.reply(dead.name, { status: 503, after: new Promise((done) => (release = done)) });
    const names = await Promise.all(
      Array.from({ length: 5 }, async () => (await browser(ada)).name),
    );
    const running = sender(true);
    await knock([ada]);
    await expect.poll(() => gotBy(...names).length).toBe(5);
    await world.fresh.turnClock(1100);
    await knock([ada], 'Hal');
    await expect.poll(() => gotBy(...names).length).toBe(10);
    expect(sink.tries(dead.name)).toBe(1);
    release();
    await running.stop();
  });
  test('that is listed no longer is not talked to', async () => {
    const { name } = await browser(ada);
    await knock([ada]);
    await pushing.stop();
    const strict = openSending(
      { ...world.app.deps, config: { ...world.app.deps.config, PUSH_HOSTS: undefined } },
      [knocks()],
      (error) => faults.push(error),
      false,
    );
    await strict.work();
    await strict.stop();
    expect([sink.tries(name), await states()]).toEqual([0, ['missed']]);
  });
});

describe('several processes', () => {
  test('share the work: each push goes out once', async () => {
    const browsers = await Promise.all(Array.from({ length: 12 }, () => browser(ada)));
    const processes = [sender(), sender(), sender()];
    await knock([ada]);
    await Promise.all(processes.map(({ work }) => work()));
    expect(browsers.map(({ name }) => sink.tries(name))).toEqual(browsers.map(() => 1));
    await Promise.all(processes.map(({ stop }) => stop()));
  });
  test('take over from one that died between commit and sending, and after the lease from one that died while sending', async () => {
    const { name } = await browser(ada);
    await knock([ada]); // and nobody was kicked: the process is gone
    const second = sender(true);
    await expect.poll(() => gotBy(name).length).toBe(1);
    await second.stop();
    await world.fresh.pool.query(
      `update deliveries set state = 'waiting', claimed_until = now() + interval '20 s', attempts = 1 where channel = 'browser'`,
    );
    await pushing.work();
    expect(gotBy(name)).toHaveLength(1);
    await world.fresh.turnClock(21_000);
    await pushing.work();
    expect(new Set(gotBy(name).map(({ message }) => message.id)).size).toBe(1);
    expect(gotBy(name)).toHaveLength(2);
  });
});

describe('a mail', () => {
  test('of a knock goes after a minute, in the language of the host, and not again within the hour', async () => {
    await changeAccount(ada, { language: 'de' });
    await knock([ada]);
    await world.fresh.turnClock(59_000);
    await pushing.work();
    expect(await mails(ada)).toEqual([]);
    await world.fresh.turnClock(61_000);
    await pushing.work();
    await knock([ada], 'Hal');
    await world.fresh.turnClock(200_000);
    await pushing.work();
    expect((await mails(ada)).map(({ subject }) => subject)).toEqual([
      'Gus möchte an Standup teilnehmen',
    ]);
    expect((await mails(ada))[0]!.body).toContain(
      `Öffnen:\nhttp://localhost:3000/sessions/${room}/lobby`,
    );
    await world.fresh.turnClock(3_700_000);
    await pushing.work();
    expect((await mails(ada)).map(({ subject }) => subject)).toEqual([
      'Gus möchte an Standup teilnehmen',
      'Hal und 1 weitere Person möchten an Standup teilnehmen',
    ]);
  });
  test('that still waits for the mail server is taken back when the knock is answered', async () => {
    await knock([ada]);
    await world.fresh.turnClock(61_000);
    await pushing.work();
    expect(await mails(ada)).toMatchObject([{ state: 'queued' }]);
    await transact(world.fresh.db, (tx) => settle(tx, kindNamed('knock'), { subject: room }));
    expect(await mails(ada)).toMatchObject([{ state: 'dropped', body: '' }]);
  });
  test('with names full of tricks stays one mail with one subject', async () => {
    await knock([ada], 'Eve\r\nBcc: all@example.org\r\n\r\n<script>"x"</script>, "a"@b.example;');
    await world.fresh.turnClock(61_000);
    await pushing.work();
    const [mail, ...more] = await mails(ada);
    expect([mail!.subject, more]).toEqual([
      'Eve Bcc: all @ example. org <script>"x"</script>, "a" @ b. example; asks to join Standup',
      [],
    ]);
    const { rows } = await world.fresh.pool.query<{ html: string }>(
      'select html from mails where to_address = $1',
      [ada.email],
    );
    expect(rows[0]!.html).not.toContain('<script>');
  });
  test('that was held up into quiet hours stays in the queue until they are over; one that is kept to be read stays', async () => {
    const judge = judging(pushing.letters, isQuiet);
    const [sweep, urgent] = ['mail-sweep', 'mail-urgent'].map((name) => {
      const jobs = mailJobs(world.fresh.db, {
        smtp: undefined,
        from: '',
        origin: world.app.deps.origin,
        judge,
      });
      return jobs.find(({ queue }) => queue === name)!;
    });
    const wall = (minutes: number) =>
      new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
    const quiet = (from: number, until: number) =>
      chooseNotices(ada, { quiet: { from: wall(from), until: wall(until) } }).answer;
    await changeAccount(ada, { zone: 'UTC' });
    await knock([ada]);
    await age(world, 'deliveries', ['due_at'], '1 hour');
    await pushing.work();
    await age(world, 'mails', ['created_at'], '5 minutes');
    const { rows } = await world.fresh.pool.query<{ id: string }>(
      'select id from mails where to_address = $1',
      [ada.email],
    );
    await quiet(-60, 120);
    await urgent!.work({ id: rows[0]!.id });
    await sweep!.work({});
    expect(await mails(ada)).toMatchObject([
      { state: 'queued', subject: 'Gus asks to join Standup' },
    ]);
    await quiet(-120, -60);
    await sweep!.work({});
    expect(await mails(ada)).toMatchObject([{ state: 'kept' }]);
    await quiet(-60, 120);
    await sweep!.work({});
    expect(await mails(ada)).toMatchObject([
      { state: 'kept', body: expect.stringContaining('Standup') },
    ]);
  });
  test('waits for the end of quiet hours, and goes once', async () => {
    await world.fresh.turnClock(Date.parse('2031-11-24T22:30:00Z') - Date.now());
    await age(world, 'sign_ins', ['expires_at'], '-10 years');
    await chooseNotices(ada, { quiet: { from: '22:00', until: '07:00' } });
    await knock([ada]);
    await pushing.work();
    expect(await mails(ada)).toEqual([]);
    await world.fresh.turnClock(Date.parse('2031-11-25T06:00:10Z') - Date.now());
    await pushing.work();
    await pushing.work();
    expect(await mails(ada)).toHaveLength(1);
  });
  test('that cannot be written is tried five times and stops nobody else', async () => {
    const ben = await host('Ben');
    await pushing.stop();
    let tries = 0;
    const letter: NonNullable<NoticeKind['letter']> = async (_, { person, language }) => {
      if (person === ben.id)
        return { to: ben.email, language, subject: phrase('Fine'), paragraphs: [] };
      tries += 1;
      throw new Error('no words');
    };
    pushing = openSending(
      world.app.deps,
      [{ ...knocks(), letter }],
      (error) => faults.push(error),
      false,
    );
    await knock([ada]);
    await knock([ben]);
    for (let minutes = 1; minutes < 12; minutes += 1) {
      await world.fresh.turnClock(minutes * 61_000);
      await pushing.work();
    }
    const posted = [(await mails(ben)).length, (await mails(ada)).length];
    expect([tries, posted, faults.splice(0).length]).toEqual([5, [1, 0], 5]);
  });
});
