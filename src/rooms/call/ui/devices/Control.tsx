import { ActionIcon, Indicator } from '@mantine/core';
import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import { Tip } from '../../../../base/ui/late/Tip.tsx';
import classes from '../rooms.module.css';

type Props = Omit<ComponentPropsWithoutRef<'button'>, 'children'> & {
  readonly label: string;
  /** Read out, where it says more than `label`. */ readonly says?: string;
  /** A letter that does the same. */ readonly letter?: string;
  /** A number at its corner; 0 shows none. */ readonly count?: number;
  readonly urgent?: boolean;
  readonly icon: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** One round button of the bar. */
export function Control({
  label,
  says,
  letter,
  count = 0,
  urgent = false,
  icon,
  className = '',
  ...rest
}: Props) {
  return (
    <Tip label={letter ? `${label} (${letter})` : label}>
      <Indicator
        label={count > 99 ? '99+' : count}
        disabled={count === 0}
        size={18}
        offset={6}
        color={urgent ? 'red' : 'petrol'}
      >
        <ActionIcon
          className={`${classes.control} ${className}`}
          radius="xl"
          aria-label={says ?? label}
          {...(letter ? { 'aria-keyshortcuts': letter } : {})}
          {...rest}
        >
          {icon}
        </ActionIcon>
      </Indicator>
    </Tip>
  );
}
