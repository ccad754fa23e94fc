/**
 * Where something goes that a stranger chose. `address`: which ones its name may lead to; on this
 * machine (`loopback`) without encryption.
 */
export type Place = {
  readonly url: string;
  readonly host: string;
  readonly address: 'public' | 'loopback' | 'listed';
};

const literal = (hostname: string): boolean => /^(\[.*\]|\d+\.\d+\.\d+\.\d+)$/u.test(hostname);
const loopback = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})$/u;

/**
 * The places that the operator has listed, as `host`, `host:port`, or, on this machine only,
 * `http://127.0.0.1:port`.
 */
export const listedIn = (setting: string | undefined): readonly string[] =>
  (setting ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean);

/**
 * The place of an address, or null where nothing may be sent. `known`: which ones are good although
 * nobody has listed them.
 */
export function placeOf(
  address: string,
  more: readonly string[],
  known: (url: URL) => boolean,
): Place | null {
  if (!/^https?:\/\/[\x21-\x7e]+$/u.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username || url.password || url.hash || address.includes('@') || address.includes('\\'))
    return null;
  const place = { url: url.href, host: url.hostname.replace(/^\[|\]$/gu, '') };
  if (url.protocol === 'http:')
    return more.includes(url.origin) && loopback.test(url.origin)
      ? { ...place, address: 'loopback' }
      : null;
  if (more.includes(url.host))
    return { ...place, address: literal(url.hostname) ? 'listed' : 'public' };
  return known(url) ? { ...place, address: 'public' } : null;
}
