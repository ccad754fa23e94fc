import { ActionIcon, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { DataTable, type Column } from '../../../base/ui/list/DataTable.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useNow, useTimes } from '../../../base/ui/When.tsx';
import { dayOf, isDay, plus, startOf, type Day } from '../../../sessions/ui/days.ts';
import { labelOf } from './board/LineRow.tsx';
import { BookDialog } from './booking/BookDialog.tsx';
import { DetailsDialog } from './booking/DetailsDialog.tsx';
import { nextFree, standsAt, within, type Block, type Row } from './lines/blocks.ts';
import { hour, minute, type Range } from './lines/scale.ts';
import { useLines, type Filter } from './lines/use-lines.ts';
import { Nothing } from './Nothing.tsx';
import { Stands } from './Stands.tsx';
import classes from './timeline.module.css';

type Props = {
  readonly filter: Filter;
  readonly phone: boolean;
  readonly onClear: () => void;
};
type Wish = Range & { readonly row: Row };
type Acts = {
  readonly span: Range;
  readonly onBook: (wish: Wish) => void;
  readonly onOpen: (row: Row, block: Block) => void;
};
const atOnce = 40;

/** One day of all assemblies: as a table, on a phone as cards with a bar of the day. */
export function DayList({ filter, phone, onClear }: Props) {
  const t = useTranslations('assemblies.timeline');
  const { zone } = useTimes();
  const today = dayOf(useNow(), zone);
  const [chosen, setChosen] = useState<Day | null>(null);
  const [most, setMost] = useState(atOnce);
  const day = chosen ?? today;
  const span = {
    from: startOf(day, zone).getTime(),
    to: startOf(plus(day, 1), zone).getTime(),
  };
  const lines = useLines(filter, 'day', span, { first: 0, last: most });
  const [wish, setWish] = useState<Wish | null>(null);
  const [looked, setLooked] = useState<{ row: Row; block: Block } | null>(null);
  const acts: Acts = {
    span,
    onBook: setWish,
    onOpen: (row, block) => setLooked({ row, block }),
  };
  return (
    <>
      <Days {...{ day, today }} onDay={setChosen} />
      <Waiting query={lines} as="rows">
        {(rows) =>
          rows.length === 0 ? (
            <Nothing {...{ filter, onClear }} />
          ) : (
            <>
              {phone ? (
                <Cards rows={rows.slice(0, most)} {...acts} />
              ) : (
                <Listed rows={rows.slice(0, most)} {...acts} more={rows.length > most} />
              )}
              {rows.length > most && (
                <Group justify="center" mt="md">
                  <Button variant="default" onClick={() => setMost(most + atOnce)}>
                    {t('more')}
                  </Button>
                </Group>
              )}
            </>
          )
        }
      </Waiting>
      <BookDialog
        wish={wish}
        onChange={(to) => wish && setWish({ ...wish, ...to })}
        onClose={() => setWish(null)}
      />
      <DetailsDialog looked={looked} onClose={() => setLooked(null)} />
    </>
  );
}

function Days({
  day,
  today,
  onDay,
}: {
  readonly day: Day;
  readonly today: Day;
  readonly onDay: (day: Day) => void;
}) {
  const t = useTranslations('assemblies.timeline');
  return (
    <Group gap="xs" mb="md" wrap="nowrap">
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('dayBefore')}
        onClick={() => onDay(plus(day, -1))}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <TextInput
        type="date"
        size="sm"
        aria-label={t('day')}
        value={day}
        onChange={(event) => {
          if (isDay(event.currentTarget.value)) onDay(event.currentTarget.value);
        }}
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('dayAfter')}
        onClick={() => onDay(plus(day, 1))}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
      {day !== today && (
        <Button variant="default" size="sm" onClick={() => onDay(today)}>
          {t('today')}
        </Button>
      )}
    </Group>
  );
}

const morning = 8 * hour;
/** The next stretch of that day in which it is free, from now or from the morning on. */
function freeIn(row: Row, { from, to }: Range, now: number): Range | null {
  const length = Math.max(row.shortest * 1000, Math.min(row.longest * 1000, hour));
  const soonest = Math.ceil(now / minute) * minute;
  const begins = Math.max(from + morning, soonest);
  return nextFree(row, { from: begins, to: to + length }, length);
}
const wishIn = (row: Row, free: Range): Wish => {
  const length = Math.max(row.shortest * 1000, Math.min(row.longest * 1000, hour));
  return { row, from: free.from, to: free.from + length };
};

/** When it is free next, in words. */
function Free({ row, span }: { readonly row: Row; readonly span: Range }) {
  const t = useTranslations('assemblies.timeline');
  const times = useTimes();
  const now = useNow().getTime();
  const free = row.inService ? freeIn(row, span, now) : null;
  if (!free || free.from >= span.to) return <>{t('notFree')}</>;
  return free.to >= span.to ? (
    <>{t('freeFrom', { from: times.time(free.from) })}</>
  ) : (
    <>{t('freeUntil', { from: times.time(free.from), to: times.time(free.to) })}</>
  );
}

