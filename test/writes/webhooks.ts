import { makeWebhook } from '../world/webhooks.ts';
import type { Acts, Prepared } from './acts.ts';

const path = '/api/organisations/{id}/webhooks';
const on = async ({ boss, organisation }: Prepared, rest = '') => {
  const { id } = await makeWebhook(boss, organisation);
  return { who: boss, url: `/api/organisations/${organisation}/webhooks/${id}${rest}` };
};

export const webhooks: Acts = {
  [`POST ${path}`]: async ({ boss, organisation }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/webhooks`,
    body: { name: 'CI', address: 'https://nobody.invalid/hook', kinds: ['group.created'] },
  }),
  [`PATCH ${path}/{webhook}`]: async (prepared) => ({
    ...(await on(prepared)),
    body: { name: 'Build', on: false },
  }),
  [`DELETE ${path}/{webhook}`]: (prepared) => on(prepared),
  [`POST ${path}/{webhook}/secrets`]: (prepared) => on(prepared, '/secrets'),
  [`POST ${path}/{webhook}/replays`]: async (prepared) => ({
    ...(await on(prepared, '/replays')),
    body: { from: 1 },
  }),
  [`POST ${path}/{webhook}/tests`]: (prepared) => on(prepared, '/tests'),
};
