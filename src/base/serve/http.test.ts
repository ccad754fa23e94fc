import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { connect as connectTo } from 'node:net';
import { WebSocket } from 'ws';
import { contract, line } from '../api/contract.ts';
import { openHttp, type Http } from './http.ts';
import { created, ok, routes, type Route } from './route.ts';
import { openLive } from '../live/live.ts';
import { dressOf } from './dress.ts';
import { newId, type GroupId } from '../ids.ts';
import type { Token } from './caller.ts';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';

const person = newId<'person'>();
const signIn = newId<'sign-in'>();
const probe = contract({
  'POST /api/things': {
    summary: 'make',
    policy: { who: 'person', gate: 'own' },
    body: z.object({
      name: line(10),
      size: z.number().optional(),
      parts: z
        .array(z.object({ name: line(5) }))
        .max(3)
        .optional(),
    }),
    answers: { 201: z.object({ name: z.string() }) },
  },
  'GET /api/things': {
    summary: 'list',
    policy: { who: 'anyone', because: 'test' },
    query: z.object({ q: z.string().max(5).optional() }),
    answers: { 200: z.object({ q: z.string() }) },
  },
  'PUT /api/things/{id}': {
    summary: 'change',
    policy: { who: 'anyone', because: 'test' },
    params: z.object({ id: z.uuid() }),
    versioned: true,
    answers: { 200: z.object({ version: z.number() }) },
  },
  'PUT /api/password': {
    summary: 'not for tokens',
    policy: { who: 'signed-in', gate: 'own' },
    answers: { 200: z.object({ person: z.string(), by: z.string() }) },
  },
  'GET /api/room': {
    summary: 'for browsers',
    policy: { who: 'visitor', gate: 'enter-room' },
    answers: { 200: z.null() },
  },
  'GET /api/own': {
    summary: 'rows of the caller',
    policy: { who: 'person', gate: 'own' },
    answers: { 200: z.null() },
  },
  'PUT /api/own': {
    summary: 'rows of the caller',
    policy: { who: 'person', gate: 'own' },
    answers: { 200: z.null() },
  },
  'PUT /api/members': {
    summary: 'changes who belongs to what',
    policy: { who: 'person', gate: 'edit-group', token: 'admin' },
    answers: { 200: z.null() },
  },
  'GET /api/faults': {
    summary: 'breaks',
    policy: { who: 'anyone', because: 'test' },
    answers: { 200: z.null() },
  },
  'POST /api/often': {
    summary: 'limited',
    policy: { who: 'anyone', because: 'test' },
    limit: { times: 3, seconds: 60, per: 'person' },
    answers: { 200: z.null() },
  },
});
const tokenOf = (role: 'user' | 'admin', group: GroupId | null = null): Token => ({
  id: newId<'token'>(),
  role,
  group,
});
const tokens: Readonly<Record<string, Token>> = {
  ours: tokenOf('admin'),
  user: tokenOf('user'),
  robot: tokenOf('admin', newId<'group'>()),
};
let http: Http;
let fresh: FreshDatabase;
let port = 0;
const faults: unknown[] = [];
const live = openLive((fault) => faults.push(fault));
const open = (extra: readonly Route[] = [], web = '/nowhere', secure = false) =>
  openHttp({
    db: fresh.db,
    pool: fresh.pool,
    routes: [
      ...routes(probe, {
        'POST /api/things': async ({ body }) =>
          created({ name: body.name, secret: 'never in the contract' }),
        'GET /api/things': async ({ query }) => ok({ q: query.q ?? '' }),
        'PUT /api/things/{id}': async ({ version }) => ok({ version }),
        'PUT /api/password': async ({ who }) => ok({ person: who.person, by: who.signIn }),
        'GET /api/room': async () => ok(null),
        'GET /api/own': async () => ok(null),
        'PUT /api/own': async () => ok(null),
        'PUT /api/members': async () => ok(null),
        'GET /api/faults': async () => {
          throw new Error('select secret_column from persons -- /srv/app/file.ts');
        },
        'POST /api/often': async () => ok(null),
      }),
      ...extra,
    ],
    visitorIn: (cookie) => (cookie.includes('visitor=ours') ? newId<'visitor'>() : null),
    disk: { trouble: () => null, noted: () => false },
    stillOpens: async () => true,
    holds: () => 'select',
    waysIn: [
      async ({ cookie }) =>
        cookie.includes('anteroom=me') ? { person, signIn, language: 'en' } : null,
      async ({ authorization }) => {
        const token = tokens[authorization.replace('Bearer ', '')];
        return token ? { person, signIn: null, token, language: 'de' } : null;
      },
    ],
    recall: () => null,
    tell: (verdict) => verdict,
    refused: async () => undefined,
    origins: () => ['http://localhost:3000', `http://127.0.0.1:${port}`],
    now: () => new Date(),
    place: () => 'here',
    secure,
    trustedProxy: undefined,
    logLevel: 'error',
    log: { write: (written) => faults.push(written) },
    metricsToken: undefined,
    trial: true,
    web,
    onSocket: live.accept,
    onClose: live.close,
    wires: [],
  });
