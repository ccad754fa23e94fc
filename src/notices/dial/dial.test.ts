import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Place } from './rules.ts';
import { hand, isPublic, leadsRight } from './dial.ts';

describe('an address that everybody can reach', () => {
  it.each(['142.250.74.10', '1.1.1.1', '2a00:1450:4001:82b::200a', '2620:1ec::1'])(
    '%s is one',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'not an address',
  ])('%s is none', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});

describe('talking to a push service', () => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url!);
    if (request.url === '/away') return void response.writeHead(307, { location: '/secret' }).end();
    if (request.url === '/silent') return;
    if (request.url === '/other')
      return void request.socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n',
      );
    if (request.url === '/huge') {
      const more = setInterval(() => response.write(Buffer.alloc(60_000)), 5);
      return void response.on('close', () => clearInterval(more)).writeHead(200);
    }
    return void response.writeHead(429, { 'retry-after': '7' }).end('a secret of the inside');
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => void (server.closeAllConnections(), server.close()));
  const at = (path: string, host: string, address: Place['address']): Place => ({
    url: `http${address === 'loopback' ? '' : 's'}://${host}:${port}${path}`,
    host,
    address,
  });

  test('tells the status and how long to wait, and nothing else of the answer', async () => {
    expect(await hand(at('/', '127.0.0.1', 'loopback'), {}, Buffer.from('x'))).toEqual({
      status: 429,
      retryAfter: '7',
    });
  });
  test('follows nowhere', async () => {
    expect(await hand(at('/away', '127.0.0.1', 'loopback'), {}, Buffer.from('x'))).toEqual({
      status: 307,
      retryAfter: null,
    });
    expect(heard).not.toContain('/secret');
  });
  test('does not swallow an endless answer', async () => {
    expect(await hand(at('/huge', '127.0.0.1', 'loopback'), {}, Buffer.from('x'))).toEqual({
      status: 200,
      retryAfter: null,
    });
  });
  test('never leaves for an inner address, neither by number nor by name', async () => {
    let connections = 0;
    server.on('connection', () => (connections += 1));
    const places = [at('/', '127.0.0.1', 'public'), at('/', 'localhost', 'public')];
    expect(await Promise.all(places.map((place) => hand(place, {}, Buffer.from('x'))))).toEqual([
      null,
      null,
    ]);
    expect(await Promise.all(places.map(leadsRight))).toEqual([false, false]);
    expect(await leadsRight(at('/', 'localhost', 'loopback'))).toBe(true);
    expect(connections).toBe(0);
    await hand(at('/', 'localhost', 'loopback'), {}, Buffer.from('x'));
    expect(connections).toBe(1);
  });
  test('whoever never answers is left alone when the time is over', async () => {
    expect(
      await hand(at('/silent', '127.0.0.1', 'loopback'), {}, Buffer.from('x'), 200),
    ).toBeNull();
  });
  test('whoever answers in another language than HTTP has not answered', async () => {
    expect(
      await hand(at('/other', '127.0.0.1', 'loopback'), {}, Buffer.from('x'), 2000),
    ).toBeNull();
  });
  test('nobody there is no answer', async () => {
    expect(
      await hand(
        { url: 'http://127.0.0.1:1/', host: '127.0.0.1', address: 'loopback' },
        {},
        Buffer.from('x'),
      ),
    ).toBeNull();
  });
});
