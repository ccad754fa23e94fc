import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { Pool } from './database.ts';

const folder = new URL('../../migrations/', import.meta.url);
const LOCK = 7_201_143; // any fixed number: one process migrates, others wait for it

/** Applies what is missing, in order, each in its own transaction. A landed file that was edited stops the start. */
export async function migrate(pool: Pool): Promise<readonly string[]> {
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())');
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations');
    const known = new Map(rows.map((row) => [row.name, row.hash]));
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      const sql = readFileSync(new URL(name, folder), 'utf8');
      const hash = createHash('sha256').update(sql).digest('hex');
      if (known.get(name) === hash) continue;
      if (known.has(name)) throw new Error(`Migration ${name} was changed after it had been applied to this database.`);
      await client.query("begin; set local lock_timeout = '2s'");
      await client.query(sql);
      await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash]);
      await client.query('commit');
      applied.push(name);
    }
    return applied;
  } finally {
    client.release(true); // ends the connection, and with it the lock and any half-open transaction
  }
}
