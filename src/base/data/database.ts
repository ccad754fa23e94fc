import { AsyncLocalStorage } from 'node:async_hooks';
import {
  Kysely,
  PostgresDialect,
  CompiledQuery,
  Transaction,
  type DatabaseConnection,
  type Dialect,
  type Driver,
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
    // a rush waits its turn; a database that is away refuses at once
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 0, // a quiet site stays warm: statements are planned on each connection
    query_timeout: 20_000, // longer than the database lets a statement run: the connection is dead
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    pipeline: true, // what is sent at once is done in this order, with no way there and back between
    options:
      '-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000 -c jit=off -c random_page_cost=1.1',
    application_name: 'anteroom',
  });
  pool.on('connect', underItsName);
  pool.on('error', () => undefined); // an idle connection died; the next query opens another
  return pool;
}

type Planning = 'auto' | 'force_generic_plan';
/**
 * A statement that opens with a comment `/* name *\/` is prepared once for each connection, also
 * inside a transaction, where Kysely gives no name. Its text must never vary. One that opens with
 * `/* once name *\/` is planned once, too, whatever it is asked: for the long ones behind every gate
 * PostgreSQL would rather plan at each call, which takes 10 to 50 times as long as they run. It must
 * be good for anybody; what may be asked of few or of very many rows is better planned by its values.
 */
function underItsName(client: pg.PoolClient): void {
  // in use, between two statements: the next one fails by itself; without an ear the process would
  // end
  client.on('error', () => undefined);
  const plain = client.query.bind(client) as (...all: unknown[]) => Promise<pg.QueryResult>;
  // null: not known, as a transaction that is rolled back takes back what was set in it
  let planning: Planning | null = 'auto';
  const query = (text: unknown, values?: unknown, ...more: unknown[]): Promise<pg.QueryResult> => {
    const [, once, name] = /^\/\* (once )?([\w-]+) \*\//u.exec(String(text)) ?? [];
    const send = (): Promise<pg.QueryResult> => {
      const answer = name ? plain({ name, text, values }, ...more) : plain(text, values, ...more);
      (answer as Promise<pg.QueryResult> | undefined)?.catch(
        (error: unknown) => silent(error) && destroy(client),
      );
      return answer;
    };
    if (text === 'rollback') planning = null;
    const wanted = once ? 'force_generic_plan' : 'auto';
    const asks = typeof text === 'string' && Array.isArray(values) && values.length > 0;
    // what is given otherwise is small
    if (planning === wanted || !asks) return send();
    planning = wanted;
    // the statement fails for the same reason, and says so
    plain(`set plan_cache_mode = ${wanted}`).catch(() => (planning = null));
    return send();
  };
  client.query = query as typeof client.query;
}

const silent = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Query read timeout';
/** Ends a connection without a word: the other side may not be there to say goodbye to. */
export const destroy = (client: pg.ClientBase): void =>
  (
    client as unknown as { connection: { stream: { destroy(): void } } }
  ).connection.stream.destroy();

/**
 * Inside of a transaction the handle is that transaction: what is read there is what was just
 * written, whoever reads.
 */
export function openDatabase(pool: Pool): Db {
  const dialect = new PostgresDialect({ pool });
  const driver = dialect.createDriver();
  const joined = new WeakSet<DatabaseConnection>();
  const join = (tx: Tx): DatabaseConnection => {
    const connection = asking(<R>(query: CompiledQuery) => tx.executeQuery<R>(query));
    joined.add(connection);
    return connection;
  };
  const joining: Driver = {
    init: () => driver.init(),
    acquireConnection: async () => {
      const tx = underWay()?.tx;
      return tx ? join(tx) : driver.acquireConnection();
    },
    beginTransaction: async (connection, settings) => {
      const change = underWay();
      const begun = change?.held
        ? beginHolding(connection, change.held)
        : driver.beginTransaction(connection, settings);
      if (!change) return begun;
      begun.catch(() => undefined); // every statement behind it says so
      change.begun = begun;
      const isOver = () => change.over;
      const beginning = { dialect: house, driver: joining, connection, begun, isOver };
      change.inside = (tx) => atOnce(tx, beginning);
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: async (connection) => {
      if (!joined.has(connection)) await driver.releaseConnection(connection);
    },
    destroy: () => driver.destroy(),
  };
  const house: Dialect = {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => joining,
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect: house });
}
const asking = (execute: DatabaseConnection['executeQuery']): DatabaseConnection => ({
  executeQuery: execute,
  streamQuery: () => {
    throw new Error('not offered');
  },
});

