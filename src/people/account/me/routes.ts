import type { Deps } from '../../../base/deps.ts';
import { done, ok, routes, type Route } from '../../../base/serve/route.ts';
import { changeMe, putPicture, readMe, removePicture, seePicture } from './actions.ts';
import { meContract } from './contract.ts';

export const meRoutes = (deps: Deps): readonly Route[] =>
  routes(meContract, {
    'GET /api/me': async ({ who }) => ok(await readMe(deps, who)),
    'PATCH /api/me': async ({ who, body }) => ok(await changeMe(deps.db, who, body)),
    'PUT /api/me/picture': async ({ who, body }) =>
      ok({ picture: await putPicture(deps.db, who, body.bytes) }),
    'DELETE /api/me/picture': async ({ who }) => {
      await removePicture(deps.db, who);
      return done();
    },
    'GET /api/persons/{id}/picture': async ({ who, params }) => {
      const { type, bytes } = await seePicture(deps.db, who, params.id);
      return ok(bytes, {
        'content-type': type,
        'cache-control': 'private, max-age=300',
      });
    },
  });
