import { sql } from 'kysely';
import { list, readOut, standIn, type Personal } from '../../base/personal.ts';

export const equipmentPersonal: Personal = {
  name: 'assemblies',
  columns: { 'assemblies.created_by': 'unnamed' },
  exported: (db, { person }) =>
    readOut(db, {
      assembliesMade: list(sql`
        select a.id,
          case when a.id in (select assembly_id from assemblies_of(${person})) then a.name end
            as name,
          a.created_at as "madeAt"
        from assemblies a
        where a.created_by = ${person}
        order by a.created_at, a.id`),
    }),
  restsOn: standIn('assemblies.created_by'),
  erased: async () => undefined,
};
