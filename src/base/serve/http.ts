import { randomBytes } from 'node:crypto';
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type InjectOptions,
  type LightMyRequestResponse,
} from 'fastify';
import websocket from '@fastify/websocket';
import type { WebSocket } from 'ws';
import { hangUp, type AllowedAt } from './bare-line.ts';
import { Crowd } from './limits/crowd.ts';
import { bind, type Calls, type Heard } from './call.ts';
import { mayCall, nobody, recognise, type Caller, type Visitor, type WayIn } from './caller.ts';
import { dress, dressOf } from './dress.ts';
import { count as meter, observe } from './metrics.ts';
import { sendPage, servePages } from './pages.ts';
import { problemOf, type Tell } from './problem.ts';
import {
  ASSETS,
  asksForLine,
  forwardedIn,
  isPage,
  LIVE,
  methodsAt,
  ownOrigin,
  pathOf,
  reads,
  repeated,
  type Marked,
} from './request-head.ts';
import type { Route } from './route.ts';
import { readJson } from '../api/parse.ts';
import { Invalid, Missing, Refused, WrongMethod, type Refusal } from '../api/refusals.ts';
import type { Disk } from '../data/disk.ts';
import type { VisitorId } from '../ids.ts';
import { addressIn, inNetworks } from '../text/network.ts';

export type Http = {
  readonly listen: (host: string, port: number) => Promise<number>;
  readonly close: () => Promise<void>;
  /** Answers a request without a network, for tests. */
  readonly inject: (request: InjectOptions | string) => Promise<LightMyRequestResponse>;
  readonly routes: readonly Route[];
};
export type Edge = Omit<Calls, 'recognise' | 'disk' | 'crowd'> & {
  readonly routes: readonly Route[];
  /** By what callers can be known, each tried in turn. */
  readonly waysIn: readonly WayIn[];
  /** Reads the cookie of a guest's browser; no database is asked. */
  readonly visitorIn: (cookie: string) => VisitorId | null;
  readonly tell: Tell;
  /**
   * Notes in the journal that somebody tried what they may not do, or to change what they may not
   * even see.
   */
  readonly refused: (caller: Caller, verdict: Refusal, tried: Tried) => Promise<void>;
  /** Origins whose pages may write and connect. */
  readonly origins: () => readonly string[];
  /** What pages take for now. */
  readonly now: () => Date;
  /** How far what a page asks for from now on is known. */
  readonly place: () => string | undefined;
  readonly disk: Pick<Disk, 'trouble' | 'noted'>;
  readonly secure: boolean;
  readonly trustedProxy: string | undefined;
  readonly logLevel: string;
  /** Where lines of the log go; the standard output. */
  readonly log?: { readonly write: (line: string) => void };
  readonly web: string;
  readonly onSocket: (socket: WebSocket, who: Visitor) => void;
  readonly onClose: () => void;
  readonly wires: readonly Wire[];
};
/**
 * A line for programs, at an address of its own: whoever accepts it finds out who is there. Pages
 * have the live line.
 */
export type Wire = {
  readonly path: `/api/${string}`;
  readonly accept: (socket: WebSocket) => void;
};
/** What a request was, as it came. */
export type Tried = {
  readonly route: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
};

export async function openHttp(edge: Edge): Promise<Http> {
  const lines = [LIVE, ...edge.wires.map(({ path }) => path)];
  const allowedAt = methodsAt(
    edge.routes.map(({ key }) => key),
    lines,
  );
  const fail = failing(edge);
  const app = bare(edge, allowedAt, fail);
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith(ASSETS)) return; // the built page itself, the same for everybody
    if (!policyOf(route.config))
      throw new Error(`${String(route.method)} ${route.url} has no policy: say who may call it.`);
  });
  mark(app, edge);
  await dress(app, edge.secure);
  await openLine(app, edge);
  // after the websocket plugin's own hook, which is what lets a refused upgrade be hung up
  guard(app, edge, allowedAt, lines);
  app.setErrorHandler(fail);
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(pathOf(request))) return fail(new Missing(), request, reply);
    await sendPage(edge.web, edge.place(), request, reply);
  });
  const known = (request: FastifyRequest) => recognise(edge.waysIn, edge.visitorIn, request);
  const crowd = new Crowd(edge.pool);
  for (const route of edge.routes) bind(app, { ...edge, crowd, recognise: known }, route);
  await servePages(app, edge.web);
  app.route({
    method: 'GET',
    url: LIVE,
    config: { policy: 'visitor' },
    preValidation: async (request) => {
      const caller = await known(request);
      mayCall({ policy: { who: 'visitor', gate: 'live' } }, caller);
      (request as Heard).caller = caller;
    },
    handler: async () => {
      throw new Missing();
    },
    wsHandler: (socket, request) => edge.onSocket(socket, (request as Heard).caller as Visitor),
  });
  for (const wire of edge.wires) connectWire(app, wire);
  return {
    listen: async (host, port) => {
      // all pages come back at once after a restart, and those the system lets wait get through
      await app.listen({ host, port, backlog: 4096 });
      return (app.server.address() as { port: number }).port;
    },
    close: () => app.close(),
    inject: (request) => app.inject(request),
    routes: edge.routes,
  };
}

function connectWire(app: FastifyInstance, { path, accept }: Wire): void {
  app.route({
    method: 'GET',
    url: path,
    config: { policy: 'anyone' },
    handler: async () => {
      throw new Missing();
    },
    wsHandler: (socket) => accept(socket),
  });
}

const policyOf = (config: object | undefined): unknown =>
  config && 'policy' in config ? config.policy : undefined;

type Fail = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

