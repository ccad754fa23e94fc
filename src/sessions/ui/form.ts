import { wallOf } from '../rules.ts';
import type { Session } from './api.ts';

export type Values = {
  title: string;
  description: string;
  group: string;
  date: string;
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
const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);
/** From one time on the wall to the next: an end that is not after the start is on the next day. */
export const lasting = (time: string, end: string): number => ((minutesOf(end) - minutesOf(time) + 1440 - 1) % 1440) + 1;
const datePlus = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The next full hour, for one hour. */
export function blank(group: string, zone: string): Values {
  const next = wallOf(new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000), zone);
  const time = `${next.slice(11, 13)}:00`;
  const date = next.slice(0, 10);
  return {
    title: '',
    description: '',
    group,
    date,
    time,
    end: clockOf(minutesOf(time) + 60),
    openEnd: false,
    zone,
    weekly: false,
    until: datePlus(date, 7 * 11),
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
    time,
    end: clockOf(minutesOf(time) + (session.minutes ?? 60)),
    openEnd: session.minutes === null,
    zone: session.zone,
    weekly: session.until !== null,
    until: session.until ?? datePlus(date, 7 * 11),
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
    (Object.keys(now) as (keyof Body)[]).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name])).map((name) => [name, now[name]]),
  );
};
