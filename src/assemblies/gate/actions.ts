import type { Gate, Verdict } from '../../access/gate.ts';
import { judged, type Telling } from '../../access/judged.ts';
import type { Db } from '../../base/data/database.ts';
import type { AssemblyId, PersonId } from '../../base/ids.ts';
import type { AssemblyFacts } from './checks.ts';
import { book, manageAssembly, seeAssembly } from './gates.ts';
import { loadAssemblies } from './store.ts';

/** What is known of somebody and an assembly, as they themselves may learn it. */
export const assemblyOf = async (
  db: Db,
  person: PersonId,
  assembly: AssemblyId,
  telling?: Telling,
): Promise<AssemblyFacts> =>
  (await loadAssemblies(db, person, [{ person, assembly }], telling))[0]!;

/**
 * May this one, asking for themselves, ...? Call inside the transaction that acts on the answer.
 */
const judge =
  <Name extends string>(gate: Gate<AssemblyFacts, Name>) =>
  async (db: Db, person: PersonId, assembly: AssemblyId): Promise<Verdict<Name>> =>
    judged(
      (telling) => assemblyOf(db, person, assembly, telling),
      () => gate,
    );
export const maySee = judge(seeAssembly);
export const mayManage = judge(manageAssembly);
/** As long as nothing is said of a span. */
export const mayBook = judge(book);
