import { request } from '../../../../base/ui/talk/api.ts';

type Wanted = {
  readonly assembly: string;
  /** Left out: now. */
  readonly starts?: string;
  readonly ends: string;
  readonly purpose?: string;
};
export type Trial = {
  readonly fits: boolean;
  readonly items: readonly { readonly verdict: { readonly allowed: boolean } }[];
  readonly free: { readonly starts: string; readonly ends: string } | null;
};

export const tryOut = (body: Wanted, signal: AbortSignal): Promise<Trial> =>
  request('POST', '/api/bookings/trials', { body, signal }) as Promise<Trial>;
export const book = (body: Wanted): Promise<unknown> => request('POST', '/api/bookings', { body });
export const change = (id: string, body: { readonly starts?: string; readonly ends?: string }) =>
  request('PATCH', `/api/bookings/${id}`, { body });
export const extend = (id: string, body: { readonly ends: string }): Promise<unknown> =>
  request('POST', `/api/bookings/${id}/extensions`, { body });
export const release = (id: string): Promise<unknown> =>
  request('POST', `/api/bookings/${id}/release`);
