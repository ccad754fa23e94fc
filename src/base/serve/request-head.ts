import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { AllowedAt } from './bare-line.ts';
import type { Key, Method } from '../api/contract.ts';
import { NOWHERE } from '../text/network.ts';

/** `nonce`: what the scripts and styles of this answer are marked with. */
export type Marked = IncomingMessage & { nonce: string };

export const ASSETS = '/assets/';
export const LIVE = '/api/live';

export const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0]!;
/** Which page it is, the page knows. */
export const isPage = (path: string): boolean =>
  !path.startsWith('/api/') && !path.startsWith(ASSETS);
export const methodsAt = (keys: readonly Key[], lines: readonly string[]): AllowedAt => {
  const patterns = keys.map((key) => {
    const [method, path] = key.split(' ') as [Method, string];
    const literal = path.replace(/[.*+?^$()|[\]\\]/gu, '\\$&');
    return { method, pattern: new RegExp(`^${literal.replace(/\{[^}]+\}/gu, '[^/]+')}$`, 'u') };
  });
  return (path) => {
    const known = new Set(
      patterns
        .filter(({ pattern }) => pattern.test(path))
        .flatMap(({ method }) => methodsOf(method)),
    );
    if (known.size > 0) return [...known];
    return lines.includes(path) ? ['GET'] : isPage(path) ? methodsOf('GET') : [];
  };
};
/**
 * A header of which there is one: Node would take the first, and a proxy before it perhaps the
 * last.
 */
export const repeated = (raw: readonly string[]): string | undefined => {
  const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  return ['host', 'authorization', 'content-type'].find(
    (name) => names.indexOf(name) !== names.lastIndexOf(name),
  );
};

/**
 * What a proxy left empty in `X-Forwarded-For` is somewhere unknown: skipped, its neighbour would
 * count, which is the caller's own text.
 */
export const forwardedIn = (header: string): string =>
  header.replace(/(^|,)[\t ]*(?=,|$)/gu, `$1${NOWHERE}`);

/** Whatever answers GET answers HEAD: calendars and link checkers ask so before they read. */
export const methodsOf = (method: Method): readonly (Method | 'HEAD')[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];
export const reads = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Read in no time; a secret and what goes with it fits. */
export const isSmall = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= 4096;

/** A good handshake for a line; the plugin would answer any other with a page of its own. */
export const asksForLine = (
  { headers, routeOptions }: FastifyRequest,
  lines: readonly string[],
): boolean =>
  lines.includes(routeOptions.url ?? '') &&
  headers.upgrade?.toLowerCase() === 'websocket' &&
  headers['sec-websocket-version'] === '13' &&
  /^[+/0-9A-Za-z]{22}==$/u.test(headers['sec-websocket-key'] ?? '');

/**
 * Browsers send Origin with every cross-site write and upgrade; programs that send none carry no
 * ambient cookie.
 */
export function ownOrigin(request: FastifyRequest, origins: readonly string[]): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined ? true : origins.includes(origin);
}
