import { reveal } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import { tellBriefly } from '../../../access/tell.ts';
import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { byName, keyIn, pageOf } from '../../../base/api/cursor.ts';
import { Missing } from '../../../base/api/refusals.ts';
import type { Db } from '../../../base/data/database.ts';
import type { AssemblyId } from '../../../base/ids.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { inAudience } from '../../../people/audience/checks.ts';
import { assemblyOf } from '../../gate/actions.ts';
import { nextFree } from '../../gate/claims/store.ts';
import { book, seeAssembly } from '../../gate/gates.ts';
import type { seenContract } from './contract.ts';
import { findWhole, listSeen } from './store.ts';

type C = typeof seenContract;
export async function listAssemblies(
  db: Db,
  who: Who,
  { q = '', tag, cursor, limit }: Parsed<C['GET /api/assemblies']>['query'],
): Promise<Answer<C['GET /api/assemblies']>> {
  const after = keyIn(cursor, byName);
  const rows = await listSeen(db, who.person, { q, tag: tag ?? null, after, limit: limit + 1 });
  return pageOf(
    rows,
    limit,
    ({ key, id }) => [key, id],
    ({ key: _, ...row }) => row,
  );
}

export async function showAssembly(
  db: Db,
  who: Who,
  id: AssemblyId,
): Promise<Answer<C['GET /api/assemblies/{id}']>> {
  const facts = await assemblyOf(db, who.person, id, 'all');
  reveal(evaluate(seeAssembly, facts));
  const found = await findWhole(db, who.person, id);
  if (!found) throw new Missing();
  const { now } = facts;
  const ends = new Date(now.getTime() + found.shortest * 1000);
  const free = await nextFree(db, { assembly: id, starts: now, ends });
  return {
    ...found,
    books: inAudience(facts.about!),
    until: found.until?.toISOString() ?? null,
    free: free?.starts.toISOString() ?? null,
    gates: { book: tellBriefly(evaluate(book, facts), who.language, facts.asker.zone) },
  };
}
