import { Missing, Refused } from '../base/api/refusals.ts';
import type { Verdict } from './gate.ts';

/** Passes, or refuses with the whole checklist. */
export function admit(verdict: Verdict): Verdict {
  if (!verdict.allowed) throw new Refused(verdict);
  return verdict;
}

/** For what must not even be known to exist: refused looks like unknown. */
export function reveal(verdict: Verdict): Verdict {
  if (!verdict.allowed) throw new Missing();
  return verdict;
}
