import { sql } from 'kysely';
import { list, readOut, standIn, type Personal } from '../../base/personal.ts';

export const groupsPersonal: Personal = {
  name: 'groups',
  columns: { 'group_members.person_id': 'erased', 'group_members.added_by': 'unnamed' },
  exported: (db, { person }) =>
    readOut(db, {
      groups: list(sql`
        select g.id,
          case when g.id in (select group_id from groups_of(${person})) then g.name end as name,
          m.role, m.since
        from group_members m
        join groups g on g.id = m.group_id
        where m.person_id = ${person}
        order by m.since`),
    }),
  restsOn: standIn('group_members.person_id'),
  erased: async (tx, { person }) => {
    await sql`
      update groups
      set version = version + 1
      where id in (select group_id from group_members where person_id = ${person})`.execute(tx);
    await tx.deleteFrom('group_members').where('person_id', '=', person).execute();
  },
};