beforeAll(async () => {
  fresh = await freshDatabase();
  http = await open();
  port = await http.listen('127.0.0.1', 0);
});
afterAll(async () => {
  await http.close();
  await fresh.drop();
});

describe('who comes in, and by what', () => {
  const byToken = { authorization: 'Bearer ours' };
  const bySignIn = { cookie: 'anteroom=me' };
  const asGuest = { cookie: 'visitor=ours' };
  const asked = async (method: 'GET' | 'POST' | 'PUT', url: string, headers: object) => {
    const body = method === 'POST' ? { payload: { name: 'Ada' } } : {};
    const answer = await http.inject({ method, url, headers: { ...headers }, ...body });
    const { code } = answer.json<{ code?: string } | null>() ?? {};
    return code ? [answer.statusCode, code] : [answer.statusCode];
  };
  test.each([
    ['nobody', {}, [401, 'signed-out'], [401, 'signed-out'], [401, 'signed-out']],
    ['a sign-in', bySignIn, [201], [200], [200]],
    ['a token', byToken, [201], [403, 'by-sign-in'], [403, 'by-sign-in']],
    [
      'a token that is none',
      { authorization: 'Bearer x' },
      [401, 'signed-out'],
      [401, 'signed-out'],
      [401, 'signed-out'],
    ],
    ['a guest', asGuest, [401, 'signed-out'], [401, 'signed-out'], [200]],
    ['a sign-in and a token', { ...bySignIn, ...byToken }, [201], [200], [200]],
  ])('%s', async (_, headers, known, signedIn, visitor) => {
    expect(await asked('POST', '/api/things', headers)).toEqual(known);
    expect(await asked('PUT', '/api/password', headers)).toEqual(signedIn);
    expect(await asked('GET', '/api/room', headers)).toEqual(visitor);
  });
  test.each([
    ['a sign-in', bySignIn, [200], [200], [200]],
    ['a token with the role admin', byToken, [200], [200], [200]],
    [
      'a token with the role user',
      { authorization: 'Bearer user' },
      [200],
      [200],
      [403, 'by-admin-token'],
    ],
    [
      'a token of a technical user',
      { authorization: 'Bearer robot' },
      [200],
      [403, 'for-people'],
      [200],
    ],
    [
      'a token that is none',
      { authorization: 'Bearer x' },
      [401, 'signed-out'],
      [401, 'signed-out'],
      [401, 'signed-out'],
    ],
  ])(
    '%s reads and writes what is its own, and memberships',
    async (_, headers, read, own, members) => {
      expect(await asked('GET', '/api/own', headers)).toEqual(read);
      expect(await asked('PUT', '/api/own', headers)).toEqual(own);
      expect(await asked('PUT', '/api/members', headers)).toEqual(members);
    },
  );
  test('a token never opens the line of a page', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, {
      headers: { ...byToken, origin: `http://127.0.0.1:${port}` },
    });
    const answered = await new Promise<number | undefined>((settle) => {
      socket.on('unexpected-response', (_, response) => settle(response.statusCode));
      socket.on('open', () => settle(undefined));
    });
    expect(answered).toBe(403);
  });
});

