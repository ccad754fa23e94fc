import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';

export type Action = {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  /** Why it cannot be done now; the entry stays, named with its reason. */
  readonly reason?: string | null | undefined;
} & ({ readonly onClick: () => void } | { readonly to: string });

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
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const shown = actions.filter(
    (action) => action !== false && action !== null && action !== undefined,
  );
  if (shown.length === 0) return null;
  const name = t('actionsFor', { what: of });
  const run = (action: Action) =>
    'to' in action ? void navigate({ to: action.to }) : action.onClick();
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        {phone ? (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={name}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            size="xs"
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={name}
          >
            {t('actions')}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map((action) => (
          <Menu.Item
            key={action.label}
            leftSection={action.icon}
            {...(action.danger
              ? { c: 'light-dark(var(--mantine-color-red-7), var(--mantine-color-red-3))' }
              : {})}
            aria-disabled={action.reason ? true : undefined}
            closeMenuOnClick={!action.reason}
            onClick={() => (action.reason ? undefined : run(action))}
          >
            {action.label}
            {action.reason && (
              <Text size="xs" c="dimmed">
                {action.reason}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