function bare(edge: Edge, allowedAt: AllowedAt, fail: Fail): FastifyInstance {
  const app = fastify({
    logger: { level: edge.logLevel, base: null, ...(edge.log ? { stream: edge.log } : {}) },
    // its lines hold addresses with secrets in them; ours name the route
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(9).toString('base64url'),
    trustProxy: edge.trustedProxy ? inNetworks(edge.trustedProxy) : false,
    bodyLimit: 256 * 1024,
    exposeHeadRoutes: false,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    return503OnClosing: true,
    http: { requireHostHeader: false }, // refused by a hook, in a problem document
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...stamp(request, edge), ...dressOf(edge.secure) }); // no hook runs
      void fail(error, request, reply);
    },
    clientErrorHandler: (error, socket) => hangUp(error, socket, edge, allowedAt),
  });
  app.decorateRequest('caller');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => readJson(body),
  );
  app.server.on('connect', (_, socket) =>
    hangUp(new Error('no way through'), socket, edge, allowedAt),
  );
  app.server.on('checkExpectation', app.routing); // an expectation that nobody knows is passed over
  return app;
}

const stamp = ({ id }: FastifyRequest, { now }: Edge) => ({
  date: now().toUTCString(),
  'x-request-id': id,
  'cache-control': 'no-store',
});
/** What every answer carries, and what is noted of each. */
function mark(app: FastifyInstance, edge: Edge): void {
  app.addHook('onRequest', async (request, reply) => {
    const from = request.headers['x-forwarded-for'];
    if (typeof from === 'string') request.raw.headers['x-forwarded-for'] = forwardedIn(from);
    (request.raw as Marked).nonce = randomBytes(16).toString('base64');
    void reply.headers(stamp(request, edge));
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, log } = request;
    const route = request.routeOptions?.url ?? 'unknown';
    const status = reply.statusCode;
    meter('http_requests_total', { method, route, status: String(status) });
    observe('http_request_seconds', { route }, reply.elapsedTime / 1000);
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    log.info({ method, route, status, ms }, 'answered');
  });
}

const openLine = (app: FastifyInstance, edge: Edge) =>
  app.register(websocket, {
    options: { maxPayload: 96 * 1024, perMessageDeflate: false },
    // frames that break the protocol are the other end's doing, and no fault of ours
    errorHandler: (_, socket) => socket.terminate(),
    preClose: (stopped: (error?: Error) => void) => {
      edge.onClose();
      app.websocketServer.clients.forEach((client) => client.terminate());
      app.websocketServer.close(() => stopped());
    },
  });

/** Refuses what no call of ours looks like, before anything else is done with it. */
function guard(
  app: FastifyInstance,
  edge: Edge,
  allowedAt: AllowedAt,
  lines: readonly string[],
): void {
  app.addHook('onRequest', async (request) => {
    const unsafe =
      (!reads(request) && request.method !== 'OPTIONS') || request.headers.upgrade !== undefined;
    if (unsafe && !ownOrigin(request, edge.origins()))
      throw new Refused({
        gate: 'same-origin',
        checks: [{ name: 'foreign-origin', outcome: 'failed' }],
      });
  });
  let warned = false;
  app.addHook('onRequest', async (request) => {
    const { host, upgrade } = request.headers;
    if (host === undefined && request.raw.httpVersion === '1.1')
      throw new Invalid({ pointer: '#/headers/host', code: 'needed' }, 400);
    if (upgrade !== undefined && !asksForLine(request, lines))
      throw new Invalid({ pointer: '#/headers/upgrade', code: 'wrong-value' }, 400);
    const twice = repeated(request.raw.rawHeaders);
    if (twice) throw new Invalid({ pointer: `#/headers/${twice}`, code: 'wrong-value' }, 400);
    if (edge.trustedProxy && !warned && !addressIn(request.ip)) {
      warned = true;
      request.log.warn(
        'X-Forwarded-For of TRUSTED_PROXY holds something that is no address; whoever comes by it is counted together.',
      );
    }
    // before the body is read, whose type would be judged by the method
    if (!request.is404) return;
    const allowed = allowedAt(pathOf(request));
    if (!allowed.includes(request.method))
      throw allowed.length > 0 ? new WrongMethod(allowed) : new Missing();
  });
}

/** Answers with a problem document, and notes refusals of those whom we know. */
const failing =
  (edge: Edge): Fail =>
  async (thrown, request, reply) => {
    const { caller = nobody(request), failed, leave } = request as Heard;
    const error = await (failed?.(thrown) ?? Promise.resolve()).then(
      () => thrown,
      (tooOften: unknown) => tooOften,
    );
    leave?.();
    edge.disk.noted(error);
    // nobody is there any more who could read what was wrong
    const gone = request.raw.destroyed && !request.raw.complete;
    const { problem, headers, fault } = problemOf(
      gone ? new Invalid([], 400) : error,
      caller.language,
      request.id,
      edge.tell,
      caller,
    );
    if (fault) request.log.error({ err: error }, 'fault');
    await noteRefusal(edge, caller, request, error);
    await reply
      .code(problem.status)
      .headers(headers)
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };

async function noteRefusal(
  edge: Edge,
  caller: Caller,
  request: FastifyRequest,
  error: unknown,
): Promise<void> {
  const unknown = error instanceof Missing && !reads(request);
  if (!caller.person || !(unknown || error instanceof Refused)) return;
  const { params, query, body, log } = request;
  const route = request.routeOptions?.url ?? '-';
  const refusal = error instanceof Refused ? error.verdict : { gate: 'unknown', checks: [] };
  await edge
    .refused(caller, refusal, { route, params, query, body })
    .catch((failure: unknown) => log.error({ err: failure }, 'a refusal could not be noted'));
}
