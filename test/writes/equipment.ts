import { makeAssembly, retire } from '../world/equipment.ts';
import type { Acts } from './acts.ts';

export const equipment: Acts = {
  'POST /api/organisations/{id}/assemblies': async ({ boss, organisation, group }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/assemblies`,
    body: { name: 'Bench 1', bookedBy: [group] },
  }),
  'POST /api/organisations/{id}/assembly-imports': async ({ boss, organisation }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/assembly-imports`,
    body: { csv: 'name,place\nBench 5,Hall 4' },
  }),
  'PATCH /api/assemblies/{id}': async ({ boss, organisation, group }) => ({
    who: boss,
    url: `/api/assemblies/${(await makeAssembly(boss, organisation, 'Bench 2')).id}`,
    body: { place: 'Hall 4', seenBy: [group] },
    version: 1,
  }),
  'PUT /api/assemblies/{id}/retirement': async ({ boss, organisation }) => ({
    who: boss,
    url: `/api/assemblies/${(await makeAssembly(boss, organisation, 'Bench 3')).id}/retirement`,
  }),
  'DELETE /api/assemblies/{id}/retirement': async ({ boss, organisation }) => {
    const { id } = await makeAssembly(boss, organisation, 'Bench 4');
    await retire(boss, id);
    return { who: boss, url: `/api/assemblies/${id}/retirement` };
  },
};
