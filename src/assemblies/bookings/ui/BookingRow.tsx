import { Badge, Group, Text } from '@mantine/core';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Booking } from '../contract.ts';
import { Release } from './Release.tsx';
import { whose } from './whose.ts';
import classes from './bookings.module.css';

/** A booking that is to come, or past. */
export function BookingRow({ booking }: { readonly booking: Booking }) {
  const t = useTranslations('assemblies.mine');
  const times = useTimes();
  const { assembly, starts, ends, purpose, state, because, flagged, series } = booking;
  return (
    <li className={classes.row} data-cancelled={state === 'cancelled' || undefined}>
      <time dateTime={starts} className={classes.time}>
        {times.span(starts, ends)}
      </time>
      <div className={classes.what}>
        <Group gap="xs">
          <Text fw={600} className={classes.title}>
            {assembly.name}
          </Text>
          {series && <Badge variant="default">{t('weekly')}</Badge>}
          {flagged && (
            <Badge color="yellow" variant="light">
              {t('flagged')}
            </Badge>
          )}
          {because && (
            <Badge color="gray" variant="light">
              {t(`because.${because}`)}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {whose(booking, t)}
        </Text>
        {purpose && (
          <Text size="sm" dir="auto">
            {purpose}
          </Text>
        )}
      </div>
      {state === 'upcoming' && <Release booking={booking} />}
    </li>
  );
}
