import { sql } from 'kysely';
import type { Admitted } from '../../../access/admit.ts';
import type { Tx } from '../../../base/data/database.ts';
import type {
  AssemblyId,
  BookingId,
  GroupId,
  OrganisationId,
  PersonId,
} from '../../../base/ids.ts';
import { lockAssemblies } from '../store.ts';

export type Lost = {
  readonly id: BookingId;
  readonly assembly: AssemblyId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly holder: PersonId;
  readonly group: GroupId | null;
  readonly starts: Date;
  readonly ends: Date;
  readonly freed: boolean;
};
/** Whose bookings are looked at: of these people, through these groups, on these assemblies. */
export type Touched = {
  readonly persons?: readonly string[];
  readonly groups?: readonly string[];
  readonly assemblies?: readonly string[];
};

/** What is not over and whose holder is in none of the groups that may book, or suspended there. */
const lost = ({ persons = [], groups = [], assemblies = [] }: Touched) => sql`
    b.kind = 'booking'
      and b.cancelled_at is null
      and b.flagged_at is null
      and b.ends_at > clock_timestamp()
      and (
        b.holder_id = any(${[...persons]}::uuid[])
        or b.group_id = any(${[...groups]}::uuid[])
        or b.assembly_id = any(${[...assemblies]}::uuid[])
      )
      and (
        not exists (
          select
          from ways_into(b.assembly_id, b.holder_id) w
          where w.counts
        )
        or exists (
          select
          from organisation_members m
          where m.organisation_id = a.organisation_id
            and m.person_id = b.holder_id
            and m.suspended_at is not null
        )
      )`;

/**
 * Frees or flags, as each assembly says, what somebody has who may book no longer: what is to come
 * is cancelled, what runs ends now.
 */
export async function freeLost(
  tx: Tx,
  _by: Admitted<'release'>,
  touched: Touched,
): Promise<readonly Lost[]> {
  const { rows: found } = await sql<{ assembly: AssemblyId }>`
    select distinct b.assembly_id as assembly
    from bookings b
    join assemblies a on a.id = b.assembly_id
    where ${lost(touched)}`.execute(tx);
  if (found.length === 0) return [];
  await lockAssemblies(
    tx,
    found.map(({ assembly }) => assembly),
  );
  const { rows } = await sql<Lost>`
    update bookings b
    set flagged_at = case when not t.freed then t.now end,
      cancelled_at = case when t.freed and not t.runs then t.now end,
      released_at = case when t.freed and t.runs then t.now end,
      over_because = case when t.freed then 'access-lost' end,
      ends_at = case when t.freed and t.runs then greatest(b.starts_at, t.now) else b.ends_at end,
      blocked = case
        when t.freed and t.runs
          then tstzrange(
            lower(b.blocked),
            greatest(b.starts_at + interval '1 millisecond', t.now)
              + make_interval(secs => t.cleanup)
          )
        else b.blocked
      end,
      sequence = b.sequence + 1
    from (
      select b.id, a.name, a.organisation_id, a.cleanup, a.on_access_lost = 'free' as freed,
        m.now, b.starts_at <= m.now as runs
      from bookings b
      join assemblies a on a.id = b.assembly_id
      cross join (select date_trunc('milliseconds', clock_timestamp()) as now) m
      where ${lost(touched)}
    ) t
    where b.id = t.id
    returning b.id, b.assembly_id as assembly, t.organisation_id as organisation, t.name,
      b.holder_id as holder, b.group_id as "group", b.starts_at as starts, b.ends_at as ends,
      t.freed`.execute(tx);
  return rows;
}
