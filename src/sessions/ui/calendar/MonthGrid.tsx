import { Stack, Title } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useFormatter } from 'use-intl/react';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Dated } from '../api.ts';
import classes from './calendar.module.css';
import { SessionRows } from '../SessionRows.tsx';
import { dayOf, monthAfter, noon, plus, type Day } from '../days.ts';

type Props = {
  readonly days: readonly Day[];
  readonly day: Day;
  readonly today: Day;
  readonly zone: string;
  readonly events: readonly Dated[];
  readonly onDay: (day: Day) => void;
  readonly onOpen: (day: Day) => void;
  /** Dots instead of titles, and the chosen day below. */
  readonly compact: boolean;
};
const DOTS = 3;
/**
 * Pixels, as in the stylesheet: what stands around the weeks, above the titles of a day, and one
 * title.
 */
const [AROUND, ABOVE, TITLE] = [290, 42, 26];
/** How many titles a day has room for, so that the month fits the window. */
const room = (height: number, weeks: number): number =>
  Math.max(1, Math.floor(((height - AROUND) / weeks - ABOVE) / TITLE));

/** What an arrow or page key moves the chosen day to; undefined for other keys. */
function moved(key: string, day: Day): Day | undefined {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  if (steps[key] !== undefined) return plus(day, steps[key]);
  return key === 'PageUp'
    ? monthAfter(day, -1)
    : key === 'PageDown'
      ? monthAfter(day, 1)
      : undefined;
}

export function MonthGrid({ days, day, today, zone, events, onDay, onOpen, compact }: Props) {
  const { height } = useViewportSize();
  const grid = useRef<HTMLTableElement>(null);
  const on = (date: Day) => events.filter((event) => dayOf(event.starts, zone) === date);
  const weeks = Array.from({ length: days.length / 7 }, (_, week) =>
    days.slice(week * 7, week * 7 + 7),
  );
  const fit = room(height, weeks.length);
  const hear = (event: KeyboardEvent) => {
    const to = moved(event.key, day);
    if (!to || !(event.target instanceof HTMLElement) || !event.target.dataset['day']) return;
    event.preventDefault();
    onDay(to);
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus(),
      ),
    );
  };
  return (
    <Stack gap="lg">
      <table
        ref={grid}
        className={classes.month}
        data-compact={compact || undefined}
        style={{ '--weeks': weeks.length } as CSSProperties}
        onKeyDown={hear}
      >
        <Weekdays week={days.slice(0, 7)} compact={compact} />
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <Cell
                  key={date}
                  day={date}
                  events={on(date)}
                  chosen={date === day}
                  today={date === today}
                  other={date.slice(0, 7) !== day.slice(0, 7)}
                  compact={compact}
                  fit={fit}
                  onDay={compact ? onDay : onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {compact && <ChosenDay day={day} events={on(day)} />}
    </Stack>
  );
}

function Weekdays({ week, compact }: { readonly week: readonly Day[]; readonly compact: boolean }) {
  const format = useFormatter();
  return (
    <thead>
      <tr>
        {week.map((date) => (
          <th
            key={date}
            scope="col"
            abbr={format.dateTime(noon(date), { weekday: 'long', timeZone: 'UTC' })}
          >
            {format.dateTime(noon(date), {
              weekday: compact ? 'narrow' : 'short',
              timeZone: 'UTC',
            })}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ChosenDay({ day, events }: { readonly day: Day; readonly events: readonly Dated[] }) {
  const t = useTranslations('sessions.calendar');
  const format = useFormatter();
  return (
    <section aria-live="polite">
      <Title order={3} mb="xs">
        {format.dateTime(noon(day), {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          timeZone: 'UTC',
        })}
      </Title>
      {events.length > 0 ? <SessionRows items={events} label={t('day')} /> : t('none')}
    </section>
  );
}

type CellProps = {
  readonly day: Day;
  readonly events: readonly Dated[];
  readonly chosen: boolean;
  readonly today: boolean;
  readonly other: boolean;
  readonly compact: boolean;
  readonly fit: number;
  readonly onDay: (day: Day) => void;
};

function Cell({ day, events, chosen, today, other, compact, fit, onDay }: CellProps) {
  const t = useTranslations('sessions.calendar');
  const times = useTimes();
  const format = useFormatter();
  // the line that says how many more there are takes the place of one
  const shown = events.length > fit ? fit - 1 : fit;
  const name = `${format.dateTime(noon(day), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })}, ${t('count', { count: events.length })}`;
  return (
    <td
      data-other={other || undefined}
      data-chosen={chosen || undefined}
      data-today={today || undefined}
    >
      <button
        type="button"
        className={classes.number}
        data-day={day}
        tabIndex={chosen ? 0 : -1}
        aria-label={name}
        aria-current={today ? 'date' : undefined}
        onClick={() => onDay(day)}
      >
        <span>{Number(day.slice(8))}</span>
        {compact && (
          <span className={classes.dots}>{'•'.repeat(Math.min(DOTS, events.length))}</span>
        )}
      </button>
      {!compact && (
        <ul className={classes.chips}>
          {events.slice(0, shown).map((event) => (
            <li key={event.event}>
              <LinkAnchor
                to={event.link}
                className={classes.chip ?? ''}
                data-cancelled={event.cancelled || undefined}
                title={event.title}
              >
                <span className={classes.at}>{times.time(event.starts)}</span> {event.title}
              </LinkAnchor>
            </li>
          ))}
          {events.length > shown && (
            <li>
              <button type="button" className={classes.more} onClick={() => onDay(day)}>
                {shown === 0
                  ? t('count', { count: events.length })
                  : t('more', { count: events.length - shown })}
              </button>
            </li>
          )}
        </ul>
      )}
    </td>
  );
}
