import type { Id } from '../../src/base/ids.ts';
import { act, type Caller } from './answers.ts';
import type { Subscribed } from './push-sink.ts';

export const changeAccount = (
  who: Caller,
  changes: { readonly name?: string; readonly language?: string; readonly zone?: string },
) => act(who, 'PATCH', '/api/me', changes);
export const deleteAccount = (who: Caller, password: string) =>
  act(who, 'DELETE', '/api/me', { password });
export const makeFeed = (who: Caller) => act<{ link: string }>(who, 'POST', '/api/me/feed');
export const chooseNotices = (
  who: Caller,
  { kinds = [], quiet = null }: { readonly kinds?: readonly unknown[]; readonly quiet?: unknown },
) => act(who, 'PUT', '/api/me/notice-settings', { kinds, quiet });
export const readAll = (who: Caller) => act(who, 'POST', '/api/notice-readings', { all: true });
/** Notices on this browser, which remembers `browser` as its own key. */
export const enableBrowser = (
  who: Caller,
  subscribed: Subscribed & { readonly browser?: string },
) => act<{ id: Id<'browser'> }>(who, 'POST', '/api/me/browsers', subscribed);
export const setBrowser = (
  who: Caller,
  browser: string,
  wishes: { readonly signedOutToo?: boolean; readonly namesSignedOut?: boolean },
) => act(who, 'PATCH', `/api/me/browsers/${browser}`, wishes);
export const disableBrowser = (who: Caller, browser: string) =>
  act(who, 'DELETE', `/api/me/browsers/${browser}`);
