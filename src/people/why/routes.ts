import type { Ask } from '../../access/ask.ts';
import type { Subjects } from '../../access/subject.ts';
import { asOne } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import { listGates, peopleToCheck, subjectsToCheck, whoCan, why } from './actions.ts';
import { whyContract } from './contract.ts';

export const whyRoutes = (
  { db, origin }: Deps,
  asks: readonly Ask[],
  subjects: readonly Subjects[],
): readonly Route[] =>
  routes(whyContract, {
    'GET /api/why': async ({ who }) => ok(listGates(asks, who)),
    'GET /api/why/{gate}/{subject}': async ({ who, params, query }) => {
      const judged = () => why({ db, asks, origin: origin() }, who, { ...params, ...query });
      // about oneself what tells is read in one statement
      return ok(await (query.person || query.email ? asOne(db, judged) : judged()));
    },
    'GET /api/why/{gate}/{subject}/people': async ({ who, params, query }) =>
      ok(await asOne(db, () => whoCan({ db, asks }, who, { ...params, ...query }))),
    'GET /api/subjects-to-check': async ({ who, query }) =>
      ok(await subjectsToCheck({ db, subjects }, who, query)),
    'GET /api/people-to-check': async ({ who, query }) => ok(await peopleToCheck(db, who, query)),
  });