const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  http.inject({
    method: 'POST',
    url: '/api/things',
    payload,
    headers: { 'content-type': 'application/json', cookie: 'anteroom=me', ...headers },
  });

describe('what comes in', () => {
  test('a good request is parsed, and nothing leaves that the contract does not name', async () => {
    const answer = await post(JSON.stringify({ name: '  Ada   L. ' }));
    expect([answer.statusCode, answer.json()]).toEqual([201, { name: 'Ada L.' }]);
  });

  const bad: [string, string | Buffer, number, string][] = [
    ['broken JSON', '{"name":', 400, '#/body'],
    ['wrong type', '{"name":5}', 422, '#/body/name'],
    ['unknown field', '{"name":"a","role":"admin"}', 422, '#/body/role'],
    [
      'unknown field deep inside',
      '{"name":"a","parts":[{"name":"b"},{"name":"c","role":"admin"}]}',
      422,
      '#/body/parts/1/role',
    ],
    ['missing field', '{}', 422, '#/body/name'],
    ['null field', '{"name":null}', 422, '#/body/name'],
    ['a number beyond all numbers', `{"name":"a","size":${'1'.repeat(400)}}`, 422, '#/body/size'],
    ['ten thousand levels', `${'{"name":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 400, '#/body'],
    ['bad UTF-8', Buffer.from([0x7b, 0x22, 0x6e, 0xff, 0x22, 0x7d]), 400, '#/body'],
    ['NUL in a text', '{"name":"a\\u0000b"}', 400, '#/body/name'],
    ['control characters', '{"name":"a\\u001bb"}', 422, '#/body/name'],
    ['only what nobody sees', '{"name":" \\u3164\\u2800\\u200d"}', 422, '#/body/name'],
    ['__proto__', '{"name":"a","__proto__":{"admin":true}}', 400, '#/body'],
    ['constructor', '{"name":"a","constructor":{}}', 400, '#/body'],
    ['too many visible characters', `{"name":"${'ä'.repeat(11)}"}`, 422, '#/body/name'],
  ];
  test.each(bad)('%s is refused with a pointer', async (_, payload, status, pointer) => {
    const answer = await post(payload);
    expect([
      answer.statusCode,
      answer.headers['content-type'],
      answer.json<{ faults: { pointer: string }[] }>().faults[0]!.pointer.startsWith(pointer),
    ]).toEqual([status, 'application/problem+json; charset=utf-8', true]);
  });
  test('eleven megabytes are refused', async () =>
    expect((await post(`{"name":"${'a'.repeat(11_000_000)}"}`)).statusCode).toBe(413));
  test.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    '',
  ])('content type %j is refused', async (type) =>
    expect((await post('{"name":"a"}', { 'content-type': type })).statusCode).toBe(415),
  );
  test.each([
    'application/json\t',
    ' application/json',
    'application/json;',
    'APPLICATION/JSON; x',
  ])('no spelling of the content type gets past the shape: %j', async (type) =>
    expect([415, 422]).toContain((await post('{"name":5}', { 'content-type': type })).statusCode),
  );
  test('repeated and unknown query keys are refused', async () => {
    expect((await http.inject('/api/things?q=a&q=b')).statusCode).toBe(422);
    expect((await http.inject('/api/things?x=1')).statusCode).toBe(422);
  });
  test('an id that is none is unknown', async () =>
    expect(
      (await http.inject({ method: 'PUT', url: '/api/things/7', headers: { 'if-match': '"1"' } }))
        .statusCode,
    ).toBe(404));
  test('a versioned change says which version was edited', async () => {
    const url = `/api/things/${newId()}`;
    expect((await http.inject({ method: 'PUT', url })).statusCode).toBe(428);
    expect(
      (await http.inject({ method: 'PUT', url, headers: { 'if-match': '"12"' } })).json(),
    ).toEqual({ version: 12 });
  });
});

describe('who may', () => {
  test('signed out is 401', async () =>
    expect((await post('{"name":"a"}', { cookie: '' })).statusCode).toBe(401));
  test.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://localhost:3000.evil.example' },
  ])('a write from elsewhere is refused: %j', async (headers) =>
    expect([
      (await post('{"name":"a"}', headers)).statusCode,
      (await post('{"name":"a"}', headers)).json<{ code: string }>().code,
    ]).toEqual([403, 'foreign-origin']),
  );
  test('no CORS permission for anybody', async () =>
    expect(
      (await http.inject({ url: '/api/things', headers: { origin: 'https://evil.example' } }))
        .headers['access-control-allow-origin'],
    ).toBeUndefined());
  test('a route without a policy stops the start', async () => {
    const open1 = {
      key: 'GET /api/open',
      endpoint: { summary: 'x', answers: { 200: z.null() } },
      handle: async () => ok(null),
    } as unknown as Route;
    await expect(open([open1])).rejects.toThrow('no policy');
  });
  test('an undefined method is 405 and names the others', async () => {
    const answer = await http.inject({ method: 'DELETE', url: '/api/things' });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'POST, GET, HEAD']);
    expect(
      (
        await http.inject({
          method: 'GET',
          url: '/api/things',
          headers: { 'x-http-method-override': 'POST' },
        })
      ).json(),
    ).toEqual({ q: '' });
  });
  test('the fourth try within a minute waits', async () => {
    const codes = [];
    for (let at = 0; at < 4; at += 1)
      codes.push(await http.inject({ method: 'POST', url: '/api/often' }));
    expect(codes.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429]);
    expect(Number(codes[3]!.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('what goes out', () => {
  test('a fault of ours tells nothing', async () => {
    const answer = await http.inject('/api/faults');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/secret_column|srv|select|stack/u);
  });
  const web = mkdtempSync(join(tmpdir(), 'anteroom-web-'));
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<script nonce="__NONCE__"></script>');
  for (const name of ['service-worker.js', 'agent.mjs']) writeFileSync(join(web, name), 'self');
  writeFileSync(join(web, 'assets', 'main.js'), 'self');
  afterAll(() => rmSync(web, { recursive: true }));
  const named = [
    'content-security-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'permissions-policy',
    'referrer-policy',
    'x-content-type-options',
    'x-frame-options',
  ];
  const bare = "default-src 'none'; frame-ancestors 'none'";
  const part = [bare, undefined, 'same-origin', undefined, undefined, 'nosniff', undefined];
  const answer = [bare, 'same-origin', 'same-origin', undefined, 'no-referrer', 'nosniff', 'DENY'];
  const page = [
    expect.stringMatching(/script-src 'nonce-[^']+' 'strict-dynamic'.*require-trusted-types-for/u),
    'same-origin',
    'same-origin',
    expect.stringContaining('geolocation=()'),
    'no-referrer',
    'nosniff',
    'DENY',
  ];
  test.each([
    ['a page', ['/', '/sign-in', '/service-worker.js', '/agent.mjs'], page],
    ['the API', ['/api/things', '/api/unknown', '/api/faults'], answer],
    ['what a page is made of', ['/assets/main.js', '/assets/none.js'], part],
  ])('%s has its set of headers', async (_, urls, set) => {
    const built = await open([], web, true);
    for (const url of urls) {
      const { headers } = await built.inject(url);
      expect([url, ...named.map((name) => headers[name])]).toEqual([url, ...set]);
      expect(headers['strict-transport-security']).toMatch(/^max-age=31536000\b/u);
    }
    await built.close();
  });
  test('a page comes with a fresh nonce, compressed for whoever reads that', async () => {
    const built = await open([], web);
    const nonces = new Set<string>();
    for (const [taken, read] of [
      ['gzip, deflate, br', brotliDecompressSync],
      ['gzip, br;q=0', gunzipSync],
      ['identity', (bytes: Buffer) => bytes],
    ] as const) {
      const { headers, rawPayload } = await built.inject({
        url: '/sign-in',
        headers: { 'accept-encoding': taken },
      });
      const [nonce = ''] = /(?<=nonce-)[^']+/u.exec(String(headers['content-security-policy']))!;
      expect([read(rawPayload).toString(), headers['vary']]).toEqual([
        `<script nonce="${nonce}"></script>`,
        'accept-encoding',
      ]);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
    expect((await http.inject('/api/things')).headers['cache-control']).toBe('no-store');
    await built.close();
  });
  const scripts = ['/service-worker.js', '/agent.mjs'];
  test.each(scripts)('%s is a script, asked for again each time', async (url) => {
    expect((await http.inject(url)).statusCode).toBe(404);
    const built = await open([], web);
    const { statusCode, body, headers } = await built.inject(url);
    expect([statusCode, body, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'self',
      'text/javascript; charset=utf-8',
      'no-cache',
    ]);
    await built.close();
  });
});

describe('what is no request', () => {
  /** What the server says to these bytes on the bare line. */
  const say = (bytes: string, hangUp = false) =>
    new Promise<string>((settle) => {
      const socket = connectTo(port, '127.0.0.1', () =>
        socket.write(bytes, () => hangUp && socket.destroy()),
      );
      let said = '';
      socket.on('data', (chunk) => (said += chunk.toString()));
      socket.on('close', () => settle(said)).on('error', () => undefined);
    });
  const rest = 'Host: x\r\nConnection: close\r\n\r\n';
  const odd: [string, string, number][] = [
    ['an address that cannot be decoded', `GET /% HTTP/1.1\r\n${rest}`, 400],
    [
      'a part of an address that is too long',
      `PUT /api/things/${'x'.repeat(300)} HTTP/1.1\r\n${rest}`,
      414,
    ],
    [
      'headers that are too long',
      `GET /api/things HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n${rest}`,
      431,
    ],
    ['a method that nobody knows', `BREW /api/things HTTP/1.1\r\n${rest}`, 405],
    [
      'a method that nobody knows at an address that nobody knows',
      `BREW /api/nothing HTTP/1.1\r\n${rest}`,
      404,
    ],
    ['a method that nothing takes', `QUERY /api/things HTTP/1.1\r\n${rest}`, 405],
    ['a way through to elsewhere', `CONNECT example.org:443 HTTP/1.1\r\n${rest}`, 400],
    ['a request for two hosts', `GET /api/things HTTP/1.1\r\nHost: y\r\n${rest}`, 400],
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a request without a host', 'GET /api/things HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    [
      'the live line without an upgrade',
      `GET /api/live HTTP/1.1\r\nCookie: anteroom=me\r\n${rest}`,
      404,
    ],
    [
      'an upgrade to something else',
      `GET /api/things HTTP/1.1\r\nUpgrade: h2c\r\nHost: x\r\nConnection: Upgrade, close\r\n\r\n`,
      400,
    ],
    ['an expectation', `GET /api/nothing HTTP/1.1\r\nExpect: 99\r\n${rest}`, 404],
  ];
  test.each(odd)(
    '%s is answered with a problem document in the headers of an answer, and is no fault',
    async (_, bytes, status) => {
      faults.length = 0;
      const said = await say(bytes);
      expect([
        Number(said.split(' ')[1]),
        said.includes('application/problem+json'),
        faults,
      ]).toEqual([status, true, []]);
      expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n{') + 4))).toMatchObject({
        status,
        title: expect.any(String),
      });
      const worn = said.slice(0, said.indexOf('\r\n\r\n')).toLowerCase().split('\r\n');
      const once = (name: string) => worn.filter((header) => header.startsWith(`${name}: `)).length;
      expect(Object.keys(dressOf(true)).map((name) => [name, once(name)])).toEqual(
        Object.keys(dressOf(true)).map((name) => [name, Number(!name.startsWith('strict'))]),
      );
      expect(once('cache-control')).toBe(1);
    },
  );
  test('uploads that break off and frames that break the protocol are no faults', async () => {
    faults.length = 0;
    await say(
      `POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"name"`,
      true,
    );
    const upgrade =
      'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==';
    await say(
      `GET /api/live HTTP/1.1\r\nHost: x\r\nCookie: anteroom=me\r\n${upgrade}\r\n\r\n\xff\xff\xff\xff\xff`,
    );
    await new Promise((over) => setTimeout(over, 100));
    expect(faults).toEqual([]);
    expect((await http.inject('/api/faults')).statusCode).toBe(500);
    expect(faults).toHaveLength(1); // faults of ours are seen here
  });
});

describe('the live channel', () => {
  const connect = (headers: Record<string, string>) =>
    new WebSocket(`ws://127.0.0.1:${port}/api/live`, { headers });
  const refusal = (socket: WebSocket) =>
    new Promise<number>((settle) =>
      socket
        .on('unexpected-response', (_, response) => settle(response.statusCode!))
        .on('open', () => settle(101)),
    );
  test('another site with the cookie of the victim is refused before the upgrade', async () =>
    expect(await refusal(connect({ cookie: 'anteroom=me', origin: 'https://evil.example' }))).toBe(
      403,
    ));
  test('nobody signed in is refused before the upgrade', async () =>
    expect(await refusal(connect({ origin: 'http://localhost:3000' }))).toBe(401));
  test('garbage closes that page, and the process lives', async () => {
    faults.length = 0;
    for (const rubbish of ['{', '[]', '{"t":5}', Buffer.from([1, 2, 3]), 'x'.repeat(200_000)]) {
      const socket = connect({ cookie: 'anteroom=me', origin: 'http://localhost:3000' });
      await new Promise((settle) => socket.once('message', settle));
      const closed = new Promise<number>((settle) => socket.once('close', settle));
      socket.send(rubbish);
      expect(await closed).toBeGreaterThan(1000);
    }
    expect((await http.inject('/api/things')).statusCode).toBe(200);
    expect(faults).toEqual([]);
  });
  test('a page hears hints for its person only, and is closed when its sign-in ends', async () => {
    const socket = connect({ cookie: 'anteroom=me', origin: 'http://localhost:3000' });
    const heard: unknown[] = [];
    socket.on('message', (raw: Buffer) => heard.push(JSON.parse(raw.toString())));
    await new Promise((settle) => socket.once('message', settle));
    live.hint([{ person: newId<'person'>(), topics: ['sessions'] }]);
    live.hint([
      { person, topics: ['contacts'] },
      { person, topics: ['contacts', 'me'] },
    ]);
    const closed = new Promise<number>((settle) => socket.once('close', settle));
    await expect.poll(() => heard.length).toBe(2);
    expect(heard).toEqual([
      { t: 'hello', mark: expect.any(String) },
      { t: 'hint', topics: ['contacts', 'me'], mark: expect.any(String) },
    ]);
    live.endSignIns([signIn]);
    expect(await closed).toBe(4001);
  });
  test('the mark of a page changes with what it is told and with nothing else, also while it is away for a moment', async () => {
    const marks: unknown[] = [];
    const come = async (): Promise<WebSocket> => {
      const socket = connect({ cookie: 'anteroom=me', origin: 'http://localhost:3000' });
      const hello = await new Promise<Buffer>((settle) => socket.once('message', settle));
      marks.push((JSON.parse(hello.toString()) as { mark: unknown }).mark);
      return socket;
    };
    const leave = (socket: WebSocket) =>
      new Promise((settle) => socket.once('close', settle).close());
    await leave(await come());
    live.hint([{ person: newId<'person'>(), topics: ['sessions'] }]);
    await leave(await come());
    await expect.poll(() => live.signIns()).toEqual([]);
    expect(live.here()).toContain(person); // hints are still worked out for whoever comes back
    live.hint([{ person, topics: ['sessions'] }]);
    await leave(await come());
    expect([marks[0] === marks[1], marks[1] === marks[2]]).toEqual([true, false]);
  });
});
