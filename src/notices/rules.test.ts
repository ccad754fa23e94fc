import { describe, expect, it, test } from 'vitest';
import type { PersonId } from '../base/ids.ts';
import { kindNamed, kindNames } from '../../test/world/notices.ts';
import {
  afterQuiet,
  clean,
  planFor,
  shortened,
  unnamed,
  voiceOf,
  wording,
  type Hearer,
} from './rules.ts';

const at = (iso: string): Date => new Date(iso);

describe('quiet hours', () => {
  const night = { begins: '22:00', ends: '07:00' };
  const noon = { begins: '12:00', ends: '13:30' };
  it.each([
    [
      'before they begin nothing waits',
      '2026-11-23T20:59:59Z',
      night,
      'Europe/Berlin',
      '2026-11-23T20:59:59Z',
    ],
    [
      'from their first minute on it waits until the morning',
      '2026-11-23T21:00:00Z',
      night,
      'Europe/Berlin',
      '2026-11-24T06:00:00Z',
    ],
    [
      'after midnight it waits until the same morning',
      '2026-11-24T02:13:20Z',
      night,
      'Europe/Berlin',
      '2026-11-24T06:00:00Z',
    ],
    [
      'at their end they are over',
      '2026-11-24T06:00:00Z',
      night,
      'Europe/Berlin',
      '2026-11-24T06:00:00Z',
    ],
    [
      'hours within one day end on that day',
      '2026-11-23T11:30:30Z',
      noon,
      'Europe/Berlin',
      '2026-11-23T12:30:00Z',
    ],
    [
      'the wall of the person counts, not ours',
      '2026-11-23T11:30:00Z',
      noon,
      'America/New_York',
      '2026-11-23T11:30:00Z',
    ],
    [
      'half-hour zones count to the minute',
      '2026-11-23T17:00:00Z',
      night,
      'Asia/Kolkata',
      '2026-11-24T01:30:00Z',
    ],
    [
      'a night in which the clocks go back is an hour longer',
      '2026-10-24T21:00:00Z',
      night,
      'Europe/Berlin',
      '2026-10-25T06:00:00Z',
    ],
    [
      'a night in which they go forward is an hour shorter',
      '2027-03-27T22:00:00Z',
      night,
      'Europe/Berlin',
      '2027-03-28T05:00:00Z',
    ],
  ])('%s', (_, due, quiet, zone, until) => {
    expect(afterQuiet(at(due), quiet, zone)).toEqual(at(until));
  });
  it('without any it is sent at once', () => {
    expect(afterQuiet(at('2026-11-23T21:00:00Z'), null, 'UTC')).toEqual(at('2026-11-23T21:00:00Z'));
  });
});

describe('on which ways somebody is told', () => {
  const now = at('2026-11-23T21:00:00Z');
  const timing = { now, push: 300, mailAfter: 60 };
  const ada: Hearer = {
    person: 'ada' as PersonId,
    zone: 'Europe/Berlin',
    chosen: null,
    quiet: null,
    looking: false,
  };
  const in60 = at('2026-11-23T21:01:00Z');
  it.each<[string, Partial<Hearer>, ReturnType<typeof planFor>]>([
    [
      'by all ways of the kind when they have chosen nothing',
      {},
      { shown: true, browser: now, mail: in60 },
    ],
    [
      'by what they have chosen',
      { chosen: { bell: false, browser: false, mail: true } },
      { shown: false, browser: null, mail: in60 },
    ],
    [
      'not at all when they want no way',
      { chosen: { bell: false, browser: false, mail: false } },
      null,
    ],
    [
      'ten seconds later by the browser when they look at it',
      { looking: true },
      { shown: true, browser: at('2026-11-23T21:00:10Z'), mail: in60 },
    ],
    [
      'in quiet hours by the bell, and by mail in the morning',
      { quiet: { begins: '22:00', ends: '07:00' } },
      { shown: true, browser: null, mail: at('2026-11-24T06:00:00Z') },
    ],
    [
      'by the browser when the quiet hours end while it is still worth it',
      { quiet: { begins: '21:00', ends: '22:04' } },
      { shown: true, browser: at('2026-11-23T21:04:00Z'), mail: at('2026-11-23T21:04:00Z') },
    ],
  ])('%s', (_, hearer, plan) => {
    expect(planFor(kindNamed('knock'), { ...ada, ...hearer }, timing)).toEqual(plan);
  });
  it('never by a second mail where the feature writes its own', () => {
    expect(planFor(kindNamed('contact-request'), ada, timing)).toEqual({
      shown: true,
      browser: now,
      mail: null,
    });
  });
});

describe('the words of a notice', () => {
  it('count those who ask', () => {
    const say = (count: number, args = {}) =>
      wording(voiceOf('en', 'UTC'), kindNamed('knock'), {
        args: { name: 'Ada', title: 'Standup', ...args },
        count,
      }).title;
    expect([say(1), say(2), say(3), say(5, { count: 1 })]).toEqual([
      'Ada asks to join Standup',
      'Ada and 1 other ask to join Standup',
      'Ada and 2 others ask to join Standup',
      'Ada asks to join Standup',
    ]);
  });
  it('tell the time in the zone of the reader', () => {
    const changed = kindNamed('session-changed');
    const told = {
      args: { title: 'Standup', starts: '2026-11-23T23:30:00Z' },
      count: 1,
    };
    expect(wording(voiceOf('en', 'Europe/Berlin'), changed, told)).toEqual({
      title: 'Standup has changed',
      body: 'It takes place on Tuesday, 24 November 2026 at 00:30.',
    });
    expect(wording(voiceOf('de', 'America/New_York'), changed, told).body).toBe(
      'Termin: Montag, 23. November 2026 um 18:30.',
    );
  });
  test.each(['en', 'de'] as const)(
    'are there for every kind, whatever is missing: %s',
    (language) => {
      for (const kind of kindNames) {
        const { title, body } = wording(voiceOf(language, 'UTC'), kindNamed(kind), {
          args: {},
          count: 1,
        });
        expect([
          kind,
          title.length > 5,
          body.length > 5,
          `${title}${body}`.includes('notices.'),
        ]).toEqual([kind, true, true, false]);
        const hidden = unnamed(language, kind);
        expect([kind, hidden.title, hidden.body.length > 10]).toEqual([kind, 'Anteroom', true]);
      }
    },
  );
  it('of a kind that is not known any more are at least no code', () => {
    expect(wording(voiceOf('en', 'UTC'), undefined, { args: {}, count: 1 })).toEqual({
      title: 'Anteroom',
      body: '',
    });
  });
  it('carry names of people as one short line', () => {
    expect(
      clean({
        name: 'Eve\r\nBcc: all@example.org\u0000\u202e',
        title: '{count, plural}',
        count: 3,
      }),
    ).toEqual({
      name: 'Eve Bcc: all@example.org',
      title: '{count, plural}',
      count: 3,
    });
    expect(
      wording(voiceOf('en', 'UTC'), kindNamed('contact-request'), {
        args: { name: '{x} <b>"Eve"</b>' },
        count: 1,
      }).title,
    ).toBe('{x} <b>"Eve"</b> asks you for contact');
    expect(shortened('👩‍👩‍👧‍👦'.repeat(9), 30)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
  });
});
