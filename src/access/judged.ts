import { Moved } from '../base/data/database.ts';
import { evaluate, type Gate, type Verdict } from './gate.ts';

/**
 * How much is asked besides what decides: nothing; the `names` that a checklist tells; or `all` that
 * it tells, with what can be done.
 */
export type Telling = 'nothing' | 'names' | 'all';

type Load<Loaded> = (telling: Telling) => Promise<Loaded>;
/**
 * Judged on the few facts that decide; whoever is refused gets the checklist in full, with what can
 * be done, all of it from one moment.
 */
export async function judged<Facts, Name extends string>(
  load: Load<Facts>,
  gateFor: (facts: Facts) => Gate<Facts, Name>,
): Promise<Verdict<Name>> {
  const facts = await load('nothing');
  const verdict = evaluate(gateFor(facts), facts);
  if (verdict.allowed) return verdict;
  const full = await load('all');
  return evaluate(gateFor(full), full);
}
/**
 * The same inside a change, for which these few facts stand already: where they refuse and a moment
 * later nothing does, the change begins anew.
 */
export async function judgedOn<Facts, Name extends string>(
  facts: Facts,
  gate: Gate<Facts, Name>,
  load: Load<Facts>,
): Promise<Verdict<Name>> {
  const verdict = evaluate(gate, facts);
  if (verdict.allowed) return verdict;
  const full = evaluate(gate, await load('all'));
  if (full.allowed) throw new Moved();
  return full;
}
/** With all that the checklists of these gates tell; remedies only where one of them refuses. */
export async function explained<Facts>(
  load: Load<Facts[]>,
  gatesOf: (facts: Facts) => readonly Gate<Facts>[],
): Promise<Facts[]> {
  const named = await load('names');
  const refuses = (facts: Facts) => gatesOf(facts).some((gate) => !evaluate(gate, facts).allowed);
  return named.some(refuses) ? load('all') : named;
}
