import { MantineThemeProvider } from '@mantine/core';
import type { MantineThemeOverride } from '@mantine/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { theme } from './theme.ts';

/** The small buttons inside Mantine's parts have names. */
export const Locale = ({ children }: { readonly children: ReactNode }) => (
  <MantineThemeProvider theme={useNamedTheme()}>{children}</MantineThemeProvider>
);

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
