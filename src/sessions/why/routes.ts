import type { Ask } from '../../access/ask.ts';
import type { Deps } from '../../base/deps.ts';
import { done, routes, type Route } from '../../base/serve/route.ts';
import { askAdmin } from './actions.ts';
import { questionsContract } from './contract.ts';

export const questionsRoutes = ({ db, origin }: Deps, asks: readonly Ask[]): readonly Route[] =>
  routes(questionsContract, {
    'POST /api/access-questions': async ({ who, body }) => {
      await askAdmin({ db, asks, origin: origin() }, who, body);
      return done();
    },
  });
