import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase, openPool, type Db, type Pool } from '../src/base/data/database.ts';
import { ahead } from './clock.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the template database, which holds the migrated tables and no rows. */
    template: string;
  }
}

export type FreshDatabase = {
  readonly url: string;
  readonly pool: Pool;
  readonly db: Db;
  /**
   * Moves what this database takes for now, for every process on it; 0 is the time again that the
   * run has.
   */
  turnClock(milliseconds: number): Promise<void>;
  drop(): Promise<void>;
};

/**
 * An empty database with all tables, for one test file or one test, or a copy of one that nobody
 * uses. `drop` it when done: `afterAll(() => fresh.drop())`.
 */
export async function freshDatabase(of?: Pick<FreshDatabase, 'url'>): Promise<FreshDatabase> {
  const template = inject('template');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = onDatabase(template, name);
  const source = of ? new URL(of.url).pathname.slice(1) : 'template_anteroom';
  await asAdmin(template, `create database ${name} template ${source} strategy file_copy`);
  const pool = openPool(url);
  const db = openDatabase(pool);
  return {
    url,
    pool,
    db,
    turnClock: async (milliseconds) => void (await pool.query(clockAt(ahead + milliseconds))),
    drop: async () => {
      await db.destroy(); // ends the pool too
      await asAdmin(template, `drop database if exists ${name} with (force)`);
    },
  };
}

/**
 * PostgreSQL's own functions under their own names, moved. They lie in a schema that the test
 * server looks through before its catalogue, so that statements, defaults and functions all follow,
 * and the product needs nothing for it.
 */
export const clockAt = (milliseconds: number): string =>
  [
    ['now', 'stable'],
    ['transaction_timestamp', 'stable'],
    ['statement_timestamp', 'stable'],
    ['clock_timestamp', 'volatile'],
  ]
    .map(
      ([name, kind]) =>
        `create or replace function turned.${name}() returns timestamptz language sql ${kind} as $$ select pg_catalog.${name}() + interval '${milliseconds} ms' $$;`,
    )
    .join('');

export const onDatabase = (url: string, name: string): string =>
  Object.assign(new URL(url), { pathname: `/${name}` }).href;

async function asAdmin(url: string, statement: string): Promise<void> {
  const pool = openPool(onDatabase(url, 'postgres'), 1);
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}
