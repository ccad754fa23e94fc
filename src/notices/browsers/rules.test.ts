import { describe, expect, it } from 'vitest';
import { placeOf, pushHosts } from './rules.ts';

const listed = pushHosts(
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
    expect(placeOf(endpoint, listed)?.address).toBe(address);
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
    expect(placeOf(endpoint, listed)).toBeNull();
  });
  it('to nothing more than the known services when nothing is listed', () => {
    expect([
      placeOf('https://push.example.org/a', pushHosts(undefined)),
      pushHosts(''),
      placeOf('http://127.0.0.1:9000/a', []),
    ]).toEqual([null, [], null]);
  });
});
