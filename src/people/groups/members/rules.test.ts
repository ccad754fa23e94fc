import { expect, test } from 'vitest';
import { difference, managersAfter, twice, type Seat } from './rules.ts';

const ada: Seat = { person: 'ada', role: 'manager' };
const ben: Seat = { person: 'ben', role: 'member' };
const cleo: Seat = { person: 'cleo', role: 'member' };

test('wishes tell who comes, who goes and whose role changes; whoever is not named stays', () => {
  expect(
    difference([ada, ben], [{ ...ada, role: 'member' }, cleo, { ...ben, role: null }]),
  ).toEqual({ added: [cleo], removed: ['ben'], changed: [{ ...ada, role: 'member' }] });
  const nothing = { added: [], removed: [], changed: [] };
  expect(difference([ada, ben], [ben, { person: 'gone', role: null }])).toEqual(nothing);
});

test('who manages it afterwards is who did and is not named, and who is named for it', () => {
  expect(managersAfter([ada, ben, cleo], [{ ...ben, role: 'manager' }])).toEqual(['ada', 'ben']);
  expect(managersAfter([ada, ben], [{ ...ada, role: null }])).toEqual([]);
});

test('who stands in the list a second time is found by place', () => {
  expect(twice([ada, ben, ada, ben, ada])).toEqual([2, 3, 4]);
});
