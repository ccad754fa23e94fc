import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf } from './address.ts';
import { shownAddress, withAddressesShown } from './shown-address.ts';

test.each(
  [
    'anna@bücher.example a@straße.example a@ærø.example a@łódź.example a@señor.example a@пример.рф a@ελλάδα.example',
    'a@日本語.example a@ひらがなカタカナ漢字.example a@한국어.example a@हिन्दी.भारत a@مثال.إختبار',
  ].flatMap((line) => line.split(' ')),
)('%s is shown as it is written', (written) => {
  const stored = addressOf(written)!;
  expect([stored.includes('xn--'), shownAddress(stored)]).toEqual([true, written]);
});

test.each([
  ['a@\u0430pple.example'], // one Cyrillic letter
  ['a@\u0430\u0440\u0440\u04cf\u0435.example'], // all of them, and still "apple"
  ['a@m\u0131crosoft.example'], // an i without its dot
  ['a@\u0261oogle.example'],
  ['a@i\u0307x.example'], // a second dot over an i
  ['a@日本abc.example'],
  ['a@ԛԝ.example'],
])('%j could be taken for another, and stays in punycode', (written) => {
  const stored = addressOf(written)!;
  expect([stored.includes('xn--'), shownAddress(stored)]).toEqual([true, stored]);
});

test('each label is judged by itself, and what is no address stays as it is', () => {
  expect(shownAddress(addressOf('a@\u0430pple.bücher.example')!)).toBe(
    'a@xn--pple-43d.bücher.example',
  );
  for (const text of [
    'xn--bcher-kva.example',
    'a@xn--a.example',
    'see anna@xn--bcher-kva.example',
    'Anna',
    'A@XN--bcher-kva.example',
  ])
    expect(shownAddress(text)).toBe(text);
  const day = new Date(0);
  expect(
    withAddressesShown({
      name: 'Anna',
      to: ['anna@xn--bcher-kva.example'],
      deep: { at: day, none: null, many: 3 },
    }),
  ).toEqual({
    name: 'Anna',
    to: ['anna@bücher.example'],
    deep: { at: day, none: null, many: 3 },
  });
});

test('what is shown is read as the same address', () => {
  const label = fc.string({
    unit: fc.constantFrom(...'abizüöäßéıаеорсибяαοΕ日本한ㄱא١৪-·'),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(label, label, (one, other) => {
      const stored = addressOf(`a@${one}.${other}.example`);
      if (stored !== null) expect(addressOf(shownAddress(stored))).toBe(stored);
    }),
  );
});
