import { WORKER } from '../notices/ui/endpoint.ts';

type Rule = (text: string) => string;
type Policies = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createHTML: Rule; readonly createScriptURL: Rule },
  ) => unknown;
};

/**
 * Our pages run under `require-trusted-types-for 'script'`. Mantine writes style sheets as HTML
 * text; nothing that could become an element passes, and no script but our service worker.
 */
export function trustStyles(): void {
  const policies = (globalThis as { readonly trustedTypes?: Policies }).trustedTypes;
  policies?.createPolicy('default', {
    createHTML: (html) => {
      if (html.includes('<')) throw new TypeError('markup from text is not allowed');
      return html;
    },
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError('scripts from text are not allowed');
      return url;
    },
  });
}

/** The nonce of this page, for styles that are made while it runs. */
export const nonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
