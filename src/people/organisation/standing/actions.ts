import { admit, type Admitted } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import type { Db } from '../../../base/data/database.ts';
import type { Who } from '../../../base/serve/caller.ts';
import type { OrganisationId } from '../../../base/ids.ts';
import { Missing } from '../../../base/api/refusals.ts';
import { administerOrganisation, runInstallation } from './gates.ts';
import { findStanding, type Membership } from './store.ts';

export type InOrganisation = { readonly id: OrganisationId };

/**
 * How the caller stands there; to everyone else, and to whoever is suspended, the organisation does
 * not exist.
 */
export async function standingIn(
  db: Db,
  who: Who,
  organisation: OrganisationId,
): Promise<Membership> {
  const standing = await findStanding(db, who.person, organisation);
  if (!standing || standing.suspended) throw new Missing();
  return standing;
}
export const mayAdminister = (standing: Membership) => evaluate(administerOrganisation, standing);
export const mayRun = (standing: Membership) => evaluate(runInstallation, standing);
/** For reads of Control: only for admins who can act. */
export async function admitAdmin(
  db: Db,
  who: Who,
  organisation: OrganisationId,
): Promise<{ readonly by: Admitted<'administer-organisation'>; readonly standing: Membership }> {
  const standing = await standingIn(db, who, organisation);
  return { by: admit(mayAdminister(standing)), standing };
}
export async function admitRunning(
  db: Db,
  who: Who,
  organisation: OrganisationId,
): Promise<Membership> {
  const standing = await standingIn(db, who, organisation);
  admit(mayRun(standing));
  return standing;
}
