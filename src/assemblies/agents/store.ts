import { sql } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import { newId, type AgentId, type AssemblyId } from '../../base/ids.ts';

/** Seconds without a sign of life. */
export const SUSPECT = 30;
export const LOST = 120;
/** Seconds for which a token to join holds. */
const JOINING = 3600;

export async function putJoin(
  tx: Tx,
  _by: Admitted<'manage-assembly'>,
  assembly: AssemblyId,
  token: string,
): Promise<Date> {
  const { rows } = await sql<{ expires: Date }>`
    insert into agent_joins (assembly_id, token, expires_at)
    values (${assembly}, ${token}, now() + make_interval(secs => ${JOINING}))
    on conflict (assembly_id) do update
    set token = excluded.token,
      expires_at = excluded.expires_at
    returning expires_at as expires`.execute(tx);
  return rows[0]!.expires;
}
export async function lockJoin(tx: Tx, token: string): Promise<AssemblyId | null> {
  const { rows } = await sql<{ assembly: AssemblyId }>`
    select assembly_id as assembly
    from agent_joins
    where token = ${token}
      and expires_at > now()
    for update`.execute(tx);
  return rows[0]?.assembly ?? null;
}
type Joining = {
  readonly assembly: AssemblyId;
  readonly publicKey: string;
  readonly credential: string;
};
/** The token is used by it; an agent that was there before is one no more. */
export async function insertAgent(
  tx: Tx,
  _by: Admitted<'join-as-agent'>,
  { assembly, publicKey, credential }: Joining,
): Promise<AgentId> {
  const id = newId<'agent'>();
  await sql`delete from agent_joins where assembly_id = ${assembly}`.execute(tx);
  await sql`delete from agents where assembly_id = ${assembly}`.execute(tx);
  await tx
    .insertInto('agents')
    .values({ id, assembly_id: assembly, public_key: publicKey, credential })
    .execute();
  return id;
}
export async function deleteAgent(
  tx: Tx,
  _by: Admitted<'manage-assembly'>,
  assembly: AssemblyId,
): Promise<boolean> {
  await sql`delete from agent_joins where assembly_id = ${assembly}`.execute(tx);
  await sql`
    update agent_orders
    set settled_at = now()
    where assembly_id = ${assembly}
      and settled_at is null`.execute(tx);
  const { rows } = await sql`
    delete from agents
    where assembly_id = ${assembly}
    returning id`.execute(tx);
  return rows.length > 0;
}

export type AgentState = {
  readonly state: 'live' | 'suspect' | 'lost';
  readonly joined: Date;
  readonly seen: Date;
  readonly waiting: number;
};
export async function findState(db: Db, assembly: AssemblyId): Promise<AgentState | null> {
  const { rows } = await sql<AgentState>`
    select case
        when g.seen_at < now() - make_interval(secs => ${LOST}) then 'lost'
        when g.seen_at < now() - make_interval(secs => ${SUSPECT}) then 'suspect'
        else 'live'
      end as state,
      g.joined_at as joined, g.seen_at as seen,
      (
        select count(*)::int
        from agent_orders o
        where o.assembly_id = g.assembly_id
          and o.settled_at is null
      ) as waiting
    from agents g
    where g.assembly_id = ${assembly}`.execute(db);
  return rows[0] ?? null;
}

export type Greeted = {
  readonly assembly: AssemblyId;
  readonly publicKey: string;
  readonly credential: string;
  readonly offered: string | null;
  readonly boot: string | null;
  /** Another process of it had a connection a moment ago. */
  readonly busy: boolean;
  readonly lost: boolean;
};
export async function lockAgent(tx: Tx, agent: AgentId): Promise<Greeted | null> {
  const { rows } = await sql<Greeted>`
    select assembly_id as assembly, public_key as "publicKey", credential, offered, boot,
      connection is not null and seen_at > now() - make_interval(secs => ${SUSPECT}) as busy,
      lost_at is not null as lost
    from agents
    where id = ${agent}
    for update`.execute(tx);
  return rows[0] ?? null;
}
type Connecting = {
  readonly agent: AgentId;
  readonly boot: string;
  readonly connection: string;
  /** Hashes. */ readonly credential: string;
  readonly offered: string;
};
export const connect = async (
  tx: Tx,
  _by: Admitted<'speak-as-agent'>,
  { agent, boot, connection, credential, offered }: Connecting,
): Promise<void> =>
  void (await sql`
    update agents
    set boot = ${boot},
      connection = ${connection},
      credential = ${credential},
      offered = ${offered},
      seen_at = now(),
      lost_at = null
    where id = ${agent}`.execute(tx));
/** Null: it is no more the connection of its agent. */
export async function seeAgent(
  db: Db,
  _by: Admitted<'speak-as-agent'>,
  connection: string,
): Promise<number | null> {
  const { rows } = await sql<{ epoch: number }>`
    update agents g
    set seen_at = now(),
      lost_at = null
    from assemblies a
    where g.connection = ${connection}
      and a.id = g.assembly_id
    returning a.epoch::float8 as epoch`.execute(db);
  return rows[0]?.epoch ?? null;
}
export const takeCredential = async (
  db: Db,
  _by: Admitted<'speak-as-agent'>,
  connection: string,
): Promise<void> =>
  void (await sql`
    update agents
    set credential = offered,
      offered = null
    where connection = ${connection}
      and offered is not null`.execute(db));
export const disconnect = async (
  db: Db,
  _by: Admitted<'speak-as-agent'>,
  connection: string,
): Promise<void> =>
  void (await sql`
    update agents
    set connection = null
    where connection = ${connection}`.execute(db));

/** Milliseconds until one is lost; null: none lives. */
export async function untilLost(db: Db): Promise<number | null> {
  const { rows } = await sql<{ away: number | null }>`
    select (extract(epoch from min(seen_at) - now()) + ${LOST})::float8 * 1000 as away
    from agents
    where lost_at is null`.execute(db);
  return rows[0]?.away ?? null;
}
/** Those that are lost from now on, each told once. */
export async function loseAgents(tx: Tx, _by: Admitted<string>): Promise<AssemblyId[]> {
  const { rows } = await sql<{ assembly: AssemblyId }>`
    update agents
    set lost_at = now()
    where lost_at is null
      and seen_at <= now() - make_interval(secs => ${LOST})
    returning assembly_id as assembly`.execute(tx);
  return rows.map(({ assembly }) => assembly);
}
