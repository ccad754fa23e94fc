import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Contract } from '../../api/contract.ts';
import { client, onUnauthorised, ProblemError } from './api.ts';

const api = client<Contract>() as unknown as (key: string, asked?: object) => Promise<unknown>;
const answers = (
  body: unknown,
  status = 200,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => {
  const fetched = vi.fn(
    async (_path: string, _init: RequestInit) =>
      new Response(body === null ? null : JSON.stringify(body), { status, headers }),
  );
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('document', { documentElement: { lang: 'de' } });
  return fetched;
};
afterEach(() => {
  vi.unstubAllGlobals();
  onUnauthorised(() => undefined);
});
const thrown = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.document : error),
  );

describe('the client', () => {
  it('puts params into the path, leaves out empty query words and repeats lists', async () => {
    const fetched = answers({ items: [] });
    await api('GET /api/groups/{id}/members', {
      params: { id: 'a/b' },
      query: { search: 'Zoë', cursor: undefined, kind: ['x', 'y'], empty: '' },
    });
    expect(fetched.mock.lastCall?.[0]).toBe(
      '/api/groups/a%2Fb/members?search=Zo%C3%AB&kind=x&kind=y',
    );
  });

  it('sends JSON, the version that was edited and the language of the page', async () => {
    const fetched = answers({ ok: true });
    expect(
      await api('PATCH /api/groups/{id}', {
        params: { id: '1' },
        body: { name: 'Optics' },
        version: 7,
      }),
    ).toEqual({ ok: true });
    const { method, headers, body } = fetched.mock.lastCall?.[1] ?? {};
    expect({ method, body, headers: Object.fromEntries(new Headers(headers)) }).toEqual({
      method: 'PATCH',
      body: '{"name":"Optics"}',
      headers: {
        accept: 'application/json',
        'accept-language': 'de',
        'content-type': 'application/json',
        'idempotency-key': expect.stringMatching(/^[0-9a-f]{36}$/u) as string,
        'if-match': '"7"',
      },
    });
  });

  it('sends no content type without a body', async () => {
    const fetched = answers(null, 204, {});
    expect(await api('DELETE /api/contacts/{id}', { params: { id: '1' } })).toBeNull();
    expect(new Headers(fetched.mock.lastCall?.[1].headers).has('content-type')).toBe(false);
  });

  it('throws the problem the server told, with how long to wait', async () => {
    answers({ title: 'Too many tries.', code: 'too-often', seconds: 9 }, 429, {
      'content-type': 'application/problem+json',
      'retry-after': '12',
    });
    expect(await thrown(api('POST /api/sign-ins', { body: {} }))).toEqual({
      status: 429,
      title: 'Too many tries.',
      code: 'too-often',
      seconds: 9,
    });
  });

  it('makes a problem of an answer that is none of ours', async () => {
    answers('<html>', 502, { 'content-type': 'text/html' });
    expect(await thrown(api('GET /api/me'))).toMatchObject({ status: 502, code: 'fault' });
  });

  it('says that nothing can be reached when no answer comes', async () => {
    answers(null);
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed to fetch')));
    expect(await thrown(api('GET /api/me'))).toMatchObject({ status: 0, code: 'offline' });
  });

  it('tells the shell when the sign-in is over', async () => {
    const over = vi.fn();
    onUnauthorised(over);
    answers({ title: 'Please sign in.', code: 'signed-out' }, 401);
    await thrown(api('GET /api/contacts'));
    expect(over).toHaveBeenCalledOnce();
  });

  it('sends an act again under the same key until it is known what became of it', async () => {
    const half = (): Response => {
      const body = new ReadableStream({
        start: (stream) => {
          stream.enqueue(new TextEncoder().encode('{"id":'));
          stream.error(new TypeError('cut'));
        },
      });
      return new Response(body, { status: 201, headers: { 'content-type': 'application/json' } });
    };
    const outcomes = [half, () => new Response(null, { status: 503 })];
    const fetched = answers(null);
    fetched.mockImplementation(
      async () => outcomes.shift()?.() ?? Response.json({ id: 7 }, { status: 201 }),
    );
    expect(await api('POST /api/things', { body: { name: 'a' } })).toEqual({ id: 7 });
    const keys = fetched.mock.calls.map(([, { headers }]) =>
      new Headers(headers).get('idempotency-key'),
    );
    expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
  });

  it('goes on with the act when it is asked for again after its outcome got lost, and not after it is known', async () => {
    const keys: (string | null)[] = [];
    let away = true;
    answers(null).mockImplementation(async (_, { headers }) => {
      keys.push(new Headers(headers).get('idempotency-key'));
      if (away) throw new TypeError('failed to fetch');
      return Response.json({ id: 7 }, { status: 201 });
    });
    const act = (): Promise<unknown> => thrown(api('POST /api/things', { body: { name: 'b' } }));
    expect(await act()).toMatchObject({ code: 'offline' });
    away = false;
    expect(await act()).toBeNull();
    expect(await act()).toBeNull();
    expect([keys.length, new Set(keys.slice(0, 5)).size, keys[5] === keys[0]]).toEqual([
      6,
      1,
      false,
    ]);
  });
});
