import { MantineThemeProvider } from '@mantine/core';
import type { MantineThemeOverride } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLanguage } from '../base/ui/talk/words.tsx';
import { theme } from './theme.ts';

/** The small buttons inside Mantine's parts have names; what the server worded is worded anew. */
export function Locale({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const queries = useQueryClient();
  const before = useRef(language);
  useEffect(() => {
    if (before.current === language) return;
    before.current = language;
    // the server words its sentences in the language they were asked in; an answer that is still on
    // its way would count as fresh
    void queries.cancelQueries().then(() => queries.invalidateQueries());
  }, [language, queries]);
  return <MantineThemeProvider theme={useNamedTheme()}>{children}</MantineThemeProvider>;
}

function useNamedTheme(): MantineThemeOverride {
  const t = useTranslations('base.ui');
  return useMemo(() => {
    const close = { closeButtonProps: { 'aria-label': t('close') } };
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
      },
    };
  }, [t]);
}
