import { translator } from './translator.ts';
import { spoken, type Language } from './languages.ts';

type Loose = {
  (key: string, args?: Readonly<Record<string, unknown>>): string;
  has: (key: string) => boolean;
};

/**
 * A sentence whose key is only known when it runs (names of checks, codes of faults); null when
 * there is none.
 */
export function say(
  language: Language,
  key: string,
  args: Readonly<Record<string, unknown>>,
  zone?: string,
): string | null {
  const words = translator(language, zone) as unknown as Loose;
  return words.has(key) ? words(key, args) : null;
}

/** What a browser asks for in `Accept-Language`, in its order of preference. */
export const languageOf = (header: string | undefined): Language =>
  spoken(
    (header ?? '')
      .slice(0, 200)
      .split(',')
      .map((part) => part.split(';')[0]!),
  );
