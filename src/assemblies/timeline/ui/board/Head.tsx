import { memo } from 'react';
import { useFormatter } from 'use-intl/react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useNow } from '../../../../base/ui/When.tsx';
import { monthAfter, noon, plus, startOf, type Day } from '../../../../sessions/ui/days.ts';
import { levels, shadesOf, ticksOf, xOf, type Range, type Scale } from '../lines/scale.ts';
import classes from './board.module.css';
import { sizes } from './use-view.ts';

type Props = { readonly scale: Scale; readonly window: Range; readonly today: Day };

/** Days above hours, or months above days. */
export const Head = memo(function Head({ scale, window, today }: Props) {
  const t = useTranslations('assemblies.timeline');
  const { days, hours } = ticksOf(scale, window);
  const close = levels[scale.zoom].ticks !== null;
  const narrow = scale.zoom === 'month';
  return (
    <div role="row" aria-rowindex={1} className={classes.head} style={{ height: sizes.head }}>
      <div role="columnheader" className={classes.corner} style={{ width: sizes.names }}>
        {t('assembly')}
      </div>
      <div role="columnheader" aria-label={t('time')} className={classes.ticks}>
        {close ? (
          <>
            <Uppers
              spans={days.map(({ at, day }) => ({ at, key: day, of: day }))}
              {...{ scale, today }}
            />
            {[...days, ...hours].map((tick) => (
              <Hour key={tick.at} hour={tick.hour} left={xOf(scale, tick.at)} />
            ))}
          </>
        ) : (
          <>
            <Uppers spans={monthsOf(days)} {...{ scale, today }} months />
            {days.map(({ at, day }) => (
              <DayLabel
                key={day}
                {...{ day, narrow }}
                left={xOf(scale, at)}
                today={day === today}
              />
            ))}
          </>
        )}
      </div>
    </div>
  );
});

type Upper = { readonly at: number; readonly key: string; readonly of: Day };
const monthsOf = (days: readonly { at: number; day: Day }[]): readonly Upper[] =>
  days
    .filter(({ day }, at) => at === 0 || day.endsWith('-01'))
    .map(({ at, day }) => ({ at, key: day.slice(0, 7), of: day }));

function Uppers({
  spans,
  scale,
  today,
  months = false,
}: {
  readonly spans: readonly Upper[];
  readonly scale: Scale;
  readonly today: Day;
  readonly months?: boolean;
}) {
  const format = useFormatter();
  const endOf = ({ of }: Upper): number =>
    startOf(months ? firstAfter(of) : plus(of, 1), scale.zone).getTime();
  return spans.map((upper) => {
    const left = xOf(scale, upper.at);
    const width = xOf(scale, endOf(upper)) - left;
    const text = months
      ? format.dateTime(noon(upper.of), { month: 'long', year: 'numeric', timeZone: 'UTC' })
      : format.dateTime(noon(upper.of), {
          weekday: width > 150 ? 'long' : 'short',
          day: 'numeric',
          month: width > 150 ? 'long' : 'short',
          timeZone: 'UTC',
        });
    return (
      <div
        key={upper.key}
        className={classes.upper}
        data-today={(!months && upper.of === today) || undefined}
        style={{ left, width }}
      >
        <span style={{ left: sizes.names + 8 }}>{text}</span>
      </div>
    );
  });
}
const firstAfter = (day: Day): Day => {
  return `${monthAfter(day, 1).slice(0, 7)}-01`;
};

function Hour({ hour, left }: { readonly hour: number; readonly left: number }) {
  const format = useFormatter();
  return (
    <div className={classes.lower} style={{ left }}>
      {format.dateTime(new Date(Date.UTC(2000, 0, 1, hour)), {
        hour: 'numeric',
        minute: '2-digit',
        timeZone: 'UTC',
      })}
    </div>
  );
}

function DayLabel({
  day,
  left,
  today,
  narrow,
}: {
  readonly day: Day;
  readonly left: number;
  readonly today: boolean;
  readonly narrow: boolean;
}) {
  const format = useFormatter();
  return (
    <div className={classes.lower} data-today={today || undefined} style={{ left }}>
      {format.dateTime(noon(day), {
        ...(narrow ? {} : { weekday: 'short' }),
        day: 'numeric',
        timeZone: 'UTC',
      })}
    </div>
  );
}

/** Nights, weekends and lines below the rows. */
export const Backdrop = memo(function Backdrop({
  scale,
  window,
  height,
}: Omit<Props, 'today'> & { readonly height: number }) {
  const { days, hours } = ticksOf(scale, window);
  const { nights, weekends } = shadesOf(scale, window);
  const left = xOf(scale, window.from);
  const width = xOf(scale, window.to) - left;
  const x = (at: number) => Math.round(xOf(scale, at) - left);
  const boxes = (ranges: readonly Range[]) =>
    ranges.map(({ from, to }) => `M${x(from)} 0H${x(to)}V${height}H${x(from)}Z`).join('');
  const lines = (ticks: readonly { at: number }[]) =>
    ticks.map(({ at }) => `M${x(at) + 0.5} 0V${height}`).join('');
  return (
    <div aria-hidden className={classes.layer} style={{ top: sizes.head }}>
      <svg width={width} height={height} style={{ left: sizes.names + left }}>
        <path className={classes.night} d={boxes(nights)} />
        <path className={classes.weekend} d={boxes(weekends)} />
        <path className={classes.fine} d={lines(hours)} />
        <path className={classes.line} d={lines(days)} />
      </svg>
    </div>
  );
});

/** The line of now, which moves. */
export function Now({ scale, height }: { readonly scale: Scale; readonly height: number }) {
  const now = useNow(15).getTime();
  return (
    <div aria-hidden className={classes.over} style={{ top: sizes.head }}>
      <i className={classes.now} style={{ left: sizes.names + xOf(scale, now), height }} />
    </div>
  );
}
