import { sql } from 'kysely';
import type { Admitted } from '../../../access/admit.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { AssemblyId, BookingId, PersonId, RunId } from '../../../base/ids.ts';
import type { Task } from '../protocol.ts';

export type TaskSettings = {
  readonly version: number;
  readonly tasks: Task[];
  readonly paths: string[];
  readonly secrets: Buffer | null;
};
/** Where nothing was set yet, it is of version 0. */
export async function findTasks(db: Db, assembly: AssemblyId): Promise<TaskSettings> {
  const { rows } = await sql<TaskSettings>`
    select version, tasks, paths, secrets
    from assembly_tasks
    where assembly_id = ${assembly}`.execute(db);
  return rows[0] ?? { version: 0, tasks: [], paths: [], secrets: null };
}
export const saveTasks = async (
  tx: Tx,
  _by: Admitted<'manage-assembly'>,
  assembly: AssemblyId,
  { tasks, paths, secrets }: Omit<TaskSettings, 'version'>,
): Promise<void> =>
  void (await sql`
    insert into assembly_tasks (assembly_id, tasks, paths, secrets)
    values (${assembly}, ${JSON.stringify(tasks)}, ${paths}, ${secrets})
    on conflict (assembly_id) do update
    set tasks = excluded.tasks,
      paths = excluded.paths,
      secrets = excluded.secrets,
      version = assembly_tasks.version + 1`.execute(tx));

export type RunRow = {
  readonly id: RunId;
  readonly booking: BookingId;
  readonly phase: string;
  readonly name: string;
  readonly attempt: number;
  readonly begun: Date;
  readonly ended: Date | null;
  readonly outcome: string | null;
  readonly code: number | null;
};
const shown = sql`
  r.id, r.booking_id as booking, r.phase, r.name, r.attempt, r.begun_at as begun,
    r.ended_at as ended, r.outcome, r.code`;
/** Of their own part: at its end and when handing it on it is still whose it was before. */
const ofHolder = (person: PersonId) => sql`
  ${person} = (
    select h.person_id
    from booking_holders h
    where h.booking_id = r.booking_id
      and (h.epoch < r.epoch or h.epoch = r.epoch and r.phase in ('start', 'handover-in', 'health'))
    order by h.epoch desc
    limit 1
  )`;
type Seen = { readonly person: PersonId; readonly all: boolean };
export async function listRuns(
  db: Db,
  assembly: AssemblyId,
  { person, all }: Seen,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${shown}
    from task_runs r
    where r.assembly_id = ${assembly}
      and (${after}::uuid is null or r.id < ${after}::uuid)
      and (${all} or ${ofHolder(person)})
    order by r.id desc
    limit ${limit + 1}`.execute(db);
  return rows;
}
export async function findRun(
  db: Db,
  run: RunId,
  person: PersonId,
): Promise<(RunRow & { readonly assembly: AssemblyId; readonly own: boolean }) | null> {
  const { rows } = await sql<RunRow & { assembly: AssemblyId; own: boolean }>`
    select ${shown}, r.assembly_id as assembly, coalesce(${ofHolder(person)}, false) as own
    from task_runs r
    where r.id = ${run}`.execute(db);
  return rows[0] ?? null;
}
export async function outputOf(db: Db, run: RunId): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select coalesce(string_agg(text, '' order by piece), '') as text
    from task_pieces
    where run_id = ${run}`.execute(db);
  return rows[0]!.text;
}

export type HolderSettings = { readonly sshKeys: string[]; readonly paths: string[] };
export async function findHolder(db: Db, person: PersonId): Promise<HolderSettings> {
  const { rows } = await sql<HolderSettings>`
    select ssh_keys as "sshKeys", paths
    from holder_settings
    where person_id = ${person}`.execute(db);
  return rows[0] ?? { sshKeys: [], paths: [] };
}
/** What is wanted from now on where they hold something: its agents are told. */
export async function saveHolder(
  tx: Tx,
  person: PersonId,
  { sshKeys, paths }: HolderSettings,
): Promise<void> {
  await sql`
    insert into holder_settings (person_id, ssh_keys, paths)
    values (${person}, ${sshKeys}, ${paths})
    on conflict (person_id) do update
    set ssh_keys = excluded.ssh_keys,
      paths = excluded.paths`.execute(tx);
  await sql`
    select pg_notify('agents', b.assembly_id::text)
    from bookings b
    where b.holder_id = ${person}
      and b.cancelled_at is null
      and b.finished_at is null
      and b.epoch is not null
      and b.ends_at > now()`.execute(tx);
}
