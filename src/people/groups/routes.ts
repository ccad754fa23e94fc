import type { Deps } from '../../base/deps.ts';
import type { Subjects } from '../../access/subject.ts';
import { created, done, ok, routes, type Route } from '../../base/serve/route.ts';
import {
  changeGroup,
  listAllGroups,
  listGroups,
  makeGroup,
  removeGroup,
  showDeletion,
  showGroup,
} from './actions.ts';
import { listInnerCandidates, putInside, takeFromInside } from './nesting/actions.ts';
import { groupsContract } from './contract.ts';
import {
  addMember,
  listCandidates,
  listMembers,
  removeMember,
  saveMembers,
} from './members/actions.ts';
import { membersContract } from './members/contract.ts';

/** `subjects`: what may be for a group. */
export const groupsRoutes = ({ db }: Deps, subjects: readonly Subjects[]): readonly Route[] => [
  ...routes(groupsContract, {
    'GET /api/groups': async ({ who, query }) => ok(await listGroups(db, who, query)),
    'GET /api/organisations/{id}/groups': async ({ who, params, query }) =>
      ok(await listAllGroups(db, who, { ...params, query })),
    'POST /api/organisations/{id}/groups': async ({ who, params, body }) =>
      created(await makeGroup(db, who, { organisation: params.id, ...body })),
    'GET /api/groups/{id}': async ({ who, params }) => ok(await showGroup(db, who, params.id)),
    'PATCH /api/groups/{id}': async ({ who, params, body, version }) =>
      ok(await changeGroup(db, who, { ...params, ...body, version })),
    'GET /api/groups/{id}/deletion': async ({ who, params }) =>
      ok(await showDeletion({ db, subjects }, who, params.id)),
    'DELETE /api/groups/{id}': async ({ who, params, body }) => {
      await removeGroup({ db, subjects }, who, { ...params, ...body });
      return done();
    },
    'GET /api/groups/{id}/inner-candidates': async ({ who, params, query }) =>
      ok(await listInnerCandidates(db, who, { ...params, ...query })),
    'POST /api/groups/{id}/groups': async ({ who, params, body }) => {
      await putInside(db, who, { ...params, inner: body.group });
      return done();
    },
    'DELETE /api/groups/{id}/groups/{inner}': async ({ who, params }) => {
      await takeFromInside(db, who, params);
      return done();
    },
  }),
  ...routes(membersContract, {
    'GET /api/groups/{id}/members': async ({ who, params, query }) =>
      ok(await listMembers(db, who, { ...params, query })),
    'PATCH /api/groups/{id}/members': async ({ who, params, body, version }) =>
      ok(await saveMembers(db, who, { ...params, ...body, version })),
    'POST /api/groups/{id}/members': async ({ who, params, body }) =>
      created(await addMember(db, who, { ...params, ...body })),
    'DELETE /api/groups/{id}/members/{person}': async ({ who, params }) => {
      await removeMember(db, who, params);
      return done();
    },
    'GET /api/groups/{id}/candidates': async ({ who, params, query }) =>
      ok(await listCandidates(db, who, { ...params, query })),
  }),
];
