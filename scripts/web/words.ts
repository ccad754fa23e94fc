import { hash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

const LIST = /[\\/]words\.(en|de)\.ts$/u;
/** What only the server says: in verdicts, problems, notices, mails, the journal and the terminal. */
export const SAID_BY_SERVER: readonly string[] = [
  'access.asked',
  'access.checks',
  'access.gates',
  'access.hidden',
  'access.line',
  'access.notReached',
  'access.paths',
  'access.reasons',
  'access.remedies',
  'account.mails',
  'base.problems',
  'cli',
  'contacts.mail',
  'journal.kinds',
  'knocks',
  'notices.kinds',
  'notices.mail',
  'notices.push',
  'organisation.mails',
];

type Compiled = ReturnType<typeof compile>;
type Branch = { readonly [key: string]: Branch | string };

/** A list as pages carry it: without what they never say, each sentence already parsed. */
export function forPages(words: Branch, path = ''): { readonly [key: string]: unknown } {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]): [string, Compiled | object][] => {
      const place = `${path}${key}`;
      if (SAID_BY_SERVER.includes(place)) return [];
      if (typeof value === 'string') return [[key, spoken(compile(value))]];
      const inner = forPages(value, `${place}.`);
      return Object.keys(inner).length > 0 ? [[key, inner]] : [];
    }),
  );
}

/** A branch that says nothing would be no text. */
const spoken = (sentence: Compiled): Compiled =>
  JSON.parse(
    JSON.stringify(sentence, (_, part: unknown) =>
      Array.isArray(part) && part.length === 0 ? '' : part,
    ),
  ) as Compiled;

/** No page needs the parser of sentences. */
export const wordsOfPages = (): Plugin => ({
  name: 'words-of-pages',
  enforce: 'pre',
  transform: {
    filter: { id: LIST },
    async handler(code, id) {
      const { words } = (await import(`${pathToFileURL(id).href}?${hash('sha256', code)}`)) as {
        readonly words: Branch;
      };
      return { code: `export const words = ${JSON.stringify(forPages(words))};`, map: null };
    },
  },
});
