import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Missing } from '../api/refusals.ts';
import { ASSETS, type Marked } from './request-head.ts';

/** The built page: which page of it an address is, it knows itself. */
export const sendPage = (
  web: string,
  place: string | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(
    readFileSync(join(web, 'index.html'), 'utf8')
      .replaceAll('__NONCE__', (request.raw as Marked).nonce)
      .replace('__PLACE__', place ?? ''),
  );

/** What the page is made of. */
export async function servePages(app: FastifyInstance, web: string): Promise<void> {
  await app.register(files, {
    root: join(web, 'assets'),
    prefix: ASSETS,
    cacheControl: false,
    index: false,
    preCompressed: true,
    decorateReply: false,
    setHeaders: (response) =>
      void response.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  // under one name for ever, so a browser has to ask each time whether it is still the same
  app.get(
    '/service-worker.js',
    { config: { policy: 'anyone' }, exposeHeadRoute: true },
    async (_, reply) => {
      const file = join(web, 'service-worker.js');
      if (!existsSync(file)) throw new Missing();
      await reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(readFileSync(file));
    },
  );
}
