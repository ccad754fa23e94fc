import { sql } from 'kysely';
import { dropFromEntries } from '../../../base/journal/personal.ts';
import { list, readOut, standIn, type Personal } from '../../../base/personal.ts';
import { nameToMember } from '../standing/store.ts';

/** Invitations stay with their organisation; the address and name in them go. */
export const invitationsPersonal: Personal = {
  name: 'invitations',
  columns: { 'invitations.accepted_by': 'unnamed', 'invitations.invited_by': 'unnamed' },
  exported: (db, { person }) =>
    readOut(db, {
      invitationsAccepted: list(sql`
        select ${nameToMember(person)} as organisation, i.role, i.email,
          i.accepted_at as "acceptedAt"
        from invitations i
        join organisations o on o.id = i.organisation_id
        where i.accepted_by = ${person}
        order by i.accepted_at`),
      invitationsSent: list(sql`
        select ${nameToMember(person)} as organisation, i.role, i.email, i.name,
          i.created_at as "at"
        from invitations i
        join organisations o on o.id = i.organisation_id
        where i.invited_by = ${person}
        order by i.created_at`),
    }),
  restsOn: async (tx, persons) => [
    ...(await standIn('invitations.invited_by')(tx, persons)),
    ...(await standIn('invitations.accepted_by')(tx, persons)),
  ],
  erased: async (tx, { person, email, gone }) => {
    const theirs = await tx
      .selectFrom('invitations')
      .select('id')
      .where((eb) => eb.or([eb('accepted_by', '=', person), eb('email', '=', email)]))
      .execute();
    await dropFromEntries(tx, ['email', 'title'], { subjects: theirs.map(({ id }) => id) });
    await tx
      .updateTable('invitations')
      .set({ revoked_at: sql<Date>`now()`, name: null })
      .where('invited_by', '=', person)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .execute();
    await tx.updateTable('invitations').set({ name: null }).where('email', '=', email).execute();
    await tx
      .updateTable('invitations')
      .set({ email: gone })
      .where('accepted_by', '=', person)
      .execute();
  },
};
