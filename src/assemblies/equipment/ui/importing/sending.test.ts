import { expect, test } from 'vitest';
import { rowsOf } from '../../imports/csv.ts';
import { headOf, saidIn } from '../../imports/rules.ts';
import { linesIn, partsOf, template } from './sending.ts';

test('a long table goes in parts, each with its headings and the lines of the whole', () => {
  const parts = partsOf('name,place\nA,1\n\nB,2\nC,3', { lines: 2, letters: 100 });
  expect(parts).toEqual([
    { csv: 'name,place\nA,1\nB,2', lines: [2, 4] },
    { csv: 'name,place\nC,3', lines: [5] },
  ]);
  expect(partsOf('name\nAAAA\nBBBB', { lines: 9, letters: 6 })).toHaveLength(2);
  expect(partsOf('')).toEqual([{ csv: '', lines: [] }]);
  expect(linesIn('name\nA\nB')).toBe(2);
});

test('the template is one that can be imported', () => {
  const [head, row] = rowsOf(template);
  const columns = headOf(head!.cells);
  expect('code' in columns).toBe(false);
  if (!('code' in columns))
    expect(saidIn(row!, columns).fields).toMatchObject({ longest: 28_800, startup: 300 });
});
