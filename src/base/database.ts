import { AsyncLocalStorage } from 'node:async_hooks';
import {
  Kysely,
  PostgresDialect,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Transaction,
  type Driver,
  type DatabaseConnection,
  type CompiledQuery,
} from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
export type Pool = pg.Pool;

// date and time stay as written on the wall clock; only instants become Date.
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(1083, (text) => text.slice(0, 5));

export function openPool(url: string, max = 12): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000, // a rush waits its turn; a database that is away refuses at once
    idleTimeoutMillis: 60_000,
    options: '-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000 -c jit=off',
    application_name: 'anteroom',
  });
  pool.on('connect', underItsName);
  pool.on('error', () => undefined); // an idle connection died; the next query opens another
  return pool;
}

/**
 * A statement that opens with a comment `/* name *\/` is planned once for each connection, also inside a transaction, where
 * Kysely gives no name: for the long ones behind every gate, planning took 12 of 14 ms. Its text must never vary.
 */
function underItsName(client: pg.PoolClient): void {
  client.on('error', () => undefined); // in use, between two statements: the next one fails by itself; without an ear the process would end
  const plain = client.query.bind(client) as (...all: unknown[]) => Promise<pg.QueryResult>;
  const query = (text: unknown, values?: unknown, ...more: unknown[]): Promise<pg.QueryResult> => {
    const name = typeof text === 'string' && /^\/\* ([\w-]+) \*\//u.exec(text)?.[1];
    return name ? plain({ name, text, values }, ...more) : plain(text, values, ...more);
  };
  client.query = query as typeof client.query;
}

export const openDatabase = (pool: Pool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

/** What should happen once this transaction is committed, and only then. */
type Open = { readonly tx: Tx; readonly after: (() => void)[] };
const open = new AsyncLocalStorage<Open>();

const again = new Set(['40001', '40P01']); // serialization failure, deadlock: both rolled back whole
const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/** The one way to change something: a transaction, repeated at most twice when PostgreSQL asks for it. Inside another one it joins that. */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>, tries = 3): Promise<T> {
  const outer = open.getStore();
  if (outer) return work(outer.tx);
  const after: (() => void)[] = [];
  try {
    const result = await db.transaction().execute((tx) => open.run({ tx, after }, () => work(tx)));
    for (const run of after) run();
    return result;
  } catch (error) {
    if (tries > 1 && again.has(codeOf(error) ?? '')) return transact(db, work, tries - 1);
    throw error;
  }
}

/** Runs after the commit of the transaction this is called in; at once outside of one. */
export function afterCommit(run: () => void): void {
  const inside = open.getStore();
  if (inside) inside.after.push(run);
  else run();
}

/**
 * A database handle for the sign-in library, which knows nothing of our transactions: its statements go into the one that is
 * open around the call, so that an account, its journal entry and its mail are one change.
 */
export function joining(db: Db): Kysely<Tables> {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) => (open.getStore()?.tx ?? db).executeQuery<R>(query),
    streamQuery: () => {
      throw new Error('not offered');
    },
  };
  const refuse = (): Promise<never> => Promise.reject(new Error('open the transaction around the call'));
  const driver: Driver = {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (inner) => new PostgresIntrospector(inner),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** The name of the constraint that refused, as a check's name: `slot_free` -> `slot-free`. */
export function brokenConstraint(error: unknown): string | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code && ['23505', '23P01', '23503', '23001', '23514'].includes(code) ? (constraint ?? 'constraint').replaceAll('_', '-') : undefined;
}

/** A value that the database cannot hold (class 22: a number or date beyond its range): the caller's fault, not ours. */
export const beyondRange = (error: unknown): boolean => (codeOf(error) ?? '').startsWith('22');

/** The database is away (restarting, unreachable, out of connections or space), not wrong. */
export function databaseAway(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return (
    /^(08|57P|53)/u.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code) ||
    /timeout exceeded when trying to connect|Connection terminated|not queryable/u.test(error instanceof Error ? error.message : '')
  );
}

/** A statement compiled once and run under a name: half the latency, for the few hot ones listed in `bench/`. */
export const named =
  <Row extends pg.QueryResultRow>(name: string, text: string) =>
  async (pool: Pool | pg.PoolClient, values: readonly unknown[]): Promise<Row[]> =>
    (await pool.query<Row>({ name, text, values: [...values] })).rows;

/** One dedicated connection that hears NOTIFY on a channel, with what was said; it comes back by itself when it breaks, and then calls once without. */
export async function openListener(pool: Pool, channel: string, heard: (said?: string) => void): Promise<{ stop: () => Promise<void> }> {
  let client: pg.Client | null = null;
  let stopped = false;
  let retry: NodeJS.Timeout | null = null;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ ...pool.options, application_name: 'anteroom listener', options: '' });
    const broken = (): void => {
      fresh.removeAllListeners('notification');
      if (client === fresh) client = null;
      if (!stopped) retry ??= setTimeout(() => ((retry = null), void connect().catch(() => undefined)), 1000);
    };
    fresh
      .on('error', broken)
      .on('end', broken)
      .on('notification', ({ payload }) => heard(payload));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      client = fresh;
      heard();
    } catch {
      broken();
    }
  };
  await connect();
  return {
    stop: async () => {
      stopped = true;
      if (retry) clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
