/** Browsers of one person. */
export const MOST = 16;
/**
 * One that nobody is signed in on, and that no page was opened in for so long, is given up: some
 * push services never say that it is gone.
 */
export const FORGOTTEN_DAYS = 90;

/**
 * Push services of the browsers there are: Chrome, Edge on Android, Opera, Samsung; other Chromium
 * builds; Firefox; Edge on Windows; Safari. A leading dot stands for any name before it.
 */
const services = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  '.push.services.mozilla.com',
  '.notify.windows.com',
  '.push.apple.com',
] as const;

/**
 * Where a push goes. `address`: which ones its name may lead to; on this machine (`loopback`)
 * without encryption.
 */
export type Place = {
  readonly url: string;
  readonly host: string;
  readonly address: 'public' | 'loopback' | 'listed';
};

const literal = (hostname: string): boolean => /^(\[.*\]|\d+\.\d+\.\d+\.\d+)$/u.test(hostname);
const loopback = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})$/u;

/**
 * `PUSH_HOSTS`: more push services, as `host`, `host:port`, or, on this machine only,
 * `http://127.0.0.1:port`.
 */
export const pushHosts = (setting: string | undefined): readonly string[] =>
  (setting ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean);

/**
 * The place of an endpoint, or null where nothing may be sent: it is an address that a stranger
 * chose.
 */
export function placeOf(endpoint: string, more: readonly string[]): Place | null {
  if (!/^https?:\/\/[\x21-\x7e]+$/u.test(endpoint) || !URL.canParse(endpoint)) return null;
  const url = new URL(endpoint);
  if (url.username || url.password || url.hash || endpoint.includes('@') || endpoint.includes('\\'))
    return null;
  const place = { url: url.href, host: url.hostname.replace(/^\[|\]$/gu, '') };
  if (url.protocol === 'http:')
    return more.includes(url.origin) && loopback.test(url.origin)
      ? { ...place, address: 'loopback' }
      : null;
  if (more.includes(url.host))
    return { ...place, address: literal(url.hostname) ? 'listed' : 'public' };
  const known = services.some((service) =>
    service.startsWith('.')
      ? url.hostname.endsWith(service) && !url.hostname.startsWith('.')
      : url.hostname === service,
  );
  return known && url.port === '' ? { ...place, address: 'public' } : null;
}
