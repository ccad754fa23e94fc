import { expect, test } from 'vitest';
import { bodyOf, changesOf, lasting, type Values } from './form.ts';

const values: Values = {
  title: 'Lab talk',
  description: '',
  group: 'g',
  date: '2026-11-23',
  time: '23:30',
  end: '00:15',
  openEnd: false,
  zone: 'Europe/Berlin',
  weekly: false,
  until: '2026-12-31',
  hosts: [],
  hidden: false,
};

test.each([
  ['09:00', '10:30', 90],
  ['23:30', '00:15', 45],
  ['09:00', '09:00', 1440],
  ['09:00', '08:59', 1439],
])('from %s to %s it lasts %i minutes', (time, end, minutes) => expect(lasting(time, end)).toBe(minutes));

test('what is sent keeps the chosen date, whatever zone the browser is in', () => {
  expect(bodyOf(values)).toEqual({
    title: 'Lab talk',
    description: '',
    group: 'g',
    start: '2026-11-23T23:30',
    zone: 'Europe/Berlin',
    minutes: 45,
    until: null,
    hosts: [],
    hidden: false,
  });
});

test('only changes are sent', () => {
  expect(changesOf(values, { ...values, openEnd: true, until: '2027-01-31' })).toEqual({ minutes: null });
});
