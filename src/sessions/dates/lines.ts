import type { SessionId } from '../../base/ids.ts';
import type { Line, Lines } from '../agenda/lines.ts';
import type { Entrance } from '../gate/gates.ts';
import { listDates, type DateRow } from './store.ts';

const what = 'group-session';

const lineOf = (row: DateRow): Line => ({
  shown: {
    event: row.event,
    what,
    title: row.title,
    link: `/sessions/${row.session}`,
    enters: `/sessions/${row.session}/lobby`,
    session: {
      id: row.session,
      title: row.title,
      zone: row.zone,
      repeats: row.repeats,
      hidden: row.hidden,
    },
    group: { id: row.group, name: row.group_name },
    organisation: { id: row.organisation, name: row.organisation_name },
    hosts: [...row.hosts],
    starts: row.starts.toISOString(),
    ends: row.ends.toISOString(),
    openEnd: row.open_end,
    opens: row.opens.toISOString(),
    closes: row.closes.toISOString(),
    door: row.door,
    cancelled: row.cancelled,
    reason: row.reason,
  },
  entered: row.session,
  further: row.further,
  sequence: row.sequence,
});

/** The events of group sessions that somebody sees. */
export const sessionLines = (entrance: Entrance): Lines => ({
  what,
  list: async (db, asked) => (await listDates(db, asked)).map(lineOf),
  entering: (db, person, sessions) =>
    entrance.entering(db, person, sessions as readonly SessionId[]),
});
