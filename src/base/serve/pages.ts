import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Missing } from '../api/refusals.ts';
import { ASSETS, type Marked } from './request-head.ts';

const inBrotli = promisify(brotliCompress);
const inGzip = promisify(gzip);
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** What they can unpack; what weighs nothing they cannot. */
const unpacks = (said: string): string[] =>
  said.split(',').flatMap((coding) => {
    const [name = '', weight = ''] = coding.split(';');
    return Number(weight.split('=')[1] ?? 1) === 0 ? [] : [name.trim().toLowerCase()];
  });

/** The built page: which page of it an address is, it knows itself. */
export async function sendPage(
  web: string,
  place: string | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const page = readFileSync(join(web, 'index.html'), 'utf8')
    .replaceAll('__NONCE__', (request.raw as Marked).nonce)
    .replace('__PLACE__', place ?? '');
  // no route leads here, so what compresses the answers of routes does not see it
  const taken = unpacks(String(request.headers['accept-encoding']));
  const coding = ['br', 'gzip'].find((name) => taken.includes(name));
  void reply.type('text/html; charset=utf-8').header('vary', 'accept-encoding');
  if (!coding) return reply.send(page);
  return reply
    .header('content-encoding', coding)
    .send(coding === 'br' ? await inBrotli(page, QUICKLY) : await inGzip(page));
}

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
  for (const name of ['service-worker.js', 'agent.mjs'])
    app.get(
      `/${name}`,
      { config: { policy: 'anyone' }, exposeHeadRoute: true },
      async (_, reply) => {
        const file = join(web, name);
        if (!existsSync(file)) throw new Missing();
        await reply
          .type('text/javascript; charset=utf-8')
          .header('cache-control', 'no-cache')
          .send(readFileSync(file));
      },
    );
}
