import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeAccount, chooseNotices, readAll } from '../../test/world/account.ts';
import { kindNamed, kindNames } from '../../test/world/notices.ts';
import { age } from '../../test/world/beyond.ts';
import {
  everybodyHosts,
  openWorld,
  roomWhereOneWaits,
  type Someone,
  type World,
} from '../../test/world/world.ts';
import { transact } from '../base/data/database.ts';
import { newId, type PersonId } from '../base/ids.ts';
import type { News } from '../base/notice.ts';
import { hear, notify, settle } from './actions.ts';
import type { Notice } from './contract.ts';

let world: World;
let ada: Someone;
let ben: Someone;
let room: string;
beforeAll(async () => {
  world = await openWorld();
  await everybodyHosts(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.fresh.turnClock(0);
  [ada, ben] = [await world.person('Ada'), await world.person('Ben')];
  room = await roomWhereOneWaits(world, [ada, ben]);
});

const knock = (
  persons: readonly Someone[],
  args: News['args'] = { name: 'Gus', title: 'Standup' },
  more: Partial<News> = {},
): Promise<void> =>
  transact(world.fresh.db, (tx) =>
    notify(tx, kindNamed('knock'), {
      persons: persons.map(({ id }) => id),
      subject: room,
      args,
      href: `/sessions/${room}/lobby`,
      ...more,
    }),
  );
const answered = (persons?: readonly PersonId[]): Promise<void> =>
  transact(world.fresh.db, (tx) =>
    settle(tx, kindNamed('knock'), { subject: room, ...(persons ? { persons } : {}) }),
  );
const list = async (who: Someone, query = ''): Promise<Notice[]> =>
  (await who.call<{ items: Notice[] }>('GET', `/api/notices${query}`)).body.items;
const unread = async (who: Someone): Promise<number> =>
  (await who.call<{ count: number }>('GET', '/api/notices/unread')).body.count;
const ways = async () =>
  (
    await world.fresh.pool.query<{ channel: string; state: string; wait: number; person: string }>(
      `select d.channel, d.state, round(extract(epoch from d.due_at - n.at))::int as wait, p.name as person
         from deliveries d join notices n on n.id = d.notice_id join persons p on p.id = n.person_id where n.subject_id = $1 order by p.name, d.channel`,
      [room],
    )
  ).rows;
const enable = (who: Someone, count = 1) =>
  world.fresh.pool.query(
    `insert into browsers (id, person_id, endpoint, endpoint_hash, p256dh, auth, name, sign_in_id)
     select gen_random_uuid(), $1::uuid, 'https://fcm.googleapis.com/' || i || $1::uuid, i || ':' || $1::uuid, '', '', 'Firefox', $2::uuid from generate_series(1, $3::int) i`,
    [who.id, who.signIn, count],
  );
const choose = (
  who: Someone,
  bell: boolean,
  browser: boolean,
  mail: boolean,
  quiet: { from: string; until: string } | null = null,
) => chooseNotices(who, { kinds: [{ kind: 'knock', bell, browser, mail }], quiet }).answer;

describe('the bell', () => {
  test('shows what happened in the language of the reader, counted while it is open', async () => {
    await knock([ada, ben]);
    await knock([ada], { name: 'Hal', title: 'Standup' }, { topic: `queue:${room}` });
    const [notice] = await list(ada);
    expect(notice).toEqual({
      id: notice!.id,
      kind: 'knock',
      subject: room,
      at: notice!.at,
      count: 2,
      read: false,
      open: true,
      title: 'Hal and 1 other ask to join Standup',
      body: 'They wait until you answer.',
      href: `/sessions/${room}/lobby`,
      topic: `queue:${room}`,
      buttons: [],
    });
    expect((await list(ben)).map(({ title }) => title)).toEqual(['Gus asks to join Standup']);
    await changeAccount(ben, { language: 'de' });
    expect((await list(ben)).map(({ title }) => title)).toEqual([
      'Gus möchte an Standup teilnehmen',
    ]);
  });

  test('a hundred unread ones are counted, and no more of them are read', async () => {
    const more = (count: number) =>
      world.fresh.pool.query(
        `insert into notices (id, person_id, kind, subject_id, args, shown, at, settled_at)
           select gen_random_uuid(), $1, 'knock', $2, '{"name":"Gus","title":"Standup"}', true, now(), now()
           from generate_series(1, $3)`,
        [ada.id, room, count],
      );
    await more(99);
    expect(await unread(ada)).toBe(99);
    await more(1);
    expect(await unread(ada)).toBe(100);
    await more(20);
    expect(await unread(ada)).toBe(100);
  });

  test('an answer found elsewhere closes it for everybody, and it is unread no more', async () => {
    await knock([ada, ben]);
    expect([await unread(ada), await unread(ben)]).toEqual([1, 1]);
    await answered([ada.id]);
    expect([
      await unread(ada),
      (await list(ada)).map(({ open }) => open),
      await unread(ben),
    ]).toEqual([0, [false], 1]);
    await answered();
    expect([await unread(ben), await list(ben, '?only=open'), await ways()]).toEqual([
      0,
      [],
      expect.not.arrayContaining([expect.objectContaining({ state: 'waiting' })]),
    ]);
    await knock([ben]);
    expect((await list(ben)).map(({ open, count }) => [open, count])).toEqual([
      [true, 1],
      [false, 1],
    ]);
  });

  test('reading keeps what waits for an answer open, and settles the rest', async () => {
    await knock([ada]);
    const tell = () =>
      transact(world.fresh.db, (tx) =>
        notify(tx, kindNamed('session-changed'), {
          persons: [ada.id],
          subject: room,
          args: { title: 'Standup' },
          href: '/sessions',
        }),
      );
    await tell();
    await tell();
    expect((await list(ada)).map(({ kind, open, count }) => [kind, open, count])).toEqual([
      ['session-changed', false, 2],
      ['knock', true, 1],
    ]);
    await readAll(ada);
    expect([
      await unread(ada),
      (await list(ada, '?only=open')).map(({ kind, read }) => [kind, read]),
    ]).toEqual([0, [['knock', true]]]);
    await tell();
    await knock([ada]);
    expect((await list(ada)).map(({ kind, count, read }) => [kind, count, read])).toEqual([
      ['knock', 2, false],
      ['session-changed', 1, false],
      ['session-changed', 2, true],
    ]);
  });

  test('only the named ones are read, and only mine', async () => {
    await knock([ada, ben]);
    const [mine] = await list(ada);
    const [theirs] = await list(ben);
    for (const body of [{ ids: [theirs!.id, newId()] }, { ids: [mine!.id] }, { ids: [mine!.id] }])
      expect((await ada.call('POST', '/api/notice-readings', body)).status).toBe(204);
    expect([await unread(ada), await unread(ben)]).toEqual([0, 1]);
    for (const body of [
      {},
      { all: false },
      { ids: [] },
      { ids: ['x'] },
      { ids: [mine!.id], all: true },
    ])
      expect((await ada.call('POST', '/api/notice-readings', body)).status).toBe(422);
  });

  test('is walked page by page without repeating or skipping', async () => {
    const subjects = Array.from({ length: 25 }, () => newId());
    for (const subject of subjects)
      await transact(world.fresh.db, (tx) =>
        notify(tx, kindNamed('knock'), { persons: [ada.id], subject, args: {}, href: '/' }),
      );
    const seen: string[] = [];
    for (let next: string | undefined, rounds = 0; rounds === 0 || next; rounds += 1) {
      const { body } = await ada.call<{ items: Notice[]; next?: string }>(
        'GET',
        `/api/notices?limit=7${next ? `&cursor=${next}` : ''}`,
      );
      seen.push(...body.items.map(({ subject }) => subject!));
      if (rounds === 1) await knock([ada]);
      next = body.next;
    }
    expect(seen).toEqual(subjects.toReversed());
    expect((await ada.call('GET', '/api/notices?cursor=bm9uc2Vuc2U')).status).toBe(400);
  });

  test('pages are told after the commit, and never of what was rolled back', async () => {
    const heard: unknown[] = [];
    const unhear = hear({
      changed: (persons, topic) => heard.push([topic, persons]),
      due: () => heard.push('due'),
    });
    await transact(world.fresh.db, async (tx) => {
      await notify(tx, kindNamed('knock'), {
        persons: [ada.id],
        subject: room,
        args: {},
        href: '/',
      });
      expect(heard).toEqual([]);
    });
    await transact(world.fresh.db, async (tx) => {
      await settle(tx, kindNamed('knock'), { subject: room });
      throw new Error('rolled back');
    }).catch(() => undefined);
    unhear();
    expect(heard).toEqual([['notices', [ada.id]], 'due']);
  });
});

describe('the ways it takes', () => {
  test('are those of the kind, for each browser one', async () => {
    await enable(ada, 3);
    await knock([ada, ben]);
    expect(await ways()).toEqual([
      ...Array.from({ length: 3 }, () => ({
        channel: 'browser',
        state: 'waiting',
        wait: 0,
        person: 'Ada',
      })),
      { channel: 'mail', state: 'waiting', wait: 60, person: 'Ada' },
      { channel: 'mail', state: 'waiting', wait: 60, person: 'Ben' },
    ]);
  });

  test('are those that somebody has chosen, by any path', async () => {
    await enable(ada);
    await enable(ben);
    expect([
      (await choose(ada, true, false, false)).status,
      (await choose(ben, false, false, false)).status,
    ]).toEqual([204, 204]);
    await knock([ada, ben]);
    expect([await ways(), await unread(ada), await list(ben), await unread(ben)]).toEqual([
      [],
      1,
      [],
      0,
    ]);
    await choose(ben, false, true, true);
    await knock([ada, ben]);
    expect([
      (await ways()).map(({ channel, person }) => `${person} ${channel}`),
      await list(ben),
      await unread(ben),
    ]).toEqual([['Ben browser', 'Ben mail'], [], 0]);
    await answered();
    expect((await ways()).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
  });

  test('in quiet hours nothing goes by browser, and the mail waits for the morning', async () => {
    await enable(ada);
    await choose(ada, true, true, true, { from: '22:00', until: '07:00' });
    await age(world, 'sign_ins', ['expires_at'], '-10 years');
    // half past ten in the evening in Berlin
    await world.fresh.turnClock(Date.parse('2031-11-24T21:30:00Z') - Date.now());
    await knock([ada]);
    expect([await ways(), await unread(ada)]).toEqual([
      [{ channel: 'mail', state: 'waiting', wait: 8.5 * 3600, person: 'Ada' }],
      1,
    ]);
  });

  test('whoever looks at the room is pushed ten seconds later', async () => {
    await enable(ada);
    await enable(ben);
    await world.fresh.pool.query(
      `insert into gazes (page_id, person_id, subject_id, seen_at) values (gen_random_uuid(), $1, $2, now()), (gen_random_uuid(), $3, $2, now() - interval '41 s')`,
      [ada.id, room, ben.id],
    );
    await knock([ada, ben]);
    expect((await ways()).filter(({ channel }) => channel === 'browser')).toEqual([
      { channel: 'browser', state: 'waiting', wait: 10, person: 'Ada' },
      { channel: 'browser', state: 'waiting', wait: 0, person: 'Ben' },
    ]);
    await age(world, 'notices', ['at'], '6 s', { subject_id: room });
    await world.fresh.turnClock(4000);
    await knock([ada]); // a second one does not put the first one off
    expect(
      (
        await world.fresh.pool.query<{ soon: boolean }>(
          `select due_at < now() + interval '11 s' as soon from deliveries d join notices n on n.id = notice_id where person_id = $1 and channel = 'browser'`,
          [ada.id],
        )
      ).rows,
    ).toEqual([{ soon: true }]);
  });

  test('two hundred at once are one notice and one waiting push for each browser', async () => {
    const hosts = [
      ada,
      ben,
      await world.person('Cleo'),
      await world.person('Dan'),
      await world.person('Eve'),
    ];
    for (const host of hosts) await enable(host, 3);
    await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        knock(at % 2 ? hosts : hosts.toReversed(), { name: `Guest ${at}`, title: 'Standup' }),
      ),
    );
    const all = await ways();
    expect(all.filter(({ channel }) => channel === 'browser')).toHaveLength(15);
    expect(all.filter(({ channel }) => channel === 'mail')).toHaveLength(5);
    for (const host of hosts) expect((await list(host)).map(({ count }) => count)).toEqual([200]);
  });

  test('nobody and the deleted are told nothing', async () => {
    await world.fresh.pool.query('update persons set deleted_at = now() where id = $1', [ben.id]);
    await knock([]);
    await knock([ben]);
    expect(await ways()).toEqual([]);
    await world.fresh.pool.query('update persons set deleted_at = null where id = $1', [ben.id]);
  });
});

