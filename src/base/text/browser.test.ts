import { expect, test } from 'vitest';
import { browserOf } from './browser.ts';

test('a browser is recognised by what people call it', () => {
  expect(
    browserOf(
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    ),
  ).toEqual({
    name: 'Edge',
    system: 'Windows',
  });
  expect(
    browserOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'),
  ).toEqual({ name: 'Firefox', system: 'Linux' });
  expect(
    browserOf(
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    ),
  ).toEqual({
    name: 'Chrome',
    system: 'Android',
  });
  expect(
    browserOf(
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    ),
  ).toEqual({
    name: 'Safari',
    system: 'macOS',
  });
  expect(browserOf('<script>alert(1)</script>')).toEqual({ name: null, system: null });
  expect(browserOf(null)).toEqual({ name: null, system: null });
});
