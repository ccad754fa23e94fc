// Stands in the page itself and runs before anything else is there: the look, the language, and what
// this very page will ask for. Later it would be found out one by one.
import { isLanguage, spoken } from '../words/languages.ts';

/**
 * By the build: files of the page at each address, with `*` for what differs and -1 for all words,
 * and of the words of each language, `en` the first and `en+` the others.
 */
declare const NEEDED: {
  readonly files: readonly string[];
  readonly pages: Readonly<Record<string, readonly number[]>>;
  readonly words: Readonly<Record<string, readonly number[]>>;
};

/** What a page shows first, beside who is here. */
const SHOWN: Readonly<Record<string, string>> = {
  '/': '/api/agenda?limit=50',
  '/sessions/*': '/api/sessions/*',
  '/sessions/*/lobby': '/api/sessions/*/room',
};

const { files, pages, words } = NEEDED;
const kept = (name: string): string | null => {
  try {
    return localStorage.getItem(`anteroom.${name}`);
  } catch {
    return null;
  }
};
const { documentElement: page, head, currentScript } = document;
const look = kept('look');
// a dark page never flashes white
const dark =
  look === 'dark' || (look !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
page.dataset['mantineColorScheme'] = dark ? 'dark' : 'light';
const remembered = kept('language');
page.lang = isLanguage(remembered) ? remembered : spoken(navigator.languages);

const ID = /(?<=\/)[0-9a-f-]{36}(?=\/|$)/u;
const pageAt = (path: string): string => path.replace(/[?#].*/u, '').replace(ID, '*');
const named = new Set<number>();
/** Has what a page is made of come, unless it did already. */
function prepare(path: string): void {
  const wanted = [
    ...(words[page.lang] ?? []),
    ...(pages[pageAt(path)] ?? []).flatMap((at) => (at < 0 ? (words[`${page.lang}+`] ?? []) : at)),
  ];
  for (const at of wanted) {
    if (named.has(at)) continue;
    named.add(at);
    const link = document.createElement('link');
    const file = files[at]!;
    link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload';
    if (file.endsWith('.css')) link.as = 'style';
    link.crossOrigin = '';
    link.nonce = currentScript?.nonce ?? '';
    link.href = `/${file}`;
    head.append(link);
  }
}
prepare(location.pathname);

const shown = SHOWN[pageAt(location.pathname)];
const [id = ''] = ID.exec(location.pathname) ?? [];
const asked = ['/api/me', ...(shown ? [shown.replace('*', id)] : [])];
const headers = { accept: 'application/json', 'accept-language': page.lang };
Object.assign(globalThis, {
  prepare,
  asked: new Map(asked.map((path) => [path, fetch(path, { headers })])),
});
