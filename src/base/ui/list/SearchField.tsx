import { CloseButton, TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { tidyLine } from '../../text/text.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** Called when typing has paused, with the tidied text. */
  readonly onSearch: (text: string) => void;
  readonly initial?: string;
};

export function SearchField({ onSearch, initial = '', label, placeholder, ...rest }: Props) {
  const t = useTranslations('base.ui');
  const [text, setText] = useState(initial);
  const later = useDebouncedCallback((value: string) => onSearch(tidyLine(value)), 200);
  const change = (value: string) => {
    setText(value);
    if (value === '') onSearch('');
    later(value);
  };
  return (
    <TextInput
      type="search"
      role="searchbox"
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      label={label}
      aria-label={label ? undefined : (placeholder ?? t('search'))}
      placeholder={placeholder ?? t('search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text ? <CloseButton size="sm" onClick={() => change('')} aria-label={t('clear')} /> : null
      }
      {...rest}
    />
  );
}
