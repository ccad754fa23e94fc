import { Group, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useMe } from '../../../people/ui/me.tsx';
import type { Settings } from './settings.ts';

type Hours = NonNullable<Settings['quiet']>;
const usual: Hours = { from: '22:00', until: '07:00' };

export function Quiet({
  quiet,
  onChange,
}: {
  readonly quiet: Hours | null;
  readonly onChange: (quiet: Hours | null) => void;
}) {
  const t = useTranslations('notices.ui.quiet');
  const { person } = useMe();
  return (
    <Stack gap="sm">
      <Switch
        checked={quiet !== null}
        label={t('on')}
        description={t('lead', { zone: person.zone })}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {quiet && <Times key={`${quiet.from}-${quiet.until}`} hours={quiet} onChange={onChange} />}
    </Stack>
  );
}

/** Stored when a field is left, not with every digit. */
function Times({
  hours,
  onChange,
}: {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}) {
  const t = useTranslations('notices.ui.quiet');
  const [typed, setTyped] = useState(hours);
  const needed = useTranslations('base.faults')('needed');
  const same = typed.from === typed.until;
  const whole = (end: keyof Hours): boolean => /^\d\d:\d\d$/u.test(typed[end]);
  const leave = (): void => {
    if (same || !whole('from') || !whole('until')) return;
    if (typed.from !== hours.from || typed.until !== hours.until) onChange(typed);
  };
  return (
    <Group gap="md" align="flex-start">
      {(['from', 'until'] as const).map((end) => (
        <TextInput
          type="time"
          key={end}
          w={130}
          label={t(end)}
          value={typed[end]}
          error={!whole(end) ? needed : end === 'until' && same ? t('same') : null}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTyped((now) => ({ ...now, [end]: value }));
          }}
          onBlur={leave}
        />
      ))}
    </Group>
  );
}
