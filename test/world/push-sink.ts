import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
  type ECDH,
} from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';

/** One push as its browser gets it: decrypted by RFC 8291, signature checked by RFC 8292. */
export type Pushed = {
  readonly at: number;
  readonly browser: string;
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string;
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
  readonly key: string;
  readonly message: Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly title: string;
    readonly body: string;
  };
};
export type Subscribed = {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly name: string;
};
type Reply = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly after?: Promise<void>;
};
export type Sink = {
  /** For PUSH_HOSTS. */
  readonly origin: string;
  /** A browser with notices on, to be handed to `POST /api/me/browsers`. */
  readonly browser: (name: string) => Subscribed;
  readonly got: readonly Pushed[];
  /** Waits for so many pushes in all. */
  readonly until: (count: number, within?: number) => Promise<readonly Pushed[]>;
  /** Answers pushes to this browser otherwise than 201. */
  readonly reply: (name: string, reply: Reply | ((tries: number) => Reply)) => void;
  /** How often somebody tried to send to this browser, taken or not. */
  readonly tries: (name: string) => number;
  readonly close: () => Promise<void>;
};

/** A push service on this machine. */
export async function openSink(): Promise<Sink> {
  const browsers = new Map<string, { ecdh: ECDH; auth: Buffer }>();
  const replies = new Map<string, Reply | ((tries: number) => Reply)>();
  const tries = new Map<string, number>();
  const got: Pushed[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = decodeURIComponent(request.url!.slice(1));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    tries.set(name, (tries.get(name) ?? 0) + 1);
    const wanted = replies.get(name) ?? { status: 201 };
    const reply = typeof wanted === 'function' ? wanted(tries.get(name)!) : wanted;
    await reply.after;
    if (reply.status === 201) got.push(read(name, request, Buffer.concat(chunks)));
    response.writeHead(reply.status, reply.headers).end('nobody is shown this');
  };
  const read = (name: string, { headers }: IncomingMessage, body: Buffer): Pushed => {
    const { ecdh, auth } = browsers.get(name)!;
    const [, token = '', key = ''] =
      /^vapid t=([^,]+), k=(.+)$/u.exec(headers.authorization ?? '') ?? [];
    return {
      at: Date.now(),
      browser: name,
      ttl: Number(headers['ttl']),
      urgency: String(headers['urgency']),
      topic: String(headers['topic']),
      claims: claimsOf(token, key),
      key,
      message: JSON.parse(
        decrypted(body, ecdh, auth, String(headers['content-encoding'])),
      ) as Pushed['message'],
    };
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    browser: (name) => {
      const ecdh = createECDH('prime256v1');
      ecdh.generateKeys();
      const auth = randomBytes(16);
      browsers.set(name, { ecdh, auth });
      return {
        endpoint: `${origin}/${encodeURIComponent(name)}`,
        keys: { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') },
        name,
      };
    },
    got,
    until: async (count, within = 15_000) => {
      await expect
        .poll(() => got.length, { timeout: within, interval: 20 })
        .toBeGreaterThanOrEqual(count);
      return got;
    },
    reply: (name, reply) => void replies.set(name, reply),
    tries: (name) => tries.get(name) ?? 0,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function decrypted(body: Buffer, ecdh: ECDH, auth: Buffer, encoding: string): string {
  expect(encoding).toBe('aes128gcm');
  expect(body.length).toBeLessThanOrEqual(4096);
  const salt = body.subarray(0, 16);
  const theirs = body.subarray(21, 21 + body[20]!);
  const sealed = body.subarray(21 + theirs.length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs]);
  const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(theirs), auth, info, 32));
  const part = (name: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}

function claimsOf(token: string, key: string): Pushed['claims'] {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const signer = {
    key: createPublicKey({ key: jwk, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  } as const;
  expect(
    verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, 'base64url')),
  ).toBe(true);
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Pushed['claims'];
}
