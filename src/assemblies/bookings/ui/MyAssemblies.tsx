import { Card, Group, SegmentedControl, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconCpu, IconTimeline } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { LinkButton } from '../../../base/ui/link.tsx';
import { Empty } from '../../../base/ui/list/Empty.tsx';
import { LoadMore } from '../../../base/ui/list/list.tsx';
import { Page } from '../../../base/ui/Page.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Booking } from '../contract.ts';
import { BookingRow } from './BookingRow.tsx';
import { Running } from './Running.tsx';
import { useBookings, type Reach } from './api.ts';
import classes from './bookings.module.css';

/** What one holds, or manages for others: running, to come, and past. */
export function MyAssemblies() {
  const t = useTranslations('assemblies.mine');
  const [reach, setReach] = useState<Reach>('mine');
  const [past, setPast] = useState(false);
  return (
    <Page
      title={t('title')}
      actions={
        <LinkButton to="/assemblies/timeline" leftSection={<IconTimeline size={18} aria-hidden />}>
          {t('book')}
        </LinkButton>
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
          <SegmentedControl
            aria-label={t('reach')}
            value={reach}
            onChange={setReach}
            data={[
              { value: 'mine', label: t('own') },
              { value: 'managed', label: t('managed') },
            ]}
          />
        </Group>
        <Tabs.Panel value="upcoming">
          <ToCome reach={reach} />
        </Tabs.Panel>
        <Tabs.Panel value="past">
          <Past reach={reach} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function ToCome({ reach }: { readonly reach: Reach }) {
  const t = useTranslations('assemblies.mine');
  const list = useBookings(reach, 'upcoming');
  return (
    <Waiting query={list} as="cards">
      {(items) => {
        const running = items.filter(({ state }) => state === 'running');
        const coming = items.filter(({ state }) => state === 'upcoming');
        if (items.length === 0) return <Nothing reach={reach} />;
        return (
          <Stack gap="xl">
            {running.length > 0 && (
              <Section title={t('running')}>
                <ul className={classes.running}>
                  {running.map((booking) => (
                    <li key={booking.id}>
                      <Running booking={booking} />
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {coming.length > 0 && (
              <Section title={t('coming')}>
                <Rows items={coming} />
              </Section>
            )}
            <LoadMore list={list} />
          </Stack>
        );
      }}
    </Waiting>
  );
}

function Past({ reach }: { readonly reach: Reach }) {
  const t = useTranslations('assemblies.mine');
  const list = useBookings(reach, 'past');
  return (
    <Waiting query={list}>
      {(items) =>
        items.length === 0 ? (
          <Empty title={t('nothingPast')} icon={<IconCpu size={28} stroke={1.5} />} />
        ) : (
          <>
            <Rows items={items} />
            <LoadMore list={list} />
          </>
        )
      }
    </Waiting>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <Title order={2} id={heading} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}

const Rows = ({ items }: { readonly items: readonly Booking[] }) => (
  <Card withBorder padding={0}>
    <ul className={classes.rows}>
      {items.map((booking) => (
        <BookingRow key={booking.id} booking={booking} />
      ))}
    </ul>
  </Card>
);

function Nothing({ reach }: { readonly reach: Reach }) {
  const t = useTranslations('assemblies.mine');
  return (
    <Empty
      title={t('nothing', { reach })}
      icon={<IconCpu size={28} stroke={1.5} />}
      action={
        <LinkButton to="/assemblies/timeline" mt="sm">
          {t('book')}
        </LinkButton>
      }
    >
      <Text size="sm">{t('nothingHint')}</Text>
    </Empty>
  );
}
