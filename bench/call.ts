import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { WebSocket } from 'ws';

export type Json = Readonly<Record<string, unknown>>;
/** A page: its cookie and its live line. */
export type Page = { readonly cookie: string; readonly socket: WebSocket };

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
/** Asks as fast as Node can, and throws away what comes. */
export const get = (url: string, cookie = ''): Promise<void> =>
  new Promise((settle, fail) => {
    request(url, { agent, headers: { cookie } }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? settle() : fail(new Error(`${url}: ${answer.statusCode}`)),
      );
    })
      .on('error', fail)
      .end();
  });

export async function post(
  origin: string,
  cookie: string,
  path: string,
  body: Json = {},
  method: 'POST' | 'PATCH' | 'DELETE' = 'POST',
): Promise<{ readonly body: Json; readonly cookie: string }> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return {
    body: text ? (JSON.parse(text) as Json) : {},
    cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie,
  };
}

export async function open(origin: string, cookie: string): Promise<Page> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live`, {
    headers: { cookie, origin },
  });
  await once(socket, 'message');
  return { cookie, socket };
}

/** The next message at a page that holds this text. */
export const hears = ({ socket }: Pick<Page, 'socket'>, what: string): Promise<void> =>
  new Promise((heard) =>
    socket.on('message', function listen(raw: Buffer) {
      if (!raw.toString().includes(what)) return;
      socket.off('message', listen);
      heard();
    }),
  );
