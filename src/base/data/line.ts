import pg from 'pg';
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

/**
 * A connection can go silent without breaking: a firewall that forgot it swallows what either side
 * sends. So every beat goes out and has to come back as a notification, on this very connection;
 * when it does not, another is opened, and whoever hears is told to look again. The beat also says
 * that this process lives, and brings the database's time.
 */
export async function openLine(pool: Pool): Promise<Line> {
  const node = newId<'node'>();
  const own = `node_${node.replaceAll('-', '')}`;
  const ears = new Map<string, Set<Heard>>();
  let client: pg.Client | null = null;
  let heardAt = 0;
  let skew = 0;
  let behind = 0;
  let stopped = false;
  let due: NodeJS.Timeout | null = null;

  let last: Promise<unknown> = Promise.resolve();
  /**
   * One statement after the other: the driver takes no second one meanwhile, and who begins to hear
   * waits for no beat.
   */
  const say = <Row extends pg.QueryResultRow>(
    on: pg.Client,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<pg.QueryResult<Row>> => {
    const answer = last.then(() => on.query<Row>(text, [...values]));
    last = answer.catch(() => undefined);
    return answer;
  };
  const drop = (dead: pg.Client): void => {
    dead.removeAllListeners('notification');
    if (client === dead) client = null;
    destroy(dead);
  };
  const connect = async (): Promise<pg.Client> => {
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
      .on('error', () => drop(fresh))
      .on('end', () => drop(fresh))
      .on('notification', ({ channel, payload }) => {
        if (channel === own) heardAt = performance.now();
        else ears.get(channel)?.forEach((heard) => heard(payload));
      });
    try {
      await fresh.connect();
      last = Promise.resolve();
      client = fresh; // from now on whoever begins to hear says so itself
      for (const channel of [own, ...ears.keys()]) await say(fresh, `listen ${channel}`);
      return fresh;
    } catch (error) {
      drop(fresh);
      throw error;
    }
  };
  const beat = async (on: pg.Client): Promise<void> => {
    const sent = Date.now();
    const { rows } = await say<{ now: Date }>(
      on,
      `with alive as (
         insert into nodes (id) values ($1)
         on conflict (id) do update set seen_at = clock_timestamp() returning 1)
       select clock_timestamp() as now, pg_notify($2, '') from alive`,
      [node, own],
    );
    const [there, back] = [rows[0]!.now.getTime(), Date.now()];
    behind = there - (sent + back) / 2;
    // as much as is certain, however long the answer took
    skew = Math.max(sent - there, there - back, 0);
  };
  const turn = async (): Promise<void> => {
    const old = client;
    try {
      if (old && performance.now() - heardAt > DEAF) drop(old);
      const on = client ?? (await connect());
      await beat(on);
      if (on !== old) ears.forEach((some) => some.forEach((heard) => heard()));
    } catch {
      if (client) drop(client);
    }
    if (!stopped) due = setTimeout(() => void turn(), client ? BEAT : BEAT / 2);
  };
  await turn();
  return {
    node,
    hear: async (channel, heard) => {
      const some = ears.get(channel) ?? new Set<Heard>();
      ears.set(channel, some.add(heard));
      // when it breaks now, the next connection says it again
      if (client) await say(client, `listen ${channel}`).catch(() => undefined);
      return { stop: () => void some.delete(heard) };
    },
    now: () => new Date(Date.now() + behind),
    trouble: () => {
      const silent = performance.now() - heardAt;
      if (silent > DEAF)
        return `The database has not been heard for ${Math.round(silent / 1000)} s.`;
      return skew > SKEW
        ? `The clock of this process is ${Math.round(skew / 1000)} s off that of the database. Set it right, for example by NTP.`
        : null;
    },
    stop: async () => {
      stopped = true;
      if (due) clearTimeout(due);
      const open = client;
      if (!open) return;
      open.removeAllListeners('notification');
      await say(open, 'delete from nodes where id = $1', [node]).catch(() => undefined);
      drop(open);
    },
  };
}
