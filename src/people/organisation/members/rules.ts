import type { Role, Membership } from '../standing/store.ts';

/** Admins who can act once this member is none. */
export const left = (
  { active }: Membership,
  member: { readonly role: Role; readonly suspended: boolean },
): number => active - (member.role === 'admin' && !member.suspended ? 1 : 0);
