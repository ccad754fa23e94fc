import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashOf, thisBrowser } from './endpoint.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const brands = (...names: readonly string[]) => ({
  brands: names.map((brand) => ({ brand })),
  platform: 'Windows',
});

test('a browser is called by the brand it gives itself, and by the old text where it gives none', () => {
  expect(
    thisBrowser({ userAgent: chrome, userAgentData: brands('Not)A;Brand', 'Chromium', 'Brave') }),
  ).toEqual({ browser: 'Brave', system: 'Windows' });
  expect(
    thisBrowser({
      userAgent: chrome,
      userAgentData: brands('Google Chrome', 'Chromium', 'Not_A Brand'),
    }),
  ).toEqual({
    browser: 'Chrome',
    system: 'Windows',
  });
  expect(
    thisBrowser({ userAgent: chrome, userAgentData: brands('Chromium', 'Not-A.Brand') }),
  ).toEqual({ browser: 'Chrome', system: 'Windows' });
  expect(
    thisBrowser({
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
    }),
  ).toEqual({
    browser: 'Firefox',
    system: 'Linux',
  });
  expect(thisBrowser({ userAgent: '' })).toEqual({ browser: null, system: null });
});

test('an endpoint is found again by the hash that the server keeps', async () => {
  const endpoint = 'https://push.example.org/send/ÄÖ?x=1';
  expect(await hashOf(endpoint)).toBe(createHash('sha256').update(endpoint).digest('base64url'));
});
