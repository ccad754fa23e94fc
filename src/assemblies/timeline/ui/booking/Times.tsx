import { Group, Text, TextInput } from '@mantine/core';
import { useFormatter } from 'use-intl/react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { readWall, wallOf } from '../../../../sessions/rules.ts';
import { minute, type Range } from '../lines/scale.ts';

type Props = {
  readonly span: Range;
  readonly onChange: (span: Range) => void;
  /** It has begun: only its end can be another. */
  readonly begun?: boolean;
};

/** From when until when, on the clock of whoever looks. */
export function Times({ span, onChange, begun = false }: Props) {
  const t = useTranslations('assemblies.timeline');
  const { zone } = useTimes();
  const format = useFormatter();
  const wall = (at: number): string => wallOf(new Date(at), zone);
  const read = (text: string, then: (at: number) => Range): void => {
    const found = readWall(text, zone);
    if (found && 'at' in found) onChange(then(found.at.getTime()));
  };
  const minutes = Math.round((span.to - span.from) / minute);
  return (
    <div>
      <Group gap="sm" grow preventGrowOverflow={false}>
        <TextInput
          type="datetime-local"
          label={t('from')}
          value={wall(span.from)}
          disabled={begun}
          onChange={(event) =>
            read(event.currentTarget.value, (from) => ({ from, to: from + span.to - span.from }))
          }
        />
        <TextInput
          type="datetime-local"
          label={t('until')}
          value={wall(span.to)}
          onChange={(event) => read(event.currentTarget.value, (to) => ({ ...span, to }))}
        />
      </Group>
      <Text size="sm" c={minutes > 0 ? 'dimmed' : 'red'} mt={6} role="status">
        {minutes > 0
          ? t('lasts', {
              time: [
                ...(minutes >= 60
                  ? [format.number(Math.floor(minutes / 60), { style: 'unit', unit: 'hour' })]
                  : []),
                ...(minutes % 60 || minutes < 60
                  ? [format.number(minutes % 60, { style: 'unit', unit: 'minute' })]
                  : []),
              ].join(' '),
            })
          : t('endsBefore')}
      </Text>
    </div>
  );
}
