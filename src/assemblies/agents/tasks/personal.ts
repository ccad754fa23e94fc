import { sql } from 'kysely';
import { one, readOut, type Personal } from '../../../base/personal.ts';

export const holderPersonal: Personal = {
  name: 'holder-settings',
  columns: { 'holder_settings.person_id': 'erased' },
  exported: (db, { person }) =>
    readOut(db, {
      onAssemblies: one(sql`
        select ssh_keys as "sshKeys", paths
        from holder_settings
        where person_id = ${person}`),
    }),
  erased: async (tx, { person }) =>
    void (await tx.deleteFrom('holder_settings').where('person_id', '=', person).execute()),
};
