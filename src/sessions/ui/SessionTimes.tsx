import { Stack, Text } from '@mantine/core';
import { useFormatter } from 'use-intl/react';
import { useTimes } from '../../base/ui/When.tsx';
import { useTranslations } from '../../base/ui/talk/words.tsx';
import { wallOf } from '../rules.ts';
import type { Session } from './api.ts';

const minute = 60_000;
/** How far the clocks of two zones are apart at an instant, in minutes. */
const apart = (at: string, one: string, two: string): number =>
  (Date.parse(`${wallOf(new Date(at), one)}Z`) - Date.parse(`${wallOf(new Date(at), two)}Z`)) /
  minute;

/** When it is, in the viewer's zone and, where that differs, in the session's own. */
export function SessionTimes({ session }: { readonly session: Session }) {
  const t = useTranslations('sessions');
  const format = useFormatter();
  const times = useTimes();
  const { next, zone, until } = session;
  const differs = next !== null && apart(next.starts, times.zone, zone) !== 0;
  const last = until ? `${until}T12:00:00Z` : null;
  const shifts =
    differs &&
    last !== null &&
    apart(last, times.zone, zone) !== apart(next.starts, times.zone, zone);
  return (
    <Stack gap={2}>
      {next ? (
        <Text component="div">
          <time dateTime={next.starts}>
            {next.openEnd
              ? `${times.moment(next.starts)} – ${t('mine.openEnd')}`
              : times.span(next.starts, next.ends)}
          </time>
          {differs && (
            <Text component="span" size="sm" c="dimmed">
              {' '}
              · {t('page.yours', { zone: times.zone })}
            </Text>
          )}
        </Text>
      ) : (
        <Text>{t('page.noMore')}</Text>
      )}
      {next && differs && <Theirs starts={next.starts} zone={zone} />}
      {until && (
        <Text size="sm">
          {t('page.repeats', {
            until: format.dateTime(new Date(`${until}T12:00:00Z`), {
              dateStyle: 'medium',
              timeZone: 'UTC',
            }),
          })}
        </Text>
      )}
      {shifts && (
        <Text size="sm" c="dimmed">
          {t('page.shift', { zone })}
        </Text>
      )}
    </Stack>
  );
}

function Theirs({ starts, zone }: { readonly starts: string; readonly zone: string }) {
  const t = useTranslations('sessions.page');
  const format = useFormatter();
  const when = format.dateTime(new Date(starts), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  });
  return (
    <Text size="sm" c="dimmed">
      {when} · {t('theirs', { zone })}
    </Text>
  );
}

/** "2 days", "3 h 05 min", "4:09" */
export function useCountdown(): (milliseconds: number) => string {
  const format = useFormatter();
  return (milliseconds) => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    if (seconds >= 2 * 86_400)
      return format.number(Math.floor(seconds / 86_400), {
        style: 'unit',
        unit: 'day',
        unitDisplay: 'long',
      });
    const two = (value: number) => String(value).padStart(2, '0');
    return seconds >= 3600
      ? `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
      : `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  };
}
