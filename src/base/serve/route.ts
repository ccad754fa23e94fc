import type { Answer, Contract, Endpoint, Key, Parsed } from '../api/contract.ts';
import type { Caller, SignedIn, Visitor, Who } from './caller.ts';

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

type Callers = {
  readonly anyone: Caller;
  readonly person: Who;
  readonly 'signed-in': SignedIn;
  readonly visitor: Visitor;
};
type CallerOf<E> = E extends { readonly policy: { readonly who: infer W extends keyof Callers } }
  ? Callers[W]
  : never;
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
