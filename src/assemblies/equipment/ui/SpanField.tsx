import { Box, Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { unitOf, units, type Unit } from './form.ts';

type Props = {
  readonly label: string;
  readonly description?: string;
  /** In seconds. */
  readonly value: number;
  readonly onChange: (seconds: number) => void;
  readonly error?: ReactNode;
  readonly path: string;
};

const all: readonly Unit[] = ['seconds', 'minutes', 'hours', 'days'];

/** A span of time: a number, and the unit in which people say it. */
export function SpanField({ label, description, value, onChange, error, path }: Props) {
  const t = useTranslations('assemblies.equipment.units');
  const [unit, setUnit] = useState<Unit>(() => unitOf(value));
  const shown = all.filter((name) => name !== 'seconds' || unit === 'seconds');
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" maw="26rem">
      <Box flex={1}>
        <NumberInput
          label={label}
          description={description}
          value={value / units[unit]}
          onChange={(count) => onChange(Math.round(Number(count) * units[unit]))}
          min={0}
          max={100_000}
          decimalScale={2}
          allowNegative={false}
          error={error}
          data-path={path}
        />
      </Box>
      <Select
        aria-label={t('of', { what: label })}
        data={shown.map((name) => ({ value: name, label: t(name) }))}
        value={unit}
        onChange={(next) => {
          const chosen = next ?? 'minutes';
          onChange(Math.round((value / units[unit]) * units[chosen]));
          setUnit(chosen);
        }}
        allowDeselect={false}
        w={130}
      />
    </Group>
  );
}
