import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import type { en, Words } from '../../../words/en.ts';
import { isLanguage, spoken } from '../../../words/languages.ts';
import type { Language } from '../../../words/languages.ts';

export { useTranslations } from 'use-intl/react';

const loaders: { readonly [L in Language]: () => Promise<Words> } = {
  en: async () => (await import('../../../words/en.ts')).en,
  de: async () => (await import('../../../words/de.ts')).de,
};
const memory = 'anteroom.language';

const remembered = (): Language | null => {
  const stored = localStorage.getItem(memory);
  return isLanguage(stored) ? stored : null;
};

/** As people of the browser's region write dates and numbers in this language: 09:00 or 9:00 AM. */
const regional = (language: Language): Language =>
  (navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ??
    { en: 'en-GB', de: 'de-DE' }[language]) as Language;

type Chosen = {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  readonly zone: string;
  readonly setZone: (zone: string) => void;
};
const Choice = createContext<Chosen | null>(null);

export function useLanguage(): Chosen {
  const chosen = use(Choice);
  if (!chosen) throw new Error('useLanguage needs WordsProvider');
  return chosen;
}

/** Loads one catalogue; keeps showing the old one until the next is there. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [wanted, setWanted] = useState<Language>(() => remembered() ?? spoken(navigator.languages));
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [loaded, setLoaded] = useState<{
    readonly language: Language;
    readonly words: Words;
  } | null>(null);

  useEffect(() => {
    let current = true;
    void loaders[wanted]().then((words) => {
      if (!current) return;
      document.documentElement.lang = wanted;
      setLoaded({ language: wanted, words });
    });
    return () => {
      current = false;
    };
  }, [wanted]);

  const choose = useCallback((language: Language) => {
    localStorage.setItem(memory, language);
    setWanted(language);
  }, []);
  const chosen = useMemo<Chosen>(
    () => ({ language: loaded?.language ?? wanted, zone, setZone, choose }),
    [loaded, wanted, zone, choose],
  );
  if (!loaded) return null;
  return (
    <Choice value={chosen}>
      <IntlProvider
        locale={regional(loaded.language)}
        messages={loaded.words as typeof en}
        timeZone={zone}
      >
        {children}
      </IntlProvider>
    </Choice>
  );
}
