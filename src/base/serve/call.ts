import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint, Key, Method } from '../api/contract.ts';
import { parse } from '../api/parse.ts';
import { Clash, Invalid, Missing, NoRoom } from '../api/refusals.ts';
import type { Db, Held, Pool } from '../data/database.ts';
import type { PersonId, TokenId } from '../ids.ts';
import type { Crowd } from './limits/crowd.ts';
import type { Disk } from '../data/disk.ts';
import { isNearby } from '../text/network.ts';
import { credentialsOf, mayCall, signedOut, type Caller } from './caller.ts';
import { answerRecalled, type Recall, type Recalled } from './recalled.ts';
import { same } from '../seals.ts';
import { claimIn, isKept, isOver, once, type Claim } from './idempotency.ts';
import {
  countCall,
  countFailure,
  countSecret,
  isCounted,
  uncountCall,
  type Calling,
} from './limits/limits.ts';
import { isSmall, methodsOf, type Marked } from './request-head.ts';
import type { Reply, Route } from './route.ts';

/**
 * `recalled`: not proven yet. `failed` counts a failure of this call; it throws for whoever fails too often. `leave`: the work of
 * this call is done, whatever came of it.
 */
export type Heard = FastifyRequest & {
  caller?: Caller;
  recalled?: Recalled;
  failed?: (error: unknown) => Promise<void>;
  leave?: () => void;
};
/** What a call needs from the edge. */
export type Calls = {
  readonly db: Db;
  readonly pool: Pool;
  readonly crowd: Crowd;
  readonly disk: Pick<Disk, 'trouble'>;
  /**
   * The statement that keeps an account, and the token it acts by, until the end of a transaction.
   */
  readonly holds: (person: PersonId, token: TokenId | null) => string;
  readonly recognise: (request: FastifyRequest) => Promise<Caller>;
  readonly recall: Recall;
  /**
   * Whether the sign-in that a `Set-Cookie` opened still stands, under the password of then; true
   * of any other cookie.
   */
  readonly stillOpens: (cookie: string, since: Date) => Promise<boolean>;
  /**
   * What `nearby` endpoints ask for; without one they answer this machine and its private network,
   * on a trial only.
   */
  readonly metricsToken: string | undefined;
  readonly trial: boolean;
};

/** What supervisors ask stands outside of it, and is answered always. */
const CROWDED = '/api/';

export function bind(app: FastifyInstance, calls: Calls, route: Route): void {
  const { key, endpoint } = route;
  const [method, path] = key.split(' ') as [Method, string];
  app.route({
    method: [...methodsOf(method)],
    url: path.replace(/\{([^}]+)\}/gu, ':$1'),
    config: { policy: endpoint.policy },
    onRequest: async (request) => {
      if (path.startsWith(CROWDED)) (request as Heard).leave = calls.crowd.enter(request);
      await admitCall(calls, route, request);
      // nobody is there any more whose body could be read
      if (request.raw.destroyed && !request.raw.complete) throw new Invalid([], 400);
    },
    handler: async (request, reply) => {
      const answer = await answerOf(calls, route, request);
      (request as Heard).leave?.();
      return send(endpoint, request, reply, answer);
    },
  });
}

/** Before the body is read: whoever may not call, or not so often, costs nothing more. */
async function admitCall(
  calls: Calls,
  { key, endpoint }: Route,
  request: FastifyRequest,
): Promise<void> {
  const reads = key.startsWith('GET ');
  if (!reads && calls.disk.trouble()) throw new NoRoom();
  if (endpoint.nearby && !nearby(calls, request)) throw new Missing();
  const head = { small: isSmall(request), query: request.query as object };
  // nothing is counted for somebody who may not have come
  if (endpoint.atOnce && !isCounted(endpoint, head)) {
    const recalled = calls.recall(credentialsOf(request));
    if (recalled) return void ((request as Heard).recalled = recalled);
  }
  const caller = await calls.recognise(request);
  (request as Heard).caller = caller;
  // under a key it may have been done already, by who could call then and cannot now
  if (reads || request.headers['idempotency-key'] === undefined)
    mayCall({ ...endpoint, reads }, caller);
  const calling = callingOf(key, caller);
  (request as Heard).failed = (error) => countFailure(calls.pool, endpoint, calling, error);
  await countCall(calls.pool, endpoint, calling, head).catch(async (error: unknown) => {
    if (reads || !(await isKept(calls.db, request.headers['idempotency-key']))) throw error;
  });
}

