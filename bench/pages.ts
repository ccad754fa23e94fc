// Opens many idle pages against a server, from a process of its own, so that the server's memory
// and loop are the server's alone.
import { once } from 'node:events';
import { WebSocket } from 'ws';

type Asked = { readonly origin: string; readonly cookies: readonly string[] };
process.on('message', ({ origin, cookies }: Asked) => {
  void (async () => {
    for (let at = 0; at < cookies.length; at += 50)
      await Promise.all(
        cookies.slice(at, at + 50).map(async (cookie) => {
          const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live`, {
            headers: { cookie, origin },
          });
          await once(socket, 'message');
        }),
      );
    process.send?.('open');
  })();
});
