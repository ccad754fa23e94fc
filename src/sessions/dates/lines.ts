import { tellBriefly } from '../../access/tell.ts';
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
  further: row.further,
  sequence: row.sequence,
});

/** The events of group sessions that somebody sees. */
export const sessionLines = (entrance: Entrance): Lines => ({
  what,
  list: async (db, asked) => (await listDates(db, asked)).map(lineOf),
  gates: async (db, who, now, lines) => {
    const open = lines.flatMap(({ shown }) =>
      shown.session &&
      !shown.cancelled &&
      Date.parse(shown.opens) <= now.getTime() &&
      Date.parse(shown.closes) > now.getTime()
        ? [{ event: shown.event, session: shown.session.id }]
        : [],
    );
    const sessions = [...new Set(open.map(({ session }) => session))];
    const entering = await entrance.entering(db, who.person, sessions);
    const told = new Map(
      entering.map(({ verdict, zone }, at) => [
        sessions[at]!,
        { enter: tellBriefly(verdict, who.language, zone) },
      ]),
    );
    return new Map(open.map(({ event, session }) => [event, told.get(session)!]));
  },
});
