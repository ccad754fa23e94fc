// Many pages that stay where they are while the product is away, in a process of its own: the real
// line, queries and way back of our pages, without what they draw.
import { QueryObserver } from '@tanstack/react-query';
import { WebSocket as Socket } from 'ws';
import { queryClient } from '../src/base/ui/talk/queries.ts';
import { lookAround } from '../src/base/ui/talk/returning.ts';
import { pause } from '../src/base/ui/talk/socket.ts';
import { ProblemError, type ProblemDocument } from '../src/base/ui/talk/api.ts';

type Asked = { readonly origin: string; readonly cookies: readonly string[] };
/** What My Sessions has open. */
const lists = [
  '/api/me',
  '/api/agenda?limit=50',
  '/api/notices?limit=20',
  '/api/notices/unread',
  '/api/waiting-rooms',
];
Object.assign(globalThis, { document: { visibilityState: 'visible' } });

let [returned, faults] = [0, 0];
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
  const known = lists.map(async (path) => {
    const observer = new QueryObserver(queries, {
      queryKey: [path],
      queryFn: () => look(origin + path, cookie),
    });
    observer.subscribe(() => undefined);
    await observer.refetch();
  });
  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  let tries = 0;
  let mark: unknown = null;
  const connect = (): void => {
    const socket = new Socket(`${origin.replace('http', 'ws')}/api/live`, {
      headers: { cookie, origin },
    });
    socket.on('error', () => undefined);
    socket.on('message', (raw: Buffer) => {
      const hello = JSON.parse(raw.toString()) as { readonly t: string; readonly mark?: unknown };
      if (hello.t !== 'hello') return;
      tries = 0;
      if (mark === null) void Promise.all(known).then(() => show());
      else if (mark !== hello.mark)
        void lookAround(queries).then(() => {
          returned += 1;
          process.send?.({ returned, faults });
        });
      mark = hello.mark;
    });
    socket.on('close', () => setTimeout(connect, pause(tries++, Math.random())));
  };
  connect();
  return shown;
}

process.on('message', ({ origin, cookies }: Asked) => {
  void (async () => {
    for (let at = 0; at < cookies.length; at += 20)
      await Promise.all(cookies.slice(at, at + 20).map((cookie) => openPage(origin, cookie)));
    faults = 0;
    process.send?.('open');
  })();
});
