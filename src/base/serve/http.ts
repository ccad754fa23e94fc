import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type InjectOptions,
  type LightMyRequestResponse,
} from 'fastify';
import compress from '@fastify/compress';
import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import files from '@fastify/static';
import websocket from '@fastify/websocket';
import type { WebSocket } from 'ws';
import { hangUp } from './bare-line.ts';
import type { Contract, Endpoint, Key, Method, Parsed, Answer } from '../api/contract.ts';
import type { Db, Pool } from '../data/database.ts';
import type { Disk } from '../data/disk.ts';
import { claimIn, isKept, isOver, once, type Claim, type Kept } from './idempotency.ts';
import type { PersonId, SignInId, VisitorId } from '../ids.ts';
import type { Actor } from '../journal/journal.ts';
import { same } from './cookies.ts';
import { countCall, countFailure, countSecret, uncountCall, type Calling } from './limits.ts';
import { count as meter, observe } from './metrics.ts';
import { addressIn, isNearby, inNetworks, NOWHERE } from '../text/network.ts';
import { parse, readJson } from '../api/parse.ts';
import { problemOf, type Tell } from './problem.ts';
import {
  ASSETS,
  asksForLine,
  forwardedIn,
  isPage,
  isSmall,
  LIVE,
  methodsAt,
  methodsOf,
  ownOrigin,
  pathOf,
  reads,
  repeated,
} from './request-head.ts';
import {
  Clash,
  Invalid,
  Missing,
  NoRoom,
  Refused,
  WrongMethod,
  type Refusal,
} from '../api/refusals.ts';
import type { Language } from '../../words/languages.ts';
import { languageOf } from '../../words/say.ts';

/** Whoever sent a request, signed in or not. */
export type Caller = Actor & {
  readonly person: PersonId | null;
  readonly signIn: SignInId | null;
  /**
   * The browser of a guest; null when it has named itself at no door, and for whoever is signed in.
   */
  readonly visitor: VisitorId | null;
  readonly language: Language;
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string | null;
  readonly cookie: string;
};
/** A caller who is signed in: what actions take as `who`. */
export type Who = Caller & {
  readonly person: PersonId;
  readonly signIn: SignInId;
  readonly visitor: null;
};
/** A caller without a sign-in, known by their browser. */
export type Stranger = Caller & {
  readonly person: null;
  readonly signIn: null;
  readonly visitor: VisitorId;
};
export type Visitor = Who | Stranger;

export type Reply<Body> = {
  readonly status: number;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string | string[]>>;
};
export const ok = <Body>(body: Body, headers: Reply<Body>['headers'] = {}): Reply<Body> => ({
  status: 200,
  body,
  headers,
});
export const created = <Body>(body: Body, headers: Reply<Body>['headers'] = {}): Reply<Body> => ({
  status: 201,
  body,
  headers,
});
export const done = (headers: Reply<null>['headers'] = {}): Reply<null> => ({
  status: 204,
  body: null,
  headers,
});

type CallerOf<E> = E extends { readonly policy: { readonly who: 'signed-in' } }
  ? Who
  : E extends { readonly policy: { readonly who: 'visitor' } }
    ? Visitor
    : Caller;
/** `looks`: only the headers are asked for (HEAD), so a mark that reading leaves is not made. */
type Asked<E> = Parsed<E> & { readonly who: CallerOf<E>; readonly looks: boolean };
type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (request: Asked<C[K]>) => Promise<Reply<Answer<C[K]>>>;
};
export type Route = {
  readonly key: Key;
  readonly endpoint: Endpoint;
  readonly handle: (request: never) => Promise<Reply<unknown>>;
};

/**
 * Binds a handler to each endpoint of a contract; the compiler checks that none is missing and each
 * answers what it says.
 */
export const routes = <const C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
): readonly Route[] =>
  (Object.keys(contract) as (keyof C & Key)[]).map((key) => ({
    key,
    endpoint: contract[key],
    handle: handlers[key] as Route['handle'],
  }));

