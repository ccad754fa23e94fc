import { Stack, Text, Title } from '@mantine/core';
import { useFormatter } from 'use-intl/react';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Dated } from '../api.ts';
import { dayOf, noon, type Day } from '../days.ts';
import { SessionRows } from '../SessionRows.tsx';

type Props = {
  readonly days: readonly Day[];
  readonly zone: string;
  readonly events: readonly Dated[];
  readonly today: Day;
};

/** Days one under the other: a week on a narrow screen. */
export function DayList({ days, zone, events, today }: Props) {
  const t = useTranslations('sessions.calendar');
  const format = useFormatter();
  const filled = days
    .map((day) => ({ day, items: events.filter((event) => dayOf(event.starts, zone) === day) }))
    .filter(({ items }) => items.length > 0);
  if (filled.length === 0) return <Text>{t('noneThen')}</Text>;
  return (
    <Stack gap="lg">
      {filled.map(({ day, items }) => (
        <section key={day}>
          <Title order={3} mb="xs">
            {format.dateTime(noon(day), {
              weekday: 'long',
              day: 'numeric',
              month: 'long',
              timeZone: 'UTC',
            })}
            {day === today ? ` · ${t('today')}` : ''}
          </Title>
          <SessionRows items={items} label={day} />
        </section>
      ))}
    </Stack>
  );
}
