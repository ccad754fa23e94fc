import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { useLanguage } from '../../base/ui/talk/words.tsx';
import { isLanguage, languages } from '../../words/languages.ts';
import type { Language } from '../../words/languages.ts';

export function LanguageChoice({
  onChoose,
  wide = false,
}: {
  readonly onChoose?: (language: Language) => void;
  readonly wide?: boolean;
}) {
  const t = useTranslations('shell');
  const { language, choose } = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      fullWidth={wide}
      aria-label={t('language')}
      value={language}
      data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
      onChange={(value) => {
        if (!isLanguage(value)) return;
        choose(value);
        onChoose?.(value);
      }}
    />
  );
}
