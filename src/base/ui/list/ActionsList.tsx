import { Menu, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { At } from '../late/At.tsx';
import type { Over } from '../late/use-over.ts';
import type { Action } from './ActionsMenu.tsx';

type Props = Over & { readonly actions: readonly Action[] };

export function ActionsList({ id, at, opened, onChange, actions }: Props) {
  const navigate = useNavigate();
  const run = (action: Action) =>
    'to' in action ? void navigate({ to: action.to }) : action.onClick();
  return (
    <Menu id={id} opened={opened} onChange={onChange} position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <At button={at} />
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
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
