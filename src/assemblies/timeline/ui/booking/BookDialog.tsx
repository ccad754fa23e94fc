import { Alert, Button, Chip, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { use, useState, type SyntheticEvent } from 'react';
import { useFormatter } from 'use-intl/react';
import { roomFor } from '../../../../base/text/text.ts';
import { Problem, VerdictSlot } from '../../../../base/ui/Problem.tsx';
import { useAct } from '../../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import type { Row } from '../lines/blocks.ts';
import { minute, type Range } from '../lines/scale.ts';
import { bookings, type Trial } from './api.ts';
import { Times } from './Times.tsx';

type Wish = Range & { readonly row: Row };
type Props = {
  /** Null while it is closed. */
  readonly wish: Wish | null;
  readonly onChange: (span: Range) => void;
  readonly onClose: () => void;
};

/** What was drawn, with its purpose, and whether it fits. */
export function BookDialog({ wish, onChange, onClose }: Props) {
  const t = useTranslations('assemblies.timeline');
  return (
    <Modal
      opened={wish !== null}
      onClose={onClose}
      title={wish && t('bookOf', { name: wish.row.name })}
    >
      {wish && <Form {...{ wish, onChange, onClose }} />}
    </Modal>
  );
}

const lengths = [30, 60, 120, 240, 480];
const bodyOf = ({ row, from, to }: Wish) => ({
  assembly: row.id,
  ...(from > Date.now() ? { starts: new Date(from).toISOString() } : {}),
  ends: new Date(to).toISOString(),
});

function Form({ wish, onChange, onClose }: Props & { readonly wish: Wish }) {
  const t = useTranslations('assemblies.timeline');
  const times = useTimes();
  const [purpose, setPurpose] = useState('');
  const [problem, setProblem] = useState<Error | null>(null);
  const trial = useTrial(wish);
  const booking = useAct(
    () => bookings('POST /api/bookings', { body: { ...bodyOf(wish), purpose } }),
    {
      changes: ['sessions'],
      done: t('booked', {
        name: wish.row.name,
        when: times.span(new Date(wish.from), new Date(wish.to)),
      }),
      then: onClose,
      failed: (error) => {
        setProblem(error);
        return true;
      },
    },
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setProblem(null);
    if (!booking.isPending) booking.mutate();
  };
  const change = (span: Range): void => {
    setProblem(null);
    onChange(span);
  };
  const { shortest, longest } = wish.row;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Times span={wish} onChange={change} />
        <Lengths
          span={wish}
          of={lengths.filter((one) => one * 60 >= shortest && one * 60 <= longest)}
          onChange={change}
        />
        <TextInput
          label={t('purpose')}
          description={t('purposeHint')}
          maxLength={roomFor(200)}
          dir="auto"
          data-autofocus
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        {problem ? <Problem error={problem} /> : <Fits {...{ trial, onChange: change }} />}
        <Buttons busy={booking.isPending} valid={wish.to > wish.from} onClose={onClose} />
      </Stack>
    </form>
  );
}

function Buttons({
  busy,
  valid,
  onClose,
}: Pick<Props, 'onClose'> & { readonly busy: boolean; readonly valid: boolean }) {
  const t = useTranslations('assemblies.timeline');
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={busy} disabled={!valid}>
        {t('book')}
      </Button>
    </Group>
  );
}

const useTrial = (wish: Wish) =>
  useQuery({
    queryKey: ['sessions', 'trial', wish.row.id, wish.from, wish.to],
    queryFn: ({ signal }) => bookings('POST /api/booking-trials', { body: bodyOf(wish), signal }),
    enabled: wish.to > wish.from,
    placeholderData: keepPreviousData,
    retry: false,
  });

function Lengths({
  span,
  of,
  onChange,
}: {
  readonly span: Range;
  readonly of: readonly number[];
  readonly onChange: (span: Range) => void;
}) {
  const t = useTranslations('assemblies.timeline');
  const format = useFormatter();
  if (of.length === 0) return null;
  return (
    <Chip.Group
      value={String((span.to - span.from) / minute)}
      onChange={(value) => onChange({ from: span.from, to: span.from + Number(value) * minute })}
    >
      <Group gap={6} role="radiogroup" aria-label={t('suggested')}>
        {of.map((minutes) => (
          <Chip key={minutes} value={String(minutes)} size="xs" radius="sm">
            {minutes < 60
              ? format.number(minutes, { style: 'unit', unit: 'minute' })
              : format.number(minutes / 60, { style: 'unit', unit: 'hour' })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

/** Whether it would be booked, before it is; and when else. */
function Fits({
  trial: { data, error },
  onChange,
}: {
  readonly trial: { readonly data: Trial | undefined; readonly error: Error | null };
  readonly onChange: (span: Range) => void;
}) {
  const t = useTranslations('assemblies.timeline');
  const times = useTimes();
  const Verdict = use(VerdictSlot);
  if (error) return <Problem error={error} />;
  if (!data)
    return (
      <Text size="sm" c="dimmed">
        {t('trying')}
      </Text>
    );
  if (data.fits)
    return (
      <Alert color="green" variant="light" icon={<IconCheck aria-hidden />} py="xs">
        {t('fits')}
      </Alert>
    );
  const { items, free: next } = data;
  return (
    <Stack gap="xs">
      {Verdict && <Verdict verdict={items[0]?.verdict} />}
      {next && (
        <Button
          variant="light"
          size="xs"
          onClick={() => onChange({ from: Date.parse(next.starts), to: Date.parse(next.ends) })}
        >
          {t('takeNext', { when: times.span(next.starts, next.ends) })}
        </Button>
      )}
    </Stack>
  );
}
