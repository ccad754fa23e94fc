import { Button, Card, SegmentedControl } from '@mantine/core';
import { IconBell, IconChecks } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Empty } from '../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../base/ui/link.tsx';
import { LoadMore } from '../../base/ui/list/list.tsx';
import { Page } from '../../base/ui/Page.tsx';
import { Waiting } from '../../base/ui/Waiting.tsx';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { useHistory, useMarkRead, useUnread } from './api.ts';
import { NoticeLine } from './NoticeLine.tsx';
import classes from './notices.module.css';

const filters = ['all', 'open'] as const;
type Filter = (typeof filters)[number];

/** Everything one was told. Looking at the history reads nothing; following or marking does. */
export function Notices() {
  const t = useTranslations('notices.ui');
  const { only } = useSearch({ strict: false }) as { readonly only?: string };
  const navigate = useNavigate();
  const filter: Filter = only === 'open' ? 'open' : 'all';
  const unread = useUnread();
  const mark = useMarkRead();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      narrow
      actions={
        <>
          {unread > 0 && (
            <Button
              variant="default"
              leftSection={<IconChecks size={18} aria-hidden />}
              loading={mark.isPending}
              onClick={() => mark.mutate('all')}
            >
              {t('markAll')}
            </Button>
          )}
          <LinkButton to="/settings/notifications" variant="default">
            {t('settings')}
          </LinkButton>
        </>
      }
    >
      <SegmentedControl
        mb="md"
        aria-label={t('filter.label')}
        value={filter}
        data={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(value) =>
          void navigate({
            to: '/notices',
            search: value === 'open' ? { only: value } : {},
            replace: true,
          })
        }
      />
      <History filter={filter} />
    </Page>
  );
}

function History({ filter }: { readonly filter: Filter }) {
  const t = useTranslations('notices.ui');
  const list = useHistory(filter);
  const mark = useMarkRead();
  return (
    <Waiting query={list}>
      {(items) =>
        items.length === 0 ? (
          <Empty
            title={t(filter === 'open' ? 'emptyOpen' : 'empty')}
            icon={<IconBell size={28} stroke={1.5} />}
          >
            {t(filter === 'open' ? 'emptyOpenHint' : 'emptyHint')}
          </Empty>
        ) : (
          <>
            <Card withBorder padding={0}>
              <ul className={classes.list} aria-label={t('title')}>
                {items.map((notice) => (
                  <NoticeLine
                    key={notice.id}
                    notice={notice}
                    fresh={!notice.read}
                    onFollow={() => !notice.read && mark.mutate([notice.id])}
                    {...(notice.read ? {} : { onRead: () => mark.mutate([notice.id]) })}
                  />
                ))}
              </ul>
            </Card>
            <LoadMore list={list} />
          </>
        )
      }
    </Waiting>
  );
}
