import type { GroupId } from '../../src/base/ids.ts';
import { act, type Caller } from './answers.ts';
import type { Named } from './world.ts';

export const makeGroup = (
  who: Caller,
  organisation: string,
  name: string,
  managers?: readonly Named[],
) =>
  act<{ id: GroupId }>(who, 'POST', `/api/organisations/${organisation}/groups`, {
    name,
    managers: managers?.map(({ id }) => id),
  });
/** The group is gone; `sessions`: those that are known to be left without one. */
export const deleteGroup = (who: Caller, group: string, sessions: readonly string[] = []) =>
  act(who, 'DELETE', `/api/groups/${group}`, { sessions });
export const addTo = (
  who: Caller,
  group: string,
  { id }: Named,
  role: 'manager' | 'member' = 'member',
) => act(who, 'POST', `/api/groups/${group}/members`, { person: id, role });
/** Takes somebody out, or leaves. */
export const takeOut = (who: Caller, group: string, { id }: Named) =>
  act(who, 'DELETE', `/api/groups/${group}/members/${id}`);
/** Who changes: as they shall be; null: taken out. */
export type Seat = { readonly person: string; readonly role: string | null };
export const setMembers = (who: Caller, group: string, people: readonly Seat[], version?: number) =>
  act(who, 'PATCH', `/api/groups/${group}/members`, { people }, version);
export const nest = (who: Caller, outer: string, inner: string) =>
  act(who, 'POST', `/api/groups/${outer}/groups`, { group: inner });
export const unnest = (who: Caller, outer: string, inner: string) =>
  act(who, 'DELETE', `/api/groups/${outer}/groups/${inner}`);
