import { expect, test } from 'vitest';
import { instantOf } from '../../rules.ts';
import {
  blank,
  bodyOf,
  changesOf,
  dayFor,
  lasting,
  nearness,
  retimed,
  type Values,
} from './form.ts';

const values: Values = {
  title: 'Lab talk',
  description: '',
  group: 'g',
  date: '2026-11-23',
  follows: false,
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
])('from %s to %s it lasts %i minutes', (time, end, minutes) =>
  expect(lasting(time, end)).toBe(minutes),
);

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
  expect(changesOf(values, { ...values, openEnd: true, until: '2027-01-31' })).toEqual({
    minutes: null,
  });
});

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';

test.each([
  ['22:59', '2026-11-30T21:59Z', berlin, '23:00', '2026-11-30'],
  ['22:59, the hour that begins in a minute', '2026-11-30T21:59Z', berlin, '22:59', '2026-11-30'],
  ['23:00', '2026-11-30T22:00Z', berlin, '23:30', '2026-11-30'],
  ['23:00', '2026-11-30T22:00Z', berlin, '00:00', '2026-12-01'],
  ['23:40, just ahead', '2026-11-30T22:40Z', berlin, '23:45', '2026-11-30'],
  ['23:40, this minute', '2026-11-30T22:40:59Z', berlin, '23:40', '2026-11-30'],
  ['23:40, just begun', '2026-11-30T22:40Z', berlin, '23:25', '2026-11-30'],
  ['23:40, over', '2026-11-30T22:40Z', berlin, '23:24', '2026-12-01'],
  ['23:40, in the morning', '2026-11-30T22:40Z', berlin, '09:00', '2026-12-01'],
  ['23:59', '2026-11-30T22:59:59Z', berlin, '23:59', '2026-11-30'],
  ['23:59', '2026-11-30T22:59:59Z', berlin, '00:00', '2026-12-01'],
  ['00:00', '2026-11-30T23:00Z', berlin, '23:59', '2026-12-01'],
  ['28 February of a leap year', '2028-02-28T22:40Z', berlin, '08:00', '2028-02-29'],
  ['29 February', '2028-02-29T22:40Z', berlin, '08:00', '2028-03-01'],
  ['31 December, just ahead', '2026-12-31T22:40Z', berlin, '23:50', '2026-12-31'],
  ['31 December', '2026-12-31T22:40Z', berlin, '00:00', '2027-01-01'],
  [
    'clocks go forward in Berlin, the hour there is not',
    '2026-03-29T00:50Z',
    berlin,
    '02:30',
    '2026-03-30',
  ],
  ['clocks go forward in Berlin', '2026-03-29T00:50Z', berlin, '03:00', '2026-03-29'],
  ['the eve of it, the hour there is not', '2026-03-28T22:40Z', berlin, '02:30', '2026-03-30'],
  [
    'clocks go back in Berlin, the first 02:30 just begun',
    '2026-10-25T00:40Z',
    berlin,
    '02:30',
    '2026-10-25',
  ],
  [
    'clocks go back in Berlin, the first 02:30 over',
    '2026-10-25T01:20Z',
    berlin,
    '02:30',
    '2026-10-26',
  ],
  [
    'clocks go forward in New York, the hour there is not',
    '2026-03-08T06:50Z',
    newYork,
    '02:30',
    '2026-03-09',
  ],
  ['clocks go forward in New York', '2026-03-08T06:50Z', newYork, '03:00', '2026-03-08'],
  [
    'clocks go back in New York, the first 01:30 just begun',
    '2026-11-01T05:40Z',
    newYork,
    '01:30',
    '2026-11-01',
  ],
  [
    'clocks go back in New York, the first 01:30 over',
    '2026-11-01T06:20Z',
    newYork,
    '01:30',
    '2026-11-02',
  ],
])('at %s (%s, %s) a start at %s is on %s', (_, now, zone, time, day) =>
  expect(dayFor(time, zone, new Date(now))).toBe(day),
);

test.each([
  ['2026-11-30T21:59Z', berlin, '2026-11-30T23:00'],
  ['2026-11-30T22:00Z', berlin, '2026-11-30T23:00'],
  ['2026-11-30T22:40Z', berlin, '2026-12-01T00:00'],
  ['2028-02-28T22:40Z', berlin, '2028-02-29T00:00'],
  ['2026-12-31T22:59Z', berlin, '2027-01-01T00:00'],
  ['2026-03-29T00:50Z', berlin, '2026-03-29T03:00'],
  ['2026-03-08T06:50Z', newYork, '2026-03-08T03:00'],
  ['2026-11-30T04:40Z', 'Asia/Kolkata', '2026-11-30T11:00'],
])('at %s in %s a new session begins at the next full hour, %s', (now, zone, start) => {
  const { date, time } = blank('g', zone, new Date(now));
  expect(`${date}T${time}`).toBe(start);
});

test('the date follows the time until somebody chooses one', () => {
  const now = new Date('2026-11-30T22:40Z');
  const fresh = blank('g', berlin, now);
  expect([fresh.date, fresh.until]).toEqual(['2026-12-01', '2027-02-16']);
  expect(retimed({ ...fresh, time: '23:45' }, now)).toMatchObject({
    date: '2026-11-30',
    until: '2027-02-15',
  });
  expect(retimed({ ...fresh, zone: newYork, time: '18:00' }, now).date).toBe('2026-11-30');
  expect(retimed({ ...fresh, time: '' }, now).date).toBe('2026-12-01');
  expect(retimed({ ...fresh, until: '2026-12-24', time: '23:45' }, now).until).toBe('2026-12-24');
  expect(retimed({ ...fresh, follows: false, time: '23:45' }, now).date).toBe('2026-12-01');
});

test('a day that is near is called by its name, on the clock of the session', () => {
  const now = new Date('2026-12-31T23:30Z');
  const near = (day: string, zone: string) => nearness(day, zone, now);
  expect(
    ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'].map((day) => near(day, berlin)),
  ).toEqual(['yesterday', 'today', 'tomorrow', 'other']);
  expect(near('2026-12-31', newYork)).toBe('today');
});

test('whenever the form is opened, it begins at the next full hour that comes once or first, not in the past', () => {
  const nights: [zone: string, from: string][] = [
    ['Europe/Berlin', '2027-03-28T00:00Z'],
    ['Europe/Berlin', '2027-10-30T23:00Z'],
    ['Europe/Berlin', '2028-02-29T20:00Z'],
    ['Europe/Berlin', '2027-12-31T20:00Z'],
    ['America/New_York', '2027-03-14T05:00Z'],
    ['America/New_York', '2027-11-07T04:00Z'],
    ['Australia/Lord_Howe', '2027-04-03T12:00Z'],
    ['America/Santiago', '2027-09-05T02:00Z'],
    ['Asia/Kathmandu', '2027-01-01T00:00Z'],
  ];
  for (const [zone, from] of nights)
    for (let minutes = 0; minutes < 360; minutes += 5) {
      const now = new Date(Date.parse(from) + minutes * 60_000);
      const { date, time } = blank('g', zone, now);
      const ahead = (instantOf(`${date}T${time}`, zone)!.getTime() - now.getTime()) / 60_000;
      expect([zone, now, ahead >= 0 && ahead <= 120]).toEqual([zone, now, true]);
      expect(dayFor(time, zone, now)).toBe(date);
    }
});
