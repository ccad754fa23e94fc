import { Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useFormatter } from 'use-intl/react';
import { useNow, useTimes } from '../../base/ui/When.tsx';
import { useTranslations } from '../../base/ui/words.tsx';
import { instantOf, occurrences } from '../rules.ts';
import { noon } from './days.ts';
import { bodyOf, isTime, lasting, nearness, retimed, type Values } from './form.ts';

/** Date and times as on the wall of the session's zone; says what that is on the viewer's own clock. */
export function TimeFields({ form }: { readonly form: UseFormReturnType<Values> }) {
  const t = useTranslations('sessions.edit');
  const times = useTimes();
  const format = useFormatter();
  const now = useNow(10);
  const values = form.getValues();
  const change = (to: Partial<Values>) => form.setValues(retimed({ ...form.getValues(), ...to }, new Date()));
  const zones = useMemo(() => [...new Set([values.zone, times.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])], [values.zone, times.zone]);
  const sound = values.date !== '' && isTime(values.time);
  const starts = sound ? instantOf(`${values.date}T${values.time}`, values.zone) : null;
  const length = sound && isTime(values.end) && !values.openEnd ? lasting(values.time, values.end) : null;
  const day = format.dateTime(noon(values.date || '2000-01-01'), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const told = [
    values.date !== '' && t('onDay', { near: nearness(values.date, values.zone, now), day }),
    length !== null &&
      `${t('lasts')}: ${t('minutes', { hours: Math.floor(length / 60), minutes: length % 60 })}${values.end <= values.time ? ` (${t('nextDay')})` : ''}`,
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
        <TextInput
          type="time"
          label={t('time')}
          required
          w={130}
          {...form.getInputProps('time')}
          onChange={(event) => change({ time: event.currentTarget.value })}
        />
        {!values.openEnd && <TextInput type="time" label={t('end')} required w={130} {...form.getInputProps('end')} />}
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {told.join(' · ')}
      </Text>
      <Checkbox label={t('openEnd')} description={t('openEndHint')} {...form.getInputProps('openEnd', { type: 'checkbox' })} />
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
          <TextInput type="date" label={t('until')} required w={{ base: '100%', xs: 170 }} {...form.getInputProps('until')} />
          {sound && <Count values={values} />}
        </Group>
      )}
    </Stack>
  );
}

function Count({ values }: { readonly values: Values }) {
  const t = useTranslations('sessions.edit');
  const found = occurrences(bodyOf({ ...values, end: isTime(values.end) ? values.end : values.time }));
  return 'code' in found ? null : (
    <Text size="sm" c="dimmed" pb={8}>
      {t('dates', { count: found.length })}
    </Text>
  );
}