export type Http = {
  readonly listen: (host: string, port: number) => Promise<number>;
  readonly close: () => Promise<void>;
  /** Answers a request without a network, for tests. */
  readonly inject: (request: InjectOptions | string) => Promise<LightMyRequestResponse>;
  readonly routes: readonly Route[];
};
export type Edge = {
  readonly db: Db;
  readonly pool: Pool;
  readonly routes: readonly Route[];
  readonly identify: (
    cookie: string,
  ) => Promise<{ person: PersonId; signIn: SignInId; language: Language } | null>;
  /**
   * Whether the sign-in that a `Set-Cookie` opened still stands, under the password of then; true
   * of any other cookie.
   */
  readonly stillOpens: (cookie: string, since: Date) => Promise<boolean>;
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
  readonly disk: Pick<Disk, 'trouble' | 'noted'>;
  readonly secure: boolean;
  readonly trustedProxy: string | undefined;
  readonly logLevel: string;
  /** Where lines of the log go; the standard output. */
  readonly log?: { readonly write: (line: string) => void };
  /**
   * What `nearby` endpoints ask for; without one they answer this machine and its private network,
   * on a trial only.
   */
  readonly metricsToken: string | undefined;
  readonly trial: boolean;
  readonly web: string;
  readonly onSocket: (socket: WebSocket, who: Visitor) => void;
  readonly onClose: () => void;
};

const DEVICES =
  'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), autoplay=(self), picture-in-picture=(self), geolocation=(), payment=(), usb=()';