describe('the settings', () => {
  type Settings = {
    kinds: {
      kind: string;
      title: string;
      bell: boolean;
      browser: boolean;
      mail: boolean;
      mailHint?: string;
    }[];
    quiet: unknown;
  };
  test('show every kind with what counts, and keep what is chosen', async () => {
    const before = (await ada.call<Settings>('GET', '/api/me/notice-settings')).body;
    expect([before.quiet, before.kinds[0], before.kinds.length]).toEqual([
      null,
      {
        kind: 'knock',
        title: 'Somebody asks to join a room of mine',
        bell: true,
        browser: true,
        mail: true,
        mailHint: 'After a minute without an answer, at most once an hour',
      },
      kindNames.length,
    ]);
    await choose(ada, true, false, true, { from: '23:15', until: '06:30' });
    const after = (await ada.call<Settings>('GET', '/api/me/notice-settings')).body;
    expect(after).toEqual({
      kinds: before.kinds.map((kind) =>
        kind.kind === 'knock' ? { ...kind, browser: false } : kind,
      ),
      quiet: { from: '23:15', until: '06:30' },
    });
    expect((await ben.call<Settings>('GET', '/api/me/notice-settings')).body).toEqual(before);
    await chooseNotices(ada, {});
    expect((await ada.call<Settings>('GET', '/api/me/notice-settings')).body.quiet).toBeNull();
  });
  test('refuse what makes no sense, and say where', async () => {
    const put = async (kinds: unknown, quiet: unknown) => {
      const { status, body } = await ada.call<{ faults: { pointer: string }[] }>(
        'PUT',
        '/api/me/notice-settings',
        { kinds, quiet },
      );
      return [status, body.faults?.[0]?.pointer];
    };
    expect([
      await put([{ kind: 'security', bell: true, browser: true, mail: false }], null),
      await put([], { from: '7:00', until: '24:00' }),
      await put([], { from: '07:00', until: '07:00' }),
      await put([{ kind: 'knock', bell: 'yes', browser: true, mail: true }], null),
    ]).toEqual([
      [422, '#/body/kinds/0/kind'],
      [422, '#/body/quiet/from'],
      [422, '#/body/quiet/until'],
      [422, '#/body/kinds/0/bell'],
    ]);
  });
});
