import { METHODS, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { newId } from '../ids.ts';
import { dressOf } from './dress.ts';
import { problemOf, type Tell } from './problem.ts';
import { Missing, WrongMethod } from '../api/refusals.ts';

/** The methods that are taken at a path. */
export type AllowedAt = (path: string) => readonly string[];
type Unread = NodeJS.ErrnoException & { readonly rawPacket?: unknown };

/**
 * What is no HTTP, too long to be read, or of a method that nobody knows, is answered on the bare
 * line.
 */
export function hangUp(
  error: Unread,
  socket: Duplex,
  { tell, secure }: { readonly tell: Tell; readonly secure: boolean },
  allowedAt: AllowedAt,
): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const statusCode =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 431
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 408
        : 400;
  const { problem, headers } = problemOf(
    unknownMethod(error, allowedAt) ?? { statusCode },
    'en',
    newId(),
    tell,
    { person: null },
  );
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    ...Object.entries({
      ...headers,
      ...dressOf(secure),
      'content-type': 'application/problem+json',
      'content-length': Buffer.byteLength(body),
    }).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end([...head, 'cache-control: no-store', 'connection: close', '', body].join('\r\n'));
}

/** Good HTTP but for its method, which the parser refuses before anybody else sees the request. */
function unknownMethod(
  { code, rawPacket }: Unread,
  allowedAt: AllowedAt,
): WrongMethod | Missing | null {
  if (code !== 'HPE_INVALID_METHOD' || !Buffer.isBuffer(rawPacket)) return null;
  const [, method, path] =
    /^([A-Z][\w!#$%&'*+.^`|~-]{0,40}) (\/[^\s?]{0,2000})(?:\?\S*)? HTTP\/1\.[01]\r\n/u.exec(
      rawPacket.toString('latin1', 0, 8000),
    ) ?? [];
  if (path === undefined || METHODS.includes(method!)) return null;
  const allowed = allowedAt(path);
  return allowed.length > 0 ? new WrongMethod(allowed) : new Missing();
}
