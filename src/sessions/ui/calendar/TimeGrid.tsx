import { useEffect, useRef } from 'react';
import { useFormatter } from 'use-intl/react';
import { LinkAnchor } from '../../../base/ui/link.tsx';
import { useNow, useTimes } from '../../../base/ui/When.tsx';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import type { Dated } from '../api.ts';
import classes from './calendar.module.css';
import { hourAt, noon, plus, startOf, type Day } from '../days.ts';
import { laneOut } from './lanes.ts';

type Props = {
  readonly days: readonly Day[];
  readonly zone: string;
  readonly events: readonly Dated[];
  readonly today: Day;
  readonly onDay: (day: Day) => void;
};
const HOUR = 52; // pixels

/** Days side by side with the hours downwards; events as long as they last. */
export function TimeGrid({ days, zone, events, today, onDay }: Props) {
  const t = useTranslations('sessions.calendar');
  const format = useFormatter();
  const scroller = useRef<HTMLDivElement>(null);
  const span = `${days[0]} ${days.length}`;
  const withToday = days.includes(today);
  useEffect(() => {
    // an hour and a half above the line of now; the morning where today is not among the days
    scroller.current?.scrollTo({
      top: (withToday ? Math.max(0, hourAt(new Date(), zone) - 1.5) : 7.5) * HOUR,
    });
  }, [span, withToday, zone]);
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      tabIndex={0}
      role="region"
      aria-label={t('title')}
    >
      <div
        className={classes.week}
        style={{ gridTemplateColumns: `4.4rem repeat(${days.length}, minmax(6.5rem, 1fr))` }}
      >
        <div className={classes.corner} />
        {days.map((day) => (
          <button
            type="button"
            key={day}
            className={classes.head}
            data-today={day === today || undefined}
            aria-current={day === today ? 'date' : undefined}
            onClick={() => onDay(day)}
          >
            {format.dateTime(noon(day), { weekday: 'short', day: 'numeric', timeZone: 'UTC' })}
          </button>
        ))}
        <div className={classes.hoursColumn} style={{ height: 24 * HOUR }} aria-hidden>
          {Array.from({ length: 23 }, (_, hour) => (
            <span key={hour} style={{ top: (hour + 1) * HOUR }}>
              {format.dateTime(new Date(Date.UTC(2000, 0, 1, hour + 1)), {
                hour: 'numeric',
                minute: '2-digit',
                timeZone: 'UTC',
              })}
            </span>
          ))}
        </div>
        {days.map((day) => (
          <Column key={day} day={day} zone={zone} events={events} today={day === today} />
        ))}
      </div>
    </div>
  );
}

function Column({
  day,
  zone,
  events,
  today,
}: {
  readonly day: Day;
  readonly zone: string;
  readonly events: readonly Dated[];
  readonly today: boolean;
}) {
  const now = useNow();
  const [from, to] = [startOf(day, zone).getTime(), startOf(plus(day, 1), zone).getTime()];
  const at = (instant: number) =>
    ((Math.min(Math.max(instant, from), to) - from) / 3_600_000) * HOUR;
  // an open end would cover the evening; it is drawn as an hour that fades
  const inside = events
    .map((event) => ({
      event,
      starts: Date.parse(event.starts),
      ends: event.openEnd ? Date.parse(event.starts) + 3_600_000 : Date.parse(event.ends),
    }))
    .filter(({ starts, ends }) => starts < to && ends > from);
  return (
    <ul
      className={classes.column}
      style={{ height: 24 * HOUR }}
      aria-label={day}
      data-today={today || undefined}
    >
      {laneOut(inside).map(({ item: { event, starts, ends }, lane, lanes }) => (
        <li
          key={event.event}
          style={{
            top: at(starts),
            height: Math.max(22, at(ends) - at(starts) - 2),
            left: `${(lane / lanes) * 100}%`,
            width: `calc(${100 / lanes}% - 3px)`,
          }}
          className={classes.place}
        >
          <Block event={event} />
        </li>
      ))}
      {today && <li className={classes.now} style={{ top: at(now.getTime()) }} aria-hidden />}
    </ul>
  );
}

function Block({ event }: { readonly event: Dated }) {
  const t = useTranslations('sessions');
  const times = useTimes();
  return (
    <LinkAnchor
      to={event.link}
      className={classes.block ?? ''}
      data-cancelled={event.cancelled || undefined}
      data-open-end={event.openEnd || undefined}
    >
      <span className={classes.name}>{event.title}</span>
      <span className={classes.hours}>
        {times.time(event.starts)}
        {event.openEnd ? '' : ` – ${times.time(event.ends)}`}
      </span>
      {event.cancelled && <span>{t('mine.cancelled')}</span>}
    </LinkAnchor>
  );
}
