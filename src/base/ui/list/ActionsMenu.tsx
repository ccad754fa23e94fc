import { ActionIcon, Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useOver } from '../late/use-over.ts';

export type Action = {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  /** Why it cannot be done now; the entry stays, named with its reason. */
  readonly reason?: string | null | undefined;
} & ({ readonly onClick: () => void } | { readonly to: string });

const list = async () => (await import('./ActionsList.tsx')).ActionsList;

/**
 * Actions > Edit, ... of one row. `of` names the row for screen readers. Entries that are false or
 * null are left out.
 */
export function ActionsMenu({
  of,
  actions,
}: {
  readonly of: string;
  readonly actions: readonly (Action | false | null | undefined)[];
}) {
  const t = useTranslations('base.ui');
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const { button, over, Part } = useOver(list, 'menu');
  const shown = actions.filter(
    (action) => action !== false && action !== null && action !== undefined,
  );
  if (shown.length === 0) return null;
  const name = t('actionsFor', { what: of });
  return (
    <>
      {phone ? (
        <ActionIcon {...button} variant="subtle" color="gray" size="lg" aria-label={name}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      ) : (
        <Button
          {...button}
          variant="default"
          size="xs"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={name}
        >
          {t('actions')}
        </Button>
      )}
      {Part && <Part {...over} actions={shown} />}
    </>
  );
}
