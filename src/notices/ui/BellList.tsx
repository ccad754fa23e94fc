import { Box, Button, CloseButton, Drawer, Popover, Title } from '@mantine/core';
import { useDocumentVisibility, useMediaQuery } from '@mantine/hooks';
import { IconBell, IconBellCog } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { At } from '../../base/ui/late/At.tsx';
import { Tip } from '../../base/ui/late/Tip.tsx';
import type { Over } from '../../base/ui/late/use-over.ts';
import { Empty } from '../../base/ui/list/Empty.tsx';
import { LinkButton, LinkIcon } from '../../base/ui/link.tsx';
import { Waiting } from '../../base/ui/Waiting.tsx';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import type { Notice } from '../contract.ts';
import { useMarkRead, useNewest, useUnread } from './api.ts';
import { NoticeLine } from './NoticeLine.tsx';
import classes from './notices.module.css';

/** What the bell opens. On a phone it has the whole window. */
export function BellList({ id, at, opened, onChange }: Over) {
  const t = useTranslations('notices.ui');
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const close = () => onChange(false);
  return phone ? (
    <Drawer.Root
      id={`${id}-dropdown`}
      opened={opened}
      onClose={close}
      position="bottom"
      size="100%"
    >
      <Drawer.Content radius={0} aria-label={t('title')}>
        <Drawer.Body p={0} h="100%">
          <Inside onClose={close} sheet />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  ) : (
    <Popover
      id={id}
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      width={420}
      shadow="lg"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <At button={at} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('title')}>
        <Inside onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

type InsideProps = { readonly onClose: () => void; readonly sheet?: boolean };

function Inside({ onClose, sheet = false }: InsideProps) {
  const t = useTranslations('notices.ui');
  const newest = useNewest();
  const fresh = useReadByLooking(newest.data ?? []);
  return (
    <div
      className={`${classes.bell} ${sheet ? classes.sheet : ''}`}
      style={sheet ? {} : { maxHeight: 'min(36rem, 80dvh)' }}
    >
      <Head shown={newest.data ?? []} onClose={onClose} sheet={sheet} />
      <div
        className={classes.scroll}
        role="group"
        aria-label={t('title')}
        tabIndex={0}
        data-autofocus
      >
        <Waiting query={newest}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t('empty')} icon={<IconBell size={28} stroke={1.5} />}>
                {t('emptyHint')}
              </Empty>
            ) : (
              <ul className={classes.list}>
                {items.map((notice) => (
                  <NoticeLine
                    key={notice.id}
                    notice={notice}
                    fresh={fresh.has(notice.id)}
                    onFollow={onClose}
                  />
                ))}
              </ul>
            )
          }
        </Waiting>
      </div>
      <div className={classes.foot}>
        <LinkButton to="/notices" variant="subtle" size="compact-sm" onClick={onClose}>
          {t('all')}
        </LinkButton>
      </div>
    </div>
  );
}

type HeadProps = Required<InsideProps> & { readonly shown: readonly Notice[] };

function Head({ shown, onClose, sheet }: HeadProps) {
  const t = useTranslations();
  const unread = useUnread();
  const mark = useMarkRead();
  // those listed here are being marked at this moment
  const more = unread > shown.filter(({ read }) => !read).length;
  return (
    <div className={classes.head}>
      <Title order={2} size="h3">
        {t('notices.ui.title')}
      </Title>
      <Box display="flex" style={{ gap: 4, alignItems: 'center' }}>
        {more && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={mark.isPending}
            onClick={() => mark.mutate('all')}
          >
            {t('notices.ui.markAll')}
          </Button>
        )}
        <SettingsLink onClick={onClose} />
        {sheet && <CloseButton size="lg" onClick={onClose} aria-label={t('base.ui.close')} />}
      </Box>
    </div>
  );
}

/**
 * What is shown to somebody who looks is read. It keeps its mark as long as the list is open, so
 * that they see what was new.
 */
function useReadByLooking(items: readonly Notice[]): ReadonlySet<string> {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const looks = useDocumentVisibility() === 'visible';
  const { mutate } = useMarkRead();
  useEffect(() => {
    const ids = items.filter(({ read }) => !read).map(({ id }) => id);
    if (ids.length === 0 || !looks) return;
    setFresh((before) => new Set([...before, ...ids]));
    mutate(ids);
  }, [items, looks, mutate]);
  return fresh;
}

function SettingsLink({ onClick }: { readonly onClick: () => void }) {
  const t = useTranslations('notices.ui');
  return (
    <Tip label={t('settings')}>
      <LinkIcon
        to="/settings/notifications"
        variant="subtle"
        color="gray"
        size="lg"
        onClick={onClick}
        aria-label={t('settings')}
      >
        <IconBellCog size={20} stroke={1.7} aria-hidden />
      </LinkIcon>
    </Tip>
  );
}
