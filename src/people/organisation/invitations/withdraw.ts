import type { Tx } from '../../../base/database.ts';
import type { OrganisationId, PersonId } from '../../../base/ids.ts';
import { append, type Actor } from '../../../base/journal.ts';
import { writeRevocationsOf } from './store.ts';

/** Whoever may no longer invite has no invitations under way either: one of them may lead back to themselves. */
export async function withdrawInvitations(tx: Tx, who: Actor, organisation: OrganisationId, by: PersonId): Promise<void> {
  for (const { id, email } of await writeRevocationsOf(tx, organisation, by))
    await append(tx, who, { kind: 'invitation.revoked', organisation, subject: id, data: { email } });
}
