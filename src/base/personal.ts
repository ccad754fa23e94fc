import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from './data/database.ts';
import type { Tables } from './data/tables.ts';
import type { PersonId } from './ids.ts';

type Column = {
  readonly [T in keyof Tables]: `${T}.${keyof Tables[T] & string}`;
}[keyof Tables];
/** Whose it is. */
export type Owner = { readonly person: PersonId; readonly email: string };
/** Whose account is erased; `name` is what they were called, `gone` what their address is from now on. */
export type Leaver = Owner & { readonly name: string; readonly gone: string };

/**
 * What a feature keeps about a person: handed out to them, and erased with their account. Declared
 * beside the owner of the tables; `people/leaving/actions.test.ts` finds a column that points to a
 * person and stands in none.
 */
export type Personal = {
  readonly name: string;
  /**
   * Its columns that point to a person, and what becomes of their rows: they go, or they stay in the
   * history of others, without a name.
   */
  readonly columns: Readonly<Partial<Record<Column, 'erased' | 'unnamed'>>>;
  /** What something of the person's hangs on, and whose name may be theirs no more. */
  readonly touches?: (db: Db, person: PersonId) => Promise<readonly string[]>;
  /** `seen`: of all that is touched what they may still know of. */
  readonly exported: (
    db: Db,
    owner: Owner,
    seen: readonly string[],
  ) => Promise<Readonly<Record<string, unknown>>>;
  readonly erased: (tx: Tx, leaver: Leaver) => Promise<void>;
  /** Of these people those whom something else rests on: nobody sweeps their account away. */
  readonly restsOn?: (tx: Tx, persons: readonly PersonId[]) => Promise<readonly PersonId[]>;
};

/** Of these people, those who stand in this column. */
export const standIn =
  (column: Column): NonNullable<Personal['restsOn']> =>
  async (tx, persons) => {
    const [table, name] = column.split('.') as [string, string];
    const { rows } = await sql<{ id: PersonId }>`
      select distinct ${sql.ref(name)} as id
      from ${sql.table(table)}
      where ${sql.ref(name)} = any(${[...persons]}::uuid[])`.execute(tx);
    return rows.map(({ id }) => id);
  };

/** What stands where the name of somebody stood who has left. */
export const NOBODY = 'Deleted person';
/** What stands where a title of theirs stood. */
export const NOTHING = '–';

export const list = (query: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(jsonb_agg(to_jsonb(line)), '[]'::jsonb) from (${query}) line)`;
export const one = (query: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select to_jsonb(line) from (${query}) line)`;

/** Lists and single rows under their names, as the database writes them, in one statement. */
export async function readOut<K extends string>(
  db: Db,
  parts: Readonly<Record<K, RawBuilder<unknown>>>,
): Promise<Record<K, unknown>> {
  const columns = Object.entries<RawBuilder<unknown>>(parts).map(
    ([name, part]) => sql`${part} as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Record<K, unknown>>`select ${sql.join(columns)}`.execute(db);
  return rows[0]!;
}
