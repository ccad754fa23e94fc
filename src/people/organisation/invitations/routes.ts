import type { Deps } from '../../../base/deps.ts';
import { created, done, ok, routes, type Route } from '../../../base/serve/route.ts';
import {
  accept,
  copyLink,
  invitations,
  invite,
  readInvitation,
  revoke,
  sendAgain,
  signUpInvited,
} from './actions.ts';
import { invitationsContract } from './contract.ts';

export const invitationsRoutes = (deps: Deps): readonly Route[] =>
  routes(invitationsContract, {
    'GET /api/organisations/{id}/invitations': async ({ who, params, query }) =>
      ok(await invitations(deps.db, who, { ...params, ...query })),
    'POST /api/organisations/{id}/invitations': async ({ who, params, body }) =>
      ok(await invite(deps, who, { ...params, ...body })),
    'POST /api/organisations/{id}/invitations/{invitation}/mails': async ({ who, params }) => {
      await sendAgain(deps, who, params);
      return done();
    },
    'POST /api/organisations/{id}/invitations/{invitation}/links': async ({ who, params }) =>
      created(await copyLink(deps, who, params)),
    'DELETE /api/organisations/{id}/invitations/{invitation}': async ({ who, params }) => {
      await revoke(deps.db, who, params);
      return done();
    },
    'POST /api/invitations/readings': async ({ who, body }) =>
      ok(await readInvitation(deps.db, who, body)),
    'POST /api/invitations/acceptances': async ({ who, body }) =>
      created(await accept(deps.db, who, body)),
    'POST /api/invitations/sign-ups': async ({ who, body }) => {
      const { joined, cookie } = await signUpInvited(deps, who, body);
      return created(joined, { 'set-cookie': cookie });
    },
  });
