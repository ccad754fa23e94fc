import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { BadConfiguration } from '../config.ts';
import type { Pool } from './database.ts';

const folder = new URL('../../../migrations/', import.meta.url);
const LOCK = 7_201_143; // any fixed number: one process migrates, others wait for it

/**
 * Applies what is missing, in order, each in its own transaction. A landed file that was edited
 * stops the start, and so does a database that a newer version has moved on: this one does not know
 * what stands in it.
 */
export async function migrate(pool: Pool): Promise<readonly string[]> {
  // no deadlines: others may migrate for minutes
  const client = new pg.Client({ ...pool.options, query_timeout: undefined, options: '' });
  const applied: string[] = [];
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from migrations order by name',
    );
    const known = new Map(rows.map((row) => [row.name, row.hash]));
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort();
    const newer = rows.findLast(({ name }) => !files.includes(name));
    if (newer)
      throw new BadConfiguration(
        `This version of Anteroom is older than its database, which already has ${newer.name}. Start the newer version, or restore a backup from before it.`,
      );
    for (const name of files) {
      const sql = readFileSync(new URL(name, folder), 'utf8');
      const hash = createHash('sha256').update(sql).digest('hex');
      if (known.get(name) === hash) continue;
      if (known.has(name))
        throw new BadConfiguration(
          `Migration ${name} was changed after it had been applied to this database. Put the file back as it was.`,
        );
      await client.query("begin; set local lock_timeout = '2s'");
      await client.query(sql);
      await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash]);
      await client.query('commit');
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end().catch(() => undefined); // and with it the lock and any half-open transaction
  }
}
