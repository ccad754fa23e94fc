import { useCallback, useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslations } from '../talk/words.tsx';
import { useWanted } from './use-late.ts';
import type { Load } from './use-late.ts';

/**
 * A dialog that comes when it is opened first, or `ahead`. `closed` says how it is given while it is
 * not open; it is open only a moment after it came, or it would not know where the focus was.
 */
export function lateDialog<P extends object>(
  load: Load<P>,
  closed: Partial<P>,
  ahead = false,
): ComponentType<P> {
  const isOpen = (props: P): boolean =>
    (Object.keys(closed) as (keyof P)[]).some((name) => props[name] !== closed[name]);
  return function Late(props: P) {
    const t = useTranslations('base.ui');
    const lost = useCallback(
      () => notifications.show({ message: t('offline'), color: 'red', autoClose: 9000 }),
      [t],
    );
    const Dialog = useWanted(load, isOpen(props), { ahead, lost });
    const [there, setThere] = useState(false);
    useEffect(() => setThere(Dialog !== null), [Dialog]);
    return Dialog && <Dialog {...props} {...(there ? {} : closed)} />;
  };
}
