import type { AssemblyId } from '../../src/base/ids.ts';
import type { Equipment } from '../../src/assemblies/equipment/contract.ts';
import { act, type Caller } from './answers.ts';

export type Wanted = Readonly<Record<string, unknown>>;
/** An assembly of an organisation, made by an admin: free to be booked by the groups that are named. */
export const makeAssembly = (who: Caller, organisation: string, name: string, more: Wanted = {}) =>
  act<Equipment>(who, 'POST', `/api/organisations/${organisation}/assemblies`, { name, ...more });
export const settingsOf = (who: Caller, assembly: string) =>
  act<Equipment>(who, 'GET', `/api/assemblies/${assembly}/settings`);
/** As it is now, if nobody says which version they have before them. */
export const changeAssembly = async (
  who: Caller,
  assembly: string,
  changes: Wanted,
): Promise<Equipment> => {
  const { version } = await settingsOf(who, assembly);
  return act<Equipment>(who, 'PATCH', `/api/assemblies/${assembly}`, changes, version);
};
export const retire = (who: Caller, assembly: AssemblyId | string) =>
  act(who, 'PUT', `/api/assemblies/${assembly}/retirement`);
export const takeBack = (who: Caller, assembly: AssemblyId | string) =>
  act(who, 'DELETE', `/api/assemblies/${assembly}/retirement`);
