// Spoken by the page and by its service worker, so nothing here knows a window.
import { browserOf } from '../../base/browser.ts';

/** Where the service worker is, under the same name for ever: browsers look for the next one there. */
export const WORKER = '/service-worker.js';

type Brands = { readonly brands?: readonly { readonly brand: string }[]; readonly platform?: string };
export type Named = { readonly browser: string | null; readonly system: string | null };

/** Brands that are no name: the engine, and what browsers mix in so that nobody relies on the list. */
const nameless = /not.*brand|^chromium$/iu;

/** "Chrome" and "Windows": by what the browser says of itself, which names more browsers than the old text that all copy from each other. */
export function thisBrowser(navigator: { readonly userAgent: string; readonly userAgentData?: Brands | undefined }): Named {
  const { name, system } = browserOf(navigator.userAgent);
  const { brands = [], platform } = navigator.userAgentData ?? {};
  const brand = brands.map((one) => one.brand.replace(/^(Google|Microsoft) /u, '')).find((one) => !nameless.test(one));
  return { browser: brand ?? name, system: system ?? (platform || null) };
}

/** How a list of browsers names an endpoint without giving it away: SHA-256, base64url. */
export async function hashOf(endpoint: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
