import pg from 'pg';
import { later } from '../beat/beat.ts';
import { destroy, type Pool } from './database.ts';
import { newId, type Id } from '../ids.ts';

export type NodeId = Id<'node'>;
/** Without words: something may have been missed. */
type Heard = (said?: string) => void;
/**
 * How this process hears the others: one connection of its own to the database, for all channels.
 */
export type Line = {
  /** This process among all that run on the database. */
  readonly node: NodeId;
  readonly hear: (channel: string, heard: Heard) => Promise<{ readonly stop: () => void }>;
  /**
   * The database's time as of the last beat, for pages that count down to an instant. Nothing is
   * decided by it.
   */
  readonly now: () => Date;
  /** Why nobody should be sent to this process now; null when all is well. */
  readonly trouble: () => string | null;
  readonly stop: () => Promise<void>;
};

const BEAT = 2000; // ms
const PATIENCE = 4000; // for an answer of the database
const DEAF = 7000; // without the own beat: one may be late
const SKEW = 2000;

/** What this process knows of the line at this moment. */
type State = {
  readonly node: NodeId;
  /** Channel on which its own beat comes back. */
  readonly own: string;
  readonly ears: Map<string, Set<Heard>>;
  readonly pool: Pool;
  client: pg.Client | null;
  heardAt: number;
  /** ms by which the clock of this process is certainly off. */
  skew: number;
  /** ms to add to it for the database's time. */
  behind: number;
  stopped: boolean;
  /** Calls the next beat off. */
  callOff: () => void;
  last: Promise<unknown>;
};

/**
 * A connection can go silent without breaking: a firewall that forgot it swallows what either side
 * sends. So every beat goes out and has to come back as a notification, on this very connection;
 * when it does not, another is opened, and whoever hears is told to look again. The beat also says
 * that this process lives, and brings the database's time.
 */
export async function openLine(pool: Pool): Promise<Line> {
  const node = newId<'node'>();
  const state: State = {
    node,
    own: `node_${node.replaceAll('-', '')}`,
    ears: new Map(),
    pool,
    client: null,
    heardAt: 0,
    skew: 0,
    behind: 0,
    stopped: false,
    callOff: () => undefined,
    last: Promise.resolve(),
  };
  await turn(state);
  return {
    node,
    hear: async (channel, heard) => {
      const some = state.ears.get(channel) ?? new Set<Heard>();
      state.ears.set(channel, some.add(heard));
      // when it breaks now, the next connection says it again
      if (state.client) await say(state, state.client, `listen ${channel}`).catch(() => undefined);
      return { stop: () => void some.delete(heard) };
    },
    now: () => new Date(Date.now() + state.behind),
    trouble: () => troubleOf(state),
    stop: () => stop(state),
  };
}

function troubleOf({ heardAt, skew }: State): string | null {
  const silent = performance.now() - heardAt;
  if (silent > DEAF) return `The database has not been heard for ${Math.round(silent / 1000)} s.`;
  return skew > SKEW
    ? `The clock of this process is ${Math.round(skew / 1000)} s off that of the database. Set it right, for example by NTP.`
    : null;
}

async function stop(state: State): Promise<void> {
  state.stopped = true;
  state.callOff();
  const open = state.client;
  if (!open) return;
  open.removeAllListeners('notification');
  await say(state, open, 'delete from nodes where id = $1', [state.node]).catch(() => undefined);
  drop(state, open);
}

/**
 * One statement after the other: the driver takes no second one meanwhile, and who begins to hear
 * waits for no beat.
 */
function say<Row extends pg.QueryResultRow>(
  state: State,
  on: pg.Client,
  text: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult<Row>> {
  const answer = state.last.then(() => on.query<Row>(text, [...values]));
  state.last = answer.catch(() => undefined);
  return answer;
}

function drop(state: State, dead: pg.Client): void {
  dead.removeAllListeners('notification');
  if (state.client === dead) state.client = null;
  destroy(dead);
}

async function connect(state: State): Promise<pg.Client> {
  const { pool, own, ears } = state;
  const fresh = new pg.Client({
    ...pool.options,
    application_name: 'anteroom line',
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
    // the database forgets a process that is gone as fast
    options:
      '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c synchronous_commit=off',
  });
  fresh
    .on('error', () => drop(state, fresh))
    .on('end', () => drop(state, fresh))
    .on('notification', ({ channel, payload }) => {
      if (channel === own) state.heardAt = performance.now();
      else ears.get(channel)?.forEach((heard) => heard(payload));
    });
  try {
    await fresh.connect();
    state.last = Promise.resolve();
    state.client = fresh; // from now on whoever begins to hear says so itself
    for (const channel of [own, ...ears.keys()]) await say(state, fresh, `listen ${channel}`);
    return fresh;
  } catch (error) {
    drop(state, fresh);
    throw error;
  }
}

async function beat(state: State, on: pg.Client): Promise<void> {
  const sent = Date.now();
  const { rows } = await say<{ now: Date }>(
    state,
    on,
    `with alive as (
       insert into nodes (id) values ($1)
       on conflict (id) do update set seen_at = clock_timestamp() returning 1)
     select clock_timestamp() as now, pg_notify($2, '') from alive`,
    [state.node, state.own],
  );
  const [there, back] = [rows[0]!.now.getTime(), Date.now()];
  state.behind = there - (sent + back) / 2;
  // as much as is certain, however long the answer took
  state.skew = Math.max(sent - there, there - back, 0);
}

/** Beats once, on another connection if this one is deaf, and comes back when the next is due. */
async function turn(state: State): Promise<void> {
  const old = state.client;
  try {
    if (old && performance.now() - state.heardAt > DEAF) drop(state, old);
    const on = state.client ?? (await connect(state));
    await beat(state, on);
    if (on !== old) state.ears.forEach((some) => some.forEach((heard) => heard()));
  } catch {
    if (state.client) drop(state, state.client);
  }
  if (!state.stopped) state.callOff = later(state.client ? BEAT : BEAT / 2, () => void turn(state));
}
