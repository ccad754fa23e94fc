import type { Answer, Contract, Input, Key, Method } from '../../api/contract.ts';
import { isUnknown, newKey, untilKnown } from '../../api/outcome.ts';

export type Fault = { readonly pointer: string; readonly code: string; readonly says: string };
/** A problem document (RFC 9457) as our server writes it; status 0: no answer came at all. */
export type ProblemDocument = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  /** A verdict as `access/contract` tells it; this floor does not know its shape. */
  readonly verdict?: unknown;
  readonly faults?: readonly Fault[];
  /** How the thing is now, when somebody else changed it. */
  readonly now?: unknown;
  readonly seconds?: number;
};

export class ProblemError extends Error {
  readonly document: ProblemDocument;
  constructor(document: ProblemDocument) {
    super(document.title);
    this.document = document;
  }
}

type Optional<I, Name extends string> = I extends { readonly [K in Name]: infer P }
  ? object extends P
    ? Omit<I, Name> & { readonly [K in Name]?: P }
    : I
  : I;
/** Queries whose fields are all optional may be left out. */
type Asked<I> = Optional<I, 'query'> & { readonly signal?: AbortSignal };
type Arguments<I> = object extends I ? [asked?: I] : [asked: I];
export type Api<C extends Contract> = <K extends keyof C & Key>(
  key: K,
  ...asked: Arguments<Asked<Input<C[K]>>>
) => Promise<Answer<C[K]>>;

type Loose = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly version?: number;
  readonly signal?: AbortSignal;
};

/**
 * `const api = client<typeof peopleContract>()`, then `api('POST /api/contacts/requests', { body
 * })`. The contract is a type only: nothing of it reaches the browser.
 */
export const client = <C extends Contract>(): Api<C> => {
  const call = (key: string, asked: Loose = {}): Promise<unknown> => {
    const [method, path] = key.split(' ') as [Method, string];
    return request(method, address(path, asked), asked);
  };
  return call as Api<C>;
};

/**
 * Acts of which nobody knows what became, with their keys: who presses again goes on with the same
 * act.
 */
const lost = new Map<string, string>();

/** A request by its address, for repairs that a verdict names. */
export async function request(
  method: Method,
  path: string,
  { body, version, signal }: Loose = {},
): Promise<unknown> {
  const headers = new Headers({
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  const act = method === 'GET' ? null : JSON.stringify([method, path, body, version]);
  const key = act === null ? null : (lost.get(act) ?? newKey());
  if (key) headers.set('idempotency-key', key);
  const send = async () => {
    const patience = AbortSignal.timeout(30_000);
    const response =
      (await askedAhead(method, path)) ??
      (await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
      }));
    const said = await read(response);
    return { response, status: response.status, said, seconds: secondsToWait(response) };
  };
  const givenUp = (): boolean => signal?.aborted ?? false;
  const answer = await (key ? untilKnown(send, givenUp) : send()).catch((error: unknown) => {
    if (givenUp()) throw error;
    return null;
  });
  if (act !== null && key && isUnknown(answer?.status ?? 0)) lost.set(act, key);
  else if (act !== null) lost.delete(act);
  if (!answer) throw new ProblemError({ status: 0, code: 'offline', title: 'offline' });
  const { response, said } = answer;
  const told = Date.parse(response.headers.get('date') ?? '');
  // to the second, and a while on its way: only what is more than that is a wrong clock
  if (!Number.isNaN(told)) ahead = Math.abs(told - Date.now()) > 5000 ? told - Date.now() : 0;
  if (response.ok) return said;
  if (response.status === 401) unauthorised();
  throw new ProblemError(problem(response, said));
}

declare global {
  var asked: Map<string, Promise<Response>> | undefined;
}
const FRESH = 15_000; // ms since the page began

/** What `web/ahead.ts` asked before the app was there: good for once, while the page opens. */
async function askedAhead(method: Method, path: string): Promise<Response | null> {
  const answer = method === 'GET' ? globalThis.asked?.get(path) : undefined;
  globalThis.asked?.delete(path);
  if (!answer || performance.now() > FRESH) return null;
  const response = await answer.catch(() => null);
  if (response?.ok) return response;
  // Unread, it would keep its connection
  await response?.body?.cancel().catch(() => undefined);
  return null;
}

const address = (path: string, { params = {}, query = {} }: Loose): string => {
  const filled = path.replace(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
  return search.size ? `${filled}?${search}` : filled;
};

const read = async (response: Response): Promise<unknown> => {
  if (!/json/u.test(response.headers.get('content-type') ?? '')) return null;
  const text = await response.text(); // half of an answer is none
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

const secondsToWait = ({ headers }: Response): number => Number(headers.get('retry-after')) || 0;

const problem = (response: Response, said: unknown): ProblemDocument => {
  const known =
    typeof said === 'object' && said !== null && 'code' in said
      ? (said as Partial<ProblemDocument>)
      : {};
  const wait = secondsToWait(response);
  return {
    code: 'fault',
    title: response.statusText,
    ...(wait > 0 ? { seconds: wait } : {}),
    ...known,
    status: response.status,
  };
};

let ahead = 0;
/** The server's time in milliseconds, for countdowns: the clock of a device may be an hour off. */
export const serverNow = (): number => Date.now() + ahead;

let unauthorised: () => void = () => undefined;
/** What to do when a request learns that the sign-in may be over. */
export const onUnauthorised = (act: () => void): void => {
  unauthorised = act;
};
