import { describe, expect, it, test } from 'vitest';
import { leastCost } from '../../../test/cost.ts';
import { continues, pieces, unreadIn } from './rules.ts';

describe('web addresses in a message', () => {
  it.each([
    ['nothing here', [{ text: 'nothing here' }]],
    ['see https://example.org/a?b=c#d now', ['see ', 'https://example.org/a?b=c#d', ' now']],
    ['(https://example.org).', ['(', 'https://example.org', ').']],
    [
      'https://en.wikipedia.org/wiki/Door_(disambiguation)!',
      ['', 'https://en.wikipedia.org/wiki/Door_(disambiguation)', '!'],
    ],
    ['https://a.example, http://b.example', ['', 'https://a.example', ', ', 'http://b.example']],
    ['HTTPS://EXAMPLE.ORG', ['', 'HTTPS://EXAMPLE.ORG']],
  ])('%s', (text, wanted) => {
    const found = pieces(text);
    expect(found.map((piece) => piece.text).join('')).toBe(text);
    if (typeof wanted[1] === 'string')
      expect(found.filter(({ href }) => href).map((piece) => piece.text)).toEqual(
        wanted.filter((_, at) => at % 2 === 1),
      );
    else expect(found).toEqual(wanted);
  });
  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ftp://example.org',
    'https://example.org@evil.example/',
    'https://bank.example:pass@evil.example',
    'file:///etc/passwd',
    '//example.org',
    'https://',
    'xhttps://example.org',
    '<a href="javascript:alert(1)">click</a>',
  ])('%s is text and leads nowhere', (text) => expect(pieces(text)).toEqual([{ text }]));
  it('ends at a quote or bracket, so that markup around it stays text', () =>
    expect(pieces('<img src="https://example.org/x.png" onerror=alert(1)>')).toEqual([
      { text: '<img src="' },
      { text: 'https://example.org/x.png', href: 'https://example.org/x.png' },
      { text: '" onerror=alert(1)>' },
    ]));
  it('takes ten times the work for ten times as much, whatever closes the line', async () => {
    const work = async (text: string): Promise<number> =>
      (await leastCost(() => Array.from({ length: 20 }, () => pieces(text)))).held;
    for (const close of [')', '.', ').', '.a', '),']) {
      const line = (count: number): string => `https://a.example/${close.repeat(count)}`;
      await work(line(2000));
      const [short, long] = [await work(line(2000)), await work(line(20_000))];
      expect([close, long < 40 * short + 20_000]).toEqual([close, true]);
    }
  });
  it('takes a very long line of addresses at once', () => {
    const text = `${'https://a.example/'.repeat(1)}${'(.,;:!?'.repeat(500)}`;
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

const said = (id: string, more: Partial<Parameters<typeof continues>[1]> = {}) => ({
  id,
  at: '2026-11-23T09:00:00Z',
  name: 'Gus',
  person: null,
  mine: false,
  ...more,
});
test.each([
  ['the same one a minute later', said('2', { at: '2026-11-23T09:01:00Z' }), true],
  ['somebody else', said('2', { name: 'Ada' }), false],
  ['an account of the same name', said('2', { person: 'ada' }), false],
  ['the same one much later', said('2', { at: '2026-11-23T09:06:00Z' }), false],
])('%s: shown under the same name: %s', (_, message, yes) =>
  expect(continues(said('1'), message)).toBe(yes),
);
test('the first message has a name', () => expect(continues(undefined, said('1'))).toBe(false));
test('new are messages of others after the last one seen', () => {
  const all = [said('1'), said('2'), said('3', { mine: true }), said('4')];
  expect([unreadIn(all, ''), unreadIn(all, '1'), unreadIn(all, '4')]).toEqual([3, 2, 0]);
});
