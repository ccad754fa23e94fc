import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useFormatter } from 'use-intl/react';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useNow, useTimes } from '../../../../base/ui/When.tsx';
import type { Block, Row } from '../lines/blocks.ts';
import { minute, type Range } from '../lines/scale.ts';
import { bookings } from './api.ts';
import { Times } from './Times.tsx';

type Looked = { readonly row: Row; readonly block: Block };
type Props = { readonly looked: Looked | null; readonly onClose: () => void };

/** One booking: who, when, what for; one's own is changed, extended and released here. */
export function DetailsDialog({ looked, onClose }: Props) {
  return (
    <Modal opened={looked !== null} onClose={onClose} title={looked?.row.name}>
      {looked && <Details {...looked} onClose={onClose} key={looked.block.key} />}
    </Modal>
  );
}

function Details({ row, block, onClose }: Looked & Pick<Props, 'onClose'>) {
  const t = useTranslations('assemblies.timeline');
  const times = useTimes();
  const now = useNow(5).getTime();
  const { booking, look, from, to, blocked } = block;
  const who =
    look === 'maintenance'
      ? t('maintenance')
      : look === 'offer'
        ? t('offer')
        : look === 'mine'
          ? t('byYou')
          : booking?.holder
            ? t('by', { name: booking.holder })
            : t('byNobody');
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{who}</Text>
        <Text>{times.span(new Date(from), new Date(to))}</Text>
        {booking?.purpose && <Text dir="auto">{booking.purpose}</Text>}
        {blocked.to > to && (
          <Text size="sm" c="dimmed">
            {t('cleanupUntil', { time: times.time(blocked.to) })}
          </Text>
        )}
      </div>
      {look === 'mine' && booking && to > now && (
        <Mine {...{ row, block, onClose }} id={booking.id} begun={from <= now} />
      )}
    </Stack>
  );
}

function Mine({
  row,
  block,
  id,
  begun,
  onClose,
}: Looked & Pick<Props, 'onClose'> & { readonly id: string; readonly begun: boolean }) {
  const t = useTranslations('assemblies.timeline');
  const [span, setSpan] = useState<Range>({ from: block.from, to: block.to });
  const [problem, setProblem] = useState<Error | null>(null);
  const failed = (error: Error): boolean => {
    setProblem(error);
    return true;
  };
  const options = { changes: ['sessions'], then: onClose, failed };
  const moving = useAct((to: Range) => moved(id, begun, to), { ...options, done: t('changed') });
  const ending = useAct(() => bookings('POST /api/bookings/{id}/release', { params: { id } }), {
    ...options,
    done: begun ? t('released') : t('cancelled'),
  });
  const changed = span.from !== block.from || span.to !== block.to;
  return (
    <Stack gap="md">
      <Times span={span} onChange={setSpan} begun={begun} />
      {begun && <Longer onTake={(by) => setSpan({ from: block.from, to: block.to + by })} />}
      <Problem error={problem} />
      <Group justify="space-between">
        <Button
          variant="subtle"
          color="red"
          loading={ending.isPending}
          onClick={() => ending.mutate()}
        >
          {begun ? t('release') : t('cancelBooking')}
        </Button>
        <Button
          disabled={!changed || span.to <= span.from}
          loading={moving.isPending}
          onClick={() => {
            setProblem(null);
            moving.mutate(span);
          }}
          aria-label={`${t('save')}: ${row.name}`}
        >
          {begun ? t('extend') : t('save')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Moves or resizes what is to come; of what runs only the end, later. */
export const moved = (id: string, begun: boolean, { from, to }: Range): Promise<unknown> => {
  const ends = new Date(to).toISOString();
  const params = { id };
  return begun
    ? bookings('POST /api/bookings/{id}/extensions', { params, body: { ends } })
    : bookings('PATCH /api/bookings/{id}', {
        params,
        body: { starts: new Date(from).toISOString(), ends },
      });
};

function Longer({ onTake }: { readonly onTake: (by: number) => void }) {
  const t = useTranslations('assemblies.timeline');
  const format = useFormatter();
  return (
    <Group gap={6} role="group" aria-label={t('longer')}>
      {[15, 30, 60].map((minutes) => (
        <Button key={minutes} size="xs" variant="default" onClick={() => onTake(minutes * minute)}>
          {`+ ${format.number(minutes, { style: 'unit', unit: 'minute' })}`}
        </Button>
      ))}
    </Group>
  );
}
