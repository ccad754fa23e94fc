import type { Answer, Contract, Input, Key } from './contract.ts';
import { newKey, untilKnown } from './outcome.ts';

/** A refusal as the server words it (RFC 9457), for programs; status 0: no answer at all. */
export class ProblemAnswer extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, title: string) {
    super(title);
    this.status = status;
    this.code = code;
  }
}

export type Place = {
  readonly origin: string;
  readonly cookie?: string;
  /** Instead of a cookie, for programs. */ readonly token?: string;
  readonly language?: string;
};
type Loose = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly version?: number;
};
type Reply<Body> = { readonly body: Body; readonly cookie: string | null };

/**
 * The same contract that types the pages, for programs: `await client<typeof
 * whyContract>(place)('GET /api/why', { query })`.
 */
export const client =
  <C extends Contract>({ origin, cookie, token, language }: Place) =>
  async <K extends keyof C & Key>(key: K, asked: Input<C[K]>): Promise<Reply<Answer<C[K]>>> => {
    const [method, path] = key.split(' ') as [string, string];
    const { params = {}, query = {}, body, version }: Loose = asked as Loose;
    const url = new URL(
      path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(String(params[name]))),
      origin,
    );
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...(cookie ? { cookie } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(language ? { 'accept-language': language } : {}),
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    if (method !== 'GET') headers['idempotency-key'] = newKey();
    const send = async () => {
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
        body: body === undefined ? null : JSON.stringify(body),
      });
      return { response, status: response.status, text: await response.text() };
    };
    const { response, text } = await untilKnown(send).catch(() => {
      throw new ProblemAnswer(0, 'unreachable', origin);
    });
    const said = parsed(text) as { code?: string; title?: string; detail?: string } | null;
    if (!response.ok)
      throw new ProblemAnswer(
        response.status,
        said?.code ?? 'fault',
        [said?.title ?? response.statusText, said?.detail ?? ''].filter(Boolean).join(' '),
      );
    return {
      body: said as Answer<C[K]>,
      cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? null,
    };
  };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
