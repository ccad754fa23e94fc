// The least that answers over HTTP, in a process of its own: Fastify, a pool like ours and one row
// by its key.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { openPool } from '../src/base/data/database.ts';

type Asked = { readonly database: string; readonly id: string };
process.on('message', ({ database, id }: Asked) => {
  void (async () => {
    const pool = openPool(database);
    const bare = Fastify();
    const text = 'select * from sessions where id = $1';
    bare.get('/', async () => (await pool.query({ name: 'bare', text, values: [id] })).rows[0]);
    await bare.listen({ host: '127.0.0.1', port: 0 });
    process.send?.((bare.server.address() as AddressInfo).port);
  })();
});
process.on('disconnect', () => process.exit());
