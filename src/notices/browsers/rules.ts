import type { PushMessage } from '../../base/notice.ts';
import type { Language } from '../../words/languages.ts';
import { say } from '../../words/say.ts';
import { placeOf, type Place } from '../dial/rules.ts';
import { shortened } from '../rules.ts';

/** Browsers of one person. */
export const MOST = 16;
/**
 * One that nobody is signed in on, and that no page was opened in for so long, is given up: some
 * push services never say that it is gone.
 */
export const FORGOTTEN_DAYS = 90;

/**
 * Push services of the browsers there are: Chrome, Edge on Android, Opera, Samsung; other Chromium
 * builds; Firefox; Edge on Windows; Safari. A leading dot stands for any name before it.
 */
const services = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  '.push.services.mozilla.com',
  '.notify.windows.com',
  '.push.apple.com',
] as const;

/** The place of an endpoint at a push service, or null where nothing may be sent. */
export const serviceAt = (endpoint: string, more: readonly string[]): Place | null =>
  placeOf(endpoint, more, isService);
const isService = ({ hostname, port }: URL): boolean =>
  port === '' &&
  services.some((service) =>
    service.startsWith('.')
      ? hostname.endsWith(service) && !hostname.startsWith('.')
      : hostname === service,
  );

/** Why a push did not arrive, in words that show nothing of the answer (`notices.troubles`). */
export type Trouble = 'unreachable' | 'busy' | 'fault' | 'refused' | 'large' | 'gone';
export const troubleIn = (language: Language, trouble: string | null): string | null =>
  trouble === null ? null : say(language, `notices.troubles.${trouble}`, {});

export type Outcome =
  | { readonly next: 'sent' }
  | { readonly next: 'gone' | 'shrink' | 'give-up'; readonly trouble: Trouble }
  | { readonly next: 'again'; readonly trouble: Trouble; readonly seconds: number };

/**
 * What the answer of a push service means; null: none came. `attempts`: how many there were, this
 * one included.
 */
export function outcomeOf(
  said: { readonly status: number; readonly retryAfter: string | null } | null,
  attempts: number,
  now: Date,
): Outcome {
  const wait = Math.max(backoff(attempts), said ? secondsIn(said.retryAfter, now) : 0);
  if (!said) return { next: 'again', trouble: 'unreachable', seconds: wait };
  const { status } = said;
  if (status >= 200 && status < 300) return { next: 'sent' };
  if (status === 404 || status === 410) return { next: 'gone', trouble: 'gone' };
  if (status === 413) return { next: 'shrink', trouble: 'large' };
  if (status === 429) return { next: 'again', trouble: 'busy', seconds: wait };
  if (status >= 500) return { next: 'again', trouble: 'fault', seconds: wait };
  return { next: 'give-up', trouble: 'refused' }; // a redirect, too: nobody is followed
}

/** 2, 4, 8 … at most 60 seconds. */
const backoff = (attempts: number): number => Math.min(60, 2 ** Math.min(attempts, 10));

/** `Retry-After`: seconds or a date. What makes no sense asks for nothing. */
export function secondsIn(header: string | null, now: Date): number {
  if (header === null) return 0;
  if (/^\d{1,9}$/u.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

// bytes: what is encrypted must stay below 4096, with room for what push services add
const SPACE = 3000;
/**
 * The message as the browser gets it, shortened to what fits; `least`: as little as can be shown.
 */
export function payloadOf(id: string, message: PushMessage, least = false): string {
  const {
    tag,
    href,
    title,
    body,
    renotify = true,
    requireInteraction = false,
    actions = [],
    said,
  } = message;
  const shown = {
    v: 1,
    id,
    tag,
    title,
    body,
    href,
    renotify,
    requireInteraction,
    actions,
    said: said ?? {},
  };
  if (least)
    return JSON.stringify({
      ...shown,
      title: shortened(title, 60),
      body: '',
      actions: [],
      said: {},
    });
  const whole = JSON.stringify(shown);
  if (Buffer.byteLength(whole) <= SPACE) return whole;
  const short = JSON.stringify({
    ...shown,
    title: shortened(title, 120),
    body: shortened(body, 240),
  });
  return Buffer.byteLength(short) <= SPACE
    ? short
    : JSON.stringify({
        ...shown,
        title: shortened(title, 120),
        body: shortened(body, 240),
        actions: [],
      });
}