function BookButton({ row, span, onBook }: Pick<Acts, 'span' | 'onBook'> & { readonly row: Row }) {
  const t = useTranslations('assemblies.timeline');
  const now = useNow().getTime();
  if (!row.books || !row.inService || span.to <= now) return null;
  const free = freeIn(row, span, now) ?? { from: Math.max(now, span.from + morning), to: span.to };
  return (
    <Button
      size="xs"
      variant="light"
      aria-label={t('bookOf', { name: row.name })}
      onClick={() => onBook(wishIn(row, free))}
    >
      {t('book')}
    </Button>
  );
}

/** What is booked that day, each a button that tells more. */
function Booked({ row, span, onOpen }: Pick<Acts, 'span' | 'onOpen'> & { readonly row: Row }) {
  const t = useTranslations('assemblies.timeline');
  const times = useTimes();
  const blocks = within(row, span).filter(({ from, to }) => from < span.to && to > span.from);
  if (blocks.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothing')}
      </Text>
    );
  return (
    <ul className={classes.booked}>
      {blocks.map((block) => (
        <li key={block.key}>
          <button type="button" className={classes.entry} onClick={() => onOpen(row, block)}>
            <span>
              {times.time(Math.max(block.from, span.from))} –{' '}
              {times.time(Math.min(block.to, span.to))}
            </span>{' '}
            <span dir="auto">{labelOf(block, t)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Listed({
  rows,
  more,
  span,
  onBook,
  onOpen,
}: Acts & { readonly rows: readonly Row[]; readonly more: boolean }) {
  const t = useTranslations('assemblies.timeline');
  const now = useNow().getTime();
  const columns: readonly Column<Row>[] = [
    {
      name: 'name',
      head: t('assembly'),
      cell: (row) => (
        <>
          <Text fw={600} size="sm" dir="auto">
            {row.name}
          </Text>
          {row.place && (
            <Text size="xs" c="dimmed" dir="auto">
              {row.place}
            </Text>
          )}
        </>
      ),
      by: ({ name }) => name,
    },
    { name: 'state', head: t('state'), cell: (row) => <Stands stands={standsAt(row, now)} /> },
    { name: 'booked', head: t('bookedThen'), cell: (row) => <Booked {...{ row, span, onOpen }} /> },
    { name: 'free', head: t('freeNext'), cell: (row) => <Free {...{ row, span }} /> },
  ];
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      more={more}
      actions={(row) => <BookButton {...{ row, span, onBook }} />}
    />
  );
}

function Cards({ rows, span, onBook, onOpen }: Acts & { readonly rows: readonly Row[] }) {
  const t = useTranslations('assemblies.timeline');
  const now = useNow().getTime();
  return (
    <Stack component="ul" gap="xs" aria-label={t('title')} className={classes.cards ?? ''}>
      {rows.map((row) => (
        <Card component="li" withBorder padding="sm" key={row.id}>
          <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
            <div className={classes.who}>
              <Text fw={600} dir="auto">
                {row.name}
              </Text>
              <Stands stands={standsAt(row, now)} place={row.place} />
            </div>
            <BookButton {...{ row, span, onBook }} />
          </Group>
          <Bar {...{ row, span, now }} />
          <Text size="sm" mt={4}>
            <Free {...{ row, span }} />
          </Text>
          {within(row, span).length > 0 && (
            <details className={classes.more}>
              <summary>{t('bookedCount', { count: within(row, span).length })}</summary>
              <Booked {...{ row, span, onOpen }} />
            </details>
          )}
        </Card>
      ))}
    </Stack>
  );
}

/** The day from midnight to midnight. */
function Bar({
  row,
  span,
  now,
}: {
  readonly row: Row;
  readonly span: Range;
  readonly now: number;
}) {
  const t = useTranslations('assemblies.timeline');
  const share = (at: number): number =>
    ((Math.min(span.to, Math.max(span.from, at)) - span.from) / (span.to - span.from)) * 100;
  const box = ({ from, to }: Range): string =>
    `M${share(from).toFixed(2)} 0H${share(to).toFixed(2)}V10H${share(from).toFixed(2)}Z`;
  const blocks = within(row, span);
  return (
    <svg
      role="img"
      aria-label={t('barOf', { count: blocks.length })}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      className={classes.bar}
    >
      <path className={classes.quarter} d="M25 0V10M50 0V10M75 0V10" />
      <path className={classes.around} d={blocks.map(({ blocked }) => box(blocked)).join('')} />
      {(['booked', 'maintenance', 'offer', 'mine'] as const).map((look) => (
        <path
          key={look}
          className={classes[`of-${look}`]}
          d={blocks
            .filter((block) => block.look === look)
            .map(box)
            .join('')}
        />
      ))}
      {now > span.from && now < span.to && (
        <path className={classes.moment} d={`M${share(now).toFixed(2)} 0V10`} />
      )}
    </svg>
  );
}
