import { expect, test } from 'vitest';
import { marking, seal, signatureOf, signed, textOfSigned, unseal, type Signing } from './seals.ts';

const [secret, another] = ['a secret', 'another secret'];
const pass: Signing = { secret, says: (text) => `a pass ${text}` };

test('what we signed is read again; changed, signed elsewhere, or for something else it is not', () => {
  const given = signed(pass, 'room.7');
  expect(given.startsWith('room.7.')).toBe(true);
  expect(textOfSigned(pass, given)).toBe('room.7');
  for (const wrong of [
    given.replace('7', '8'),
    `${given}=`,
    given.slice(0, -1),
    'room.7',
    'room.7.',
    '.',
    '',
    signed({ ...pass, secret: another }, 'room.7'),
    signed({ ...pass, says: (text) => `a ticket ${text}` }, 'room.7'),
  ])
    expect([wrong, textOfSigned(pass, wrong)]).toEqual([wrong, null]);
});

test('signatures stay what they are: cookies and links of yesterday are read today', () => {
  expect(signatureOf('key', 'The quick brown fox jumps over the lazy dog').toString('hex')).toBe(
    'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
  );
  const ofLibrary = { secret: 'key', says: (text: string) => text, encoding: 'base64' } as const;
  expect(signed(ofLibrary, 'The quick brown fox jumps over the lazy dog')).toBe(
    'The quick brown fox jumps over the lazy dog.97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=',
  );
});

test('what is sealed is read with the same secret, for the same use; changed it is not read at all', () => {
  const sealed = seal(secret, 'the answer', 'Zwölf');
  expect(unseal(secret, 'the answer', sealed)).toBe('Zwölf');
  expect(sealed.includes('Zw')).toBe(false);
  expect(seal(secret, 'the answer', 'Zwölf').equals(sealed)).toBe(false);
  const changed = Buffer.from(sealed);
  changed[30]! ^= 1;
  for (const wrong of [
    () => unseal(another, 'the answer', sealed),
    () => unseal(secret, 'another use', sealed),
    () => unseal(secret, 'the answer', changed),
  ])
    expect(wrong).toThrow();
  for (let length = 0; length < sealed.length; length += 1)
    expect(() => unseal(secret, 'the answer', sealed.subarray(0, length))).toThrow();
});

test('a mark is the same each time, tells its number to us alone, and is none when it was made up', () => {
  const { markOf, numberOf } = marking(secret, 'rows');
  const marks = ['1', '2', '9007199254740993'].map(markOf);
  expect(marks.map(numberOf)).toEqual(['1', '2', '9007199254740993']);
  expect(markOf('1')).toBe(marks[0]);
  expect(marking(another, 'rows').numberOf(marks[0]!)).toBe(null);
  for (const wrong of ['', '1', 'AAAA', `${marks[0]!}AAAA`, 'A'.repeat(22)])
    expect(numberOf(wrong)).toBe(null);
});
