import { describe, expect, it } from 'vitest';
import { listedIn } from '../dial/rules.ts';
import { outcomeOf, payloadOf, secondsIn, serviceAt } from './rules.ts';

const listed = listedIn(
  'push.example.org, Push.Example.org:8443, 203.0.113.7:8443, [2001:db8::5]:8443, http://127.0.0.1:9000, http://localhost:9001',
);

describe('where pushes may go', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc:def', 'public'],
    ['https://FCM.googleapis.com:443/wp/abc', 'public'],
    ['https://jmt17.google.com/fcm/send/abc', 'public'],
    ['https://updates.push.services.mozilla.com/wpush/v2/gAAA', 'public'],
    ['https://wns2-par02p.notify.windows.com/w/?token=BQYA%3d', 'public'],
    ['https://web.push.apple.com/QGuQ', 'public'],
    ['https://push.example.org/a', 'public'],
    ['https://push.example.org:8443/a', 'public'],
    ['https://203.0.113.7:8443/a', 'listed'],
    ['https://[2001:db8::5]:8443/a', 'listed'],
    ['http://127.0.0.1:9000/a', 'loopback'],
    ['http://localhost:9001/a', 'loopback'],
  ])('%s', (endpoint, address) => {
    expect(serviceAt(endpoint, listed)?.address).toBe(address);
  });
  it.each([
    'http://fcm.googleapis.com/fcm/send/a',
    'https://fcm.googleapis.com:8443/fcm/send/a',
    'https://user@fcm.googleapis.com/a',
    'https://user:secret@fcm.googleapis.com/a',
    'https://fcm.googleapis.com@169.254.169.254/a',
    'https://fcm.googleapis.com\\@evil.example/a',
    'https://fcm.googleapis.com.evil.example/a',
    'https://evilfcm.googleapis.com/a',
    'https://fcm.googleapis.com./a',
    'https://push.services.mozilla.com/a',
    'https://.push.services.mozilla.com/a',
    'https://updates.push.services.mozilla.com.evil.example/a',
    'https://notify.windows.com.evil.example/a',
    'https://evilnotify.windows.com/a',
    'https://127.0.0.1/a',
    'https://127.0.0.1:9000/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://[::1]/a',
    'https://[::ffff:127.0.0.1]/a',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.5/a',
    'https://203.0.113.7/a',
    'https://localhost/a',
    'https://metadata.google.internal/a',
    'https://printer.local/a',
    'https://postgres/a',
    'http://127.0.0.1:9002/a',
    'http://127.0.0.2:9000/a',
    'http://127.0.0.1/a',
    'http://push.example.org/a',
    'https://push.example.org:9000/a',
    'https://fcm.googleapis.com/a#b',
    'https://fcm.googleapis.com/a\nb',
    ' https://fcm.googleapis.com/a',
    'https://fcm.googleapis.com/ä',
    'ftp://fcm.googleapis.com/a',
    'javascript:alert(1)',
    '//fcm.googleapis.com/a',
    'fcm.googleapis.com',
    '',
  ])('not %s', (endpoint) => {
    expect(serviceAt(endpoint, listed)).toBeNull();
  });
  it('to nothing more than the known services when nothing is listed', () => {
    expect([
      serviceAt('https://push.example.org/a', listedIn(undefined)),
      listedIn(''),
      serviceAt('http://127.0.0.1:9000/a', []),
    ]).toEqual([null, [], null]);
  });
});

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
