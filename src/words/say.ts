import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, translator } from './translator.ts';
import { spoken, type Language } from './languages.ts';

type Args = Readonly<Record<string, unknown>>;
/** Parsed once; there are as many as sentences. `use-intl` looks its own up by all their formats. */
const parsed = new Map<string, IntlMessageFormat>();

/**
 * A sentence whose key is only known when it runs (names of checks, codes of faults); null when
 * there is none. Instants go in as text, in the zone of the reader.
 */
export function say(language: Language, key: string, args: Args): string | null {
  const place = `${language} ${key}`;
  let message = parsed.get(place);
  if (!message) {
    const text = textAt(language, key);
    if (text === null) return null;
    parsed.set(place, (message = new IntlMessageFormat(text, language)));
  }
  try {
    return String(message.format(args as Record<string, string>));
  } catch {
    return (translator(language) as unknown as Loose)(key, args); // complains, and says the key
  }
}
type Loose = (key: string, args: Args) => string;

function textAt(language: Language, key: string): string | null {
  let found: unknown = catalogues[language];
  for (const part of key.split('.'))
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, part)
        ? (found as Record<string, unknown>)[part]
        : null;
  return typeof found === 'string' ? found : null;
}

/** What a browser asks for in `Accept-Language`, in its order of preference. */
export const languageOf = (header: string | undefined): Language =>
  spoken(
    (header ?? '')
      .slice(0, 200)
      .split(',')
      .map((part) => part.split(';')[0]!),
  );
