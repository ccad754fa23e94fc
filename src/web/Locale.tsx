import { DatesProvider } from '@mantine/dates';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from '../base/ui/words.tsx';

/** Calendars speak the language of the page and begin the week on Monday. */
export function Locale({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const [locale, setLocale] = useState('en');
  useEffect(() => {
    if (language === 'en') return setLocale('en');
    void import('dayjs/locale/de').then(() => setLocale('de'));
  }, [language]);
  return <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>{children}</DatesProvider>;
}
