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

type Props = { readonly form: UseFormReturnType<Values> };
type Change = (to: Partial<Values>) => void;

/**
 * Date and times as on the wall of the session's zone; says what that is on the viewer's own clock.
 */
export function TimeFields({ form }: Props) {
  const t = useTranslations('sessions.edit');
  const times = useTimes();
  const values = form.getValues();
  const starts = startOf(values);
  const change: Change = (to) =>
    form.setValues(retimed({ ...form.getValues(), ...to }, new Date()));
  const zones = useMemo(
    () => [...new Set([values.zone, times.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])],
    [values.zone, times.zone],
  );
  return (
    <Stack gap="md">
      <DateAndTimes form={form} onChange={change} />
      <Meant values={values} starts={starts} />
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

const wallIn = ({ date, time }: Values): string => `${date}T${time}`;
/** The instant at which the wall shows that; null where it never does, or where it is no time. */
const startOf = (values: Values): Date | null => {
  const read = readWall(wallIn(values), values.zone);
  return read && 'at' in read ? read.at : null;
};

function DateAndTimes({ form, onChange }: Props & { readonly onChange: Change }) {
  const t = useTranslations('sessions.edit');
  const never = useNever();
  const values = form.getValues();
  const wall = wallIn(values);
  return (
    <Group gap="md" align="flex-start">
      <TextInput
        type="date"
        label={t('date')}
        required
        w={{ base: '100%', xs: 170 }}
        {...form.getInputProps('date')}
        onChange={(event) => onChange({ date: event.currentTarget.value, follows: false })}
      />
      <div>
        <TextInput
          type="time"
          label={t('time')}
          required
          w={130}
          {...form.getInputProps('time')}
          error={never(wall, values.zone) ?? form.errors['time']}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
        <ClockChange
          wall={wall}
          zone={values.zone}
          onTake={(next) => onChange({ date: next.slice(0, 10), time: next.slice(11) })}
        />
      </div>
      {!values.openEnd && (
        <TextInput type="time" label={t('end')} required w={130} {...form.getInputProps('end')} />
      )}
    </Group>
  );
}

/** The chosen times in words: which day, how long, and what deserves a second look. */
function Meant({ values, starts }: { readonly values: Values; readonly starts: Date | null }) {
  const t = useTranslations('sessions.edit');
  const says = useTranslations('sessions.wall');
  const clockOf = useClock();
  const format = useFormatter();
  const now = useNow(10);
  const { date, time, end, zone } = values;
  const known = readWall(wallIn(values), zone) !== null;
  const length = known && isTime(end) && !values.openEnd ? lasting(time, end) : null;
  const ends =
    starts && length !== null ? wallOf(new Date(starts.getTime() + length * 60_000), zone) : null;
  const day = format.dateTime(noon(isDay(date) ? date : '2000-01-01'), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const parts = [
    isDay(date) && t('onDay', { near: nearness(date, zone, now), day }),
    length !== null &&
      `${t('lasts')}: ${t('minutes', { hours: Math.floor(length / 60), minutes: length % 60 })}${end <= time ? ` (${t('nextDay')})` : ''}`,
    ends !== null && !ends.endsWith(end) && says('ends', { time: clockOf(ends) }),
    starts !== null && starts < now && t('begun'),
  ];
  return (
    <Text size="sm" c="dimmed" role="status">
      {parts.filter(Boolean).join(' · ')}
    </Text>
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
