import { makeTechnicalUser, makeToken, revoke } from '../world/tokens.ts';
import type { Acts } from './acts.ts';

export const tokens: Acts = {
  'POST /api/groups/{id}/technical-users': async ({ boss, group }) => ({
    who: boss,
    url: `/api/groups/${group}/technical-users`,
    body: { name: 'Builder' },
  }),
  'PATCH /api/technical-users/{id}': async ({ boss, group }) => ({
    who: boss,
    url: `/api/technical-users/${(await makeTechnicalUser(boss, group, 'Builder')).id}`,
    body: { name: 'Runner' },
  }),
  'DELETE /api/technical-users/{id}': async ({ boss, group }) => ({
    who: boss,
    url: `/api/technical-users/${(await makeTechnicalUser(boss, group, 'Builder')).id}`,
  }),
  'POST /api/technical-users/{id}/tokens': async ({ boss, group }) => ({
    who: boss,
    url: `/api/technical-users/${(await makeTechnicalUser(boss, group, 'Builder')).id}/tokens`,
    body: { name: 'CI' },
  }),
  'POST /api/me/tokens': async ({ friend }) => ({
    who: friend,
    url: '/api/me/tokens',
    body: { name: 'Laptop' },
  }),
  'PUT /api/tokens/{id}/revocation': async ({ friend }) => ({
    who: friend,
    url: `/api/tokens/${(await makeToken(friend)).id}/revocation`,
  }),
  'DELETE /api/tokens/{id}/revocation': async ({ friend }) => {
    const { id } = await makeToken(friend);
    await revoke(friend, id);
    return { who: friend, url: `/api/tokens/${id}/revocation` };
  },
  'DELETE /api/tokens/{id}': async ({ friend }) => ({
    who: friend,
    url: `/api/tokens/${(await makeToken(friend)).id}`,
  }),
};
