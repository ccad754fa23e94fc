import { Popover, Text } from '@mantine/core';
import { useTranslations } from 'use-intl/react';
import { At } from '../../base/ui/late/At.tsx';
import type { Over } from '../../base/ui/late/use-over.ts';
import type { ToldVerdict } from '../contract.ts';
import { Checklist } from './Checklist.tsx';
import classes from './GateButton.module.css';

type Props = Over & { readonly told: ToldVerdict; readonly onRepaired: (() => void) | undefined };

/** Why the button is refused, and what repairs it. */
export function Reasons({ id, at, opened, onChange, told, onRepaired }: Props) {
  const t = useTranslations('access.ui');
  return (
    <Popover
      id={id}
      opened={opened}
      onChange={onChange}
      width={420}
      position="bottom-start"
      shadow="lg"
      trapFocus
      returnFocus
      withArrow
    >
      <Popover.Target>
        <At button={at} />
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 1.5rem)" mah="70dvh" className={classes.reasons}>
        <Text fw={650} mb="xs">
          {t('why')}
        </Text>
        <Checklist told={told} onRepaired={onRepaired} />
      </Popover.Dropdown>
    </Popover>
  );
}
