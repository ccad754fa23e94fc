// Spoken by the page and by its service worker, so nothing here knows a window.
import { browserOf } from '../../base/text/browser.ts';

/**
 * Where the service worker is, under the same name for ever: browsers look for the next one there.
 */
export const WORKER = '/service-worker.js';

type Brands = {
  readonly brands?: readonly { readonly brand: string }[];
  readonly platform?: string;
};
export type BrowserNames = { readonly browser: string | null; readonly system: string | null };

/**
 * Brands that are no name: the engine, and what browsers mix in so that nobody relies on the list.
 */
const nameless = /not.*brand|^chromium$/iu;

/**
 * "Chrome" and "Windows": by what the browser says of itself, which names more browsers than the
 * old text that all copy from each other.
 */
export function thisBrowser(navigator: {
  readonly userAgent: string;
  readonly userAgentData?: Brands | undefined;
}): BrowserNames {
  const { name, system } = browserOf(navigator.userAgent);
  const { brands = [], platform } = navigator.userAgentData ?? {};
  const brand = brands
    .map((one) => one.brand.replace(/^(Google|Microsoft) /u, ''))
    .find((one) => !nameless.test(one));
  return { browser: brand ?? name, system: system ?? (platform || null) };
}

/**
 * The key by which the server knows this browser when its endpoint changes: random, made once, kept
 * where pages and the service worker both read it.
 */
export async function browserKey(): Promise<string> {
  const kept = await caches.open('anteroom-browser');
  const place = '/browser-key';
  const found = await kept.match(place);
  if (found) return found.text();
  const key = crypto.randomUUID();
  await kept.put(place, new Response(key));
  return key;
}

/** How a list of browsers names an endpoint or a key without giving it away: SHA-256, base64url. */
export async function hashOf(endpoint: string): Promise<string> {
  const bytes = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)),
  );
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
