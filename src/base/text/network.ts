import { BlockList, isIP } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * An address as it is written once: without the port, brackets or zone that proxies and sockets
 * add, and IPv4 as IPv4 however it was wrapped. Empty when it is none.
 */
export function addressIn(text: string): string {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/u.exec(text.trim())?.[1] ??
    text.trim().replace(/^([\d.]+):\d+$/u, '$1');
  const address = bare.replace(/%.*$/u, '');
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : '';
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/u.exec(canonical);
  if (!mapped) return canonical;
  const [high, low] = [Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * Whoever a proxy names by something that is no address: they share one count among them, and
 * neither the proxy's nor one of their choice.
 */
export const NOWHERE = 'unknown';

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
/**
 * Whether an address, however it is written, is in this list of addresses and networks; throws for
 * what is no such list.
 */
export function inNetworks(list: string): (address: string) => boolean {
  const known = new BlockList();
  for (const part of list.split(',')) {
    const [address = '', bits] = part.trim().split('/');
    if (bits === undefined) known.addAddress(address, familyOf(address));
    else known.addSubnet(address, Number(bits), familyOf(address));
  }
  return (text) => {
    const address = addressIn(text);
    return address !== '' && known.check(address, familyOf(address));
  };
}

const PRIVATE = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/u;
/**
 * Asked from this machine or its private network, by that name, with no proxy between that has left
 * a trace.
 */
export function isNearby(peer: string, headers: IncomingHttpHeaders): boolean {
  const host = (headers.host ?? '').toLowerCase();
  const passedOn = Object.keys(headers).some((name) =>
    /^(forwarded|via|x-forwarded-.+|x-real-ip|.+-connecting-ip|.+-client-ip)$/u.test(name),
  );
  return (
    !passedOn &&
    PRIVATE.test(addressIn(peer)) &&
    (/^localhost(:\d+)?$/u.test(host) || PRIVATE.test(addressIn(host)))
  );
}

/**
 * One household or office, so that nobody is somebody else by changing the end of an IPv6 address;
 * `bits`: how much of one is theirs.
 */
export function networkOf(given: string, bits: 48 | 56 | 64 = 64): string {
  const address = addressIn(given) || given;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const groups = address.includes('::')
    ? [
        ...before,
        ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'),
        ...after,
      ]
    : before;
  const numbers = groups.slice(0, 4).map((group) => Number.parseInt(group, 16) || 0);
  numbers[3] = numbers[3]! & (0xffff << (64 - bits));
  return `${numbers.map((number) => number.toString(16)).join(':')}::/${bits}`;
}

/**
 * Where tries from an address count, each with how many are good there: its network and, of IPv6,
 * the site (/48) that may hold many.
 */
export function budgetsOf(
  address: string,
  times: number,
): readonly (readonly [network: string, times: number])[] {
  const [network, site] = [networkOf(address), networkOf(address, 48)];
  return site === network
    ? [[network, times]]
    : [
        [network, times],
        [site, 4 * times],
      ];
}
