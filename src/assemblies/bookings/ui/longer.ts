/** Milliseconds. */
export const minute = 60_000;
const steps = [15, 30, 60, 120];

/** By how many minutes a booking may be extended, of those that are offered. */
export const offered = (ends: string, latestEnd: string | null): readonly number[] =>
  latestEnd === null
    ? []
    : steps.filter((minutes) => Date.parse(ends) + minutes * minute < Date.parse(latestEnd));
