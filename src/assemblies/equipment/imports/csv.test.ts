import { expect, test } from 'vitest';
import { csvOf, rowsOf } from './csv.ts';

const cells = (text: string) => rowsOf(text).map((row) => row.cells);

test.each<[string, string, string[][]]>([
  [
    'commas',
    'name,place\nBench 1,Hall 4\n',
    [
      ['name', 'place'],
      ['Bench 1', 'Hall 4'],
    ],
  ],
  [
    'semicolons',
    'name;tags\nBench 1;a,b',
    [
      ['name', 'tags'],
      ['Bench 1', 'a,b'],
    ],
  ],
  [
    'tabs',
    'name\tplace\nA\tB',
    [
      ['name', 'place'],
      ['A', 'B'],
    ],
  ],
  [
    'other ends of lines',
    'name,place\r\nA,B\r\n\r\n',
    [
      ['name', 'place'],
      ['A', 'B'],
    ],
  ],
  ['a mark of byte order', '\u{feff}name\nA', [['name'], ['A']]],
  [
    'quotes',
    'name,place\n"A, ""B""","x\ny"\n',
    [
      ['name', 'place'],
      ['A, "B"', 'x\ny'],
    ],
  ],
  ['a quote that is never closed', 'name\n"A\nB', [['name'], ['A\nB']]],
  [
    'empty cells',
    'name,place,tags\nA,,\n',
    [
      ['name', 'place', 'tags'],
      ['A', '', ''],
    ],
  ],
  ['nothing', '', []],
])('reads %s', (_, text, rows) => expect(cells(text)).toEqual(rows));

test('says in which line of the text each begins', () => {
  const rows = rowsOf('name,place\n\n"A\nB",x\nC,y');
  expect(rows.map(({ line }) => line)).toEqual([1, 3, 5]);
});

test('what is written is read as it was', () => {
  const rows = [
    ['name', 'a;b'],
    ['"quoted"', 'line\nline'],
    ['x', ''],
  ];
  expect(cells(csvOf(rows))).toEqual(rows);
});

test('a text of a megabyte is read at once, whatever is in it', () => {
  for (const sign of ['"', ',', '\n', 'x', '""', '",', '\r']) {
    const begun = performance.now();
    rowsOf(sign.repeat(1_000_000 / sign.length));
    expect(performance.now() - begun).toBeLessThan(1500);
  }
});
