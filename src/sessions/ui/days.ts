import { instantOf, readWall, wallOf } from '../rules.ts';

/** A day as a text, '2026-11-23', in whatever zone the viewer lives. */
export type Day = string;
const length = 86_400_000;

export const plus = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00Z`) + days * length).toISOString().slice(0, 10);
export const dayOf = (at: string | Date, zone: string): Day =>
  wallOf(new Date(at), zone).slice(0, 10);
/** How many hours the day has run, where clocks did not change. */
export const hourAt = (at: Date, zone: string): number => {
  const wall = wallOf(at, zone);
  return Number(wall.slice(11, 13)) + Number(wall.slice(14)) / 60;
};
/** Weeks begin on Monday. */
export const weekOf = (day: Day): readonly Day[] => {
  const monday = plus(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7));
  return [0, 1, 2, 3, 4, 5, 6].map((offset) => plus(monday, offset));
};
/** The weeks a month touches, as a calendar on the wall shows them. */
export const weeksOf = (day: Day): readonly (readonly Day[])[] => {
  const first = `${day.slice(0, 7)}-01`;
  const weeks = [weekOf(first)];
  while (plus(weeks.at(-1)![6]!, 1).slice(0, 7) === day.slice(0, 7))
    weeks.push(weekOf(plus(weeks.at(-1)![6]!, 1)));
  return weeks;
};
export const monthAfter = (day: Day, months: number): Day => {
  const first = new Date(`${day.slice(0, 7)}-01T00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 7)}-${String(Math.min(last, Number(day.slice(8)))).padStart(2, '0')}`;
};
/** Where a day begins; some zones have days without a midnight. */
export const startOf = (day: Day, zone: string): Date => {
  const read = readWall(`${day}T00:00`, zone);
  if (!read) return new Date(`${day}T00:00Z`);
  return 'at' in read ? read.at : instantOf(read.next, zone)!;
};
/** A day to be put into words: noon UTC, to be formatted in UTC. */
export const noon = (day: Day): Date => new Date(`${day}T12:00Z`);
export const isDay = (text: string | undefined): text is Day =>
  text !== undefined && /^20\d\d-\d\d-\d\d$/u.test(text) && !Number.isNaN(Date.parse(text));
