import { notifications } from '@mantine/notifications';
import { useEffect, useId, useState } from 'react';
import type { ComponentType, Ref } from 'react';
import { useTranslations } from '../talk/words.tsx';
import { useLate } from './use-late.ts';
import type { Load } from './use-late.ts';

/** What opens beside a button that is on the page already. */
export type Over = {
  /** Of the button. */
  readonly id: string;
  readonly at: HTMLElement | null;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
};
export type Opener = {
  readonly ref: Ref<HTMLButtonElement>;
  readonly id: string;
  readonly onClick: () => void;
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
  readonly 'aria-haspopup': 'menu' | 'dialog';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
};
type Opening<Props> = {
  readonly button: Opener;
  readonly over: Over;
  /** Null until somebody is about to press the button. */
  readonly Part: ComponentType<Props> | null;
};

/**
 * A button, and what it opens: that comes when somebody is about to press it, and opens at once when
 * they were faster.
 */
export function useOver<Props extends Over>(
  load: Load<Props>,
  kind: 'menu' | 'dialog',
): Opening<Props> {
  const t = useTranslations('base.ui');
  const id = useId();
  const [at, ref] = useState<HTMLElement | null>(null);
  const [opened, onChange] = useState(false);
  const [Part, want] = useLate(load);
  // open only a moment after it came, or it would not know where the focus was
  const [there, setThere] = useState(false);
  useEffect(() => setThere(Part !== null), [Part]);
  const prepare = () => void (Part ?? want().catch(() => undefined));
  const press = () => {
    onChange(!opened);
    if (Part) return;
    want().catch(() => {
      onChange(false);
      notifications.show({ message: t('offline'), color: 'red', autoClose: 9000 });
    });
  };
  return {
    button: {
      ref,
      id,
      onClick: press,
      onPointerEnter: prepare,
      onFocus: prepare,
      'aria-haspopup': kind,
      'aria-expanded': opened,
      'aria-controls': opened && there ? `${id}-dropdown` : undefined,
    },
    over: { id, at, opened: opened && there, onChange },
    Part,
  };
}
