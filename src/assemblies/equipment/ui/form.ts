import type { Link, State } from '../rules.ts';
import type { Equipment } from './api.ts';

export type Group = Equipment['bookedBy'][number];
/** What the form holds; spans in seconds. */
export type Values = {
  name: string;
  place: string;
  description: string;
  connection: string;
  tags: string[];
  links: Link[];
  state: State;
  reason: string;
  startup: number;
  cleanup: number;
  shortest: number;
  longest: number;
  horizon: number;
  checkIn: boolean;
  noShow: number;
  qualification: Equipment['qualification'];
  onAccessLost: 'free' | 'flag';
  bookedBy: Group[];
  seenBy: Group[];
};
export type SpanName = 'startup' | 'cleanup' | 'shortest' | 'longest' | 'horizon' | 'noShow';

const DAY = 86_400;
export const blank: Values = {
  name: '',
  place: '',
  description: '',
  connection: '',
  tags: [],
  links: [],
  state: 'in-service',
  reason: '',
  startup: 0,
  cleanup: 300,
  shortest: 300,
  longest: DAY,
  horizon: 90 * DAY,
  checkIn: false,
  noShow: 900,
  qualification: null,
  onAccessLost: 'free',
  bookedBy: [],
  seenBy: [],
};

export const filled = ({
  noShow,
  organisation: _organisation,
  retired: _retired,
  version: _version,
  id: _id,
  ...rest
}: Equipment): Values => ({ ...rest, checkIn: noShow !== null, noShow: noShow ?? blank.noShow });

/** Another one like it: what is true of one thing only is left out. */
export const copied = (equipment: Equipment, name: string): Values => ({
  ...filled(equipment),
  name,
  connection: '',
  state: 'in-service',
  reason: '',
});

const ids = (groups: readonly Group[]) => groups.map(({ id }) => id);
export const bodyOf = ({ checkIn, noShow, bookedBy, seenBy, links, ...values }: Values) => ({
  ...values,
  // a line that somebody began and left empty
  links: links.filter(({ title, address }) => title.trim() || address.trim()),
  noShow: checkIn ? noShow : null,
  bookedBy: ids(bookedBy),
  seenBy: ids(seenBy),
});
type Body = ReturnType<typeof bodyOf>;

/** Only what was changed, so that nobody overwrites what others may change beside them. */
export const changesOf = (before: Values, after: Values): Partial<Body> => {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  return Object.fromEntries(
    (Object.keys(now) as (keyof Body)[])
      .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
      .map((name) => [name, now[name]]),
  );
};

export const units = { seconds: 1, minutes: 60, hours: 3600, days: DAY } as const;
export type Unit = keyof typeof units;
/** The largest unit in which it is a whole number, as people would say it. */
export function unitOf(seconds: number): Unit {
  if (seconds === 0) return 'minutes';
  if (seconds >= 2 * DAY && seconds % DAY === 0) return 'days';
  if (seconds >= 7200 && seconds % 3600 === 0) return 'hours';
  return seconds % 60 === 0 ? 'minutes' : 'seconds';
}
