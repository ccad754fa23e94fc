import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Sink = Awaited<ReturnType<typeof openSink>>;

/** A push service of our own that takes everything; `next` resolves with the next push. */
export async function openSink() {
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(201).end();
    waiting.shift()?.();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () => new Promise<void>((come) => waiting.push(come)),
    close: () => server.close(),
  };
}
