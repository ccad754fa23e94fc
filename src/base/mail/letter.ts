import { withAddressesShown } from '../text/shown-address.ts';
import { say } from '../../words/say.ts';
import type { Language } from '../../words/languages.ts';

/**
 * A text that may stand in a letter: a sentence of ours, in which the words of people are quoted.
 * Only `pen` writes one.
 */
export type Phrase = string & { readonly phrase: true };
/**
 * A letter in the receiver's language. `action` becomes the one button; its link is also in the
 * plain text.
 */
export type Letter = {
  readonly to: string;
  readonly language: string;
  readonly subject: Phrase;
  /** Several phrases are the lines of one paragraph. */
  readonly paragraphs: readonly (Phrase | readonly Phrase[])[];
  readonly action?: { readonly label: Phrase; readonly href: string };
};

const dots = '.\u2024\u3002\ufe52\uff0e\uff61';
const ats = '@\ufe6b\uff20';
const colons = ':\ufe13\ufe55\uff1a';
const after = '(?=[^\\s\\p{Pe}\\p{Pf}"\'.,;:!?…])'; // what would still belong to an address
const gaps = new RegExp(
  `(?<=[${dots}])${after}|(?<=[\\p{L}\\p{M}\\p{N}\\p{Cf}][${colons}])(?=[^\\s\\p{Pe}\\p{Pf}"])|(?<=[/\\\\])(?=\\p{Cf}*[/\\\\])|(?<=\\S)(?=[${ats}])|(?<=[${ats}])(?=\\S)`,
  'gu',
);
/** Dates, times and numbers are no addresses, four numbers with dots are. */
const numeric = /^[\p{Ps}\p{Pi}"']*\d+(?:[.:,–-]\d+)*[\p{Pe}\p{Pf}"'.,;!?]*$/u;
const network = /(?:\d+\.){3}/u;

/**
 * Words of people as a mail may carry them: nothing in them that a mail program would make a link
 * of, because our mails lend them our name. A visible gap breaks every address (`evil. com`); text
 * without one stays as it is.
 */
export const quoted = (text: string): string =>
  text
    .split(/(\s+)/u)
    .map((word) => (numeric.test(word) && !network.test(word) ? word : word.replace(gaps, ' ')))
    .join('');

export type Pen = (key: string, args?: Readonly<Record<string, unknown>>) => Phrase;
/**
 * Writes the sentences of a letter. `trusted`: values by a sender whom the reader has accepted, so
 * they keep their links.
 */
export const pen =
  (language: Language, trusted: readonly string[] = []): Pen =>
  (key, args = {}) =>
    (say(
      language,
      key,
      Object.fromEntries(
        Object.entries(withAddressesShown(args)).map(([name, value]) => [
          name,
          typeof value === 'string' && !trusted.includes(name) ? quoted(value) : value,
        ]),
      ),
    ) ?? '') as Phrase;
