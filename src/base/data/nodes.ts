import { sql, type RawBuilder } from 'kysely';
import type { Db } from './database.ts';
import type { NodeId } from './line.ts';

/**
 * So long without a beat, and another process may do what this one did for all: two beats of the
 * line were missed.
 */
const PATIENCE = 5; // s

/**
 * Of all processes on the database this one was started first; none before it has beaten in the
 * last `seconds`.
 */
export const isEldest = (node: NodeId, seconds = PATIENCE): RawBuilder<boolean> => sql<boolean>`
  not exists (
    select
    from nodes older
    join nodes own on own.id = ${node} and (older.started_at, older.id) < (own.started_at, own.id)
    where older.seen_at > now() - make_interval(secs => ${seconds})
  )`;

/**
 * Whether this process does what one has to do for all. For a moment two may think so, or, after a
 * crash, none: so only for what is safe to do twice, and a net under something else.
 */
export const elected = async (db: Db, node: NodeId): Promise<boolean> =>
  (await sql<{ eldest: boolean }>`select ${isEldest(node)} as eldest`.execute(db)).rows[0]!.eldest;
