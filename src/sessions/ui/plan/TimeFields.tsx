import { Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useFormatter } from 'use-intl/react';
import { useNow, useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { occurrences, readWall, wallOf } from '../../rules.ts';
import { ClockChange, useClock, useNever } from '../ClockChange.tsx';
import { isDay, noon } from '../days.ts';
import { bodyOf, isTime, lasting, nearness, retimed, type Values } from './form.ts';

/**
 * Date and times as on the wall of the session's zone; says what that is on the viewer's own clock.
 */
export function TimeFields({ form }: { readonly form: UseFormReturnType<Values> }) {
  const t = useTranslations('sessions.edit');
  const says = useTranslations('sessions.wall');
  const never = useNever();
  const clockOf = useClock();
  const times = useTimes();
  const format = useFormatter();
  const now = useNow(10);
  const values = form.getValues();
  const change = (to: Partial<Values>) =>
    form.setValues(retimed({ ...form.getValues(), ...to }, new Date()));
  const zones = useMemo(
    () => [...new Set([values.zone, times.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])],
    [values.zone, times.zone],
  );
  const wall = `${values.date}T${values.time}`;
  const read = readWall(wall, values.zone);
  const starts = read && 'at' in read ? read.at : null;
  const length =
    read && isTime(values.end) && !values.openEnd ? lasting(values.time, values.end) : null;
  const ends =
    starts && length !== null
      ? wallOf(new Date(starts.getTime() + length * 60_000), values.zone)
      : null;
  const day = format.dateTime(noon(isDay(values.date) ? values.date : '2000-01-01'), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const told = [
    isDay(values.date) && t('onDay', { near: nearness(values.date, values.zone, now), day }),
    length !== null &&
      `${t('lasts')}: ${t('minutes', { hours: Math.floor(length / 60), minutes: length % 60 })}${values.end <= values.time ? ` (${t('nextDay')})` : ''}`,
    ends !== null && !ends.endsWith(values.end) && says('ends', { time: clockOf(ends) }),
    starts !== null && starts < now && t('begun'),
  ].filter(Boolean);
  return (
    <Stack gap="md">
      <Group gap="md" align="flex-start">
        <TextInput
          type="date"
          label={t('date')}
          required
          w={{ base: '100%', xs: 170 }}
          {...form.getInputProps('date')}
          onChange={(event) => change({ date: event.currentTarget.value, follows: false })}
        />
        <div>
          <TextInput
            type="time"
            label={t('time')}
            required
            w={130}
            {...form.getInputProps('time')}
            error={never(wall, values.zone) ?? form.errors['time']}
            onChange={(event) => change({ time: event.currentTarget.value })}
          />
          <ClockChange
            wall={wall}
            zone={values.zone}
            onTake={(next) => change({ date: next.slice(0, 10), time: next.slice(11) })}
          />
        </div>
        {!values.openEnd && (
          <TextInput type="time" label={t('end')} required w={130} {...form.getInputProps('end')} />
        )}
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {told.join(' · ')}
      </Text>
      <Checkbox
        label={t('openEnd')}
        description={t('openEndHint')}
        {...form.getInputProps('openEnd', { type: 'checkbox' })}
      />
      <Select
        label={t('zone')}
        description={t('zoneHint')}
        data={zones}
        searchable
        allowDeselect={false}
        limit={60}
        maw={340}
        {...form.getInputProps('zone')}
        onChange={(zone) => zone && change({ zone })}
      />
      {starts && values.zone !== times.zone && (
        <Text size="sm" c="dimmed">
          {t('yourTime', { when: times.moment(starts) })}
        </Text>
      )}
      <Checkbox label={t('weekly')} {...form.getInputProps('weekly', { type: 'checkbox' })} />
      {values.weekly && (
        <Group gap="md" align="flex-end">
          <TextInput
            type="date"
            label={t('until')}
            required
            w={{ base: '100%', xs: 170 }}
            {...form.getInputProps('until')}
          />
          {starts && <Count values={values} onTake={(time) => change({ time })} />}
        </Group>
      )}
    </Stack>
  );
}

/** How many dates; or that one of them lies where the clocks are put forward. */
function Count({
  values,
  onTake,
}: {
  readonly values: Values;
  readonly onTake: (time: string) => void;
}) {
  const t = useTranslations('sessions.edit');
  const faults = useTranslations('base.faults');
  const found = occurrences(
    bodyOf({ ...values, end: isTime(values.end) ? values.end : values.time }),
  );
  if ('code' in found && found.code === 'time-does-not-exist')
    return (
      <div role="status">
        <Text size="sm" c="red">
          {faults(found.code, { at: found.at.replace('T', ' ') })}
        </Text>
        <ClockChange wall={found.at} zone={values.zone} onTake={(next) => onTake(next.slice(11))} />
      </div>
    );
  return 'code' in found ? null : (
    <Text size="sm" c="dimmed" pb={8}>
      {t('dates', { count: found.length })}
    </Text>
  );
}
