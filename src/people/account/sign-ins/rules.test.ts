import { expect, test } from 'vitest';
import { networkOf } from '../../../base/text/network.ts';
import { shortened } from './rules.ts';

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