type Beginning = {
  readonly dialect: Dialect;
  readonly driver: Driver;
  readonly connection: DatabaseConnection;
  readonly begun: Promise<void>;
  /** What is sent then would not be part of it, and perhaps of another one. */
  readonly isOver: () => boolean;
};
/**
 * The same transaction, whose statements wait for none that were sent before: the database does them
 * in their order. Its first ones leave with its beginning; whether that failed is what they say.
 */
function atOnce(tx: Tx, { dialect, driver, connection, begun, isOver }: Beginning): Tx {
  const behind = asking(async <R>(query: CompiledQuery) => {
    if (isOver()) throw new Error('This change is over: what comes late is not done.');
    const answer = connection.executeQuery<R>(query);
    answer.catch(() => undefined);
    await begun;
    return answer;
  });
  const executor = tx.getExecutor().withConnectionProvider({
    provideConnection: (use) => use(behind),
  });
  return new Transaction<Tables>({ config: { dialect }, dialect, driver, executor });
}

/** What must be there for a change, and stays until its end; where it is not, the change is refused. */
export type Held = { readonly statement: string; readonly refused: () => Error };

/** In one way to the database and back. */
async function beginHolding(
  connection: DatabaseConnection,
  { statement, refused }: Held,
): Promise<void> {
  try {
    await connection.executeQuery(CompiledQuery.raw(`begin; ${statement}`));
  } catch (error) {
    throw codeOf(error) === NOT_FOUND ? refused() : error;
  }
}

/**
 * One change: its transaction, begun by the first who asks for it, what happens once it is
 * committed, and what when it is lost.
 */
type Open = {
  readonly db: Db;
  readonly begin: () => Promise<Tx>;
  readonly held: Held | null;
  tx: Tx | null;
  /** Its beginning is answered. */
  begun: Promise<void> | null;
  /** What its transaction is handed out as. */
  inside: ((tx: Tx) => Tx) | null;
  /** Done when it is committed. */
  running: Promise<void> | null;
  over: boolean;
  readonly after: (() => void)[];
  readonly lost: (() => Promise<void>)[];
};
const open = new AsyncLocalStorage<Open>();
const underWay = (): Open | undefined => {
  const found = open.getStore();
  return found?.over ? undefined : found;
};

// no_data_found: what was to be held is not there
const NOT_FOUND = 'P0002';
// serialization failure, deadlock: both rolled back whole
const again = new Set(['40001', '40P01']);
/** What a change was judged by has changed since: it is rolled back and begins anew. */
export class Moved extends Error {
  readonly code = '40001';
}
const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/** Begins what `end` ends: the transaction, once it stands. */
const opened = (change: Open, reads: boolean, end: Promise<void>): Promise<Tx> =>
  new Promise<Tx>((given, failed) => {
    const transaction = reads
      ? change.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
      : change.db.transaction();
    change.running = transaction.execute(async (tx) => {
      given((change.tx = change.inside?.(tx) ?? tx));
      await end;
      await change.begun;
    });
    change.running.catch(failed);
  });

/**
 * Makes one change of all transactions inside: they commit together when the work is done, or none
 * does. Nothing is held open before the first of them, so that slow work (hashing) comes first.
 * Repeated at most twice when PostgreSQL asks for it. `isDone` is asked when the line broke:
 * perhaps it was committed.
 */
