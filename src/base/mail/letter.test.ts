import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clickable } from '../../../test/clickable.ts';
import { pen, quoted } from './letter.ts';

test.each([
  ['https://evil.com/x', 'https: / /evil. com/x'],
  ['see (www.evil.com), now', 'see (www. evil. com), now'],
  ['“mailto:eve@evil.com”', '“mailto: eve @ evil. com”'],
  ['evil.com', 'evil. com'],
  ['evil。com and evil．com/a', 'evil。 com and evil． com/a'],
  ['tel:+49301234', 'tel: +49301234'],
  ['10.0.0.1:80/x', '10. 0. 0. 1: 80/x'],
])('%s is no link any more', (text, says) => {
  expect(quoted(text)).toBe(says);
  expect(clickable(quoted(text))).toEqual([]);
});

test.each([
  'Dr. Ada Lovelace',
  'Am 24.12.2026 um 18:00–19:30, 3.5 h',
  'Wait … what?!',
  'A/B and C & D',
  "O'Neill, Jr.",
  'Chapter 2: Doors',
  'یک‌دو',
])('%s stays as it is', (text) => expect(quoted(text)).toBe(text));

const parts = [
  'https://',
  'http:',
  '//',
  'www.',
  'mailto:',
  'tel:',
  'evil',
  'com',
  '.',
  '。',
  '．',
  '@',
  '＠',
  ':',
  '/',
  '\\',
  ' ',
  '"',
  '“',
  '(',
  ')',
  '\u200d',
  'xn--p1ai',
  'рф',
  '1',
  'ä',
  '\n',
  "'",
  '-',
  '_',
  '?',
];
test('nothing that people type becomes a link, however it is put together, and quoting twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), (some) => {
      const text = quoted(some.join(''));
      expect([some.join(''), clickable(text)]).toEqual([some.join(''), []]);
      expect(quoted(text)).toBe(text);
    }),
    { numRuns: 20_000 },
  );
});

test('a pen quotes whatever it is given but what the reader trusts', () => {
  const args = { message: 'see evil.com' };
  expect(pen('en')('contacts.mail.message', args)).toBe('“see evil. com”');
  expect(pen('en', ['message'])('contacts.mail.message', args)).toBe('“see evil.com”');
});