export async function openHttp(edge: Edge): Promise<Http> {
  const allowedAt = methodsAt(edge.routes.map(({ key }) => key));
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
    frameworkErrors: (error, request, reply) => void fail(error, request, reply),
    clientErrorHandler: (error, socket) => hangUp(error, socket, edge.tell, allowedAt),
  });
  app.decorateRequest('caller');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => readJson(body),
  );
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith(ASSETS)) return; // the built page itself, the same for everybody
    if (!policyOf(route.config))
      throw new Error(`${String(route.method)} ${route.url} has no policy: say who may call it.`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const from = request.headers['x-forwarded-for'];
    if (typeof from === 'string') request.raw.headers['x-forwarded-for'] = forwardedIn(from);
    (request.raw as Marked).nonce = randomBytes(16).toString('base64');
    void reply.headers({
      date: edge.now().toUTCString(),
      'x-request-id': request.id,
      'cache-control': 'no-store',
      'permissions-policy': DEVICES,
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions?.url ?? 'unknown';
    meter('http_requests_total', {
      method: request.method,
      route,
      status: String(reply.statusCode),
    });
    observe('http_request_seconds', { route }, reply.elapsedTime / 1000);
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
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
        'script-src': [(request) => `'nonce-${(request as Marked).nonce}'`, "'strict-dynamic'"],
        'style-src': ["'self'", (request) => `'nonce-${(request as Marked).nonce}'`],
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
    hsts: edge.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
  await app.register(websocket, {
    options: { maxPayload: 96 * 1024, perMessageDeflate: false },
    // frames that break the protocol are the other end's doing, and no fault of ours
    errorHandler: (_, socket) => socket.terminate(),
    preClose: (stopped: (error?: Error) => void) => {
      edge.onClose();
      app.websocketServer.clients.forEach((client) => client.terminate());
      app.websocketServer.close(() => stopped());
    },
  });

  // after the websocket plugin's own hook, which is what lets a refused upgrade be hung up
  app.addHook('onRequest', async (request) => {
    const unsafe =
      (!reads(request) && request.method !== 'OPTIONS') || request.headers.upgrade !== undefined;
    if (unsafe && !ownOrigin(request, edge.origins()))
      throw new Refused({
        gate: 'same-origin',
        checks: [{ name: 'foreign-origin', outcome: 'failed' }],
      });
  });

  app.addHook('onRequest', async (request) => {
    const { host, upgrade } = request.headers;
    if (host === undefined && request.raw.httpVersion === '1.1')
      throw new Invalid({ pointer: '#/headers/host', code: 'needed' }, 400);
    if (upgrade !== undefined && !asksForLine(request))
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
  let warned = false;
  app.server.on('connect', (_, socket) =>
    hangUp(new Error('no way through'), socket, edge.tell, allowedAt),
  );
  app.server.on('checkExpectation', app.routing); // an expectation that nobody knows is passed over

  const fail = async (
    thrown: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> => {
    const { caller = nobody(request), failed } = request as Known;
    const error = await (failed?.(thrown) ?? Promise.resolve()).then(
      () => thrown,
      (tooOften: unknown) => tooOften,
    );
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
    const refusal =
      error instanceof Refused
        ? error.verdict
        : error instanceof Missing && !reads(request)
          ? { gate: 'unknown', checks: [] }
          : null;
    if (refusal && caller.person)
      await edge
        .refused(caller, refusal, {
          route: request.routeOptions?.url ?? '-',
          params: request.params,
          query: request.query,
          body: request.body,
        })
        .catch((failure: unknown) =>
          request.log.error({ err: failure }, 'a refusal could not be noted'),
        );
    await reply
      .code(problem.status)
      .headers(headers)
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };
  app.setErrorHandler(fail);
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(pathOf(request))) return fail(new Missing(), request, reply);
    await reply
      .type('text/html; charset=utf-8')
      .send(index(edge.web).replaceAll('__NONCE__', (request.raw as Marked).nonce));
  });

  for (const route of edge.routes) bind(app, edge, route);
  await app.register(files, {
    root: join(edge.web, 'assets'),
    prefix: ASSETS,
    cacheControl: false,
    index: false,
    decorateReply: false,
    setHeaders: (response) =>
      void response.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  // under one name for ever, so a browser has to ask each time whether it is still the same
  app.get(
    '/service-worker.js',
    { config: { policy: 'anyone' }, exposeHeadRoute: true },
    async (_, reply) => {
      const file = join(edge.web, 'service-worker.js');
      if (!existsSync(file)) throw new Missing();
      await reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(readFileSync(file));
    },
  );
  app.route({
    method: 'GET',
    url: LIVE,
    config: { policy: 'visitor' },
    preValidation: async (request) => {
      const caller = await recognise(edge, request);
      if (!caller.person && !caller.visitor)
        throw new Refused({ gate: 'live', checks: [{ name: 'signed-in', outcome: 'failed' }] });
      (request as Known).caller = caller;
    },
    handler: async () => {
      throw new Missing();
    },
    wsHandler: (socket, request) => edge.onSocket(socket, (request as Known).caller as Visitor),
  });

  return {
    listen: async (host, port) => {
      await app.listen({ host, port });
      return (app.server.address() as { port: number }).port;
    },
    close: () => app.close(),
    inject: (request) => app.inject(request),
    routes: edge.routes,
  };
}

/** What a request was, as it came. */
export type Tried = {
  readonly route: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
};
/** `failed` counts a failure of this call; it throws for whoever fails too often. */
type Known = FastifyRequest & { caller?: Caller; failed?: (error: unknown) => Promise<void> };
type Marked = IncomingMessage & { nonce: string };

function bind(app: FastifyInstance, edge: Edge, { key, endpoint, handle }: Route): void {
  const [method, path] = key.split(' ') as [Method, string];
  app.route({
    method: [...methodsOf(method)],
    url: path.replace(/\{([^}]+)\}/gu, ':$1'),
    config: { policy: endpoint.policy },
    // before the body is read: whoever may not call, or not so often, costs nothing more
    onRequest: async (request) => {
      if (method !== 'GET' && edge.disk.trouble()) throw new NoRoom();
      if (endpoint.nearby && !nearby(edge, request)) throw new Missing();
      const caller = await recognise(edge, request);
      (request as Known).caller = caller;
      // under a key it may have been done already, by who could call then and cannot now
      if (method === 'GET' || request.headers['idempotency-key'] === undefined)
        mayCall(endpoint, caller);
      const calling = callingOf(key, caller);
      (request as Known).failed = (error) => countFailure(edge.pool, endpoint, calling, error);
      await countCall(edge.pool, endpoint, calling, isSmall(request)).catch(
        async (error: unknown) => {
          if (method === 'GET' || !(await isKept(edge.db, request.headers['idempotency-key'])))
            throw error;
        },
      );
    },
    handler: async (request, reply) => {
      const caller = (request as Known).caller!;
      const act = async (): Promise<Reply<unknown>> => {
        mayCall(endpoint, caller);
        const input = parse(endpoint, {
          params: request.params,
          query: request.query,
          body: request.body,
        });
        await countSecret(edge.pool, endpoint, callingOf(key, caller), {
          ...(input['params'] as object),
          ...(input['body'] as object),
        });
        const version = endpoint.versioned ? { version: versionIn(request) } : {};
        const answer = await handle({
          ...input,
          ...version,
          who: caller,
          looks: request.method === 'HEAD',
        } as never);
        const schema = endpoint.answers[answer.status];
        if (!schema)
          throw new Error(`${key} answered ${answer.status}, which its contract does not know`);
        return answer.headers?.['content-type']
          ? answer
          : { ...answer, body: schema.parse(answer.body) };
      };
      const uncount = (): Promise<void> => uncountCall(edge.pool, endpoint, callingOf(key, caller));
      const answer: Kept & Reply<unknown> =
        method === 'GET'
          ? await act()
          : await once(edge.db, claimOf(key, request, caller), act, uncount);
      const cookie = answer.given && answer.headers?.['set-cookie'];
      if (cookie && !(await edge.stillOpens(String(cookie), answer.given))) throw isOver();
      // under a key a sign-in that is over hears that its act was done, and nothing more, unless
      // the act was to end it
      if (answer.body !== null && !endpoint.endsSignIn) mayCall(endpoint, caller);
      void reply.code(answer.status).headers(answer.headers ?? {});
      // whoever signs in next at this browser gets their own
      if (endpoint.policy.who !== 'anyone') void reply.header('vary', 'Cookie');
      if (answer.status === 204) return reply.send();
      const type = answer.headers?.['content-type'];
      if (String(type).startsWith('text/html'))
        return reply.send(
          String(answer.body).replaceAll('__NONCE__', (request.raw as Marked).nonce),
        );
      if (type) return reply.send(answer.body);
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
    },
  });
}

function mayCall({ policy }: Endpoint, { person, visitor }: Caller): void {
  if (policy.who !== 'anyone' && !person && !(policy.who === 'visitor' && visitor))
    throw new Refused({ gate: policy.gate, checks: [{ name: 'signed-in', outcome: 'failed' }] });
}

const callingOf = (key: Key, { person, visitor, address }: Caller): Calling => ({
  key,
  person: person ?? visitor,
  address,
});
const claimOf = (
  key: Key,
  { headers, params, query, body }: FastifyRequest,
  { person, visitor, cookie }: Caller,
): Claim | null =>
  claimIn({ headers, caller: person ?? visitor ?? '', cookie }, [
    key,
    params,
    query,
    body,
    headers['if-match'],
  ]);

function versionIn(request: FastifyRequest): number {
  const given = request.headers['if-match'];
  if (given === undefined) throw new Clash('version-needed', 428);
  const version = /^(?:W\/)?"?(\d{1,9})"?$/u.exec(given)?.[1];
  if (version === undefined)
    throw new Invalid({ pointer: '#/headers/if-match', code: 'wrong-value' }, 400);
  return Number(version);
}

const nobody = (request: FastifyRequest): Caller => ({
  person: null,
  signIn: null,
  visitor: null,
  language: languageOf(request.headers['accept-language']),
  // browsers say so and pages cannot; a program that says so deceives about itself only
  through: request.headers['sec-fetch-site'] ? 'web' : 'api',
  requestId: request.id,
  address: addressIn(request.ip ?? '') || NOWHERE,
  userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
  cookie: request.headers.cookie ?? '',
});

function nearby({ metricsToken, trial }: Edge, { raw, headers }: FastifyRequest): boolean {
  if (metricsToken) return same(headers.authorization ?? '', `Bearer ${metricsToken}`);
  return trial && isNearby(raw.socket.remoteAddress ?? '', headers);
}

const policyOf = (config: object | undefined): unknown =>
  config && 'policy' in config ? config.policy : undefined;

async function recognise(edge: Edge, request: FastifyRequest): Promise<Caller> {
  const caller = nobody(request);
  const known = caller.cookie ? await edge.identify(caller.cookie) : null;
  // the language asked for wins in answers, so that a switch in the page is not overruled by the
  // stored one
  return known
    ? {
        ...caller,
        person: known.person,
        signIn: known.signIn,
        language: request.headers['accept-language'] ? caller.language : known.language,
      }
    : { ...caller, visitor: caller.cookie ? edge.visitorIn(caller.cookie) : null };
}

const index = (web: string): string => readFileSync(join(web, 'index.html'), 'utf8');
