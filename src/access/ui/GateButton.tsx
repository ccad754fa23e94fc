import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Tip } from '../../base/ui/late/Tip.tsx';
import { useOver } from '../../base/ui/late/use-over.ts';
import type { ToldVerdict } from '../contract.ts';
import classes from './GateButton.module.css';
import { firstFailed } from './told.ts';

const reasons = async () => (await import('./Reasons.tsx')).Reasons;

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
export function GateButton({ told, onClick, onRepaired, className, ...button }: Props) {
  if (told && !told.allowed)
    return <Refused {...button} className={className} told={told} onRepaired={onRepaired} />;
  return <Button {...button} className={className ?? ''} disabled={!told} onClick={onClick} />;
}

type RefusedProps = ButtonProps & {
  readonly told: ToldVerdict;
  readonly onRepaired: (() => void) | undefined;
  readonly children: ReactNode;
};
function Refused({ told, onRepaired, children, className, ...asked }: RefusedProps) {
  const { button, over, Part } = useOver(reasons, 'dialog');
  const reason = useId();
  const says = firstFailed(told)?.says ?? '';
  return (
    <>
      <Tip label={says} disabled={over.opened || !says}>
        <Button
          {...asked}
          {...button}
          aria-disabled
          aria-describedby={reason}
          className={`${classes.refused} ${className ?? ''}`}
          leftSection={<IconLock size={16} aria-hidden />}
        >
          {children}
        </Button>
      </Tip>
      <span id={reason} hidden>
        {says}
      </span>
      {Part && <Part {...over} told={told} onRepaired={onRepaired} />}
    </>
  );
}
