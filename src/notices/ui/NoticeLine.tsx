import { ActionIcon, Anchor, Box, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { use } from 'react';
import type { MouseEvent } from 'react';
import { Tip } from '../../base/ui/late/Tip.tsx';
import { TimeAgo } from '../../base/ui/When.tsx';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import type { Notice } from '../contract.ts';
import classes from './notices.module.css';
import { NoticeButtons } from './NoticeButtons.tsx';
import { NoticeSlot } from './slot.ts';

type Props = {
  readonly notice: Notice;
  /** Marked as new; in the bell longer than it is unread. */
  readonly fresh: boolean;
  readonly onFollow: () => void;
  /** Offers to mark it without following it. */
  readonly onRead?: () => void;
};

export function NoticeLine({ notice, fresh, onFollow, onRead }: Props) {
  const t = useTranslations('notices.ui');
  const Answer = use(NoticeSlot)[notice.kind] ?? NoticeButtons;
  return (
    <li className={classes.line} data-fresh={fresh || undefined}>
      <span className={classes.dot} aria-hidden />
      <Box className={classes.what}>
        <Text component="div" size="sm" fw={fresh ? 700 : 600}>
          {fresh && <VisuallyHidden>{t('unread')}: </VisuallyHidden>}
          <Title notice={notice} onFollow={onFollow} />
        </Text>
        {notice.body && (
          <Text size="sm" className={classes.body}>
            {notice.body}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          <TimeAgo at={notice.at} />
          {/* what has rows of its own beneath it counts by them */}
          {notice.count > 1 && notice.topic === null && ` · ${t('times', { count: notice.count })}`}
          {notice.open && ` · ${t('waits')}`}
        </Text>
        <div className={classes.answer}>
          <Answer notice={notice} />
        </div>
      </Box>
      {onRead && (
        <Tip label={t('markOne')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            onClick={onRead}
            aria-label={t('markOneOf', notice)}
          >
            <IconCheck size={18} aria-hidden />
          </ActionIcon>
        </Tip>
      )}
    </li>
  );
}

function Title({ notice: { title, href }, onFollow }: Pick<Props, 'notice' | 'onFollow'>) {
  const router = useRouter();
  if (href === null) return title;
  const follow = (event: MouseEvent) => {
    onFollow();
    // a new tab or window is the browser's business
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    void router.navigate({ href });
  };
  return (
    <Anchor href={href} onClick={follow} inherit underline="hover" c="var(--mantine-color-text)">
      {title}
    </Anchor>
  );
}
