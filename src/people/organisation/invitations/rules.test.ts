import { describe, expect, test } from 'vitest';
import { email } from '../../../base/contract.ts';
import { addressIn, linesIn } from './rules.ts';

describe('the address in a line', () => {
  test.each([
    ['ada@example.org', 'ada@example.org'],
    ['  Ada@Example.ORG  ', 'ada@example.org'],
    ['Ada Lovelace <ada@example.org>', 'ada@example.org'],
    ['"Lovelace, Ada";ada@example.org;Choir', 'ada@example.org'],
    ['mailto:ada@example.org', 'ada@example.org'],
    ['ada@example.org.', 'ada@example.org'],
    ['ada@example.org,ada@example.org', 'ada@example.org'],
    ["o'brien+list@mail.example.co.uk", "o'brien+list@mail.example.co.uk"],
    ['Ada', null],
    ['', null],
    ['ada@', null],
    ['ada@example', null],
    ['a@b.c', null],
    ['ada@example.org ben@example.org', null],
    ['ada@@example.org', null],
    ['ada..l@example.org', null],
    ['ada@example.org\r\nBcc: eve@example.org', null],
    [`${'a'.repeat(250)}@example.org`, null],
  ])('%j', (line, expected) => {
    expect(addressIn(line)).toBe(expected);
  });

  test('is one that every other door takes too', () => {
    for (const line of ["o'brien+list@mail.example.co.uk", 'ada@example.org', 'a_b-c@x-y.org']) expect(email.safeParse(addressIn(line)).success).toBe(true);
  });
});

describe('lines in pasted text', () => {
  test.each([
    ['one a line', 'a@example.org\nb@example.org\r\n\r\nc@example.org', ['a@example.org', 'b@example.org', 'c@example.org']],
    ['several on a line', 'a@example.org, b@example.org; c@example.org d@example.org', ['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org']],
    ['a table with a heading', '\ufeffName;E-Mail\nAda;ada@example.org\nBen;ben@example.org\n;;\n', ['Ada;ada@example.org', 'Ben;ben@example.org']],
    ['a line without an address stays, to be reported', 'a@example.org\nBen\nc@example.org', ['a@example.org', 'Ben', 'c@example.org']],
    ['only a word', 'Ben', ['Ben']],
    ['nothing', ' \n ;; \n', []],
  ])('%s', (_, text, expected) => {
    expect(linesIn(text)).toEqual(expected);
  });
});
