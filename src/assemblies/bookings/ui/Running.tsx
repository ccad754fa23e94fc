import { Badge, Button, Card, Group, Progress, Text } from '@mantine/core';
import { useFormatter } from 'use-intl/react';
import { GateButton } from '../../../access/ui/GateButton.tsx';
import { useNow, useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Booking } from '../contract.ts';
import { minute, offered } from './longer.ts';
import { Release } from './Release.tsx';
import { useExtending } from './use-extending.ts';
import { whose } from './whose.ts';
import classes from './bookings.module.css';

/** An assembly session: how much of it is left, and what to do about that. */
export function Running({ booking }: { readonly booking: Booking }) {
  const t = useTranslations('assemblies.mine');
  const times = useTimes();
  const { assembly, starts, ends, purpose, flagged } = booking;
  return (
    <Card withBorder padding="lg" component="article" aria-label={assembly.name}>
      <Group justify="space-between" align="flex-start" gap="md">
        <div className={classes.what}>
          <Text fw={650} fz="lg">
            {assembly.name}
          </Text>
          <Text size="sm" c="dimmed">
            {[whose(booking, t), times.span(starts, ends)].filter(Boolean).join(' · ')}
          </Text>
          {purpose && (
            <Text size="sm" dir="auto">
              {purpose}
            </Text>
          )}
          {flagged && (
            <Badge color="yellow" variant="light">
              {t('flagged')}
            </Badge>
          )}
        </div>
        <Release booking={booking} />
      </Group>
      <Left booking={booking} />
      <Longer booking={booking} />
    </Card>
  );
}

/** Counts down to the second in the last ten minutes. */
function Left({ booking: { starts, ends } }: { readonly booking: Booking }) {
  const t = useTranslations('assemblies.mine');
  const now = useNow(1).getTime();
  const [from, to] = [Date.parse(starts), Date.parse(ends)];
  const left = Math.max(0, to - now);
  const soon = left <= 10 * minute;
  const gone = Math.min(100, Math.max(0, ((now - from) / (to - from)) * 100));
  return (
    <div className={classes.left}>
      <Text role="timer" fw={600} className={classes.countdown} data-soon={soon || undefined}>
        {t('left', {
          hours: Math.floor(left / (60 * minute)),
          minutes: Math.floor(left / minute) % 60,
          seconds: Math.floor(left / 1000) % 60,
          near: soon ? 'yes' : 'no',
        })}
      </Text>
      <Progress value={gone} color={soon ? 'yellow' : ''} aria-label={t('gone')} mt={4} />
    </div>
  );
}

function Longer({ booking }: { readonly booking: Booking }) {
  const t = useTranslations('assemblies.mine');
  const format = useFormatter();
  const times = useTimes();
  const extending = useExtending(booking);
  const { gates, latestEnd, ends } = booking;
  if (!gates.extend.allowed)
    return (
      <GateButton told={gates.extend} variant="default" onClick={() => undefined}>
        {t('extend')}
      </GateButton>
    );
  const unit = (minutes: number) =>
    minutes < 60
      ? format.number(minutes, { style: 'unit', unit: 'minute' })
      : format.number(minutes / 60, { style: 'unit', unit: 'hour' });
  return (
    <Group gap="xs" role="group" aria-label={t('extendOf', { name: booking.assembly.name })}>
      <Text size="sm" fw={600}>
        {t('extend')}
      </Text>
      {offered(ends, latestEnd).map((minutes) => (
        <Button
          key={minutes}
          size="xs"
          variant="default"
          loading={extending.isPending && extending.variables.minutes === minutes}
          onClick={() => extending.mutate({ minutes })}
        >
          {t('by', { time: unit(minutes) })}
        </Button>
      ))}
      {latestEnd && (
        <Button
          size="xs"
          variant="default"
          loading={extending.isPending && extending.variables.ends === latestEnd}
          onClick={() => extending.mutate({ ends: latestEnd })}
        >
          {t('untilLatest', {
            time:
              times.dayKey(latestEnd) === times.dayKey(ends)
                ? times.time(latestEnd)
                : times.moment(latestEnd),
          })}
        </Button>
      )}
    </Group>
  );
}
