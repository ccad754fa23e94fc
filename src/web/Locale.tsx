import { MantineThemeProvider } from '@mantine/core';
import type { MantineThemeOverride } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLanguage } from '../base/ui/talk/words.tsx';
import { theme } from './theme.ts';

/**
 * Calendars speak the language of the page and begin the week on Monday; the small buttons inside
 * Mantine's parts have names.
 */
export function Locale({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const [locale, setLocale] = useState('en');
  useEffect(() => {
    if (language === 'en') setLocale('en');
    else void import('dayjs/locale/de').then(() => setLocale('de'));
  }, [language]);
  const queries = useQueryClient();
  const before = useRef(language);
  useEffect(() => {
    if (before.current === language) return;
    before.current = language;
    // the server words its sentences in the language they were asked in; an answer that is still on
    // its way would count as fresh
    void queries.cancelQueries().then(() => queries.invalidateQueries());
  }, [language, queries]);
  return (
    <MantineThemeProvider theme={useNamedTheme()}>
      <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>{children}</DatesProvider>
    </MantineThemeProvider>
  );
}

function useNamedTheme(): MantineThemeOverride {
  const t = useTranslations('base.ui');
  return useMemo(() => {
    const close = { closeButtonProps: { 'aria-label': t('close') } };
    const calendar = {
      ariaLabels: {
        monthLevelControl: t('calendar.monthLevelControl'),
        yearLevelControl: t('calendar.yearLevelControl'),
        nextMonth: t('calendar.nextMonth'),
        previousMonth: t('calendar.previousMonth'),
        nextYear: t('calendar.nextYear'),
        previousYear: t('calendar.previousYear'),
        nextDecade: t('calendar.nextDecade'),
        previousDecade: t('calendar.previousDecade'),
      },
    };
    const calendars = [
      'DatePicker',
      'DateInput',
      'DatePickerInput',
      'DateTimePicker',
      'Calendar',
      'MiniCalendar',
    ];
    return {
      ...theme,
      components: {
        ...theme.components,
        Modal: {
          ...theme.components?.['Modal'],
          defaultProps: { ...theme.components?.['Modal']?.defaultProps, ...close },
        },
        Drawer: { defaultProps: close },
        Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('closeNotice') } } },
        Alert: { defaultProps: { closeButtonLabel: t('close') } },
        PasswordInput: {
          defaultProps: {
            visibilityToggleButtonProps: { 'aria-label': t('showPassword') },
            visibilityToggleFocusable: true,
          },
        },
        ...Object.fromEntries(calendars.map((name) => [name, { defaultProps: calendar }])),
      },
    };
  }, [t]);
}
