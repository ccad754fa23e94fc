import type { Deps } from '../../base/deps.ts';
import { ok, routes, type Route } from '../../base/serve/route.ts';
import { answer, answerByToken, answered, answerMany, takeBack } from './actions.ts';
import { answersContract } from './contract.ts';

export const answersRoutes = (deps: Deps): readonly Route[] => {
  const { db } = deps;
  return routes(answersContract, {
    'POST /api/knocks/{id}/answers': async ({ who, params, body }) =>
      ok(await answer(db, who, params.id, body)),
    'POST /api/sessions/{id}/answers': async ({ who, params, body }) =>
      ok(await answerMany(db, who, { session: params.id, ...body })),
    'GET /api/sessions/{id}/answers': async ({ who, params }) =>
      ok(await answered(db, who, params.id)),
    'DELETE /api/knocks/{id}/answer': async ({ who, params }) =>
      ok(await takeBack(db, who, params.id)),
    'POST /api/knock-decisions': async ({ who, body }) => ok(await answerByToken(deps, who, body)),
  });
};
