import { reveal } from '../../access/admit.ts';
import type { Ask, Reach } from '../../access/ask.ts';
import { evaluate } from '../../access/gate.ts';
import type { Db } from '../../base/data/database.ts';
import type { AssemblyId, PersonId } from '../../base/ids.ts';
import { asksOf, listing, type Source } from '../../people/audience/asks.ts';
import { assemblyOf, mayManage, maySee } from './actions.ts';
import type { Assembly } from './checks.ts';
import { book, manageAssembly, seeAssembly } from './gates.ts';
import { bookers, loadAssemblies, seers } from './store.ts';

const load: Source<Assembly>['load'] = (db, asker, pairs, telling) =>
  loadAssemblies(
    db,
    asker,
    pairs.map(({ person, about }) => ({ person, assembly: about as AssemblyId })),
    telling,
  );

/** Admins learn of any address that is typed; who manages a group that may book, of people they know. */
async function reach(db: Db, asker: PersonId, subject: string): Promise<Reach> {
  const facts = await assemblyOf(db, asker, subject as AssemblyId);
  if (evaluate(manageAssembly, facts).allowed) return 'anybody';
  if (!evaluate(seeAssembly, facts).allowed) return 'nobody';
  return facts.asker.manages ? 'the known' : 'those looked after';
}
const listed = (people: typeof seers, by: typeof seeAssembly | typeof book) =>
  listing<Assembly>(
    (db, subject, page) => people.page(db, subject as AssemblyId, page),
    () => by,
    load,
    async (db, asker, subject) => reveal(await mayManage(db, asker, subject as AssemblyId)),
  );

export const assemblyAsks: readonly Ask[] = asksOf(
  {
    of: 'assembly',
    at: (assembly) => `/assemblies/${assembly}`,
    reach,
    repaired: async (db, subject, person) =>
      (await bookers.among(db, subject as AssemblyId, [person])).length > 0,
  },
  { load, withheld: (facts) => facts },
  [
    { gate: 'see-assembly', by: () => seeAssembly, people: listed(seers, seeAssembly) },
    { gate: 'book', by: () => book, people: listed(bookers, book) },
  ],
  [{ gate: 'manage-assembly', by: () => manageAssembly }],
).map((ask) => ({
  ...ask,
  judge: async (db, asker, subject, whom) => {
    // to whoever does not see it, it is not there
    if (whom.person === asker) reveal(await maySee(db, asker, subject as AssemblyId));
    return ask.judge(db, asker, subject, whom);
  },
}));
