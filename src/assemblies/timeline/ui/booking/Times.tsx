import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormatter } from 'use-intl/react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { readWall, wallOf } from '../../../../sessions/rules.ts';
import { minute, type Range } from '../lines/scale.ts';
import { WallField } from './WallField.tsx';

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
  // what is typed and no clock ever shows stays until it is mended
  const [typed, setTyped] = useState<{ readonly from?: string; readonly to?: string }>({});
  const wall = (at: number): string => wallOf(new Date(at), zone);
  const type = (end: 'from' | 'to', text: string, then: (at: number) => Range): void => {
    const found = readWall(text, zone);
    setTyped(found && 'next' in found ? { [end]: text } : {});
    if (found && 'at' in found) onChange(then(found.at.getTime()));
  };
  const minutes = Math.round((span.to - span.from) / minute);
  return (
    <div>
      <Group gap="sm" grow preventGrowOverflow={false} align="flex-start">
        <WallField
          label={t('from')}
          wall={typed.from ?? wall(span.from)}
          disabled={begun}
          onType={(text) =>
            type('from', text, (from) => ({ from, to: from + span.to - span.from }))
          }
        />
        <WallField
          label={t('until')}
          wall={typed.to ?? wall(span.to)}
          onType={(text) => type('to', text, (to) => ({ ...span, to }))}
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
