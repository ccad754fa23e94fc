import { Missing, Refused } from '../base/api/refusals.ts';
import type { Verdict } from './gate.ts';

declare const proof: unique symbol;
/**
 * Proves that a gate let somebody through. What writes asks for it, so that a forgotten gate does
 * not compile; only `admit` and `reveal` make one.
 */
export type Admitted<Name extends string> = { readonly [proof]: Name };

/** Passes, or refuses with the whole checklist. */
export function admit<Name extends string>(verdict: Verdict<Name>): Admitted<Name> {
  if (!verdict.allowed) throw new Refused(verdict);
  return verdict as unknown as Admitted<Name>;
}

/** For what must not even be known to exist: refused looks like unknown. */
export function reveal<Name extends string>(verdict: Verdict<Name>): Admitted<Name> {
  if (!verdict.allowed) throw new Missing();
  return verdict as unknown as Admitted<Name>;
}

/**
 * What the product does by itself (a sweep, a reaction, the demo's data): nobody asked to be let
 * through. `test/proofs.test.ts` says where.
 */
export const byItself = {} as Admitted<never>;
