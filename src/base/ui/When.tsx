import { useEffect, useState } from 'react';
import { useFormatter } from 'use-intl/react';
import { useLanguage } from './talk/words.tsx';

type Instant = string | number | Date;

/** The time now, anew every `seconds`; for countdowns and "4 min ago". */
export function useNow(seconds = 30): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return now;
}

/** Times as sentences in the viewer's language and zone: `day`, `time`, `moment`, `span`, `ago`. */
export function useTimes() {
  const format = useFormatter();
  const { zone } = useLanguage();
  const dayKey = (at: Instant) =>
    new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));
  const sameYear = (at: Instant) => dayKey(at).slice(0, 4) === dayKey(Date.now()).slice(0, 4);
  const day = (at: Instant) =>
    format.dateTime(new Date(at), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: sameYear(at) ? undefined : 'numeric',
    });
  const time = (at: Instant) =>
    format.dateTime(new Date(at), { hour: 'numeric', minute: '2-digit' });
  const moment = (at: Instant) => `${day(at)}, ${time(at)}`;
  const span = (from: Instant, to?: Instant | null) => {
    if (to === null || to === undefined) return moment(from);
    return dayKey(from) === dayKey(to)
      ? `${day(from)}, ${time(from)} – ${time(to)}`
      : `${moment(from)} – ${moment(to)}`;
  };
  const ago = (at: Instant, now: Date) => format.relativeTime(new Date(at), now);
  return { day, time, moment, span, ago, dayKey, zone };
}

/** A moment or a span in the viewer's zone; the exact instant is in the title. */
export function When({
  at,
  to,
  part = 'moment',
}: {
  readonly at: Instant;
  readonly to?: Instant | null;
  readonly part?: 'moment' | 'day' | 'time';
}) {
  const times = useTimes();
  const instant = new Date(at).toISOString();
  const text =
    part === 'day' ? times.day(at) : part === 'time' ? times.time(at) : times.span(at, to ?? null);
  return (
    <time dateTime={instant} title={`${times.moment(at)} (${times.zone})`}>
      {text}
    </time>
  );
}

/** "4 minutes ago", "in 2 hours", staying true while the page is open. */
export function TimeAgo({ at }: { readonly at: Instant }) {
  const times = useTimes();
  const now = useNow(20);
  return (
    <time dateTime={new Date(at).toISOString()} title={`${times.moment(at)} (${times.zone})`}>
      {times.ago(at, now)}
    </time>
  );
}
