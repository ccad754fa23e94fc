import type { Deps } from '../../base/deps.ts';
import type { Wanted } from '../../base/notice.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import {
  acceptRequest,
  listRequests,
  refuseRequest,
  requestContact,
  withdrawRequest,
} from './requests/actions.ts';
import { endContact, listBlocks, listContacts, showEnding, unblock } from './actions.ts';
import { contactsContract } from './contract.ts';

/** `wanted`: whether somebody wants mails of requests. */
export const contactsRoutes = (deps: Deps, wanted: Wanted): readonly Route[] =>
  routes(contactsContract, {
    'GET /api/contacts': async ({ who, query }) => ok(await listContacts(deps.db, who, query)),
    'GET /api/contacts/{id}/ending': async ({ who, params }) =>
      ok(await showEnding(deps.db, who, params.id)),
    'DELETE /api/contacts/{id}': async ({ who, params, body }) => {
      await endContact(deps.db, who, params.id, body);
      return done();
    },
    'GET /api/contact-requests': async ({ who, query }) =>
      ok(await listRequests(deps.db, who, query)),
    'POST /api/contact-requests': async ({ who, body }) =>
      created(await requestContact({ ...deps, wanted }, who, body)),
    'DELETE /api/contact-requests/{id}': async ({ who, params }) => {
      await withdrawRequest(deps.db, who, params.id);
      return done();
    },
    'POST /api/contact-requests/{id}/acceptance': async ({ who, params }) =>
      created(await acceptRequest(deps.db, who, params.id)),
    'POST /api/contact-requests/{id}/refusal': async ({ who, params, body }) => {
      await refuseRequest(deps.db, who, params.id, body);
      return done();
    },
    'GET /api/blocks': async ({ who, query }) => ok(await listBlocks(deps.db, who, query)),
    'DELETE /api/blocks/{id}': async ({ who, params }) => {
      await unblock(deps.db, who, params.id);
      return done();
    },
  });
