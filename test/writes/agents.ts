import { generateKeyPairSync } from 'node:crypto';
import { act } from '../world/answers.ts';
import { makeAssembly } from '../world/assemblies.ts';
import type { Acts, Prepared } from './acts.ts';

const bench = ({ world, organisation, boss, group }: Prepared) =>
  makeAssembly(world, organisation, boss, { name: 'Bench', booked: [group] });
const key = (): string =>
  generateKeyPairSync('ed25519')
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64');
/** What an agent joins by. */
async function invited({ boss }: Prepared, assembly: string) {
  const at = `/api/assemblies/${assembly}/join-tokens`;
  const { token } = await act<{ token: string }>(boss, 'POST', at);
  return { token, key: key() };
}

export const agents: Acts = {
  'POST /api/assemblies/{id}/join-tokens': async (on) => ({
    who: on.boss,
    url: `/api/assemblies/${await bench(on)}/join-tokens`,
  }),
  'POST /api/agents': async (on) => ({
    url: '/api/agents',
    body: await invited(on, await bench(on)),
  }),
  'DELETE /api/assemblies/{id}/agent': async (on) => {
    const assembly = await bench(on);
    await act(on.boss, 'POST', '/api/agents', await invited(on, assembly));
    return { who: on.boss, url: `/api/assemblies/${assembly}/agent` };
  },
  'PUT /api/assemblies/{id}/tasks': async (on) => ({
    who: on.boss,
    url: `/api/assemblies/${await bench(on)}/tasks`,
    body: { tasks: [{ name: 'Power', phase: 'start', command: 'true' }], paths: [], secrets: [] },
    version: 0,
  }),
  'PUT /api/me/on-assemblies': async ({ host }) => ({
    who: host,
    url: '/api/me/on-assemblies',
    body: { sshKeys: [], paths: ['work'] },
  }),
};
