import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ASSETS, isPage, pathOf, type Marked } from './request-head.ts';

const DEVICES =
  'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), autoplay=(self), picture-in-picture=(self), geolocation=(), payment=(), usb=()';

const nonceOf = (request: object): string => `'nonce-${(request as Marked).nonce}'`;

/** What is part of a page: only what keeps it from being taken for something else. */
const PART = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};
/** An answer of the API, which somebody may open by itself. */
const ANSWER = {
  ...PART,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};
const YEAR = 31_536_000; // seconds
/** The service worker obeys the policy of its own answer, so it is one of the pages here. */
const isDocument = (path: string, reply: FastifyReply): boolean =>
  isPage(path) || String(reply.getHeader('content-type')).startsWith('text/html');

const overHttps = (headers: Readonly<Record<string, string>>, secure: boolean) =>
  secure ? { ...headers, 'strict-transport-security': `max-age=${YEAR}` } : headers;
/** What an answer wears that is no page, also where none of our hooks runs. */
export const dressOf = (secure: boolean) => overHttps(ANSWER, secure);

/** Compression, and the headers that keep a page from doing what ours never does. */
export async function dress(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(compress, {
    global: true,
    threshold: 4096,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': [nonceOf, "'strict-dynamic'"],
        'style-src': ["'self'", nonceOf],
        'style-src-attr': ["'unsafe-inline'"],
        'connect-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'blob:'],
        'font-src': ["'self'"],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    hsts: secure ? { maxAge: YEAR, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onSend', async (request, reply) => {
    const path = pathOf(request);
    if (isDocument(path, reply)) {
      reply.helmet();
      void reply.header('permissions-policy', DEVICES);
      return;
    }
    void reply.headers(path.startsWith(ASSETS) ? overHttps(PART, secure) : dressOf(secure));
  });
}
