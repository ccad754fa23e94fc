// Many pages that stay where they are while the product is away, in a process of its own: the real
// line, queries and way back of our pages, without what they draw.
import { QueryObserver } from '@tanstack/react-query';
import { WebSocket as Socket } from 'ws';
import { queryClient } from '../src/base/ui/talk/queries.ts';
import { hearHints } from '../src/base/ui/talk/hints.ts';
import type { LiveMessage } from '../src/base/ui/talk/socket.ts';
import { pause } from '../src/base/ui/talk/socket.ts';
import { ProblemError, type ProblemDocument } from '../src/base/ui/talk/api.ts';

type Asked = { readonly origin: string; readonly cookies: readonly string[] };
/** What My Sessions has open: its key, by whose first word or topic it is looked at again. */
const lists: readonly { path: string; key: readonly string[]; topic?: string }[] = [
  { path: '/api/me', key: ['me'] },
  { path: '/api/agenda?limit=50', key: ['sessions', 'agenda', 'upcoming'] },
  { path: '/api/notices?limit=20', key: ['notices', 'newest'] },
  { path: '/api/notices/unread', key: ['notices', 'unread'] },
  { path: '/api/waiting-rooms', key: ['waiting-rooms'], topic: 'queue' },
];
Object.assign(globalThis, { document: { visibilityState: 'visible' } });

let [returned, faults] = [0, 0];
/** All pages are open, and have looked at what they began with. */
let isOpen = false;
const atRest: Promise<void>[] = [];
async function look(url: string, cookie: string): Promise<unknown> {
  const answer = await fetch(url, { headers: { cookie } }).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  if (answer?.status === 200) return body;
  faults += 1;
  throw new ProblemError({
    code: 'no-answer',
    title: '',
    ...(body as Partial<ProblemDocument> | null),
    status: answer?.status ?? 0,
  });
}

function openPage(origin: string, cookie: string): Promise<void> {
  const queries = queryClient();
  const known = lists.map(async ({ path, key, topic }) => {
    const observer = new QueryObserver(queries, {
      queryKey: key,
      queryFn: () => look(origin + path, cookie),
      meta: { topic },
    });
    observer.subscribe(() => undefined);
    await observer.refetch();
  });
  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  let tries = 0;
  let socket: Socket | null = null;
  const say = (message: LiveMessage): boolean => {
    socket?.send(JSON.stringify(message));
    return true;
  };
  const { promise: rests, resolve: rest } = Promise.withResolvers<void>();
  atRest.push(rests);
  const hear = hearHints(queries, say, null, () => {
    rest();
    if (!isOpen) return;
    returned += 1;
    process.send?.({ returned, faults });
  });
  const connect = (): void => {
    socket = new Socket(`${origin.replace('http', 'ws')}/api/live`, {
      headers: { cookie, origin },
    });
    socket.on('error', () => undefined);
    socket.on('message', (raw: Buffer) => {
      const message = JSON.parse(raw.toString()) as LiveMessage;
      hear(message);
      if (message.t !== 'hello') return;
      tries = 0;
      void Promise.all(known).then(() => show());
    });
    socket.on('close', () => setTimeout(connect, pause(tries++, Math.random())));
  };
  connect();
  setInterval(() => socket?.readyState === socket?.OPEN && say({ t: 'ping' }), 15_000);
  return shown;
}

process.on('message', ({ origin, cookies }: Asked) => {
  void (async () => {
    for (let at = 0; at < cookies.length; at += 20)
      await Promise.all(cookies.slice(at, at + 20).map((cookie) => openPage(origin, cookie)));
    await Promise.all(atRest);
    [isOpen, faults] = [true, 0];
    process.send?.('open');
  })();
});
