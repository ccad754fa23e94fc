import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { sideBySide, type Row, type Samples } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { openCrowd, openPlace } from './place.ts';

/** A socket whose other end sends back what it gets. */
export async function openEcho() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (peer) => peer.on('message', (text) => peer.send(text)));
  await once(server, 'listening');
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(socket, 'open');
  return {
    there: async (): Promise<void> => {
      const back = once(socket, 'message');
      socket.send('x');
      await back;
    },
    close: () => {
      socket.terminate();
      server.close();
    },
  };
}

/** From a guest's request until the host's page hears of it, with few and many other pages open. */
export async function knock(stage: Stage): Promise<Row[]> {
  const echo = await openEcho();
  const place = await openPlace(stage);
  const crowd = await openCrowd(stage);
  const rows: Row[] = [];
  let alone: Samples | undefined;
  const row = { operation: 'knock -> hint at the host’s page' };
  try {
    for (const pages of [1, 100, 1000, 5000]) {
      stage.say(`a knock, ${pages} open pages`);
      await crowd.reach(pages - 1);
      const { ours, limit } = await sideBySide(
        {
          ours: async () => void (await Promise.all([place.heard(), place.knock()])),
          rest: place.withdraw,
          limit: async () => void (await stage.commit(), await echo.there()),
        },
        120,
      );
      const at = `${pages.toLocaleString('en')} open pages`;
      const reference = 'one commit and one socket message';
      rows.push({ ...row, at, ours, reference, limit, goal: { ratio: 4 } });
      if (alone && pages === 5000)
        rows.push({
          ...row,
          at: `${at} beside 1`,
          ours,
          reference: 'the same with 1 open page',
          limit: alone,
          goal: { ratio: 1.25 },
        });
      alone ??= ours;
    }
  } finally {
    crowd.close();
    place.close();
    echo.close();
  }
  return rows;
}
