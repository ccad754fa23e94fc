import { sql } from 'kysely';
import { list, readOut, standIn, type Personal } from '../../base/personal.ts';
import { nameToMember } from './standing/store.ts';

export const organisationPersonal: Personal = {
  name: 'organisation',
  columns: { 'organisation_members.person_id': 'erased' },
  exported: (db, { person }) =>
    readOut(db, {
      organisations: list(sql`
        select o.id, ${nameToMember(person)} as name, m.role, m.joined_at as "since",
          m.suspended_at as "suspendedAt"
        from organisation_members m
        join organisations o on o.id = m.organisation_id
        where m.person_id = ${person}
        order by m.joined_at`),
    }),
  restsOn: standIn('organisation_members.person_id'),
  erased: async (tx, { person }) =>
    void (await tx.deleteFrom('organisation_members').where('person_id', '=', person).execute()),
};
