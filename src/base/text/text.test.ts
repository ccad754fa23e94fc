import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foul, isBlank, tidyLine, tidyProse, visible } from './text.ts';

describe('a line of text', () => {
  test.each([
    ['Persian', '\u0639\u0644\u06cc\u200c\u0631\u0636\u0627'],
    ['Hindi', '\u0915\u094d\u200d\u0937'],
    ['Bengali', '\u09b0\u200d\u09cd\u09af\u09be\u09ac'],
    ['Sinhala', '\u0dc1\u0dca\u200d\u0dbb\u0dd3'],
    ['Kannada at the end of a word', '\u0cb0\u0cbe\u0c9c\u0ccd\u200c R.'],
    ['a joined picture', 'Ada \u{1f469}\u200d\u{1f4bb}'],
    ['one with a colour of skin', '\u{1f469}\u{1f3fd}\u200d\u{1f4bb}'],
    ['a family', 'Team \u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['a flag of joined pictures', 'Pride \u{1f3f3}\ufe0f\u200d\u{1f308}'],
    ['a flag of tags', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['a key', '1\ufe0f\u20e3'],
    ['a variant of a Chinese sign', '\u8fba\u{e0100}'],
    ['Hebrew with points', '\u05d0\u05b7\u05d1\u05b0'],
  ])('keeps %s as it is written', (_, text) => {
    expect([tidyLine(text), foul(tidyLine(text)), isBlank(text)]).toEqual([text, false, false]);
  });
  test.each([
    ['a word joiner', 'A\u2060B', 'AB'],
    ['a soft hyphen', 'Donau\u00addampf', 'Donaudampf'],
    ['joiners where nothing joins', 'A\u200cd\u200da', 'Ada'],
    ['the direction of writing', '\u202eAda\u202c \u2068B.\u2069\u200e', 'Ada B.'],
    ['a variation of nothing', 'Ada\ufe0f\ufe00\u{e0121}', 'Ada'],
    [
      'hidden letters in tags',
      'Ada\u{e0041}\u{e0042} \u{1f3f4}\u{e0041}\u{e0042}',
      'Ada \u{1f3f4}',
    ],
    ['a second joiner', '\u0628\u200d\u200d\u0628', '\u0628\u200d\u0628'],
    ['fillers', '\u3164Ada\u115f\u1160\uffa0', 'Ada'],
    ['white space of any kind', '\ufeff\u00a0 Ada\t\u3000\u2800\r\nBerg\u2003', 'Ada Berg'],
    ['two spellings', 'Mu\u0308ller', 'M\u00fcller'],
  ])('loses %s', (_, text, tidy) => {
    expect([tidyLine(text), tidyProse(text).replaceAll(/\s+/gu, ' ')]).toEqual([
      tidy,
      expect.any(String),
    ]);
  });
  test.each([
    '',
    ' ',
    '\u3164',
    '\u2800\u2800',
    '\u200b\u200d\ufeff',
    '\u{e0041}\u{e0042}',
    '\u0301\u20e3',
    '\u00ad',
    '\u115f\u1160',
    '\uffa0',
    '\u{1d159}',
  ])('is blank: %j', (text) =>
    expect([isBlank(text), tidyLine(text), tidyProse(text)]).toEqual([true, '', '']),
  );
  test.each(['A\0', '\x1b[31m', '\ud83d', `a${'\u0301'.repeat(31)}`, 'a\u0085b'])(
    'is foul: %j',
    (text) => expect(foul(tidyLine(text))).toBe(true),
  );
  test('marks heaped behind invisible characters are heaped', () =>
    expect(foul(tidyLine(`a${'\u0315\u0300\u200b'.repeat(20)}`))).toBe(true));
});

const letters = fc.constantFrom(
  ...'aB \n1\u0301\u0628\u064b\u0915\u094d\u8fba\u20e3\u182d\u1100\u1161\u{1f469}\u{1f3fd}\u{1f3f4}',
  ...'\u200c\u200d\ufe0f\ufe00\u{e0067}\u{e007f}\u{e0100}\u200b\u3164\u2800\u202e\u180b\u00ad',
);
const texts = fc.oneof(
  fc.array(letters, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);
test('tidying twice is tidying once, in lines and in prose, and one line of prose is a line', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const tidy = tidyLine(text);
      expect(tidyLine(tidy)).toBe(tidy);
      expect(tidyProse(tidyProse(text))).toBe(tidyProse(text));
      expect(tidyLine(tidyProse(text))).toBe(tidy);
      expect(isBlank(text)).toBe(tidy === '');
    }),
    { numRuns: 2000 },
  );
});
test('however a text is spelled, and whatever invisible comes along, it is the same', () => {
  const invisible = fc.constantFrom(
    '\u200b',
    '\u2060',
    '\u00ad',
    '\u3164',
    '\u202a',
    '\u{e0041}',
    '\ufeff',
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom('a', 'e', '\u0301', 'z', '\u0628', '\u200c', '\u0915', '\u094d'),
          fc.option(invisible),
        ),
        { minLength: 1 },
      ),
      (parts) => {
        const plain = parts.map(([letter]) => letter).join('');
        const pasted = parts.map(([letter, extra]) => letter + (extra ?? '')).join('');
        expect(tidyLine(pasted)).toBe(tidyLine(plain));
        expect(tidyLine(pasted.normalize('NFD'))).toBe(tidyLine(plain));
      },
    ),
  );
});
test('counts what one sees, and stops counting when it is too much', () => {
  expect([
    visible('M\u00fcller'),
    visible('\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'),
    visible('\u0915\u094d\u200d\u0937'),
    visible('a'.repeat(5000), 60),
  ]).toEqual([6, 1, 1, 61]);
});
