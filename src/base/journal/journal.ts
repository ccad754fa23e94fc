import { sql } from 'kysely';
import type pg from 'pg';
import type { Pool, Tx } from '../data/database.ts';
import { afterCommit } from '../data/database.ts';
import type { Line } from '../data/line.ts';
import type { OrganisationId, PersonId } from '../ids.ts';
import type { Through } from '../data/tables.ts';

/** Who acts, as far as the journal is concerned. */
export type Actor = {
  readonly person: PersonId | null;
  readonly through: Through;
  readonly requestId: string | null;
};
/**
 * `data.persons` and `data.groups` name whom and which groups the change touches, for those who
 * have just lost sight of it.
 */
export type Entry = {
  readonly seq: number;
  readonly at: Date;
  readonly organisation: OrganisationId | null;
  readonly person: PersonId | null;
  readonly kind: string;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};
export type NewEntry = {
  readonly kind: string;
  readonly organisation?: OrganisationId | null;
  readonly subject?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
};

const bells = new Set<() => void>();

/** Appends one line; part of the transaction that makes the change. */
export const append = (tx: Tx, actor: Actor, entry: NewEntry): Promise<void> =>
  appendAll(tx, actor, [entry]);

export async function appendAll(tx: Tx, actor: Actor, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('journal')
    .values(
      entries.map((entry) => ({
        organisation_id: entry.organisation ?? null,
        person_id: actor.person,
        through: actor.through,
        request_id: actor.requestId,
        kind: entry.kind,
        subject_id: entry.subject ?? null,
        data: JSON.stringify(entry.data ?? {}),
      })),
    )
    .execute();
  afterCommit(ring);
}

/** Something new may be in the journal or waiting for another process. */
export const ring = (): void => bells.forEach((bell) => bell());

export const idsIn = (entry: Entry, name: string): string[] => {
  const value = entry.data[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

export const textIn = (entry: Pick<Entry, 'data'>, name: string): string => {
  const value = entry.data[name];
  return typeof value === 'string' ? value : '';
};

type Deed = {
  readonly kind: string;
  readonly organisation?: OrganisationId;
  readonly subject?: string;
  readonly data?: Readonly<Record<string, unknown>>;
};
/** Whether this person did this themselves: what they repeat and find done is their own success. */
export async function hasDone(
  tx: Tx,
  person: PersonId,
  { kind, organisation, subject, data = {} }: Deed,
): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (
      select
      from journal
      where person_id = ${person}
        and kind = ${kind}
        and (${organisation ?? null}::uuid is null or organisation_id = ${organisation ?? null})
        and (${subject ?? null}::uuid is null or subject_id = ${subject ?? null})
        and data @> ${JSON.stringify(data)}::jsonb
    ) as yes`.execute(tx);
  return rows[0]!.yes;
}

export type Follower = { readonly stop: () => Promise<void> };

/**
 * Hands every entry to `on`, once to this process, soon after its commit. The journal is the truth:
 * a ring (here, or through NOTIFY from another process) only says "look now", and a look every
 * second is the net below it. A number that is missing belongs to a transaction that is still open
 * or was rolled back, so gaps are looked at again for a minute.
 */
export async function follow(
  pool: Pool,
  line: Pick<Line, 'hear'>,
  on: (entries: readonly Entry[]) => Promise<void>,
  onError: (error: unknown) => void,
): Promise<Follower> {
  const start = await pool.query<{ seq: string }>(
    'select coalesce(max(seq), 0) as seq from journal',
  );
  let last = Number(start.rows[0]!.seq);
  const gaps = new Map<number, number>();
  let busy: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const look = async (): Promise<void> => {
    const { rows } = await pool.query<Row>({
      name: 'journal-since',
      text: 'select * from journal where seq > $1 or seq = any($2) order by seq limit 1000',
      values: [last, [...gaps.keys()]],
    });
    const now = performance.now();
    for (const row of rows) {
      const seq = Number(row.seq);
      gaps.delete(seq);
      for (let missing = last + 1; missing < seq; missing += 1) gaps.set(missing, now);
      last = Math.max(last, seq);
    }
    for (const [seq, since] of gaps) if (now - since > 60_000) gaps.delete(seq);
    if (rows.length > 0) await on(rows.map(entryOf));
    if (rows.length === 1000) again = true;
  };
  const wake = (): void => {
    if (stopped) return;
    again = true;
    busy ??= (async () => {
      while (again && !stopped) {
        again = false;
        await look().catch(onError);
      }
      busy = null;
    })();
  };

  let told: NodeJS.Timeout | null = null;
  const tellOthers = (): void => {
    told ??= setTimeout(() => {
      told = null;
      pool.query('notify journal').catch(() => undefined); // the others look every second anyway
    }, 20);
  };
  const bell = (): void => {
    wake();
    tellOthers();
  };
  bells.add(bell);
  const listener = await line.hear('journal', wake);
  const net = setInterval(wake, 1000);
  return {
    stop: async () => {
      stopped = true;
      bells.delete(bell);
      clearInterval(net);
      if (told) clearTimeout(told);
      listener.stop();
      await busy;
    },
  };
}

type Row = pg.QueryResultRow & {
  seq: string;
  at: Date;
  organisation_id: OrganisationId | null;
  person_id: PersonId | null;
  kind: string;
  subject_id: string | null;
  data: Record<string, unknown>;
};
const entryOf = (row: Row): Entry => ({
  seq: Number(row.seq),
  at: row.at,
  organisation: row.organisation_id,
  person: row.person_id,
  kind: row.kind,
  subject: row.subject_id,
  data: row.data,
});
