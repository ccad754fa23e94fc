import { CompiledQuery, sql, type RawBuilder } from 'kysely';
import { severalAtOnce, type Db } from './database.ts';

type RowsOf<Statements extends readonly RawBuilder<unknown>[]> = {
  -readonly [At in keyof Statements]: Statements[At] extends RawBuilder<infer Row> ? Row[] : never;
};

/**
 * Sends several statements together on one connection, that of the transaction under way: they cost
 * one way to the database and back. Each sees what is committed when it begins.
 */
export async function atOnce<const Statements extends readonly RawBuilder<unknown>[]>(
  db: Db,
  ...statements: Statements
): Promise<RowsOf<Statements>> {
  const texts = statements.map((statement) => statement.compile(db));
  const { rows } = await db.executeQuery<unknown>(CompiledQuery.raw(severalAtOnce, texts));
  return rows as RowsOf<Statements>;
}

type Columns = Readonly<Record<string, 'uuid' | 'text'>>;

/**
 * Rows handed to a statement, with the comment that names it and the place `n` of each. A single one
 * is written out, so that the planner sees that it is one and plans once for all; more are arrays.
 */
export function given<Names extends Columns>(
  name: string,
  columns: Names,
  rows: readonly Readonly<Record<keyof Names, string | null>>[],
): { readonly named: RawBuilder<unknown>; readonly rows: RawBuilder<unknown> } {
  const names = Object.keys(columns);
  const typed = (value: unknown, column: string, list = '') =>
    sql`${value}::${sql.raw(columns[column]! + list)}`;
  const [only] = rows;
  if (only && rows.length === 1)
    return {
      named: sql.raw(`/* ${name}-of-one */`),
      rows: sql`(
        select 1 as n, ${sql.join(names.map((column) => sql`${typed(only[column], column)} as ${sql.raw(column)}`))}
      )`,
    };
  const lists = names.map((column) =>
    typed(
      rows.map((row) => row[column]),
      column,
      '[]',
    ),
  );
  return {
    named: sql.raw(`/* ${name} */`),
    rows: sql`(
      select *
      from unnest(${sql.join(lists)}) with ordinality as given (${sql.raw([...names, 'n'].join(', '))})
    )`,
  };
}
