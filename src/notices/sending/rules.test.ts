import { describe, expect, it } from 'vitest';
import { fateOf, outcomeOf, payloadOf, secondsIn } from './rules.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('the answer of a push service', () => {
  const said = (status: number, retryAfter: string | null = null) => ({ status, retryAfter });
  it.each([
    [said(201), 1, { next: 'sent' }],
    [said(200), 1, { next: 'sent' }],
    [said(404), 1, { next: 'gone', trouble: 'gone' }],
    [said(410), 1, { next: 'gone', trouble: 'gone' }],
    [said(413), 1, { next: 'shrink', trouble: 'large' }],
    [said(429), 1, { next: 'again', trouble: 'busy', seconds: 2 }],
    [said(429, '30'), 1, { next: 'again', trouble: 'busy', seconds: 30 }],
    [
      said(503, 'Mon, 23 Nov 2026 09:00:45 GMT'),
      1,
      { next: 'again', trouble: 'fault', seconds: 45 },
    ],
    [said(500), 3, { next: 'again', trouble: 'fault', seconds: 8 }],
    [null, 9, { next: 'again', trouble: 'unreachable', seconds: 60 }],
    [said(302), 1, { next: 'give-up', trouble: 'refused' }],
    [said(400), 1, { next: 'give-up', trouble: 'refused' }],
    [said(403), 1, { next: 'give-up', trouble: 'refused' }],
  ])('%o, after %i tries', (answer, attempts, outcome) => {
    expect(outcomeOf(answer, attempts, now)).toEqual(outcome);
  });
  it('that asks to wait in a way nobody understands does not stop us', () => {
    expect([
      secondsIn('soon', now),
      secondsIn('-5', now),
      secondsIn('Mon, 23 Nov 2020 09:00:00 GMT', now),
      secondsIn('9'.repeat(40), now),
    ]).toEqual([0, 0, 0, 0]);
  });
});

describe('whether it goes out', () => {
  const later = new Date('2026-11-23T09:05:00Z');
  const fine = { settled: false, wanted: true, until: later, quietUntil: now, reachable: true };
  it.each([
    ['it does', {}, 'go'],
    ['not when it was answered meanwhile', { settled: true }, 'dropped'],
    ['not when it is no longer wanted', { wanted: false }, 'dropped'],
    ['not where nobody is signed in', { reachable: false }, 'dropped'],
    ['not when it is too late', { until: new Date('2026-11-23T08:59:59Z') }, 'missed'],
    ['later when the person rests', { quietUntil: new Date('2026-11-23T09:04:00Z') }, 'rest'],
    ['not when they rest for too long', { quietUntil: new Date('2026-11-23T09:06:00Z') }, 'missed'],
  ] as const)('%s', (_, change, fate) => {
    expect(fateOf({ ...fine, ...change }, now)).toBe(fate);
  });
});

describe('what a browser gets', () => {
  const message = {
    tag: 'knock:1',
    title: 'Ada asks to join',
    body: 'They wait.',
    href: '/sessions/1/lobby',
  };
  it('is whole when it fits', () => {
    expect(JSON.parse(payloadOf('id', message))).toEqual({
      v: 1,
      id: 'id',
      ...message,
      renotify: true,
      requireInteraction: false,
      actions: [],
      said: {},
    });
  });
  it('is shortened when it does not, and always stays below 3 kB', () => {
    const action = {
      action: 'allow',
      title: 'Allow',
      path: '/api/knock-decisions',
      body: { token: 'x'.repeat(900) },
    } as const;
    const long = {
      ...message,
      title: 'ä'.repeat(900),
      body: '👩‍👩‍👧‍👦'.repeat(900),
      actions: [action, { ...action, action: 'deny' as const }],
    };
    const sizes = [
      long,
      { ...long, actions: [] },
      { ...long, actions: [action, action, action].slice(0, 2) },
    ].map((one) => Buffer.byteLength(payloadOf('id', one)));
    expect(sizes.every((size) => size <= 3000)).toBe(true);
    const least = JSON.parse(payloadOf('id', long, true)) as {
      title: string;
      body: string;
      actions: unknown[];
      tag: string;
    };
    expect([least.title.length <= 60, least.body, least.actions, least.tag]).toEqual([
      true,
      '',
      [],
      'knock:1',
    ]);
  });
});
