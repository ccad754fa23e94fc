import { sql } from 'kysely';
import type { SessionId } from '../../base/ids.ts';
import { list, NOTHING, readOut, standIn, type Personal } from '../../base/personal.ts';

/** The title of session `s`, where it is one of those that the person may still know of. */
export const titleSeen = (seen: readonly string[]) => sql<string | null>`
  case when s.id = any(${[...seen]}::uuid[]) then s.title end`;

/** A room without dates ends with its owner; what was planned for a group stays with the group. */
export const planPersonal: Personal = {
  name: 'sessions',
  columns: { 'sessions.created_by': 'unnamed', 'session_hosts.person_id': 'erased' },
  touches: async (db, person) => {
    const { rows } = await sql<{ id: SessionId }>`
      select id
      from sessions
      where created_by = ${person}
      union
      select session_id
      from session_hosts
      where person_id = ${person}
      union
      select s.id
      from notices n
      join sessions s on s.id = n.subject_id
      where n.person_id = ${person}`.execute(db);
    return rows.map(({ id }) => id);
  },
  exported: (db, { person }, seen) =>
    readOut(db, {
      sessionsMade: list(sql`
        select s.id, coalesce(live.title, made.title) as title, live.description, live.zone,
          live.starts_on as "startsOn", live.starts_at_time as "startsAt", live.repeats,
          s.created_at as "at"
        from sessions s
        left join sessions live on live.id = s.id and live.id = any(${[...seen]}::uuid[])
        left join lateral (
          select j.data ->> 'title' as title
          from journal j
          where j.subject_id = s.id
            and j.person_id = ${person}
            and j.kind in ('session.made', 'own.made')
          limit 1
        ) made on true
        where s.created_by = ${person}
        order by s.created_at`),
      sessionsHosted: list(sql`
        select s.id, ${titleSeen(seen)} as title, e.starts_at as "onlyOn"
        from session_hosts h
        join sessions s on s.id = h.session_id
        left join events e on e.id = h.event_id
        where h.person_id = ${person}
        order by s.created_at, e.starts_at`),
    }),
  restsOn: standIn('sessions.created_by'),
  erased: async (tx, { person }) => {
    await tx.deleteFrom('session_hosts').where('person_id', '=', person).execute();
    await sql`
      update sessions
      set cancelled_at = coalesce(cancelled_at, now()), title = ${NOTHING}, description = ''
      where created_by = ${person} and kind <> 'group'`.execute(tx);
  },
};
