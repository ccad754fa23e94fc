import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { disableBrowser, enableBrowser, setBrowser } from '../../../test/world/account.ts';
import { statusOf } from '../../../test/world/answers.ts';
import { openSink, type Sink } from '../../../test/world/push-sink.ts';
import { openWorld, type Someone, type World } from '../../../test/world/world.ts';
import { hashOf, newId } from '../../base/ids.ts';

let world: World;
let sink: Sink;
let ada: Someone;
let ben: Someone;
beforeAll(async () => {
  sink = await openSink();
  world = await openWorld({ PUSH_HOSTS: `${sink.origin}, localhost:8443, push.example.org:8443` });
});
afterAll(async () => {
  await world.close();
  await sink.close();
});
beforeEach(async () => void ([ada, ben] = [await world.person('Ada'), await world.person('Ben')]));

type Listed = {
  key: string;
  most: number;
  removed: string[];
  items: {
    id: string;
    name: string;
    endpointHash: string;
    gone: boolean;
    signedIn: boolean;
    problem: string | null;
    lastDelivery: string | null;
  }[];
};
const list = async (who: Someone): Promise<Listed> =>
  (await who.call<Listed>('GET', '/api/me/browsers')).body;
const enable = async (who: Someone, name: string): Promise<string> =>
  (await enableBrowser(who, sink.browser(name))).id;
const unknown = (call: Someone['call'], id: string) =>
  Promise.all([
    call('PATCH', `/api/me/browsers/${id}`, { signedOutToo: true }).then(({ status }) => status),
    call('DELETE', `/api/me/browsers/${id}`).then(({ status }) => status),
    call('POST', `/api/me/browsers/${id}/tests`, {}).then(({ status }) => status),
  ]);

describe('the list of my browsers', () => {
  test('names each of mine, nobody else’s, and nothing that could be used to push', async () => {
    const subscribed = sink.browser('Firefox on Windows');
    const { status, body } = await enableBrowser(ada, subscribed).answer;
    const shown = await list(ada);
    expect([status, shown]).toEqual([
      201,
      {
        key: expect.stringMatching(/^B[A-Za-z0-9_-]{86}$/u),
        most: 16,
        items: [
          {
            id: body.id,
            name: 'Firefox on Windows',
            endpointHash: hashOf(subscribed.endpoint),
            keyHash: null,
            gone: false,
            signedIn: true,
            signedOutToo: false,
            namesSignedOut: false,
            since: expect.any(String),
            lastDelivery: null,
            problem: null,
          },
        ],
        removed: [],
      },
    ]);
    expect(await list(ben)).toEqual({ key: shown.key, most: 16, items: [], removed: [] });
  });

  test('has one line for a browser that says again that it is there', async () => {
    const subscribed = sink.browser('Chrome');
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => enableBrowser(ada, subscribed).answer),
    );
    expect([new Set(ids.map(({ body }) => body.id)).size, (await list(ada)).items.length]).toEqual([
      1, 1,
    ]);
  });

  test('has one line for an endpoint however it is spelt', async () => {
    const { endpoint, ...rest } = sink.browser('Spelt');
    const body = await enableBrowser(ada, {
      endpoint,
      ...rest,
    });
    const walked = endpoint.replace(/(:\d+\/)/u, '$1x/../');
    expect((await enableBrowser(ada, { endpoint: walked, ...rest })).id).toBe(body.id);
  });
  test('ends at sixteen, however many come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, at) =>
        ada.call<{ code?: string }>('POST', '/api/me/browsers', sink.browser(`Full ${at}`)),
      ),
    );
    expect(
      Object.entries(Object.groupBy(answers, ({ status }) => String(status))).map(
        ([status, some]) => [status, some?.length],
      ),
    ).toEqual([
      ['201', 16],
      ['409', 8],
    ]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('browsers-full');
    const kept = (await list(ada)).items[0]!;
    // one of the sixteen may come again
    await enableBrowser(ada, sink.browser(kept.name));
    expect((await list(ada)).items.length).toBe(16);
    await disableBrowser(ada, kept.id);
    await enableBrowser(ada, sink.browser('One more'));
  });

  test('is mine alone: others cannot change, remove or test a browser of it', async () => {
    const id = await enable(ada, 'Mine');
    expect([await unknown(ben.call, id), await unknown(ada.call, newId())]).toEqual([
      [404, 204, 404], // nothing of that id is on one's list, nor was it taken from another's
      [404, 204, 404],
    ]);
    await setBrowser(ada, id, {
      signedOutToo: true,
      namesSignedOut: true,
    });
    await setBrowser(ada, id, { namesSignedOut: false });
    expect((await list(ada)).items).toMatchObject([
      { id, signedOutToo: true, namesSignedOut: false },
    ]);
  });

  test('loses a browser to whoever enables notices in it next, with all that was on its way there', async () => {
    const subscribed = sink.browser('Shared');
    const body = await enableBrowser(ada, subscribed);
    await setBrowser(ada, body.id, {
      signedOutToo: true,
      namesSignedOut: true,
    });
    const notice = newId();
    await world.fresh.pool.query(
      `insert into notices (id, person_id, kind, subject_id, shown, at) values ($1, $2, 'knock', gen_random_uuid(), true, now())`,
      [notice, ada.id],
    );
    await world.fresh.pool.query(
      `insert into deliveries (notice_id, channel, browser_id, due_at, until) values ($1, 'browser', $2, now(), now())`,
      [notice, body.id],
    );
    const [taken] = await Promise.all(
      [ben, ben, ben].map((who) => enableBrowser(who, subscribed).answer),
    );
    expect([(await list(ada)).items, (await list(ben)).items]).toMatchObject([
      [],
      [{ id: taken!.body.id, signedOutToo: false, namesSignedOut: false }],
    ]);
    expect(taken!.body.id).not.toBe(body.id);
    expect(
      (await world.fresh.pool.query('select 1 from deliveries where notice_id = $1', [notice]))
        .rowCount,
    ).toBe(0);
  });

  test('says where nobody is signed in any more', async () => {
    await enable(ada, 'At home');
    await world.fresh.pool.query('delete from sign_ins where id = $1', [ada.signIn]);
    const again = await world.person('Again');
    await world.fresh.pool.query('update browsers set person_id = $1 where person_id = $2', [
      again.id,
      ada.id,
    ]);
    expect((await list(again)).items).toMatchObject([{ name: 'At home', signedIn: false }]);
  });
});

