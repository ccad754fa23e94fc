import { sql, type RawBuilder } from 'kysely';
import type { Telling } from '../../access/judged.ts';
import { atOneMoment, part, type Part, type RowsOf } from '../../base/data/one-moment.ts';
import type { Db } from '../../base/data/database.ts';
import {
  audienceOf,
  type AssemblyId,
  type PersonId,
  type QualificationId,
} from '../../base/ids.ts';
import { reachedBy } from '../../people/audience/reached/store.ts';
import {
  audienceFacts,
  nameOf,
  readAudience,
  rowsOf,
  type Pair as AudiencePair,
} from '../../people/audience/store.ts';
import {
  audienceNames,
  audienceWaysOut,
  withNames,
  withWaysOut,
} from '../../people/audience/told/store.ts';
import type { Assembly, AssemblyFacts } from './checks.ts';

export type Pair = { readonly person: PersonId | null; readonly assembly: AssemblyId };

type AssemblyRow = {
  now: Date;
  id: AssemblyId | null;
  title: string;
  state: Assembly['state'];
  reason: string;
  retired: boolean;
  shown: boolean;
  qualification: { id: QualificationId; name: string } | null;
  qualified: boolean;
};
/** What decides about assemblies, in the order of the pairs. */
const assemblyFacts = (pairs: readonly AudiencePair[]): Part<AssemblyRow> =>
  part(
    sql<AssemblyRow>`
    select m.now, a.id, a.name as title, a.state, a.state_reason as reason,
      a.retired_at is not null as retired,
      exists (
        select
        from ways_into(a.shown_id, p.person_id) w
        where w.counts
      ) as shown,
      case when q.id is not null then jsonb_build_object('id', q.id, 'name', q.name) end
        as qualification,
      exists (
        select
        from completions c
        where c.person_id = p.person_id
          and c.qualification_id = a.qualification_id
          and (c.expires_at is null or c.expires_at > m.now)
      ) as qualified
    from ${rowsOf(pairs)} p
    cross join moment m
    left join assemblies a on a.id = p.about
    left join qualifications q on q.id = a.qualification_id
    order by p.n`,
    'now',
  );

/** About what admins are asked where somebody lacks it. */
const askedAbout = 'book';
/** What of an assembly decides about each pair, and is told. */
export function assemblyParts(asker: PersonId | null, given: readonly Pair[], telling: Telling) {
  const pairs = given.map(({ person, assembly }) => ({ person, about: audienceOf(assembly) }));
  return {
    people: audienceFacts(asker, pairs),
    assemblies: assemblyFacts(pairs),
    names: telling === 'nothing' ? undefined : audienceNames(asker, pairs),
    ways: telling === 'all' ? audienceWaysOut(asker, pairs, askedAbout) : undefined,
  };
}
type Rows = RowsOf<ReturnType<typeof assemblyParts>>;

export function readAssembly(asker: PersonId | null, rows: Rows, at: number): AssemblyFacts {
  const audience = readAudience(rows.people[at]!, asker);
  const { now, id, ...row } = rows.assemblies[at]!;
  const about =
    audience.about === null || id === null ? null : { ...audience.about, ...row, id, claim: null };
  const few = { ...audience, now, about };
  const named = rows.names ? withNames(few, rows.names[at]!) : few;
  if (!named.about || !rows.ways) return named;
  return withWaysOut(named, rows.ways[at]!, { gate: askedAbout, subject: named.about.id });
}

/** What is known about each pair, of one asker, at one moment. */
export async function loadAssemblies(
  db: Db,
  asker: PersonId | null,
  pairs: readonly Pair[],
  telling: Telling = 'nothing',
): Promise<AssemblyFacts[]> {
  if (pairs.length === 0) return [];
  const name = nameOf(`assemblies-${telling}`, asker, pairs);
  const rows = await atOneMoment(db, name, assemblyParts(asker, pairs, telling));
  return pairs.map((_, at) => readAssembly(asker, rows, at));
}

/** In one of these audiences of it, or, of `among`, with a way into one. */
const peopleIn = (audiences: RawBuilder<unknown>, few: readonly PersonId[] | null) => sql`
      select o.person_id
      from ${audiences} x
      cross join lateral audience_people(x.id) o
      where ${few}::uuid[] is null
      union
      select f.person_id
      from (select distinct unnest(${few}::uuid[])) f (person_id)
      where exists (
        select
        from ${audiences} x
        cross join lateral ways_into(x.id, f.person_id) w
        where w.counts
      )`;
const ableIn = (assembly: AssemblyId, people: RawBuilder<unknown>) => sql`(
    select q.person_id
    from (${people}) q
    join can_sign_in(${assembly}) able on able.person_id = q.person_id
  )`;
/** Those who see it: the gate `see-assembly` as a set. */
export const seers = reachedBy<AssemblyId>('assembly-seers', (assembly, few) =>
  ableIn(
    assembly,
    sql`${peopleIn(
      sql`(
        select ${assembly}::uuid as id
        union all
        select a.shown_id
        from assemblies a
        where a.id = ${assembly}
      )`,
      few,
    )}
      union
      select m.person_id
      from assemblies a
      join active_members m on m.organisation_id = a.organisation_id and m.role = 'admin'
      where a.id = ${assembly}`,
  ),
);
/** Those who may book it, as long as nothing is said of a span: the gate `book` as a set. */
export const bookers = reachedBy<AssemblyId>('assembly-bookers', (assembly, few) =>
  ableIn(
    assembly,
    sql`
      select b.person_id
      from assemblies a
      join (${peopleIn(sql`(select ${assembly}::uuid as id)`, few)}) b on true
      where a.id = ${assembly}
        and a.state = 'in-service'
        and a.retired_at is null
        and (
          a.qualification_id is null
          or exists (
            select
            from completions c
            where c.person_id = b.person_id
              and c.qualification_id = a.qualification_id
              and (c.expires_at is null or c.expires_at > now())
          )
        )`,
  ),
);
