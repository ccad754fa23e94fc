import { z } from 'zod';
import type { ToldVerdict } from '../../access/contract.ts';
import { tellBriefly } from '../../access/tell.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import type { Db } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import type { OrganisationId, PersonId } from '../../base/ids.ts';
import { Invalid, Missing } from '../../base/api/refusals.ts';
import { admitAdmin } from '../../people/organisation/standing/actions.ts';
import { findMember } from '../../people/organisation/members/store.ts';
import { listLines, type Line, type Lines, type Place } from './lines.ts';

type Source = { readonly db: Db; readonly lines: readonly Lines[] };
type Asked = {
  readonly when: 'upcoming' | 'past';
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};
const most = 2000;

const shownOf = ({ shown }: Line) => shown;
const keyOf = ({ shown }: Line): string[] => [shown.starts, shown.event];
function placeIn(cursor: string | undefined): Place | null {
  const key = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  return key && { starts: key[0], event: key[1] };
}

/** One page of what this person has; what is on now says whether they may enter. */
export async function agenda(
  { db, lines }: Source,
  who: Who,
  { when, q = '', cursor, limit }: Asked,
) {
  const now = await databaseTime(db);
  const listed = await listLines(db, lines, {
    person: who.person,
    stretch: { when, now },
    after: placeIn(cursor),
    limit: limit + 1,
    q,
  });
  const page = pageOf(listed, limit, keyOf, (line) => line);
  const on = page.items.filter((line) => isOn(line, now));
  const enter = new Map(
    (await Promise.all(lines.map((source) => entries(db, who, source, on)))).flat(),
  );
  return {
    ...page,
    items: page.items.map((line) => ({
      ...line.shown,
      further: line.further,
      gates: enter.has(line) ? { enter: enter.get(line)! } : undefined,
    })),
  };
}

const isOn = ({ shown }: Line, now: Date): boolean =>
  !shown.cancelled &&
  Date.parse(shown.opens) <= now.getTime() &&
  Date.parse(shown.closes) > now.getTime();
/** May one enter those of one source? What several of its dates lead into is asked about once. */
async function entries(
  db: Db,
  who: Who,
  { what, entering }: Lines,
  on: readonly Line[],
): Promise<(readonly [Line, ToldVerdict])[]> {
  const led = on.flatMap((line) =>
    line.shown.what === what && line.entered ? [{ line, entered: line.entered }] : [],
  );
  if (!entering || led.length === 0) return [];
  const asked = [...new Set(led.map(({ entered }) => entered))];
  const told = (await entering(db, who.person, asked)).map(({ verdict, zone }) =>
    tellBriefly(verdict, who.language, zone),
  );
  return led.map(({ line, entered }) => [line, told[asked.indexOf(entered)]!] as const);
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
  { db, lines }: Source,
  who: Who,
  { id, person, cursor, limit }: OfMember,
) {
  await admitAdmin(db, who, id);
  if (!(await findMember(db, id, person))) throw new Missing();
  const listed = await listLines(db, lines, {
    person,
    organisation: id,
    stretch: { when: 'upcoming', now: await databaseTime(db) },
    after: placeIn(cursor),
    limit: limit + 1,
  });
  return pageOf(listed, limit, keyOf, shownOf);
}

export async function between(
  { db, lines }: Source,
  who: Who,
  asked: { readonly from: string; readonly to: string },
) {
  const [from, to] = [new Date(asked.from), new Date(asked.to)];
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  if (!(days > 0)) throw new Invalid({ pointer: '#/query/to', code: 'wrong-value' });
  if (days > 62.1) throw new Invalid({ pointer: '#/query/to', code: 'range-too-long' });
  const listed = await listLines(db, lines, {
    person: who.person,
    stretch: { when: 'between', from, to },
    limit: most + 1,
  });
  return { items: listed.slice(0, most).map(shownOf), more: listed.length > most };
}
