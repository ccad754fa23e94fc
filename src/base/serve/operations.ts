import { z } from 'zod';
import { contract } from '../api/contract.ts';
import type { Pool } from '../data/database.ts';
import { ok, routes, type Route } from './route.ts';
import { metrics } from './metrics.ts';
import { docsPage } from '../api/docs-page.ts';
import { openApi } from '../api/openapi.ts';

const text = z.string();
const operationsContract = contract({
  'GET /healthz': {
    summary: 'The process lives',
    tag: 'operations',
    policy: { who: 'anyone', because: 'asked by supervisors' },
    answers: { 200: text },
    produces: 'text/plain',
  },
  'GET /readyz': {
    summary: 'The database answers and is heard, the clock is right, and requests are served',
    tag: 'operations',
    policy: { who: 'anyone', because: 'asked by load balancers' },
    answers: { 200: text, 503: text },
    produces: 'text/plain',
  },
  'GET /metrics': {
    summary:
      'Numbers for Prometheus; with METRICS_TOKEN, or without one on a trial from this machine and its private network',
    nearby: true,
    tag: 'operations',
    policy: { who: 'anyone', because: 'asked by monitoring; holds no personal data' },
    answers: { 200: text },
    produces: 'text/plain',
    refuses: [404],
  },
  'GET /api/openapi.json': {
    summary: 'This description',
    tag: 'operations',
    policy: { who: 'anyone', because: 'describes the public contract' },
    answers: { 200: z.looseObject({}) },
  },
  'GET /api/docs': {
    summary: 'This description, to read',
    tag: 'operations',
    policy: { who: 'anyone', because: 'describes the public contract' },
    answers: { 200: text },
    produces: 'text/html',
  },
});

const plain = { 'content-type': 'text/plain; charset=utf-8' };

/** The description of all routes, made at the first call only: it takes a tenth of a second. */
export function describing(all: readonly Route[]) {
  let made: { readonly api: ReturnType<typeof openApi>; readonly page: string } | undefined;
  return () => {
    const api = made?.api ?? openApi(all);
    return (made ??= { api, page: docsPage(api) });
  };
}

export const operationsRoutes = (
  pool: Pool,
  troubleOf: () => string | null,
  described: ReturnType<typeof describing>,
): readonly Route[] =>
  routes(operationsContract, {
    'GET /healthz': async () => ok('ok', plain),
    'GET /readyz': async () => {
      const trouble = troubleOf();
      if (trouble)
        return {
          status: 503,
          body: `not ready: ${trouble}`,
          headers: { ...plain, 'retry-after': '2' },
        };
      await pool.query('select 1');
      return ok('ready', plain);
    },
    'GET /metrics': async () =>
      ok(metrics(), { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
    'GET /api/openapi.json': async () => ok(described().api),
    'GET /api/docs': async () =>
      ok(described().page, { 'content-type': 'text/html; charset=utf-8' }),
  });
