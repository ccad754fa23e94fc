import { sql } from 'kysely';
import type { Admitted } from '../../../access/admit.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import { newId, type AssemblyId, type BookingId } from '../../../base/ids.ts';
import type { Access, Carried, Change, Order, Ran, Task, Wrote } from '../protocol.ts';

export type Ordered = {
  readonly assembly: AssemblyId;
  readonly booking: BookingId;
  readonly epoch: number;
  readonly change: Change;
};
/** Characters of the output of one run that are stored. */
const MOST = 1_200_000;

/** Where no agent is, nothing is ordered. What it has not begun for an earlier holder, it leaves. */
export async function insertOrder(
  tx: Tx,
  _by: Admitted<string>,
  { assembly, booking, epoch, change }: Ordered,
): Promise<void> {
  await sql`
    update agent_orders
    set settled_at = now()
    where assembly_id = ${assembly}
      and settled_at is null
      and change <> 'end'
      and epoch < ${epoch}`.execute(tx);
  await sql`
    insert into agent_orders (assembly_id, epoch, change, booking_id)
    select a.assembly_id, ${epoch}, ${change}, ${booking}
    from agents a
    where a.assembly_id = ${assembly}`.execute(tx);
  await ring(tx, assembly);
}
/** Its agent is told how it should be, wherever it is connected. */
export const ring = async (tx: Db, assembly: AssemblyId): Promise<void> =>
  void (await sql`select pg_notify('agents', ${assembly})`.execute(tx));

export type Wanted = {
  readonly epoch: number;
  readonly tasks: Task[];
  readonly paths: string[];
  readonly secrets: Buffer | null;
  readonly orders: Pick<Order, 'booking' | 'epoch' | 'change' | 'paths'>[];
  readonly access: Access | null;
};
export async function findWanted(db: Db, assembly: AssemblyId): Promise<Wanted | null> {
  const { rows } = await sql<Wanted>`
    select a.epoch::float8 as epoch, coalesce(t.tasks, '[]') as tasks,
      coalesce(t.paths, '{}') as paths, t.secrets,
      (
        select coalesce(json_agg(json_build_object('booking', o.booking_id, 'epoch', o.epoch,
          'change', o.change, 'paths', array(
            select distinct p.path
            from booking_holders h
            join holder_settings s on s.person_id = h.person_id
            cross join unnest(s.paths) p (path)
            where h.booking_id = o.booking_id
          )) order by o.epoch), '[]')
        from agent_orders o
        where o.assembly_id = a.id
          and o.settled_at is null
      ) as orders,
      (
        select json_build_object('booking', b.id, 'epoch', b.epoch,
          'keys', coalesce(s.ssh_keys, '{}'),
          'opensIn', greatest(0, ceil(extract(epoch from b.starts_at - now()) * 1000)))
        from bookings b
        left join holder_settings s on s.person_id = b.holder_id
        where b.assembly_id = a.id
          and b.epoch = a.epoch
          and b.cancelled_at is null
          and b.finished_at is null
          and b.ends_at > now()
          and not exists (
            select
            from agent_orders o
            where o.assembly_id = a.id
              and o.epoch = a.epoch
              and o.result in ('end-session', 'out-of-service', 'stopped')
          )
      ) as access
    from assemblies a
    left join assembly_tasks t on t.assembly_id = a.id
    where a.id = ${assembly}`.execute(db);
  return rows[0] ?? null;
}

/** Only of what this assembly was ordered; what is known of its end stays. */
export async function noteRun(
  tx: Tx,
  _by: Admitted<'speak-as-agent'>,
  assembly: AssemblyId,
  ran: Ran,
): Promise<void> {
  const { run, name, outcome, code } = ran;
  await sql`
    insert into task_runs (
      id, assembly_id, booking_id, epoch, phase, place, attempt, name, outcome, code, ended_at
    )
    select ${newId<'run'>()}, o.assembly_id, o.booking_id, o.epoch, ${run.phase}, ${run.index},
      ${run.attempt}, ${name}, ${outcome}, ${code},
      case when ${outcome}::text is not null then now() end
    from agent_orders o
    where o.assembly_id = ${assembly}
      and o.booking_id = ${run.booking}
      and o.epoch = ${run.epoch}
    limit 1
    on conflict (assembly_id, booking_id, epoch, phase, place, attempt) do update
    set outcome = excluded.outcome,
      code = excluded.code,
      ended_at = now()
    where task_runs.outcome is null`.execute(tx);
}
export async function notePiece(
  tx: Tx,
  _by: Admitted<'speak-as-agent'>,
  assembly: AssemblyId,
  { run, piece, text }: Wrote,
): Promise<void> {
  await sql`
    insert into task_pieces (run_id, piece, text)
    select r.id, ${piece}, ${text.replaceAll('\0', '\ufffd')}
    from task_runs r
    where r.assembly_id = ${assembly}
      and r.booking_id = ${run.booking}
      and r.epoch = ${run.epoch}
      and r.phase = ${run.phase}
      and r.place = ${run.index}
      and r.attempt = ${run.attempt}
      and (
        select coalesce(sum(length(p.text)), 0)
        from task_pieces p
        where p.run_id = r.id
      ) < ${MOST}
    on conflict do nothing`.execute(tx);
}
/** Null: it was not ordered, or is known already. What has failed at an end stays to be done. */
export async function noteCarried(
  tx: Tx,
  _by: Admitted<'speak-as-agent'>,
  assembly: AssemblyId,
  { epoch, booking, change, result, because }: Carried,
) {
  const { rows } = await sql<{ superseded: boolean }>`
    update agent_orders o
    set carried_at = now(),
      result = ${result},
      because = ${because.replaceAll('\0', '')},
      settled_at = case
        when ${result} in ('done', 'warned') or o.change <> 'end' then now()
        else o.settled_at
      end
    where o.assembly_id = ${assembly}
      and o.booking_id = ${booking}
      and o.epoch = ${epoch}
      and o.change = ${change}
      and o.carried_at is null
    returning o.result = 'stopped' and exists (
      select
      from agent_orders newer
      where newer.assembly_id = o.assembly_id
        and newer.epoch > o.epoch
    ) as superseded`.execute(tx);
  return rows[0] ?? null;
}
/** An admin has seen to it: what could not be cleared counts as clear. */
export async function settleOrders(
  tx: Tx,
  _by: Admitted<string>,
  assembly: AssemblyId,
): Promise<void> {
  await sql`
    update agent_orders
    set settled_at = now()
    where assembly_id = ${assembly}
      and settled_at is null
      and result is not null`.execute(tx);
  await ring(tx, assembly);
}
