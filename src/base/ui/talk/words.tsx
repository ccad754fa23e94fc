import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl/react';
import { catalogue } from '../../../words/catalogue.ts';
import { isLanguage } from '../../../words/languages.ts';
import type { Language } from '../../../words/languages.ts';

export { useMessages, useTranslations } from 'use-intl/react';

type Part = () => Promise<object>;
const files: { readonly [L in Language]: { readonly first: Part; readonly inside: Part } } = {
  en: {
    first: async () => (await import('../../../words/first-en.ts')).first,
    inside: async () => (await import('../../../words/inside-en.ts')).inside,
  },
  de: {
    first: async () => (await import('../../../words/first-de.ts')).first,
    inside: async () => (await import('../../../words/inside-de.ts')).inside,
  },
};
const memory = 'anteroom.language';

/** `web/ahead.ts` has chosen it before anything else was there. */
const languageOfPage = (): Language => {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : 'en';
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

type Shown = { readonly language: Language; readonly all: boolean; readonly words: object };
let shown: Shown | null = null;
let wanted: Language | null = null;
let wantsAll = false;
const hearers = new Set<() => void>();
const hear = (hearer: () => void) => {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
};

/** Keeps showing the old words until those that are wanted by then are there. */
async function load(): Promise<void> {
  wanted ??= languageOfPage();
  const [language, all] = [wanted, wantsAll];
  if (shown?.language === language && shown.all === all) return;
  const { first, inside } = files[language];
  const lists = await Promise.all(all ? [first(), inside()] : [first()]);
  if (language !== wanted || all !== wantsAll) return await load();
  document.documentElement.lang = language;
  shown = { language, all, words: catalogue(...lists) };
  hearers.forEach((tell) => tell());
}

/** Resolved when a page from the inside can speak. */
export function allWords(): Promise<void> {
  wantsAll = true;
  return load();
}

/** Speaks one language, in the words that the pages so far asked for. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const said = useSyncExternalStore(hear, () => shown);
  useEffect(() => void load(), []);
  const choose = useCallback((language: Language) => {
    localStorage.setItem(memory, language);
    wanted = language;
    if (language !== shown?.language) void load();
  }, []);
  const language = said?.language;
  const chosen = useMemo<Chosen | null>(
    () => (language ? { language, zone, setZone, choose } : null),
    [language, zone, choose],
  );
  if (!said || !chosen) return null;
  return (
    <Choice value={chosen}>
      <IntlProvider locale={regional(said.language)} messages={said.words} timeZone={zone}>
        {children}
      </IntlProvider>
    </Choice>
  );
}
