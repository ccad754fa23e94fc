import { asOne } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import { done, ok, routes, type Route } from '../../base/serve/route.ts';
import type { Entrance } from '../gate/gates.ts';
import { askAdmin, peopleToCheck, whoCanEnter, why } from './actions.ts';
import { whyContract } from './contract.ts';

export const whyRoutes = ({ db, origin }: Deps, entrance: Entrance): readonly Route[] =>
  routes(whyContract, {
    'GET /api/why': async ({ who, query }) =>
      ok(await asOne(db, () => why({ db, entrance }, who, query, origin()))),
    'POST /api/access-questions': async ({ who, body }) => {
      await askAdmin({ db, entrance }, who, body, origin());
      return done();
    },
    'GET /api/sessions/{id}/people-who-can-enter': async ({ who, params, query }) =>
      ok(await whoCanEnter(db, who, { id: params.id, ...query })),
    'GET /api/people-to-check': async ({ who, query }) => ok(await peopleToCheck(db, who, query)),
  });
