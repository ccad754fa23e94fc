import { expect, test } from 'vitest';
import { dayOf, hourAt, monthAfter, startOf, weekOf, weeksOf } from './days.ts';

test('a week begins on Monday, a month shows whole weeks', () => {
  expect(weekOf('2026-11-22')).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ]);
  const weeks = weeksOf('2026-02-10');
  expect([weeks.length, weeks[0]![0], weeks.at(-1)![6]]).toEqual([5, '2026-01-26', '2026-03-01']);
});

test('the month after keeps the day where there is one', () => {
  expect([
    monthAfter('2026-01-31', 1),
    monthAfter('2026-12-15', 1),
    monthAfter('2026-03-31', -1),
  ]).toEqual(['2026-02-28', '2027-01-15', '2026-02-28']);
});

test('days belong to the zone of the viewer', () => {
  expect([
    dayOf('2026-11-23T23:30:00Z', 'Europe/Berlin'),
    dayOf('2026-11-23T23:30:00Z', 'America/New_York'),
  ]).toEqual(['2026-11-24', '2026-11-23']);
  expect(startOf('2026-10-26', 'Europe/Berlin').toISOString()).toBe('2026-10-25T23:00:00.000Z');
  // clocks in Beirut went forward at midnight: that day began at one
  expect(startOf('2026-03-29', 'Asia/Beirut').toISOString()).toBe('2026-03-28T22:00:00.000Z');
});

test('the hour of the day is that of the zone', () => {
  expect([
    hourAt(new Date('2026-11-30T22:45Z'), 'Europe/Berlin'),
    hourAt(new Date('2026-11-30T22:45Z'), 'Asia/Kolkata'),
  ]).toEqual([23.75, 4.25]);
});
