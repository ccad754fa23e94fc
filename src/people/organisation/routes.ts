import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import { leave, makeOrganisation, readOrganisation, renameOrganisation } from './actions.ts';
import { organisationContract } from './contract.ts';

export const organisationRoutes = ({ db, config, origin }: Deps): readonly Route[] =>
  routes(organisationContract, {
    'GET /api/organisations/{id}': async ({ who, params }) =>
      ok(
        await readOrganisation(db, who, {
          ...params,
          installation: {
            signUp: config.SIGN_UP,
            mail: config.SMTP_URL ? 'sent' : 'kept',
            mailFrom: config.MAIL_FROM,
            address: origin(),
          },
        }),
      ),
    'POST /api/organisations': async ({ who, body }) =>
      created(await makeOrganisation(db, who, body)),
    'PATCH /api/organisations/{id}': async ({ who, params, body }) => {
      await renameOrganisation(db, who, { ...params, ...body });
      return done();
    },
    'DELETE /api/organisations/{id}/membership': async ({ who, params }) => {
      await leave(db, who, params);
      return done();
    },
  });
