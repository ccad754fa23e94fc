import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { email } from '../../../base/api/contract.ts';
import { lineFor, personOf, readList, textOf } from './rules.ts';

describe('the address in a line', () => {
  test.each([
    ['ada@example.org', 'ada@example.org', null],
    ['  Ada@Example.ORG  ', 'ada@example.org', null],
    ['Ada Lovelace <ada@example.org>', 'ada@example.org', 'Ada Lovelace'],
    ['"Lovelace, Ada" <ada@example.org>', 'ada@example.org', 'Lovelace, Ada'],
    ['Lovelace, Ada <ada@example.org>', 'ada@example.org', 'Lovelace, Ada'],
    ['"Lovelace, Ada";ada@example.org;Choir', 'ada@example.org', 'Lovelace, Ada'],
    ['Ada Lovelace\tada@example.org', 'ada@example.org', 'Ada Lovelace'],
    ["'carla@firma.example' <carla@firma.example>", 'carla@firma.example', null],
    ["'dora@firma.example'", 'dora@firma.example', null],
    ['mailto:ada@example.org', 'ada@example.org', null],
    ['ada@example.org.', 'ada@example.org', null],
    ['ada@example.org,ada@example.org', 'ada@example.org', null],
    ["o'brien+list@mail.example.co.uk", "o'brien+list@mail.example.co.uk", null],
    ['Ada Lovelace;ada@example.org;boss@example.org', null, null],
    ['Ada', null, null],
    ['', null, null],
    ['ada@', null, null],
    ['ada@example', null, null],
    ['a@b.c', null, null],
    ['ada@example.org ben@example.org', null, null],
    ['ada@@example.org', null, null],
    ['ada@example.org\r\nBcc: eve@example.org', null, null],
    [`${'a'.repeat(250)}@example.org`, null, null],
  ])('%j', (line, address, name) => {
    expect(personOf(line)).toMatchObject({ email: address, name });
    // every other door takes it, too
    if (address !== null) expect(email.safeParse(address).data).toBe(address);
  });
});

