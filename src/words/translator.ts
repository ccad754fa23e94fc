import { createTranslator } from 'use-intl/core';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './en.ts';
import type { Language } from './languages.ts';

const catalogues: { readonly [L in Language]: Words } = { en, de };

/** For servers, mails and notices; pages load one language only and use `base/ui/words.tsx`. Times are shown in `zone`. */
export const translator = (language: Language, zone = 'UTC') =>
  createTranslator({ locale: language, messages: catalogues[language] as typeof en, timeZone: zone });
export type Translator = ReturnType<typeof translator>;
