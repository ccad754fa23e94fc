import { sql, type RawBuilder } from 'kysely';
import type { Page } from '../../../access/ask.ts';
import { byName } from '../../../base/data/by-name.ts';
import type { Db } from '../../../base/data/database.ts';
import type { AudienceId, PersonId } from '../../../base/ids.ts';

type Named = { readonly id: PersonId; readonly name: string; readonly key: string };
const names = byName('p.name', 'p.id');
/** A set of people in SQL, of everybody or of a `few`. */
type People<Thing> = (thing: Thing, few: readonly PersonId[] | null) => RawBuilder<unknown>;

/** So few are asked one by one, however large the audience is; of more, the audience is read once. */
const few = 24;
export const fewOf = (among: readonly PersonId[]): readonly PersonId[] | null =>
  among.length <= few ? among : null;

/** What is asked about the people of such a set. */
export const reachedBy = <Thing extends string>(name: string, people: People<Thing>) => {
  const called = (verb: string) => sql.raw(`/* once ${name}-${verb} */`);
  const ids = (rows: readonly { readonly id: PersonId }[]): PersonId[] => rows.map(({ id }) => id);
  return {
    /** Those of `among` who are in it. */
    among: async (db: Db, thing: Thing, among: readonly PersonId[]): Promise<PersonId[]> => {
      if (among.length === 0) return [];
      const { rows } = await sql<{ id: PersonId }>`${called('among')}
        select s.person_id as id
        from ${people(thing, fewOf(among))} s
        where s.person_id = any(${among}::uuid[])`.execute(db);
      return ids(rows);
    },
    all: async (db: Db, thing: Thing): Promise<PersonId[]> => {
      const { rows } = await sql<{ id: PersonId }>`${called('all')}
        select s.person_id as id
        from ${people(thing, null)} s`.execute(db);
      return ids(rows);
    },
    count: async (db: Db, thing: Thing): Promise<number> => {
      const { rows } = await sql<{ count: number }>`${called('count')}
        select count(*)::int as count
        from ${people(thing, null)} s`.execute(db);
      return rows[0]!.count;
    },
    /** One page of them, by name. */
    page: async (db: Db, thing: Thing, { after, limit }: Page): Promise<Named[]> => {
      const { rows } = await sql<Named>`${called('page')}
        select p.id, p.name, ${names.key} as key
        from ${people(thing, null)} s
        join persons p on p.id = s.person_id
        where ${names.after(after)}
        order by ${names.order}
        limit ${limit}`.execute(db);
      return rows;
    },
  };
};

/** Everybody in an audience: the same as the checks `can-sign-in` to `in-group`, as a set. */
export const reached = reachedBy<AudienceId>(
  'audience',
  (audience, some) => sql`(
    select o.person_id
    from (
      select o.person_id
      from audience_people(${audience}) o
      where ${some}::uuid[] is null
      union all
      select f.person_id
      from (select distinct unnest(${some}::uuid[])) f (person_id)
      where exists (select from ways_into(${audience}, f.person_id) w where w.counts)
    ) o
    join can_sign_in(${audience}) p on p.person_id = o.person_id
  )`,
);
