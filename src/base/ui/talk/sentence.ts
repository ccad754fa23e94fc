import { useTranslations } from 'use-intl/react';
import { ProblemError } from './api.ts';

/**
 * The sentence for a person about anything that was thrown. The server already speaks their
 * language.
 */
export function useSentence(): (error: unknown) => string {
  const t = useTranslations('base.ui');
  return (error) => {
    if (!(error instanceof ProblemError)) return t('broken');
    const { status, title, detail, faults = [] } = error.document;
    if (status === 0) return t('offline');
    if (!title) return t(status >= 500 ? 'offline' : 'broken'); // a proxy speaks for it
    const first = faults[0]?.says;
    // What is wrong with what was typed says enough by itself.
    if (faults.length === 1 && first) return first;
    return [title, detail ?? first].filter(Boolean).join(' ');
  };
}
