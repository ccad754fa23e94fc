import { client } from '../../../base/ui/talk/api.ts';
import type { importsContract } from '../imports/contract.ts';
import type { equipmentContract, Equipment as Told } from '../contract.ts';

export const equipmentApi = client<typeof equipmentContract>();
export type Equipment = Told;

const list = (id: string) =>
  equipmentApi('GET /api/organisations/{id}/assemblies', { params: { id } });
export type Listed = Awaited<ReturnType<typeof list>>['items'][number];

export const settingsKey = (id: string) => ['assemblies', 'settings', id];
export const loadSettings = (id: string, signal: AbortSignal) =>
  equipmentApi('GET /api/assemblies/{id}/settings', { params: { id }, signal });

export const importsApi = client<typeof importsContract>();
const send = (id: string) =>
  importsApi('POST /api/organisations/{id}/assembly-imports', {
    params: { id },
    body: { csv: '' },
  });
export type Line = Awaited<ReturnType<typeof send>>['lines'][number];
