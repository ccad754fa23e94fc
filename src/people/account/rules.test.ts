import { describe, expect, test } from 'vitest';
import { networkOf } from '../../base/text/network.ts';
import { passwordFault, shortened, signUpOpenTo } from './rules.ts';

describe('a password', () => {
  test.each([
    ['nine char', 'password-short'],
    ['ぱすわーど', 'password-short'],
    ['x'.repeat(201), 'too-long'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['1234567890', 'password-common'],
    ['0987654321', 'password-common'],
    ['password123', 'password-common'],
    ['P@ssw0rd2026', 'password-common'],
    ['!!!Qwertyuiop', 'password-common'],
    ['passwordpassword', 'password-common'],
    ['1q2w3e4r5t', 'password-common'],
    ['Passwort2026!', 'password-common'],
    ['ada.lovelace', 'password-personal'],
    ['Ada Lovelace 1815', 'password-personal'],
    ['ada.lovelace@example.org', 'password-personal'],
    ['seven quiet otters', null],
    ['correct horse battery staple', null],
    ['Grüße aus Köln', null],
    ['🦦🦦🦊🐻🦆🦉🐢🐍🦎🐙', null],
  ])('%s: %s', (password, fault) =>
    expect(
      passwordFault(password, { name: 'Ada Lovelace', email: 'ada.lovelace@example.org' }),
    ).toBe(fault),
  );
});

test('tries are counted by network: an IPv4 address, or the first half of an IPv6 one, in one spelling', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('2001:db8:0:1:aaaa::1')).toBe('2001:db8:0:1::/64');
  expect(networkOf('2001:0DB8::1:0:0:0:1')).toBe('2001:db8:0:1::/64');
  expect(networkOf('2001:db8::')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

test('an address is shown shortened', () => {
  expect(shortened('203.0.113.9')).toBe('203.0.113.0/24');
  expect(shortened('2001:db8:0:1:aaaa::1')).toBe('2001:db8:0:1::/64');
  expect(shortened('2001:db8:0:1::/64')).toBe('2001:db8:0:1::/64');
});

test('who may make an account', () => {
  expect(signUpOpenTo('open', 'a@any.example')).toBe(true);
  expect(signUpOpenTo('invited', 'a@any.example')).toBe(false);
  expect(signUpOpenTo('Lab.example, other.example', 'a@lab.example')).toBe(true);
  expect(signUpOpenTo('bücher.example', 'a@xn--bcher-kva.example')).toBe(true);
  expect(signUpOpenTo('lab.example', 'a@sub.lab.example')).toBe(false);
  expect(signUpOpenTo('lab.example', 'a@evil-lab.example')).toBe(false);
  expect(signUpOpenTo('lab.example', '"@lab.example"@evil.example')).toBe(false);
});
