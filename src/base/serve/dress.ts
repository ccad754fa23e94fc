import compress from '@fastify/compress';
import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Marked } from './request-head.ts';

export const DEVICES =
  'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), autoplay=(self), picture-in-picture=(self), geolocation=(), payment=(), usb=()';

const nonceOf = (request: object): string => `'nonce-${(request as Marked).nonce}'`;

/** Cookies, compression, and the headers that keep a page from doing what ours never does. */
export async function dress(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(cookies);
  await app.register(compress, {
    global: true,
    threshold: 4096,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  await app.register(helmet, {
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
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
}
