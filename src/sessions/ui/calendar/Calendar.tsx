import { ActionIcon, Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconRss } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFormatter } from 'use-intl/react';
import { Page } from '../../../base/ui/Page.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useNow, useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { agenda, type Dated } from '../api.ts';
import {
  dayOf,
  isDay,
  monthAfter,
  noon,
  plus,
  startOf,
  weekOf,
  weeksOf,
  type Day,
} from '../days.ts';
import { DayList } from './DayList.tsx';
import { FeedDialog } from './FeedDialog.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { TimeGrid } from './TimeGrid.tsx';

const views = ['month', 'week', 'day'] as const;
type View = (typeof views)[number];
const isView = (text: string | undefined): text is View => views.some((view) => view === text);

/** The days a view shows. */
const shown = (view: View, day: Day): readonly Day[] =>
  view === 'month' ? weeksOf(day).flat() : view === 'week' ? weekOf(day) : [day];
const step = (view: View, day: Day, by: number): Day =>
  view === 'month' ? monthAfter(day, by) : plus(day, by * (view === 'week' ? 7 : 1));

/** My events as a month, a week or a day, in the viewer's own zone. */
export function Calendar() {
  const t = useTranslations('sessions.calendar');
  const mine = useTranslations('sessions.mine');
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const { view, day, today, zone, go } = usePlace();
  const [feed, { open, close }] = useDisclosure(false);
  const days = shown(view, day);
  const events = useDays(days, zone);
  const grid = { days, day, today, zone, onDay: go };
  return (
    <Page
      title={t('title')}
      actions={
        <Button variant="default" leftSection={<IconRss size={18} aria-hidden />} onClick={open}>
          {mine('subscribe')}
        </Button>
      }
    >
      <Group justify="space-between" gap="sm" mb="md">
        <Group gap="xs">
          <Turning onTurn={(by) => go(by === 0 ? today : step(view, day, by))} />
          <Heading view={view} days={days} day={day} />
        </Group>
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(as) => go(day, as)}
          data={views.map((value) => ({ value, label: t(value) }))}
        />
      </Group>
      <Waiting query={events} as="rows">
        {(items) =>
          view === 'month' ? (
            <MonthGrid
              {...grid}
              events={items}
              compact={phone}
              onOpen={(date) => go(date, 'day')}
            />
          ) : phone ? (
            <DayList days={days} zone={zone} events={items} today={today} />
          ) : (
            <TimeGrid
              days={days}
              zone={zone}
              events={items}
              today={today}
              onDay={(date) => go(date, 'day')}
            />
          )
        }
      </Waiting>
      <Text size="sm" c="dimmed" mt="sm">
        {t('zone', { zone })}
      </Text>
      <FeedDialog opened={feed} onClose={close} />
    </Page>
  );
}

/** The view and the day that the address names, and the way to others. */
function usePlace() {
  const { zone } = useTimes();
  const search = useSearch({ strict: false }) as { readonly view?: string; readonly day?: string };
  const navigate = useNavigate();
  const today = dayOf(useNow(), zone);
  const view = isView(search.view) ? search.view : 'month';
  const day = isDay(search.day) ? search.day : today;
  const go = (to: Day, as: View = view) =>
    void navigate({ to: '/calendar', search: { view: as, day: to }, replace: true });
  return { view, day, today, zone, go };
}

/** To today, and to what comes before or after. */
function Turning({ onTurn }: { readonly onTurn: (by: -1 | 0 | 1) => void }) {
  const t = useTranslations('sessions.calendar');
  return (
    <>
      <Button variant="default" size="sm" onClick={() => onTurn(0)}>
        {t('today')}
      </Button>
      <ActionIcon.Group>
        <ActionIcon variant="default" size={36} aria-label={t('before')} onClick={() => onTurn(-1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={36} aria-label={t('after')} onClick={() => onTurn(1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </ActionIcon.Group>
    </>
  );
}

function useDays(days: readonly Day[], zone: string) {
  const [from, to] = [
    startOf(days[0]!, zone).toISOString(),
    startOf(plus(days.at(-1)!, 1), zone).toISOString(),
  ];
  return useQuery({
    queryKey: ['sessions', 'range', from, to],
    queryFn: async ({ signal }): Promise<readonly Dated[]> =>
      (await agenda('GET /api/agenda/range', { query: { from, to }, signal })).items,
    placeholderData: keepPreviousData,
  });
}

function Heading({
  view,
  days,
  day,
}: {
  readonly view: View;
  readonly days: readonly Day[];
  readonly day: Day;
}) {
  const format = useFormatter();
  const text =
    view === 'month'
      ? format.dateTime(noon(day), { month: 'long', year: 'numeric', timeZone: 'UTC' })
      : view === 'day'
        ? format.dateTime(noon(day), { dateStyle: 'full', timeZone: 'UTC' })
        : format.dateTimeRange(noon(days[0]!), noon(days.at(-1)!), {
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            timeZone: 'UTC',
          });
  return (
    <Title order={2} size="h3" aria-live="polite">
      {text}
    </Title>
  );
}
