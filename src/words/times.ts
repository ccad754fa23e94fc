import type { Language } from './languages.ts';

const made = new Map<string, Intl.DateTimeFormat>();

/**
 * Making one costs more than all sentences of a checklist; there are a few kinds, in at most some
 * hundred zones.
 */
export function timeFormat(
  locale: Language | 'en-GB' | 'en-US',
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const ready = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  made.set(key, ready);
  return ready;
}

/** How moments are written in a language: British, where it is English. */
export const writtenIn = (
  language: Language,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => timeFormat(language === 'en' ? 'en-GB' : language, options);