describe('an address that is no push service', () => {
  test.each([
    ['by plain http', 'http://fcm.googleapis.com/fcm/send/x'],
    ['by number', 'https://169.254.169.254/latest/meta-data'],
    ['of this machine', 'https://127.0.0.1/x'],
    ['of this machine by another port', 'http://127.0.0.1:1/x'],
    ['of an inner name', 'https://postgres.internal/x'],
    ['of a known name by another port', 'https://fcm.googleapis.com:8443/x'],
    ['with a user in it', 'https://me@fcm.googleapis.com/x'],
    ['that only looks like one', 'https://fcm.googleapis.com.example.org/x'],
    ['that leads inside although it is listed', 'https://localhost:8443/x'],
    ['of another scheme', 'file:///etc/passwd'],
  ])('is refused: %s', async (_, endpoint) => {
    const { status, body } = await ada.call<{ faults: unknown[] }>('POST', '/api/me/browsers', {
      ...sink.browser('Any'),
      endpoint,
    });
    expect([status, body.faults, (await list(ada)).items]).toEqual([
      422,
      [expect.objectContaining({ pointer: '#/body/endpoint', code: 'push-service' })],
      [],
    ]);
  });
  test('is taken when the operator listed its host', async () => {
    await enableBrowser(ada, {
      ...sink.browser('Any'),
      endpoint: 'https://push.example.org:8443/abc',
    });
  });
  test('and keys that are none are refused too', async () => {
    const { endpoint, name, keys } = sink.browser('Keys');
    const pointers = await Promise.all(
      [
        { ...keys, p256dh: keys.p256dh.slice(0, -2) },
        { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') },
        { ...keys, auth: 'short' },
        { ...keys, auth: `${keys.auth.slice(0, -1)}+` },
      ].map(
        async (other) =>
          (
            await ada.call<{ faults: { pointer: string }[] }>('POST', '/api/me/browsers', {
              endpoint,
              name,
              keys: other,
            })
          ).body.faults?.[0]?.pointer,
      ),
    );
    expect(pointers).toEqual([
      '#/body/keys/p256dh',
      '#/body/keys/p256dh',
      '#/body/keys/auth',
      '#/body/keys/auth',
    ]);
  });
});

describe('a test', () => {
  test('arrives, and the list says when', async () => {
    const id = await enable(ada, 'Test');
    const { status, body } = await ada.call('POST', `/api/me/browsers/${id}/tests`, {});
    expect([status, body, (await list(ada)).items[0]?.lastDelivery]).toEqual([
      200,
      { delivered: true, problem: null },
      expect.any(String),
    ]);
    const pushed = sink.got.find(({ browser }) => browser === 'Test')!;
    expect(pushed).toMatchObject({
      urgency: 'high',
      message: {
        v: 1,
        tag: 'test',
        title: 'This is a test',
        href: '/settings/notifications',
        actions: [],
      },
    });
    expect(pushed.key).toBe((await list(ada)).key);
  });
  test.each([
    [500, 'The push service of the browser has a problem.'],
    [429, 'The push service of the browser asked to wait.'],
    [403, 'The push service refused. Switch notices off in this browser and on again.'],
    [413, 'The notice was too long for the push service.'],
    [302, 'The push service refused. Switch notices off in this browser and on again.'],
  ])(
    'that is answered by %i says why in general words, and so does the list',
    async (answer, problem) => {
      sink.reply(`Answers ${answer}`, {
        status: answer,
        headers: { location: 'https://inner.example/secret' },
      });
      const id = await enable(ada, `Answers ${answer}`);
      expect((await ada.call('POST', `/api/me/browsers/${id}/tests`, {})).body).toEqual({
        delivered: false,
        problem,
      });
      expect((await list(ada)).items[0]?.problem).toBe(problem);
    },
  );
  test.each([404, 410])(
    'that is answered by %i says so in the list and in the bell, until the browser comes again',
    async (answer) => {
      sink.reply(`Gone ${answer}`, { status: answer });
      const id = await enable(ada, `Gone ${answer}`);
      for (let often = 0; often < 2; often += 1)
        expect((await ada.call('POST', `/api/me/browsers/${id}/tests`, {})).body).toMatchObject({
          delivered: false,
        });
      expect((await list(ada)).items).toMatchObject([
        { id, gone: true, problem: expect.stringContaining('Nothing arrives there any more') },
      ]);
      const bell = async () =>
        (
          await ada.call<{ items: { kind: string; title: string; read: boolean }[] }>(
            'GET',
            '/api/notices',
          )
        ).body.items;
      expect(await bell()).toMatchObject([
        {
          kind: 'browser-stopped',
          title: `Notifications have stopped: Gone ${answer}`,
          read: false,
        },
      ]);
      sink.reply(`Gone ${answer}`, { status: 201 });
      expect(await enable(ada, `Gone ${answer}`)).toBe(id);
      expect((await list(ada)).items).toMatchObject([{ id, gone: false, problem: null }]);
      expect(await bell()).toMatchObject([{ read: true }]);
    },
  );
});

describe('a browser that has told its key', () => {
  let nth = 0;
  const fresh = () => sink.browser(`Endpoint ${(nth += 1)}`);
  const key = () => newId();
  const come = async (who: Someone, browser: string) =>
    (await enableBrowser(who, { ...fresh(), browser })).id;

  test('is one line however often its endpoint changes, one after the other or at once, and keeps what was chosen', async () => {
    const mine = key();
    const id = await come(ada, mine);
    await setBrowser(ada, id, { signedOutToo: true, namesSignedOut: true });
    for (let often = 0; often < 5; often += 1) expect(await come(ada, mine)).toBe(id);
    const last = await Promise.all(Array.from({ length: 12 }, () => come(ada, mine)));
    expect(new Set(last)).toEqual(new Set([id]));
    expect((await list(ada)).items).toMatchObject([
      { id, keyHash: hashOf(mine), signedOutToo: true, namesSignedOut: true },
    ]);
    expect(await come(ada, key())).not.toBe(id);
    expect((await list(ada)).items).toHaveLength(2);
  });

  test('takes the place of what was enabled in the same sign-in before there were keys', async () => {
    for (let often = 0; often < 6; often += 1) await enableBrowser(ada, fresh());
    expect((await list(ada)).items).toHaveLength(6);
    await come(ada, key());
    expect((await list(ada)).items).toHaveLength(1);
  });

  test('belongs to one person: whoever enables it next takes it from the one before', async () => {
    const shared = key();
    await come(ada, shared);
    await Promise.all([come(ben, shared), come(ben, shared)]);
    expect([(await list(ada)).items, (await list(ben)).items.length]).toEqual([[], 1]);
  });

  test('stays removed where it was removed, and only there', async () => {
    const mine = key();
    const subscribed = fresh();
    const { id } = await enableBrowser(ada, { ...subscribed, browser: mine });
    await disableBrowser(ada, id);
    expect(new Set((await list(ada)).removed)).toEqual(
      new Set([hashOf(mine), hashOf(subscribed.endpoint)]),
    );
    expect((await list(ben)).removed).toEqual([]);
    await come(ada, mine); // turned on again by a click
    expect((await list(ada)).removed).toEqual([hashOf(subscribed.endpoint)]);
  });

  test('is not removed by a push service that lost it', async () => {
    const [mine, subscribed] = [key(), fresh()];
    sink.reply(subscribed.name, { status: 410 });
    const { id } = await enableBrowser(ada, { ...subscribed, browser: mine });
    await ada.call('POST', `/api/me/browsers/${id}/tests`, {});
    expect(await list(ada)).toMatchObject({ removed: [], items: [{ id, gone: true }] });
    expect(await come(ada, mine)).toBe(id);
    expect((await list(ada)).items).toMatchObject([{ id, gone: false }]);
  });

  test('tells a key, and nothing else', async () => {
    for (const browser of ['short', 'x'.repeat(87), 'with a space in it, long enough'])
      expect(await statusOf(enableBrowser(ada, { ...fresh(), browser }))).toBe(422);
  });
});
