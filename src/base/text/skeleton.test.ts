import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastCost } from '../../../test/cost.ts';
import { besides, classes, sequences } from './confusables.ts';
import { looksLike, resembles, sameFace, skeleton, twinsAmong } from './skeleton.ts';

test.each([
  ['Ada Berg', 'ada  berg'],
  ['Ada Berg', '\u0410d\u0430 \u0412\u0435rg'], // Cyrillic
  ['Ada Berg', 'Ada\u200bBerg'],
  ['Ada Berg', '\u{1d400}\u{1d41d}\u{1d41a} Berg'],
  ['Ada Berg', '\uff21\uff44\uff41 \uff22erg'],
  ['Ada Berg', '\u24b6\u24d3\u24d0 \u{1f131}\u24d4\u24e1\u24d6'], // in circles and squares
  ['Ada Berg', '\u{1f150}\u{1f173}\u{1f170} \u{1f1e7}\u{1f1ea}\u{1f1f7}\u{1f1ec}'],
  ['Ada Berg', '\u1d00\u1d05\u1d00 \u0299\u1d07\u0280\u0262'], // small capitals
  ['Ada Berg', '\u00c5d\u00e1 Berg.'],
  ['Ada Berg', 'Ada Berg\u3164'],
  ['Ada Berg', 'Ada\u115f\u00adBerg'],
  ['Ada Berg', 'Berg, Ada'],
  ['Ada Maria Berg', 'Berg Ada-Maria'],
  ['Bill O', 'BiIl 0'],
  ['Iris Min', '\u0406ri\u0455 rnin'],
  ['Wim Kim', 'vvirn K\u0456m'],
  ['Hanna', '\u041d\u0430nna'],
  ['\u0397\u039b\u0399\u0391\u03a3', '\u03b7\u03bb\u03b9\u03b1\u03c2'], // Greek, large and small
  ['\u5927\u6587', '\u5927\u6587'],
])('%s and %s look the same', (one, other) =>
  expect([looksLike(other, ['Zoe', one]), looksLike(one, [other])]).toEqual([one, other]),
);

test.each([
  'i\u0456\u0131\u0269\u03b9\u0406\u0399\u04cf\u04c0\u13a5|lI1\u{1d456}\uff49\u217c',
  'o\u043e\u03bf\u0585\u0d20O0\u041e',
  'a\u0430\u0251\u03b1A\u0410\u0391',
])('every look-alike of one letter is like each other: %s', (letters) => {
  for (const one of letters)
    for (const other of letters)
      expect([one, other, sameFace(`L${one}sa Be`, `L${other}sa Be`)]).toEqual([one, other, true]);
});

test.each([
  ['Ada Berg (host)', 'Ada Berg'],
  ['Dr. Ada Berg', 'Ada Berg'],
  ['Berg, Dr. Ada', 'Ada Berg'],
  ['Host \u0410d\u0430 B\u0435rg', 'Ada Berg'],
  ['xxAdaBergxx', 'Ada Berg'],
  ['Ada | Organiser', 'Ada'],
])('%s holds the name of %s', (name, host) =>
  expect([resembles(name, ['Zoe', host]), looksLike(name, [host])]).toEqual([host, null]),
);

test('different names stay different', () => {
  expect(resembles('Ada Berger', ['Ada Berg'])).toBe(null);
  expect(resembles('Ada Bergmann', ['Ada Berg'])).toBe(null);
  expect(resembles('Nina Berg', ['Vina Berg', 'Hina Berg', 'Ada Berg', 'Berg & Co'])).toBe(null);
  expect(skeleton('\u674e\u96f7')).toBe('\u674e\u96f7');
  // names of signs alone are like themselves only
  expect([
    looksLike('\u{1f388}', ['\u{1f642}']),
    looksLike('\u{1f642}', ['Ada', '\u{1f642}']),
  ]).toEqual([null, '\u{1f642}']);
});

test('folding stands still, for every letter there is and for any text', () => {
  const known =
    [...classes, ...Object.values(sequences)].join('') + besides.map(([letter]) => letter).join('');
  for (const letter of known)
    expect([letter, skeleton(skeleton(letter))]).toEqual([letter, skeleton(letter)]);
  for (let code = 0; code < 0x30000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const once = skeleton(String.fromCodePoint(code));
    if (skeleton(once) !== once)
      expect([code.toString(16), skeleton(once)]).toEqual([code.toString(16), once]);
  }
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => skeleton(skeleton(text)) === skeleton(text),
    ),
  );
});
test('whichever letters of a name are put in place of others, and however its words are ordered, it is found', () => {
  const twins = classes.map((letters) => [...letters]).filter(([first]) => /[a-z]/u.test(first!));
  const letter = fc.constantFrom(...twins);
  const word = fc.array(fc.tuple(letter, fc.nat(), fc.nat()), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.boolean(), (words, turned) => {
      const written = (at: 1 | 2) =>
        words.map((letters) => letters.map((one) => one[0][one[at] % one[0].length]).join(''));
      const other = turned ? written(2).toReversed() : written(2);
      expect(sameFace(written(1).join(' '), other.join(' '))).toBe(true);
    }),
  );
});
test('of those who wait, each is told apart from the others and not from themselves; two thousand in a moment', async () => {
  const waiting = ['Ada Berg', 'Zoe', 'B\u0435rg, Ada', 'Zoe 2'].map((name, at) => ({
    id: String(at),
    name,
  }));
  const twin = twinsAmong(waiting);
  expect(waiting.map(twin)).toEqual(['B\u0435rg, Ada', null, 'Ada Berg', null]);
  const many = Array.from({ length: 2000 }, (_, at) => ({
    id: String(at),
    name: `G\u0443\u0455t ${at} \u03bf\u0192 the \u{1d400}cademy`,
  }));
  const { result: told, held } = await leastCost(() => many.map(twinsAmong(many)), 400_000);
  expect([told.every((one) => one === null), held < 400_000]).toEqual([true, true]);
});
