import { ProblemError } from './api.ts';

const passing = (error: unknown): boolean =>
  error instanceof ProblemError && [0, 502, 503, 504].includes(error.document.status);
/** Seconds after which the server asked to come again. */
const askedToWait = (error: unknown): number =>
  error instanceof ProblemError && error.document.status === 503
    ? Math.min(error.document.seconds ?? 0, 30)
    : 0;
const isCrowded = (error: unknown): boolean =>
  error instanceof ProblemError && error.document.code === 'crowded';

/** Of a crowd that is gone within half a minute nobody is told. */
export const retries = (tries: number, error: unknown): boolean =>
  tries < (isCrowded(error) ? 6 : 2) && passing(error);
/** Later each time, and each page at a moment of its own: else a crowd comes back as one. */
export function pauseBefore(tries: number, error: unknown, chance = Math.random()): number {
  const wait = askedToWait(error);
  return wait > 0
    ? 1000 * (wait + chance * Math.min(4, 2 ** tries))
    : 400 * 2 ** tries + chance * 300;
}
