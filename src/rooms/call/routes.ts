import type { Deps } from '../../base/deps.ts';
import { done, ok, routes, type Route } from '../../base/serve/route.ts';
import { lowerHand, mute, muteAll } from './actions.ts';
import { callContract } from './contract.ts';

export const callRoutes = ({ db }: Deps): readonly Route[] =>
  routes(callContract, {
    'POST /api/stays/{id}/mute': async ({ who, params }) => {
      await mute(db, who, params.id);
      return done();
    },
    'POST /api/sessions/{id}/mutes': async ({ who, params }) =>
      ok({ muted: await muteAll(db, who, params.id) }),
    'DELETE /api/stays/{id}/hand': async ({ who, params }) => {
      await lowerHand(db, who, params.id);
      return done();
    },
  });
