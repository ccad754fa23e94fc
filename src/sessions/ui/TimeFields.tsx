import { Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useTimes } from '../../base/ui/When.tsx';
import { useTranslations } from '../../base/ui/words.tsx';
import { instantOf, occurrences } from '../rules.ts';
import { bodyOf, isTime, lasting, type Values } from './form.ts';

/** Date and times as on the wall of the session's zone; says what that is on the viewer's own clock. */
export function TimeFields({ form }: { readonly form: UseFormReturnType<Values> }) {
  const t = useTranslations('sessions.edit');
  const times = useTimes();
  const values = form.getValues();
  const zones = useMemo(() => [...new Set([values.zone, times.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])], [values.zone, times.zone]);
  const sound = values.date !== '' && isTime(values.time);
  const starts = sound ? instantOf(`${values.date}T${values.time}`, values.zone) : null;
  const length = sound && isTime(values.end) && !values.openEnd ? lasting(values.time, values.end) : null;
  return (
    <Stack gap="md">
      <Group gap="md" align="flex-start">
        <TextInput type="date" label={t('date')} required w={{ base: '100%', xs: 170 }} {...form.getInputProps('date')} />
        <TextInput type="time" label={t('time')} required w={130} {...form.getInputProps('time')} />
        {!values.openEnd && <TextInput type="time" label={t('end')} required w={130} {...form.getInputProps('end')} />}
      </Group>
      {length !== null && (
        <Text size="sm" c="dimmed">
          {t('lasts')}: {t('minutes', { hours: Math.floor(length / 60), minutes: length % 60 })}
          {values.end <= values.time ? ` (${t('nextDay')})` : ''}
        </Text>
      )}
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