/** `given`: it was answered before, under the same key. */
type Given = Reply<unknown> & { readonly given?: Date };

async function answerOf(calls: Calls, route: Route, request: FastifyRequest): Promise<Given> {
  const { recalled, caller } = request as Heard;
  const to = (someone: Caller) => answerTo(calls, route, request, someone);
  if (recalled) return answerRecalled(recalled, request, calls.recognise, to);
  const answer = await to(caller!);
  await checkStanding(calls, route.endpoint, caller!, answer);
  return answer;
}

async function answerTo(
  calls: Calls,
  { key, endpoint, handle }: Route,
  request: FastifyRequest,
  caller: Caller,
): Promise<Given> {
  const calling = callingOf(key, caller);
  const act = async (): Promise<Reply<unknown>> => {
    mayCall({ ...endpoint, reads: key.startsWith('GET ') }, caller);
    const { params, query, body } = request;
    const input = parse(endpoint, { params, query, body });
    await countSecret(calls.pool, endpoint, calling, {
      ...(input['params'] as object),
      ...(input['body'] as object),
    });
    const version = endpoint.versioned ? { version: versionIn(request) } : {};
    const looks = request.method === 'HEAD';
    const answer = await handle({ ...input, ...version, who: caller, looks } as never);
    const schema = endpoint.answers[answer.status];
    if (!schema)
      throw new Error(`${key} answered ${answer.status}, which its contract does not know`);
    return answer.headers?.['content-type']
      ? answer
      : { ...answer, body: schema.parse(answer.body) };
  };
  if (key.startsWith('GET ')) return act();
  return once(calls.db, claimOf(key, request, caller), {
    act,
    held: heldFor(calls, endpoint, caller),
    uncount: () => uncountCall(calls.pool, endpoint, calling),
  });
}

/** Nobody acts whose account is erased meanwhile, or by a token that is revoked meanwhile. */
const heldFor = ({ holds }: Calls, { policy }: Endpoint, { person, token }: Caller): Held | null =>
  person && policy.who !== 'anyone'
    ? { statement: holds(person, token?.id ?? null), refused: () => signedOut(policy) }
    : null;

async function checkStanding(
  calls: Calls,
  endpoint: Endpoint,
  caller: Caller,
  { given, headers, body }: Given,
): Promise<void> {
  const cookie = given && headers?.['set-cookie'];
  if (cookie && !(await calls.stillOpens(String(cookie), given))) throw isOver();
  // under a key a sign-in that is over hears that its act was done, and nothing more, unless
  // the act was to end it
  if (body !== null && !endpoint.endsSignIn) mayCall(endpoint, caller);
}

function send(
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, headers = {}, body }: Given,
): FastifyReply {
  void reply.code(status).headers(headers);
  // whoever signs in next at this browser gets their own
  if (endpoint.policy.who !== 'anyone') void reply.header('vary', 'Cookie');
  if (status === 204) return reply.send();
  const type = headers['content-type'];
  if (String(type).startsWith('text/html'))
    return reply.send(String(body).replaceAll('__NONCE__', (request.raw as Marked).nonce));
  if (type) return reply.send(body);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
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

function nearby({ metricsToken, trial }: Calls, { raw, headers }: FastifyRequest): boolean {
  if (metricsToken) return same(headers.authorization ?? '', `Bearer ${metricsToken}`);
  return trial && isNearby(raw.socket.remoteAddress ?? '', headers);
}
