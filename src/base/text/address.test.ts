import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf } from './address.ts';

test.each([
  ['ada@example.org', 'ada@example.org'],
  ['  Ada@Example.ORG  ', 'ada@example.org'],
  ['\u200bcarla@firma.example', 'carla@firma.example'],
  ['dora@firma.example\u200b', 'dora@firma.example'],
  ['\u2068do\u00adra@firma\u2060.example\u2069', 'dora@firma.example'],
  ['info@m\u00fcller-maschinen.example', 'info@xn--mller-maschinen-zvb.example'],
  ['info@mu\u0308ller-maschinen.example', 'info@xn--mller-maschinen-zvb.example'],
  ['ivan@xn--80ak6aa92e.xn--p1ai', 'ivan@xn--80ak6aa92e.xn--p1ai'],
  ['ivan@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444', 'ivan@xn--e1afmkfd.xn--p1ai'],
  ['ada@b\u00fccher.example', 'ada@xn--bcher-kva.example'],
  ['r&d@firma.example', 'r&d@firma.example'],
  ["o'brien+list@mail.example.co.uk", "o'brien+list@mail.example.co.uk"],
  ["'dora@firma.example'", 'dora@firma.example'],
  ['\u201edora@firma.example\u201c', 'dora@firma.example'],
  ['<mailto:ada@example.org>', 'ada@example.org'],
  ['mailto:ada@example.org', 'ada@example.org'],
  ['ada@example.org.', 'ada@example.org'],
  ['ada@', null],
  ['@example.org', null],
  ['ada@example', null],
  ['ada@@example.org', null],
  ['ada..l@example.org', null],
  ['.ada@example.org', null],
  ['a@b.c', null],
  ['ada@1.2.3.4', null],
  ['ada@[1.2.3.4]', null],
  ['ada@example.org/x', null],
  ['ada@example.org:25', null],
  ['ada@-x.example', null],
  ['ada berg@example.org', null],
  ['ada@example.org ben@example.org', null],
  ['ada@example.org\r\nBcc: eve@example.org', null],
  [`${'a'.repeat(65)}@example.org`, null],
  [`a@${'b'.repeat(64)}.example`, null],
  ['a'.repeat(100_000), null],
])('%j is %j', (text, address) => expect(addressOf(text)).toBe(address));

test('an address read is one that is read again as itself', () => {
  const part = fc.string({
    unit: fc.constantFrom(..."aZ9.-_+&'\u00fc\u00df\u043f\u200b\u200c@"),
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      part,
      part,
      fc.constantFrom('example', 'org', '\u0440\u0444'),
      (local, domain, top) => {
        const address = addressOf(`${local}@${domain}.${top}`);
        if (address !== null)
          expect([addressOf(address), address.length, /^[\x21-\x7e]+$/u.test(address)]).toEqual([
            address,
            address.length,
            true,
          ]);
      },
    ),
    { numRuns: 2000 },
  );
});
