import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from './world/doors.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

// What comes over the wire that no browser of ours sends, from outside, at every address there is.

let world: World;
let ada: Someone;
let organisation: Awaited<ReturnType<World['organisation']>>;
let port: number;
beforeAll(async () => {
  world = await openWorld({ TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8' });
  organisation = await world.organisation('Institute');
  ada = await world.person('Ada', { organisation, role: 'admin' });
  port = await world.app.http.listen('127.0.0.1', 0);
});
afterAll(() => world.close());

type Said = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown> | null;
};
/** What the server answers to a head as it is written here. */
const write = (first: string, ...headers: string[]): Promise<Said> =>
  new Promise((settle, fail) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write([`${first} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n')),
    );
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', fail);
    socket.on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const [status = '', ...lines] = head.split('\r\n');
      const pairs = lines.map((line): [string, string] => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 2),
      ]);
      const body = /\{.*\}/su.exec(rest.join(''))?.[0];
      settle({
        status: Number(status.split(' ')[1]),
        headers: Object.fromEntries(pairs),
        body: body ? (JSON.parse(body) as Record<string, unknown>) : null,
      });
    });
  });
const pathOf = (key: string): string =>
  key.split(' ')[1]!.replaceAll(/\{[^}]+\}/gu, '00000000-0000-7000-8000-000000000000');

test.each(['QUERY', 'FOO', 'PROPFIND', 'TRACE', 'M-SEARCH', 'G+T'])(
  '%s is answered everywhere with what is taken there',
  async (method) => {
    const keys = world.app.http.routes.map(({ key }) => key);
    const taken = Map.groupBy(keys, pathOf);
    for (const [path, some] of taken) {
      const { status, headers, body } = await write(
        `${method} ${path}?x=1`,
        'Host: x',
        'Content-Length: 0',
      );
      const allow = some.flatMap((key) =>
        key.startsWith('GET ') ? ['GET', 'HEAD'] : [key.split(' ')[0]!],
      );
      expect([path, status, (headers['allow'] ?? '').split(', ').toSorted()]).toEqual([
        path,
        405,
        allow.toSorted(),
      ]);
      expect([path, headers['content-type'], body]).toMatchObject([
        path,
        expect.stringContaining('application/problem+json'),
        { code: 'wrong-method', status: 405 },
      ]);
    }
    expect(await write(`${method} /sessions/1`, 'Host: x')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
    expect(await write(`${method} /api/nothing`, 'Host: x')).toMatchObject({
      status: 404,
      body: { code: 'missing' },
    });
  },
  60_000,
);

test('a body changes nothing about a method that is not taken', async () => {
  for (const more of [[], ['Content-Type: text/plain'], ['Content-Type: application/json']])
    expect(await write('QUERY /api/me', 'Host: x', ...more, 'Content-Length: 0')).toMatchObject({
      status: 405,
    });
});

test.each(['Host', 'HOST', 'Authorization', 'Content-Type'])(
  'two headers %s are refused, alike or not',
  async (name) => {
    for (const [one, other] of [
      ['x', 'y'],
      ['x', 'x'],
    ]) {
      const said = await write(
        'GET /api/me',
        ...(name.toLowerCase() === 'host' ? [] : ['Host: x']),
        `${name.toLowerCase()}: ${one}`,
        `Cookie: ${ada.cookie}`,
        `${name}: ${other}`,
      );
      expect(said).toMatchObject({
        status: 400,
        body: { faults: [{ pointer: `#/headers/${name.toLowerCase()}` }] },
      });
    }
  },
);

test('behind the proxy, who comes without an address that can be read pays with the others like that, and nobody else does', async () => {
  const guess = async (from: string | null) =>
    (
      await write(
        `GET /api/feeds/${'x'.repeat(32)}`,
        'Host: x',
        ...(from === null ? [] : [`X-Forwarded-For: ${from}`]),
      )
    ).status;
  const unread = [
    'unknown',
    '_hidden',
    '999.1.1.1',
    'unix:',
    '203.0.113.300',
    '-',
    '2001:db8::g',
    'a'.repeat(3000),
    '',
    '1.1.1.7,',
    '1.1.1.8, ,\t',
  ];
  const tries: number[] = [];
  for (let at = 0; at < 70; at += 1) tries.push(await guess(unread[at % unread.length]!));
  expect([tries.slice(0, 60).includes(429), tries.slice(60)]).toEqual([false, Array(10).fill(429)]);
  // the proxy itself, a neighbour, and a neighbour behind a second proxy, whose port is written
  for (const from of [
    null,
    '203.0.113.9',
    '203.0.113.10:4711, 10.0.0.7:80',
    'unknown, 203.0.113.11',
  ])
    expect([from, await guess(from)]).toEqual([from, 404]);
  // what stands before the address that the proxy gives was written by the caller, and counts for
  // nothing
  for (let at = 0; at < 70; at += 1)
    await guess(`198.51.100.${at}, ${at}, 203.0.113.12:${4000 + at}`);
  expect([await guess('203.0.113.12'), await guess('203.0.113.13')]).toEqual([429, 404]);
}, 60_000);

test('nobody says from outside by which way they came', async () => {
  const heading = (more: Record<string, string>) => ({
    cookie: ada.cookie,
    'content-type': 'application/json',
    ...more,
  });
  const ways: [Record<string, string>, string][] = [
    [{ 'x-anteroom-through': 'cli' }, 'api'],
    [{ 'x-anteroom-through': 'job' }, 'api'],
    [{ 'X-Anteroom-Through': 'console', 'sec-fetch-site': 'same-origin' }, 'web'],
    [{ 'x-anteroom-through': 'web' }, 'api'],
  ];
  for (const [at, [more, through]] of ways.entries()) {
    const made = await fetch(`http://127.0.0.1:${port}/api/organisations/${organisation}/groups`, {
      method: 'POST',
      headers: heading(more),
      body: JSON.stringify({ name: `Group ${at}` }),
    });
    const { id } = (await made.json()) as { id: string };
    const { items } = await must(
      ada.call<{ items: { subject: string; through: string }[] }>(
        'GET',
        `/api/organisations/${organisation}/journal`,
      ),
    );
    expect([more, made.status, items.find(({ subject }) => subject === id)?.through]).toEqual([
      more,
      201,
      through,
    ]);
  }
});