const [ada, ben, carla, dora] = [
  'ada.berg@firma.example',
  'ben.kurz@firma.example',
  'carla@firma.example',
  'dora@firma.example',
];
describe('people in pasted or uploaded text', () => {
  test.each<[string, string, (string | null)[][]]>([
    [
      'one a line',
      `${ada}\n${ben}\r\n\r\n${carla}`,
      [
        [ada, null],
        [ben, null],
        [carla, null],
      ],
    ],
    [
      'several on a line',
      `${ada}, ${ben}; ${carla} ${dora}`,
      [
        [ada, null],
        [ben, null],
        [carla, null],
        [dora, null],
      ],
    ],
    [
      'what Outlook copies',
      `Berg, Ada <${ada}>; '${carla}' <${carla}>; '${dora}'\r\n`,
      [
        [ada, 'Berg, Ada'],
        [carla, null],
        [dora, null],
      ],
    ],
    [
      'what other mail programs copy',
      `"Berg, Ada" <${ada}>, Ben Kurz <${ben}>,\n ${carla}`,
      [
        [ada, 'Berg, Ada'],
        [ben, 'Ben Kurz'],
        [carla, null],
      ],
    ],
    [
      'a table with a heading',
      `\ufeffName;E-Mail\nAda Berg;${ada}\nBen Kurz;${ben}\n;;\n`,
      [
        [ada, 'Ada Berg'],
        [ben, 'Ben Kurz'],
      ],
    ],
    [
      'a column for the manager',
      `Name;Mail;Vorgesetzte\r\nAda Berg;${ada};chefin@firma.example\r\nBen Kurz;${ben};chefin@firma.example\r\n`,
      [
        [ada, 'Ada Berg'],
        [ben, 'Ben Kurz'],
      ],
    ],
    [
      'the same in quotes',
      `"Name","Mail","Manager"\r\n"Ada Berg","${ada}","boss@firma.example"\r\n`,
      [[ada, 'Ada Berg']],
    ],
    [
      'the manager before the person',
      `Manager E-Mail,E-Mail,Vorname,Nachname\nboss@firma.example,${ada},Ada,Berg`,
      [[ada, 'Ada Berg']],
    ],
    [
      'a column that says nothing of mail',
      `Wer;Kontakt;Leitung\nAda Berg;${ada};chefin@firma.example`,
      [[ada, null]],
    ],
    [
      'an empty cell in front',
      `Manager\tMail\n\t${ada}\nboss@firma.example\t${ben}`,
      [
        [ada, null],
        [ben, null],
      ],
    ],
    [
      'a row without an address of its own',
      `Name;Mail;Manager\nAda;;boss@firma.example\nBen;${ben};`,
      [
        [null, 'Ada'],
        [ben, 'Ben'],
      ],
    ],
    [
      'two columns of which none is clear',
      `Name;Privat;Dienst\nAda;a@home.example;${ada}`,
      [[null, 'Ada']],
    ],
    [
      'a table below typed addresses',
      `${carla}\nName;Mail;Manager\nAda Berg;${ada};boss@firma.example`,
      [
        [carla, null],
        [ada, 'Ada Berg'],
      ],
    ],
    [
      'a row with two addresses and no heading',
      `Ada Berg;${ada};boss@firma.example`,
      [[null, null]],
    ],
    [
      'cells of several lines',
      `name,email,note\r\n"Berg\nAda",${ada},"two\nlines"\r\n"Okafor, Jonas",jonas.o@firma.example,\r\n`,
      [
        [ada, 'Berg Ada'],
        ['jonas.o@firma.example', 'Okafor, Jonas'],
      ],
    ],
    [
      'quotes in quotes',
      `name,email\n"Ada ""the, boss"" Berg",${ada}`,
      [[ada, 'Ada "the, boss" Berg']],
    ],
    [
      'quotes that never close',
      `"Ada;${ada}\nBen;${ben}`,
      [
        [ada, 'Ada'],
        [ben, 'Ben'],
      ],
    ],
    ['a line for Excel', `sep=;\r\nName;E-Mail\r\nAda Berg;${ada}\r\n`, [[ada, 'Ada Berg']]],
    [
      'what invisible characters and other alphabets do',
      'email\r\n\u200bcarla@firma.example\r\ndora@firma.example\u200b\r\ninfo@m\u00fcller-maschinen.example\r\nivan@xn--80ak6aa92e.xn--p1ai\r\nr&d@firma.example\r\n',
      [
        [carla, null],
        [dora, null],
        ['info@xn--mller-maschinen-zvb.example', null],
        ['ivan@xn--80ak6aa92e.xn--p1ai', null],
        ['r&d@firma.example', null],
      ],
    ],
    [
      'a line without an address, to be reported',
      `${ada}\nBen\n${carla}`,
      [
        [ada, null],
        [null, null],
        [carla, null],
      ],
    ],
    [
      'a bad one among good ones',
      `${ada}; ben@; ${carla}`,
      [
        [ada, null],
        [null, null],
        [carla, null],
      ],
    ],
    ['only a word', 'Ben', [[null, null]]],
    ['nothing', ' \n ;; \n', []],
  ])('%s', (_, text, people) => {
    expect(readList(text).map((one) => [one.email, one.name])).toEqual(people);
    // what a page sends is read by the server as the same
    for (const one of readList(text))
      if (one.email !== null) expect(personOf(lineFor(one)).email).toBe(one.email);
  });
  test('whatever is pasted, each address read is one that stands in it, and is sent as itself', () => {
    const part = fc.constantFrom(
      '"',
      "'",
      ';',
      ',',
      '\t',
      '\n',
      '<',
      '>',
      ' ',
      'Ada',
      'Mail',
      'Manager',
      ada,
      ben,
      '@',
      '""',
      'sep=;',
      '|',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        for (const one of readList(parts.join('')))
          if (one.email !== null)
            expect([
              parts.join('').toLowerCase().includes(one.email),
              personOf(lineFor(one)).email,
            ]).toEqual([true, one.email]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a file', () => {
  const table = `Nachname\tVorname\tE-Mail\r\nM\u00fcller\tJ\u00f6rg\tjoerg.mueller@firma.example\r\nGro\u00df\tZo\u00eb\tzoe.gross@firma.example\r\n`;
  const wide = (little: boolean): Uint8Array =>
    Uint8Array.from(
      [...table].flatMap((sign) => (little ? [sign.charCodeAt(0), 0] : [0, sign.charCodeAt(0)])),
    );
  test.each<[string, Uint8Array, boolean]>([
    ['UTF-8', Buffer.from(table), false],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${table}`), false],
    [
      'UTF-16, as Excel writes "Unicode Text"',
      Buffer.concat([Buffer.from([0xff, 0xfe]), wide(true)]),
      false,
    ],
    ['UTF-16 the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), wide(false)]), false],
    ['UTF-16 without a mark', wide(true), false],
    ['Windows-1252', Buffer.from(table, 'latin1'), true],
  ])('in %s is read with its umlauts', (_, bytes, guessed) => {
    const read = textOf(bytes);
    expect(read.guessed).toBe(guessed);
    expect(readList(read.text).map((one) => [one.email, one.name])).toEqual([
      ['joerg.mueller@firma.example', 'J\u00f6rg M\u00fcller'],
      ['zoe.gross@firma.example', 'Zo\u00eb Gro\u00df'],
    ]);
  });
});
