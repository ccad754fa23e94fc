import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useOver } from '../../base/ui/late/use-over.ts';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { useUnread } from './api.ts';
import classes from './notices.module.css';

const list = async () => (await import('./BellList.tsx')).BellList;

/** The bell of the header. */
export function Bell() {
  const t = useTranslations('notices.ui');
  const unread = useUnread();
  const { button, over, Part } = useOver(list, 'dialog');
  const { onChange } = over;
  const path = useRouterState({ select: (state) => state.location.href });
  useEffect(() => onChange(false), [path, onChange]);
  return (
    <>
      <ActionIcon
        {...button}
        variant="subtle"
        color="gray"
        size={40}
        radius="xl"
        aria-label={t('bell', { count: unread })}
        pos="relative"
        style={{ overflow: 'visible' }}
      >
        <IconBell size={23} stroke={1.7} aria-hidden />
        {unread > 0 && (
          <span className={classes.count} aria-hidden>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </ActionIcon>
      {Part && <Part {...over} />}
    </>
  );
}
