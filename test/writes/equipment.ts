import { makeAssembly, retire } from '../world/equipment.ts';
import { act, type Caller } from '../world/answers.ts';
import type { Acts } from './acts.ts';

const nameQualification = async (boss: Caller, organisation: string): Promise<string> => {
  const at = `/api/organisations/${organisation}/qualifications`;
  const { id } = await act<{ id: string }>(boss, 'POST', at, { name: 'Laser safety' });
  return `${at}/${id}`;
};

export const equipment: Acts = {
  'POST /api/organisations/{id}/qualifications': async ({ boss, organisation }) => ({
    who: boss,
    url: `/api/organisations/${organisation}/qualifications`,
    body: { name: 'Crane' },
  }),
  'PATCH /api/organisations/{id}/qualifications/{qualification}': async ({
    boss,
    organisation,
  }) => ({
    who: boss,
    url: await nameQualification(boss, organisation),
    body: { name: 'Crane' },
  }),
  'DELETE /api/organisations/{id}/qualifications/{qualification}': async ({
    boss,
    organisation,
  }) => ({
    who: boss,
    url: await nameQualification(boss, organisation),
  }),
  'PUT /api/organisations/{id}/qualifications/{qualification}/people/{person}': async ({
    boss,
    organisation,
    member,
  }) => ({
    who: boss,
    url: `${await nameQualification(boss, organisation)}/people/${member.id}`,
    body: { expires: null },
  }),
  'DELETE /api/organisations/{id}/qualifications/{qualification}/people/{person}': async ({
    boss,
    organisation,
    member,
  }) => {
    const url = `${await nameQualification(boss, organisation)}/people/${member.id}`;
    await act(boss, 'PUT', url, { expires: null });
    return { who: boss, url };
  },
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
