import { act, type Caller } from './answers.ts';
import type { Named } from './world.ts';

const memberAt = (organisation: string, { id }: Named): string =>
  `/api/organisations/${organisation}/members/${id}`;
export const invite = (
  who: Caller,
  organisation: string,
  lines: readonly string[],
  role: 'admin' | 'member' = 'member',
) =>
  act<{ lines: unknown[] }>(who, 'POST', `/api/organisations/${organisation}/invitations`, {
    lines,
    role,
  });
export const acceptInvitation = (who: Caller, token: string) =>
  act(who, 'POST', '/api/invitations/acceptances', { token });
export const giveRole = (who: Caller, organisation: string, person: Named, role: string) =>
  act(who, 'PATCH', memberAt(organisation, person), { role });
export const suspend = (who: Caller, organisation: string, person: Named) =>
  act(who, 'PUT', `${memberAt(organisation, person)}/suspension`);
export const endSuspension = (who: Caller, organisation: string, person: Named) =>
  act(who, 'DELETE', `${memberAt(organisation, person)}/suspension`);
export const removeMember = (who: Caller, organisation: string, person: Named) =>
  act(who, 'DELETE', memberAt(organisation, person));
export const leaveOrganisation = (who: Caller, organisation: string) =>
  act(who, 'DELETE', `/api/organisations/${organisation}/membership`);
