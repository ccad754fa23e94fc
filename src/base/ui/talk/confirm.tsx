import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';

type Question = {
  readonly title: string;
  readonly body?: ReactNode;
  /** The verb on the button: "End contact", not "OK". */
  readonly confirm?: string;
  readonly danger?: boolean;
};

/**
 * `const confirm = useConfirm(); if (await confirm({ title, body, confirm, danger: true })) ...`
 */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const t = useTranslations('base.ui');
  return ({ title, body, confirm, danger = false }) =>
    new Promise((answer) => {
      modals.openConfirmModal({
        title,
        children: typeof body === 'string' ? <Text size="sm">{body}</Text> : body,
        labels: { confirm: confirm ?? t('confirm'), cancel: t('cancel') },
        // The harmless button has the focus when the act cannot be undone.
        cancelProps: danger ? { 'data-autofocus': true } : {},
        confirmProps: danger ? { color: 'red' } : { 'data-autofocus': true },
        onConfirm: () => answer(true),
        onCancel: () => answer(false),
        onClose: () => answer(false),
      });
    });
}
