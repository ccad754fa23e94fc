import {
  audienceOf,
  newId,
  type AssemblyId,
  type AudienceId,
  type BookingId,
  type GroupId,
  type OrganisationId,
} from '../../src/base/ids.ts';
import type { Named, World } from './world.ts';

type There = Pick<World, 'fresh'>;

/** Straight into the tables: hundreds of them, as an import would make them. */
export async function placeAssembly(
  { fresh: { db } }: There,
  { organisation, by }: { readonly organisation: OrganisationId; readonly by: Named },
  name: string,
  {
    books,
    sees,
    ...given
  }: {
    readonly books?: GroupId;
    readonly sees?: GroupId;
    readonly place?: string;
    readonly tags?: string[];
    readonly state?: 'in-service' | 'on-stock' | 'out-of-service';
    readonly startup?: number;
    readonly cleanup?: number;
  } = {},
): Promise<AssemblyId> {
  const [id, shown] = [newId<'assembly'>(), newId<'audience'>()];
  await db
    .insertInto('assemblies')
    .values({
      id,
      shown_id: shown,
      organisation_id: organisation,
      created_by: by.id as never,
      name,
      cleanup: 0,
      retired_at: null,
      no_show: null,
      qualification_id: null,
      ...given,
    })
    .execute();
  const aimed = (audience: AudienceId, group: GroupId | undefined) =>
    group ? [{ audience_id: audience, group_id: group }] : [];
  const groups = [...aimed(audienceOf(id), books), ...aimed(shown, sees)];
  if (groups.length > 0) await db.insertInto('audience_groups').values(groups).execute();
  return id;
}

/** Straight into the tables: one that began before now cannot be made; of nobody: maintenance. */
export async function standBooking(
  { fresh: { pool } }: There,
  id: AssemblyId,
  holder: Named | null,
  [from, to]: readonly [from: string, to: string],
  { purpose = '', group }: { readonly purpose?: string; readonly group?: GroupId } = {},
): Promise<BookingId> {
  const booking = newId<'booking'>();
  await pool.query(
    `insert into bookings
       (id, assembly_id, kind, holder_id, group_id, starts_at, ends_at, blocked, purpose)
     select $1, a.id, $3, $4, $5, $6, $7,
       tstzrange($6::timestamptz - make_interval(secs => a.startup),
         $7::timestamptz + make_interval(secs => a.cleanup)),
       $8
     from assemblies a where a.id = $2`,
    [booking, id, holder ? 'booking' : 'maintenance', holder?.id, group, from, to, purpose],
  );
  return booking;
}

/** Straight into the tables: hundreds of assemblies with what stands on them, a week each way. */
export async function fillTimeline(
  world: There,
  {
    organisation,
    by,
    group,
    holders,
    count,
  }: {
    readonly organisation: OrganisationId;
    readonly by: Named;
    readonly group: GroupId;
    readonly holders: readonly Named[];
    readonly count: number;
  },
): Promise<void> {
  for (let at = 1; at <= count; at++)
    await placeAssembly(world, { organisation, by }, `Bench ${String(at).padStart(3, '0')}`, {
      books: group,
      place: `Hall ${1 + (at % 4)}`,
      tags: at % 2 ? ['arm'] : ['x86'],
      cleanup: 600,
    });
  await world.fresh.pool.query(
    `insert into bookings
       (id, assembly_id, kind, holder_id, group_id, starts_at, ends_at, blocked, purpose)
     select gen_random_uuid(), a.id, 'booking', ($3::uuid[])[1 + (turn + 28) % cardinality($3::uuid[])],
       $2, starts, ends, tstzrange(starts, ends + make_interval(secs => a.cleanup)), 'Regression'
     from assemblies a
     cross join generate_series(-28, 28) turn
     cross join lateral (
       select date_trunc('hour', now()) + turn * interval '6 hours'
         + (hashtext(a.name) % 60) * interval '1 minute' as starts) s
     cross join lateral (select starts + (2 + (turn + 28) % 2) * interval '1 hour' as ends) e
     where a.organisation_id = $1 and a.name like 'Bench %'`,
    [organisation, group, holders.map(({ id }) => id)],
  );
}
