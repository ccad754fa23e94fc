import { instantOf, wallOf } from '../../rules.ts';
import type { Session } from '../api.ts';
import { type Day, dayOf, plus } from '../days.ts';

export type Values = {
  title: string;
  description: string;
  group: string;
  date: string;
  /** Nobody chose the date: it is the next one at which the clock shows the time. */
  follows: boolean;
  time: string;
  end: string;
  openEnd: boolean;
  zone: string;
  weekly: boolean;
  until: string;
  hosts: string[];
  hidden: boolean;
};
export type Body = {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly start: string;
  readonly zone: string;
  readonly minutes: number | null;
  readonly until: string | null;
  readonly hosts: string[];
  readonly hidden: boolean;
};

const two = (value: number): string => String(value).padStart(2, '0');
const clockOf = (minutes: number): string =>
  `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);
/** From one time on the wall to the next: an end that is not after the start is on the next day. */
export const lasting = (time: string, end: string): number =>
  ((minutesOf(end) - minutesOf(time) + 1440 - 1) % 1440) + 1;
/** Whoever makes a session for a time that has just passed means the one that has begun. */
const graceMs = 15 * 60_000;

/** The next day on which the clock of the zone shows this time. */
export function dayFor(time: string, zone: string, now: Date): Day {
  const today = dayOf(now, zone);
  const later = [today, plus(today, 1)].find((day) => {
    const starts = instantOf(`${day}T${time}`, zone);
    return starts !== null && starts.getTime() >= now.getTime() - graceMs;
  });
  // on the eve of the day that lacks this hour
  return later ?? plus(today, 2);
}

/** A change to the form; a date that nobody chose follows it. */
export function retimed(values: Values, now: Date): Values {
  if (!values.follows || !isTime(values.time)) return values;
  const date = dayFor(values.time, values.zone, now);
  return {
    ...values,
    date,
    until: values.until === weeksOn(values.date) ? weeksOn(date) : values.until,
  };
}

/** How people call a day that is near. */
export const nearness = (
  day: Day,
  zone: string,
  now: Date,
): 'yesterday' | 'today' | 'tomorrow' | 'other' => {
  const today = dayOf(now, zone);
  const found = (
    [
      ['yesterday', -1],
      ['today', 0],
      ['tomorrow', 1],
    ] as const
  ).find(([, away]) => plus(today, away) === day);
  return found ? found[0] : 'other';
};

const quarterMs = 15 * 60_000;
/**
 * On the clock of the zone, which may stand half an hour beside that of UTC. An hour that comes
 * again is no next one: the first would be meant.
 */
function nextFullHour(zone: string, now: Date): string {
  for (let at = Math.ceil(now.getTime() / quarterMs) * quarterMs; ; at += quarterMs) {
    const wall = wallOf(new Date(at), zone);
    if (wall.endsWith(':00') && instantOf(wall, zone)?.getTime() === at) return wall;
  }
}
const weeksOn = (date: Day): Day => plus(date, 7 * 11);

/** The next full hour, for one hour. */
export function blank(group: string, zone: string, now: Date): Values {
  const next = nextFullHour(zone, now);
  const [date, time] = [next.slice(0, 10), next.slice(11)];
  return {
    title: '',
    description: '',
    group,
    date,
    follows: true,
    time,
    end: clockOf(minutesOf(time) + 60),
    openEnd: false,
    zone,
    weekly: false,
    until: weeksOn(date),
    hosts: [],
    hidden: false,
  };
}

export function filled(session: Session): Values {
  const [date, time] = [session.start.slice(0, 10), session.start.slice(11, 16)];
  return {
    title: session.title,
    description: session.description,
    group: session.group?.id ?? '',
    date,
    follows: false,
    time,
    end: clockOf(minutesOf(time) + (session.minutes ?? 60)),
    openEnd: session.minutes === null,
    zone: session.zone,
    weekly: session.until !== null,
    until: session.until ?? weeksOn(date),
    hosts: session.hosts.map((host) => host.id),
    hidden: session.hidden,
  };
}

export const bodyOf = (values: Values): Body => ({
  title: values.title,
  description: values.description,
  group: values.group,
  start: `${values.date}T${values.time}`,
  zone: values.zone,
  minutes: values.openEnd ? null : lasting(values.time, values.end),
  until: values.weekly ? values.until : null,
  hosts: values.hosts,
  hidden: values.hidden,
});

/** Only what was changed, so that a session without a group can be saved without choosing one. */
export const changesOf = (before: Values, after: Values): Partial<Body> => {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  return Object.fromEntries(
    (Object.keys(now) as (keyof Body)[])
      .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
      .map((name) => [name, now[name]]),
  );
};