export async function together<T>(
  db: Db,
  work: () => Promise<T>,
  {
    isDone = async () => true,
    tries = 3,
    reads = false,
    held = null,
  }: {
    readonly isDone?: () => Promise<boolean>;
    readonly tries?: number;
    readonly reads?: boolean;
    readonly held?: Held | null;
  } = {},
): Promise<T> {
  if (underWay()) return work();
  const { promise: end, resolve: commit, reject: rollBack } = Promise.withResolvers<void>();
  end.catch(() => undefined); // of a change that never began nobody hears how it ended
  let begun: Promise<Tx> | null = null;
  const begin = (): Promise<Tx> => (begun ??= opened(change, reads, end));
  const change: Open = {
    db,
    begin,
    held,
    tx: null,
    begun: null,
    inside: null,
    running: null,
    over: false,
    after: [],
    lost: [],
  };
  try {
    const result = await open.run(change, work);
    change.over = true;
    commit();
    // what was only read is known already, and nothing hangs on how it ends
    if (!reads) await change.running;
    for (const run of change.after) run();
    return result;
  } catch (error) {
    change.over = true;
    if (change.running) {
      rollBack(error);
      await change.running.catch(() => undefined);
    }
    const repeat = tries > 1 && again.has(codeOf(error) ?? '');
    if (repeat || (databaseAway(error) && !(await isDone())))
      await Promise.allSettled(change.lost.map((run) => run()));
    if (repeat) return together(db, work, { isDone, tries: tries - 1, reads, held });
    throw error;
  }
}

/** The one way to change something. Inside of another one it joins that. */
export const transact = <T>(db: Db, work: (tx: Tx) => Promise<T>, tries?: number): Promise<T> =>
  together(db, async () => work(await underWay()!.begin()), tries === undefined ? {} : { tries });

/** All that is read inside is as it was at one moment; nothing is changed. */
export const asOne = <T>(db: Db, read: () => Promise<T>): Promise<T> =>
  together(
    db,
    async () => {
      await underWay()!.begin();
      return read();
    },
    { reads: true },
  );

/** The handle that began the change which is under way. */
export const changing = (): Db | undefined => underWay()?.db;

/** Runs after the commit of the transaction this is called in; at once outside of one. */
export function afterCommit(run: () => void): void {
  const change = underWay();
  if (change) change.after.push(run);
  else run();
}
/** Runs when the change this belongs to may not have happened and will be tried again. */
export const whenLost = (run: () => Promise<void>): void => void underWay()?.lost.push(run);

/** The name of the constraint that refused, as a check's name: `slot_free` -> `slot-free`. */
export function brokenConstraint(error: unknown): string | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code && ['23505', '23P01', '23503', '23001', '23514'].includes(code)
    ? (constraint ?? 'constraint').replaceAll('_', '-')
    : undefined;
}

export const zonesOf = async (pool: Pool): Promise<readonly string[]> =>
  (await pool.query<{ name: string }>('select name from pg_timezone_names')).rows.map(
    ({ name }) => name,
  );

/**
 * A value that the database cannot hold (class 22: a number or date beyond its range): the caller's
 * fault, not ours.
 */
export const beyondRange = (error: unknown): boolean => (codeOf(error) ?? '').startsWith('22');

/**
 * Too much is going on: a lock or an answer took too long, or clashes did not end. It was rolled
 * back, and may be tried again.
 */
export const databaseBusy = (error: unknown): boolean =>
  /^(55P03|57014|40...)$/u.test(codeOf(error) ?? '');

/** There is no room left where the database lies, or where we do. */
export const diskFull = (error: unknown): boolean =>
  ['53100', 'ENOSPC'].includes(codeOf(error) ?? '');

/** The database is away (restarting, unreachable, out of connections or space), not wrong. */
export function databaseAway(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return (
    /^(08|57P|53)/u.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOSPC', 'EPIPE'].includes(code) ||
    /timeout exceeded when trying to connect|Query read timeout|Connection terminated|not queryable/u.test(
      error instanceof Error ? error.message : '',
    )
  );
}

/**
 * A statement compiled once and run under a name: half the latency, for the few hot ones listed in
 * `bench/`.
 */
export const named =
  <Row extends pg.QueryResultRow>(name: string, text: string) =>
  async (pool: Pool | pg.PoolClient, values: readonly unknown[]): Promise<Row[]> =>
    (await pool.query<Row>({ name, text, values: [...values] })).rows;
