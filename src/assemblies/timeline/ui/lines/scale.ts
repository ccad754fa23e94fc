import { dayOf, plus, startOf, type Day } from '../../../../sessions/ui/days.ts';
import { instantOf } from '../../../../sessions/rules.ts';

export const minute = 60_000;
export const hour = 60 * minute;
const day = 24 * hour;

/** From close to far; each by what it shows at once. */
export const zooms = ['hours', 'day', 'days', 'week', 'weeks', 'month'] as const;
export type Zoom = (typeof zooms)[number];
export const isZoom = (text: string | undefined): text is Zoom =>
  zooms.some((zoom) => zoom === text);
export const zoomBy = (zoom: Zoom, by: number): Zoom =>
  zooms[Math.min(zooms.length - 1, Math.max(0, zooms.indexOf(zoom) + by))]!;

type Level = {
  /** Hours across the screen. */
  readonly across: number;
  /** Minutes to which a pointer is rounded, and by which arrows move. */
  readonly snap: number;
  readonly step: number;
  /** Days asked for at once; more than a week: only what is busy. */
  readonly chunk: number;
  /** Hours between two lines; null: days. */
  readonly ticks: number | null;
};
export const levels: Readonly<Record<Zoom, Level>> = {
  hours: { across: 6, snap: 5, step: 15, chunk: 7, ticks: 1 },
  day: { across: 24, snap: 15, step: 30, chunk: 7, ticks: 2 },
  days: { across: 72, snap: 30, step: 60, chunk: 7, ticks: 6 },
  week: { across: 168, snap: 60, step: 180, chunk: 7, ticks: null },
  weeks: { across: 336, snap: 60, step: 360, chunk: 14, ticks: null },
  month: { across: 744, snap: 360, step: 1440, chunk: 28, ticks: null },
};

/** What can be scrolled to, from the day it was opened on. */
const before = 180 * day;
const after = 740 * day;
export type Range = { readonly from: number; readonly to: number };
export const reach = (today: Day, zone: string): Range => {
  const start = startOf(today, zone).getTime();
  return { from: start - before, to: start + after };
};

/** Time laid out along a line: `width` pixels for what the zoom shows at once. */
export type Scale = {
  readonly zoom: Zoom;
  readonly range: Range;
  readonly zone: string;
  readonly width: number;
};
export const lengthOf = ({ zoom, range, width }: Scale): number =>
  Math.round(((range.to - range.from) / hour / levels[zoom].across) * width);
export const xOf = ({ zoom, range, width }: Scale, at: number): number =>
  ((at - range.from) / hour / levels[zoom].across) * width;
export const atX = ({ zoom, range, width }: Scale, x: number): number =>
  range.from + (x / width) * levels[zoom].across * hour;

/** Rounded on the clock of the wall: halves of hours lie on them in every zone. */
export function snapped({ zoom, zone }: Pick<Scale, 'zoom' | 'zone'>, at: number): number {
  const start = startOf(dayOf(new Date(at).toISOString(), zone), zone).getTime();
  const snap = levels[zoom].snap * minute;
  return start + Math.round((at - start) / snap) * snap;
}
/** The beginning of the step that an instant lies in. */
export function stepAt({ zoom, zone }: Pick<Scale, 'zoom' | 'zone'>, at: number): number {
  const start = startOf(dayOf(new Date(at).toISOString(), zone), zone).getTime();
  const step = levels[zoom].step * minute;
  return start + Math.floor((at - start) / step) * step;
}

/** What is asked for at once: whole stretches since some Monday, so that pages ask the same. */
export function chunksOf(zoom: Zoom, { from, to }: Range): readonly Range[] {
  const length = levels[zoom].chunk * day;
  const monday = 4 * day;
  const chunks: Range[] = [];
  for (let at = Math.floor((from - monday) / length) * length + monday; at < to; at += length)
    chunks.push({ from: at, to: at + length });
  return chunks;
}

/** Each booking is told by itself, not only what is busy. */
export const isClose = ({ from, to }: Range): boolean => to - from <= 8 * day;

export type Tick = { readonly at: number; readonly day: Day; readonly hour: number };
/** The days in view, and the lines of the hours between them. */
export function ticksOf({ zoom, zone }: Pick<Scale, 'zoom' | 'zone'>, { from, to }: Range) {
  const days: Tick[] = [];
  const hours: Tick[] = [];
  const every = levels[zoom].ticks;
  for (let date = dayOf(new Date(from).toISOString(), zone); ; date = plus(date, 1)) {
    const at = startOf(date, zone).getTime();
    if (at >= to) return { days, hours };
    days.push({ at, day: date, hour: 0 });
    for (let wall = every ?? 24; wall < 24; wall += every ?? 24) {
      const then = instantOf(`${date}T${String(wall).padStart(2, '0')}:00`, zone);
      if (then) hours.push({ at: then.getTime(), day: date, hour: wall });
    }
  }
}

const dark = { until: 6, from: 20 };
/** What is shaded in view: nights while hours are told apart, and weekends. */
export function shadesOf(scale: Pick<Scale, 'zoom' | 'zone'>, range: Range) {
  const nights: Range[] = [];
  const weekends: Range[] = [];
  for (const { at, day: date } of ticksOf({ zoom: 'month', zone: scale.zone }, range).days) {
    const next = startOf(plus(date, 1), scale.zone).getTime();
    if ([0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay()))
      weekends.push({ from: at, to: next });
    if (levels[scale.zoom].ticks === null) continue;
    nights.push(
      { from: at, to: at + dark.until * hour },
      { from: next - (24 - dark.from) * hour, to: next },
    );
  }
  return { nights, weekends };
}
