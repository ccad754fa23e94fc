import { lookup as resolve, type LookupAddress } from 'node:dns';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { within } from '../../base/beat/beat.ts';
import type { Place } from './rules.ts';

/**
 * Talks to places whose addresses strangers choose, push services and receivers of webhooks: only to
 * addresses everybody can reach, without following, and within its time.
 */
export type Said = { readonly status: number; readonly retryAfter: string | null };

const LIMIT = 10_000; // ms for all of it: name, connection, answer
// bytes of an answer that are waited for, so that the connection can be used again
const MOST = 64 * 1024;

const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
const outer6 = new BlockList();
// all that is handed out; loopback, local, mapped and translated ones lie elsewhere
outer6.addSubnet('2000::', 3, 'ipv6');
const inner6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23], // Teredo, benchmarks, ORCHID
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4: holds any IPv4 address
  ['3fff::', 20],
] as const)
  inner6.addSubnet(net, bits, 'ipv6');
const loop = new BlockList();
loop.addSubnet('127.0.0.0', 8, 'ipv4');
loop.addAddress('::1', 'ipv6');

export const isPublic = (address: string): boolean =>
  isIPv6(address)
    ? outer6.check(address, 'ipv6') && !inner6.check(address, 'ipv6')
    : isIP(address) === 4 && !inner.check(address, 'ipv4');
const isLoopback = (address: string): boolean =>
  loop.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

const fits: { readonly [A in Place['address']]: (address: string) => boolean } = {
  public: isPublic,
  loopback: isLoopback,
  listed: () => true,
};

/**
 * Resolves a name as the system does, and refuses it when any of its addresses is not where it may
 * lead.
 */
const guarded =
  (kind: Place['address']): LookupFunction =>
  (name, options, answer) =>
    resolve(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return answer(error, '', 0);
      if (found.length === 0 || !found.every(({ address }) => fits[kind](address)))
        return answer(new Error('not where it may lead'), '', 0);
      if (options.all) return answer(null, found);
      answer(null, found[0]!.address, found[0]!.family);
    });

const agents = {
  public: new HttpsAgent({ keepAlive: true, maxFreeSockets: 16, timeout: 60_000 }),
  listed: new HttpsAgent({ keepAlive: true, maxFreeSockets: 16, timeout: 60_000 }),
  loopback: new HttpAgent({ keepAlive: false }),
} as const;

/**
 * Whether the name of a place leads nowhere it may not. A name that nobody knows just now is no
 * harm: it is looked at again when something is sent.
 */
export const leadsRight = ({ host, address }: Place): Promise<boolean> =>
  isIP(host)
    ? Promise.resolve(fits[address](host))
    : within(
        3000,
        new Promise((decide) =>
          resolve(host, { all: true }, (_, found) =>
            decide((found ?? []).every((one) => fits[address](one.address))),
          ),
        ),
        true,
      );

/**
 * Sends one message; null: no answer in time. What the answer says is thrown away, so that nothing
 * of it can be shown.
 */
export async function hand(
  place: Place,
  headers: Readonly<Record<string, string | number>>,
  body: Buffer,
  limit = LIMIT,
): Promise<Said | null> {
  const signal = AbortSignal.timeout(limit);
  let said = await once(place, headers, body, signal);
  // the other side had just closed a connection that was kept for later
  if (said === 'stale') said = await once(place, headers, body, signal);
  return said === 'stale' ? null : said;
}

function once(
  place: Place,
  headers: Readonly<Record<string, string | number>>,
  body: Buffer,
  signal: AbortSignal,
): Promise<Said | null | 'stale'> {
  // an address is not looked up
  if (isIP(place.host) && !fits[place.address](place.host)) return Promise.resolve(null);
  return new Promise((decide) => {
    const send = place.address === 'loopback' ? httpRequest : httpsRequest;
    const sent: ClientRequest = send(place.url, {
      method: 'POST',
      headers,
      lookup: guarded(place.address),
      agent: agents[place.address],
      signal,
    });
    sent.on('error', () => decide(sent.reusedSocket && !signal.aborted ? 'stale' : null));
    // also of a connection that was to become another one (101), which ends without a word
    sent.on('close', () => decide(null));
    sent.on('response', (answer: IncomingMessage) => {
      let length = 0;
      answer.on('data', (chunk: Buffer) => (length += chunk.length) > MOST && answer.destroy());
      answer.on('error', () => undefined);
      decide({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null });
    });
    sent.end(body);
  });
}
