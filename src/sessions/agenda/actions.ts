import { z } from 'zod';
import { tell } from '../../access/tell.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import type { Deps } from '../../base/deps.ts';
import type { Who } from '../../base/serve/caller.ts';
import type { OrganisationId, PersonId } from '../../base/ids.ts';
import { Invalid, Missing } from '../../base/api/refusals.ts';
import type { Entrance } from '../gate/gates.ts';
import { admitAdmin } from '../../people/organisation/standing/actions.ts';
import { findMember } from '../../people/organisation/members/store.ts';
import {
  listAgenda,
  listAgendaOfOne,
  listBetween,
  searchAgenda,
  type Place,
  type Row,
} from './store.ts';

type Asked = {
  readonly when: 'upcoming' | 'past';
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};
type Source = Pick<Deps, 'db' | 'pool'>;
const most = 2000;

const itemOf = (row: Row) => ({
  event: row.event,
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
});

const keyOf = (row: Row): string[] => [row.starts.toISOString(), row.event];
function placeIn(cursor: string | undefined): Place | null {
  const key = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  return key && { at: key[0], id: key[1] };
}

/**
 * One page of the events this person may see; those whose room is open say whether they may enter.
 */
export async function agenda(
  { db, pool, entrance }: Source & { readonly entrance: Entrance },
  who: Who,
  { when, q = '', cursor, limit }: Asked,
) {
  const now = await databaseTime(db);
  const after = placeIn(cursor);
  const rows = q
    ? await searchAgenda(pool, who.person, when, q, now, after, limit + 1)
    : await listAgenda(pool, who.person, when, now, after, limit + 1);
  const page = pageOf(rows, limit, keyOf, itemOf);
  const open = [
    ...new Set(
      page.items
        .filter(
          (item) =>
            !item.cancelled &&
            Date.parse(item.opens) <= now.getTime() &&
            Date.parse(item.closes) > now.getTime(),
        )
        .map((item) => item.session.id),
    ),
  ];
  const entering = await entrance.entering(db, who.person, open);
  const gates = new Map(
    entering.map(({ verdict, zone }, at) => [
      open[at]!,
      { enter: tell(verdict, who.language, zone) },
    ]),
  );
  return {
    ...page,
    items: page.items.map((item, at) => ({
      ...item,
      further: rows[at]!.further ?? 0,
      gates: gates.get(item.session.id),
    })),
  };
}

type OfMember = {
  readonly id: OrganisationId;
  readonly person: PersonId;
  readonly cursor?: string | undefined;
  readonly limit: number;
};
/**
 * What somebody of the organisation has before them there, for its admins, who manage all its
 * sessions.
 */
export async function agendaOf(
  { db, pool }: Source,
  who: Who,
  { id, person, cursor, limit }: OfMember,
) {
  await admitAdmin(db, who, id);
  if (!(await findMember(db, id, person))) throw new Missing();
  const rows = await listAgendaOfOne(
    pool,
    person,
    id,
    await databaseTime(db),
    placeIn(cursor),
    limit + 1,
  );
  return pageOf(rows, limit, keyOf, itemOf);
}

export async function between(
  { pool }: Source,
  who: Who,
  { from, to }: { readonly from: string; readonly to: string },
) {
  const [start, end] = [new Date(from), new Date(to)];
  const days = (end.getTime() - start.getTime()) / 86_400_000;
  if (!(days > 0)) throw new Invalid({ pointer: '#/query/to', code: 'wrong-value' });
  if (days > 62.1) throw new Invalid({ pointer: '#/query/to', code: 'range-too-long' });
  const rows = await listBetween(pool, who.person, start, end, most + 1);
  return { items: rows.slice(0, most).map(itemOf), more: rows.length > most };
}
