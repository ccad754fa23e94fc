import fc from 'fast-check';
import { expect, test } from 'vitest';
import { masking } from './masking.ts';

const shown = (secrets: readonly string[], pieces: readonly string[]): string => {
  const mask = masking(secrets);
  return pieces.map(mask.add).join('') + mask.end();
};

test.each([
  [['hunter22'], ['say hun', 'ter', '22 twice: hunter22'], 'say *** twice: ***'],
  [['abcd', 'bcdefg'], ['xabcdefgx'], 'x***x'],
  [['abcd', 'bcdefg'], ['xabc', 'defgx'], 'x***x'],
  [['aaaa'], ['aaaaaa'], '***'],
  [['first line\nsecond line'], ['only second line here'], 'only *** here'],
  [['abc'], ['abc is too short to be one'], 'abc is too short to be one'],
  [['hunter22'], ['hunter2'], 'hunter2'],
  [[], ['all'], 'all'],
])('secrets %j in %j', (secrets, pieces, text) => expect(shown(secrets, pieces)).toBe(text));

test('what cannot be a secret is shown at once', () => {
  const mask = masking(['hunter22']);
  expect([mask.add('waiting for h'), mask.add('er')]).toEqual(['waiting for ', 'her']);
});

test('wherever output is cut, it reads the same, and no secret stands in it', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 });
  const secret = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 7 });
  fc.assert(
    fc.property(fc.array(secret, { maxLength: 3 }), fc.array(letters), (secrets, pieces) => {
      const text = shown(secrets, pieces);
      expect(text).toBe(shown(secrets, [pieces.join('')]));
      for (const one of secrets) expect(text).not.toContain(one);
    }),
  );
});
