import { sql } from 'kysely';
import { list, NOBODY, NOTHING, one, readOut, type Personal } from '../base/personal.ts';

/** Notices of others that came from the person stay, without their name. */
export const noticesPersonal: Personal = {
  name: 'notices',
  columns: {
    'notices.person_id': 'erased',
    'notices.by_id': 'unnamed',
    'notice_preferences.person_id': 'erased',
    'quiet_hours.person_id': 'erased',
    'gazes.person_id': 'erased',
  },
  exported: async (db, { person }, seen) => {
    const { notices, kinds, quiet } = await readOut(db, {
      notices: list(sql`
        select kind,
          case
            when subject_id is null
              or kind like 'contact-%'
              or kind = 'browser-stopped'
              or subject_id = any(${[...seen]}::uuid[])
              or subject_id in (select group_id from groups_of(${person})) then args
          end as args,
          count, at, read_at as "readAt"
        from notices
        where person_id = ${person}
        order by at`),
      kinds: list(sql`
        select kind, bell, browser, mail
        from notice_preferences
        where person_id = ${person}
        order by kind`),
      quiet: one(sql`
        select begins as "from", ends as "until"
        from quiet_hours
        where person_id = ${person}`),
    });
    return { notices, noticeSettings: { kinds, quiet } };
  },
  erased: async (tx, { person }) => {
    for (const table of ['notices', 'notice_preferences', 'quiet_hours', 'gazes'] as const)
      await tx.deleteFrom(table).where('person_id', '=', person).execute();
    await sql`
      update notices
      set args = args - 'message' || jsonb_build_object('name', ${NOBODY}::text)
      where by_id = ${person}`.execute(tx);
    await sql`
      update notices
      set args = args || jsonb_build_object('title', ${NOTHING}::text)
      where args ? 'title'
        and (
          subject_id in (select id from audiences where made_by = ${person} and not managed)
          or by_id = ${person} and subject_id not in (select id from audiences)
        )`.execute(tx);
  },
};
