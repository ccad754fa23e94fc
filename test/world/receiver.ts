import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';

/** One message as a program outside gets it: its signature is checked as Standard Webhooks says. */
export type Received = {
  readonly path: string;
  readonly id: string;
  readonly at: number;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly sequence: number };
  /** The secrets that it is signed with, of those that the receiver knows. */
  readonly signedWith: readonly string[];
};
type Reply = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly after?: Promise<void>;
};
export type Receiver = {
  /** For WEBHOOK_HOSTS. */ readonly origin: string;
  readonly got: readonly Received[];
  readonly knows: (secret: string) => void;
  /** Answers otherwise than 204 at this path. */
  readonly reply: (path: string, reply: Reply | ((tries: number) => Reply)) => void;
  /** How often somebody tried to send there, taken or not. */
  readonly tries: (path: string) => number;
  readonly until: (count: number, within?: number) => Promise<readonly Received[]>;
  readonly close: () => Promise<void>;
};

/** A receiver of webhooks on this machine. */
export async function openReceiver(): Promise<Receiver> {
  const secrets = new Set<string>();
  const replies = new Map<string, Reply | ((tries: number) => Reply)>();
  const tries = new Map<string, number>();
  const got: Received[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url!;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    tries.set(path, (tries.get(path) ?? 0) + 1);
    const wanted = replies.get(path) ?? { status: 204 };
    const reply = typeof wanted === 'function' ? wanted(tries.get(path)!) : wanted;
    await reply.after;
    const body = Buffer.concat(chunks).toString();
    if (reply.status < 300) got.push(read(path, request, body, [...secrets]));
    response.writeHead(reply.status, reply.headers).end(reply.body);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    knows: (secret) => void secrets.add(secret),
    reply: (path, reply) => void replies.set(path, reply),
    tries: (path) => tries.get(path) ?? 0,
    until: async (count, within = 15_000) => {
      await expect
        .poll(() => got.length, { timeout: within, interval: 20 })
        .toBeGreaterThanOrEqual(count);
      return got;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function read(
  path: string,
  { headers }: IncomingMessage,
  body: string,
  secrets: readonly string[],
): Received {
  const [id, time, signature] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`]),
  ) as [string, string, string];
  const signatures = signature.split(' ');
  const signedWith = secrets.filter((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const own = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
    return signatures.includes(`v1,${own}`);
  });
  const said = JSON.parse(body) as Pick<Received, 'type' | 'timestamp' | 'data'>;
  return { path, id, at: Number(time), signedWith, ...said };
}
