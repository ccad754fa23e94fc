import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';

export async function sweepAccounts(db: Db): Promise<void> {
  const now = sql<Date>`now()`;
  await db.deleteFrom('verifications').where('expires_at', '<', now).execute();
  await db.deleteFrom('sign_ins').where('expires_at', '<', now).execute();
  // An address that nobody confirmed in a month may be anybody's: it is forgotten, unless somebody
  // already counts on the person.
  await sql`
    delete
    from persons p
    where not p.email_verified
      and p.deleted_at is null
      and p.created_at < now() - interval '30 days'
      and not exists (select from organisation_members where person_id = p.id)
      and not exists (select from group_members where person_id = p.id)
      and not exists (select from sessions where created_by = p.id)
      and not exists (select from invitations where invited_by = p.id or accepted_by = p.id)`.execute(
    db,
  );
}
