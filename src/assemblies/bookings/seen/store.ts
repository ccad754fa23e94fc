import { sql } from 'kysely';
import { byName, type PlaceByName } from '../../../base/data/by-name.ts';
import type { Db } from '../../../base/data/database.ts';
import { containing } from '../../../base/data/search.ts';
import type { AssemblyId, BookingId, OrganisationId, PersonId } from '../../../base/ids.ts';

type Stands = 'available' | 'in-use' | 'preparing' | 'cleaning' | 'out-of-service' | 'on-stock';
export type Seen = {
  readonly key: string;
  readonly id: AssemblyId;
  readonly name: string;
  readonly place: string;
  readonly tags: string[];
  readonly stands: Stands;
  readonly books: boolean;
};
export type Whole = Omit<Seen, 'key' | 'books'> & {
  readonly organisation: { readonly id: OrganisationId; readonly name: string };
  readonly description: string;
  readonly reason: string;
  readonly links: { title: string; address: string }[];
  readonly booking: BookingId | null;
  readonly holder: string | null;
  readonly until: Date | null;
  readonly connection: string | null;
  readonly shortest: number;
  readonly longest: number;
};

const names = byName('a.name', 'a.id');
type Sought = {
  readonly q: string;
  readonly tag: string | null;
  readonly after: PlaceByName | null;
  readonly limit: number;
};
export async function listSeen(
  db: Db,
  person: PersonId,
  { q, tag, after, limit }: Sought,
): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    select ${names.key} as key, a.id, a.name, a.place, a.tags,
      stands_at(a, clock_timestamp()) as stands, mine.booked as books
    from assemblies_of(${person}) mine
    join assemblies a on a.id = mine.assembly_id
    where a.retired_at is null
      and (${tag}::text is null or a.tags @> array[${tag}::text])
      and (a.name ilike ${containing(q)} or a.place ilike ${containing(q)})
      and ${names.after(after)}
    order by ${names.order}
    limit ${limit}`.execute(db);
  return rows;
}

/** How to reach it reads only who holds it at this moment. */
export async function findWhole(
  db: Db,
  person: PersonId,
  assembly: AssemblyId,
): Promise<Whole | null> {
  const { rows } = await sql<Whole>`
    select a.id, a.name, a.place, a.tags, stands_at(a, m.now) as stands,
      jsonb_build_object('id', o.id, 'name', o.name) as organisation, a.description,
      a.state_reason as reason, a.links, b.id as booking, p.name as holder, b.ends_at as until,
      case when b.holder_id = ${person} then a.connection end as connection, a.shortest, a.longest
    from assemblies a
    cross join (select clock_timestamp() as now) m
    join organisations o on o.id = a.organisation_id
    left join lateral (
      select b.id, b.holder_id, b.ends_at
      from bookings b
      where b.assembly_id = a.id
        and b.kind = 'booking'
        and b.cancelled_at is null
        and b.blocked @> m.now
        and b.starts_at <= m.now
        and b.ends_at > m.now
      limit 1
    ) b on true
    left join holders_known(${person}, array[b.id]) known on true
    left join persons p on p.id = b.holder_id and known.booking_id is not null
    where a.id = ${assembly}`.execute(db);
  return rows[0] ?? null;
}
