import { expect, test } from 'vitest';
import { addressIn, inNetworks, isNearby, networkOf } from './network.ts';

test('an address is the same however a proxy or a socket has written it', () => {
  const written: [string, string][] = [
    ['203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:51234', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9'],
    ['[::ffff:cb00:7109]:443', '203.0.113.9'],
    ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.9'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['unknown', ''],
    ['', ''],
    ['999.1.1.1', ''],
    ['203.0.113.9, 10.0.0.1', ''],
  ];
  expect(written.map(([text]) => [text, addressIn(text)])).toEqual(written);
  expect(networkOf('203.0.113.9:1')).toBe(networkOf('::ffff:cb00:7109'));
  expect(networkOf('2001:db8:1:2::9')).toBe(networkOf('[2001:db8:1:2:ffff::1]:443'));
  expect(([48, 56, 64] as const).map((bits) => networkOf('2001:db8:1:abcd::9', bits))).toEqual([
    '2001:db8:1:0::/48',
    '2001:db8:1:ab00::/56',
    '2001:db8:1:abcd::/64',
  ]);
});

test('only whoever asks this machine by its own name, with nobody between, is nearby', () => {
  const asked = (peer: string, headers: Record<string, string> = {}) =>
    isNearby(peer, { host: 'localhost:3000', ...headers });
  expect([
    asked('127.0.0.1'),
    asked('::ffff:7f00:1'),
    asked('::1'),
    asked('10.1.2.3'),
    asked('fd00::5', { host: '[fd00::1]:3000' }),
  ]).toEqual(Array(5).fill(true));
  expect([asked('203.0.113.9'), asked(''), asked('172.32.0.1'), asked('2001:db8::1')]).toEqual(
    Array(4).fill(false),
  );
  for (const name of [
    'x-forwarded-for',
    'x-forwarded-proto',
    'forwarded',
    'via',
    'x-real-ip',
    'cf-connecting-ip',
    'true-client-ip',
  ])
    expect([name, asked('127.0.0.1', { [name]: 'x' })]).toEqual([name, false]);
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', ''])
    expect([host, asked('127.0.0.1', { host })]).toEqual([host, false]);
});

test('a list of proxies knows its addresses however they are written, and a list that is none is told apart', () => {
  const known = inNetworks('10.0.0.0/8, 203.0.113.9,2001:db8::/32');
  const inside = [
    '10.200.3.4',
    '10.0.0.7:80',
    '::ffff:10.0.0.7',
    '203.0.113.9',
    '2001:db8:5::1',
    '[2001:DB8::1]:443',
  ];
  const outside = ['11.0.0.1', '203.0.113.10', '2001:db9::1', 'unknown', '', '10.0.0.1, 10.0.0.2'];
  expect([inside.map(known), outside.map(known)]).toEqual([
    inside.map(() => true),
    outside.map(() => false),
  ]);
  for (const list of [
    'true',
    '10.0.0.0/33',
    '300.1.1.1',
    '10.0.0.0/255.0.0.0',
    '10.0.0.1,,',
    'proxy.example',
  ])
    expect(() => inNetworks(list), list).toThrow();
});
