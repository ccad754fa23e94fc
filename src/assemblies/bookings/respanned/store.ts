import { sql } from 'kysely';
import type { Admitted } from '../../../access/admit.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { AssemblyId, BookingId } from '../../../base/ids.ts';

/**
 * Claims that are not over, with what they would block by the start-up and cleanup of now; one that
 * runs has begun as it has. What is over blocks what it does.
 */
const wanted = (assembly: AssemblyId) => sql`
  select b.id, b.starts_at, b.ends_at, b.ends_at > now() as coming,
    case
      when b.ends_at <= now() then b.blocked
      when b.starts_at <= now()
        then tstzrange(lower(b.blocked), b.ends_at + make_interval(secs => a.cleanup))
      else tstzrange(
        b.starts_at - make_interval(secs => a.startup),
        b.ends_at + make_interval(secs => a.cleanup)
      )
    end as blocked
  from bookings b
  join assemblies a on a.id = b.assembly_id
  where b.assembly_id = ${assembly}
    and b.cancelled_at is null
    and upper(b.blocked) > now()`;

type Claim = { readonly id: BookingId; readonly starts: string; readonly ends: string };
/** Those of them that would collide: at most fifty pairs, the earliest first. */
export const collisionsOn = async (
  db: Db,
  assembly: AssemblyId,
): Promise<readonly (readonly [Claim, Claim])[]> =>
  (
    await sql<{ pair: [Claim, Claim] }>`
      with claims as (${wanted(assembly)})
      select jsonb_build_array(
          jsonb_build_object('id', one.id, 'starts', one.starts_at, 'ends', one.ends_at),
          jsonb_build_object('id', other.id, 'starts', other.starts_at, 'ends', other.ends_at)
        ) as pair
      from claims one
      join claims other on (one.starts_at, one.id) < (other.starts_at, other.id)
        and one.blocked && other.blocked
      order by one.starts_at, other.starts_at
      limit 50`.execute(db)
  ).rows.map(({ pair }) => pair);

/**
 * They block what they need now. First each is without its start-up and cleanup, so that on the way
 * none meets what another one is about to give up.
 */
export async function respan(
  tx: Tx,
  _by: Admitted<'manage-assembly'>,
  assembly: AssemblyId,
): Promise<void> {
  await sql`
    update bookings b
    set blocked = tstzrange(
        case when b.starts_at <= now() then lower(b.blocked) else b.starts_at end, b.ends_at
      )
    where b.assembly_id = ${assembly} and b.cancelled_at is null and b.ends_at > now()`.execute(tx);
  await sql`
    update bookings b
    set blocked = w.blocked
    from (${wanted(assembly)}) w
    where b.id = w.id and w.coming`.execute(tx);
}
