import { createTranslator } from 'use-intl/core';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './en.ts';
import type { Language } from './languages.ts';

export const catalogues: { readonly [L in Language]: Words } = { en, de };
const make = (language: Language, zone: string) =>
  createTranslator({
    locale: language,
    messages: catalogues[language] as typeof en,
    timeZone: zone,
  });
export type Translator = ReturnType<typeof make>;

// Making one parses formats anew; there are two languages and at most some hundred zones.
const made = new Map<string, Translator>();

/**
 * For servers, mails and notices; pages load one language only and use `base/ui/words.tsx`. Times
 * are shown in `zone`.
 */
export function translator(language: Language, zone = 'UTC'): Translator {
  const key = `${language} ${zone}`;
  const ready = made.get(key) ?? make(language, zone);
  made.set(key, ready);
  return ready;
}
