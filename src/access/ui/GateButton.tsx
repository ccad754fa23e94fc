import { Button, Popover, Text, Tooltip } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ToldVerdict } from '../contract.ts';
import { Checklist } from './Checklist.tsx';
import classes from './GateButton.module.css';
import { firstFailed } from './told.ts';

type Props = Omit<ButtonProps, 'disabled'> & {
  /** The gate's verdict; undefined while it is not known yet. */
  readonly told: ToldVerdict | undefined;
  readonly onClick: () => void;
  readonly onRepaired?: () => void;
  readonly children: ReactNode;
};

/**
 * A button that is disabled with its reason: still reachable by keyboard, it says why and how to
 * repair it instead of acting.
 */
export function GateButton({ told, onClick, onRepaired, children, className, ...button }: Props) {
  const t = useTranslations('access.ui');
  const [opened, { toggle, close }] = useDisclosure(false);
  const reason = useId();
  if (!told || told.allowed)
    return (
      <Button {...button} className={className ?? ''} disabled={!told} onClick={onClick}>
        {children}
      </Button>
    );
  const says = firstFailed(told)?.says ?? '';
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      width={420}
      position="bottom-start"
      shadow="lg"
      trapFocus
      returnFocus
      withArrow
    >
      <Popover.Target>
        <Tooltip label={says} multiline maw={320} disabled={opened || !says}>
          <Button
            {...button}
            aria-disabled
            aria-describedby={reason}
            className={`${classes.refused} ${className ?? ''}`}
            leftSection={<IconLock size={16} aria-hidden />}
            onClick={toggle}
          >
            {children}
          </Button>
        </Tooltip>
      </Popover.Target>
      <span id={reason} hidden>
        {says}
      </span>
      <Popover.Dropdown maw="calc(100vw - 1.5rem)" mah="70dvh" className={classes.reasons}>
        <Text fw={650} mb="xs">
          {t('why')}
        </Text>
        <Checklist told={told} onRepaired={onRepaired} />
      </Popover.Dropdown>
    </Popover>
  );
}
