import { act, type Caller } from './answers.ts';
import type { Named, World } from './world.ts';

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
export const takeInvitationBack = async (who: Caller, organisation: string, email: string) => {
  const at = `/api/organisations/${organisation}/invitations`;
  const { items } = await act<{ items: { id: string; email: string }[] }>(who, 'GET', at);
  return act(who, 'DELETE', `${at}/${items.find((item) => item.email === email)?.id}`);
};
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
/** Is admin of another organisation, too: whoever is suspended in one still signs in. */
export async function alsoElsewhere<Person extends Named>(
  world: World,
  who: Person,
): Promise<Person> {
  await world.join(who, await world.organisation('Elsewhere'), 'admin');
  return who;
}
