import { Button, Group, Stack, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarMonth, IconRss } from '@tabler/icons-react';
import { use, useState } from 'react';
import { lateDialog } from '../../../base/ui/late/late-dialog.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LinkButton } from '../../../base/ui/link.tsx';
import { LoadMore, useList } from '../../../base/ui/list/list.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { SearchField } from '../../../base/ui/list/SearchField.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useAgenda } from '../agenda.ts';
import { FirstSteps, useFirstSteps } from './FirstSteps.tsx';
import { Upcoming } from './Upcoming.tsx';
import { SessionRows } from '../SessionRows.tsx';
import { SessionSlot } from '../slots.ts';
import { agenda } from '../api.ts';

const FeedDialog = lateDialog(async () => (await import('../calendar/FeedDialog.tsx')).FeedDialog, {
  opened: false,
});

/** Home: what runs now, today, later, and what is past. */
export function MySessions() {
  const t = useTranslations('sessions.mine');
  const [q, setQ] = useState('');
  const [past, setPast] = useState(false);
  const [feed, { open, close }] = useDisclosure(false);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <LinkButton
            to="/calendar"
            variant="default"
            leftSection={<IconCalendarMonth size={18} aria-hidden />}
          >
            {t('calendar')}
          </LinkButton>
          <Button variant="default" leftSection={<IconRss size={18} aria-hidden />} onClick={open}>
            {t('subscribe')}
          </Button>
        </>
      }
    >
      <Tabs
        value={past ? 'past' : 'upcoming'}
        onChange={(value) => setPast(value === 'past')}
        keepMounted={false}
      >
        <Group justify="space-between" align="flex-end" mb="lg" gap="sm">
          <Tabs.List>
            <Tabs.Tab value="upcoming">{t('upcoming')}</Tabs.Tab>
            <Tabs.Tab value="past">{t('past')}</Tabs.Tab>
          </Tabs.List>
          <SearchField onSearch={setQ} placeholder={t('search')} w={{ base: '100%', xs: 280 }} />
        </Group>
        <Tabs.Panel value="upcoming">
          <ToCome q={q} />
        </Tabs.Panel>
        <Tabs.Panel value="past">
          <Past q={q} />
        </Tabs.Panel>
      </Tabs>
      <FeedDialog opened={feed} onClose={close} />
    </Page>
  );
}

function ToCome({ q }: { readonly q: string }) {
  const list = useAgenda(q);
  const steps = useFirstSteps();
  const { rooms: Rooms, waiting: WhoWaits } = use(SessionSlot) ?? {};
  return (
    <Waiting query={list} as="cards">
      {(items) => (
        <Stack gap="xl">
          {q === '' && steps && <FirstSteps data={steps} />}
          {WhoWaits && <WhoWaits />}
          <div>
            <Upcoming items={items} q={q} />
            <LoadMore list={list} />
          </div>
          {Rooms && q === '' && <Rooms />}
        </Stack>
      )}
    </Waiting>
  );
}

function Past({ q }: { readonly q: string }) {
  const t = useTranslations('sessions.mine');
  const list = useList(['sessions', 'agenda', 'past', q], (cursor, signal) =>
    agenda('GET /api/agenda', { query: { when: 'past', q, cursor }, signal }),
  );
  return (
    <Waiting query={list}>
      {(items) =>
        items.length === 0 ? (
          <Empty title={q ? t('noMatch', { text: q }) : t('nothingPast')} />
        ) : (
          <Stack gap={0}>
            <SessionRows items={items} label={t('past')} />
            <LoadMore list={list} />
          </Stack>
        )
      }
    </Waiting>
  );
}
