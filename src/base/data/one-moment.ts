import { AsyncLocalStorage } from 'node:async_hooks';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from './database.ts';

/**
 * One part of what is asked at one moment; `instants`: its columns that become a Date; `shares`:
 * what it reads that others read, too, each by its name, found once for all of them.
 */
export type Part<Row> = {
  readonly select: RawBuilder<Row>;
  readonly instants: readonly string[];
  readonly shares?: Readonly<Record<string, RawBuilder<unknown>>>;
};
export type Parts = Readonly<Record<string, Part<unknown> | undefined>>;
export type RowsOf<Asked extends Parts> = {
  readonly [Name in keyof Asked]: Asked[Name] extends Part<infer Row>
    ? readonly Row[]
    : Asked[Name] extends Part<infer Row> | undefined
      ? readonly Row[] | undefined
      : never;
};

export const part = <Row>(
  select: RawBuilder<Row>,
  ...instants: readonly (keyof Row & string)[]
): Part<Row> => ({ select, instants });

/** What waits to be asked along. `rows`: null until it was. */
type Along = { readonly name: string; readonly part: Part<unknown>; taken: boolean; rows: unknown };
const waiting = new AsyncLocalStorage<Along>();
/**
 * Reads something, and asks a part along with the first moment that is asked for on the way; `rows`
 * is null where none was.
 */
export async function askedAlong<Row, T>(
  name: string,
  asked: Part<Row>,
  read: () => Promise<T>,
): Promise<{ readonly rows: readonly Row[] | null; readonly read: PromiseSettledResult<T> }> {
  const along: Along = { name, part: asked, taken: false, rows: null };
  const [settled] = await waiting.run(along, () => Promise.allSettled([read()]));
  return { rows: along.rows as readonly Row[] | null, read: settled };
}

/**
 * Several parts in one statement, so that all of them see what was committed at the same moment:
 * each is planned by itself, and all cost one way to the database and back. Each may join `moment`,
 * whose `now` is that of all. Its text must be the same whenever `name` is.
 */
export async function atOneMoment<const Asked extends Parts>(
  db: Db,
  name: string,
  parts: Asked,
): Promise<RowsOf<Asked>> {
  const along = waiting.getStore();
  if (!along || along.taken) return askParts(db, name, parts);
  along.taken = true;
  const rows = await askParts(db, `${name}-${along.name}`, { ...parts, along: along.part });
  along.rows = rows.along;
  return rows;
}

async function askParts<const Asked extends Parts>(
  db: Db,
  name: string,
  parts: Asked,
): Promise<RowsOf<Asked>> {
  const asked = Object.entries(parts).flatMap(([as, one]) => (one ? [{ as, ...one }] : []));
  const shared = Object.assign({}, ...asked.map(({ shares }) => shares)) as NonNullable<
    Part<unknown>['shares']
  >;
  const { rows } = await sql<
    Record<string, Record<string, unknown>[]>
  >`${sql.raw(`/* once ${name} */`)}
    with ${sql.join([
      sql`moment as materialized (select clock_timestamp() as now)`,
      ...Object.entries(shared).map(
        ([as, select]) => sql`${sql.ref(as)} as materialized (${select})`,
      ),
    ])}
    select ${sql.join(
      asked.map(
        ({ as, select }) =>
          sql`coalesce((select json_agg(part) from (${select}) part), '[]') as ${sql.ref(as)}`,
      ),
    )}`.execute(db);
  for (const { as, instants } of asked)
    for (const row of rows[0]![as]!)
      for (const column of instants)
        if (row[column] !== null) row[column] = new Date(row[column] as string);
  return rows[0] as unknown as RowsOf<Asked>;
}

type Columns = Readonly<Record<string, 'uuid' | 'text'>>;

/**
 * Rows handed to a statement, with the place `n` of each. A single one is written out, so that the
 * planner sees that it is one and plans once for all; more are arrays (see `nameFor`).
 */
export function given<Names extends Columns>(
  columns: Names,
  rows: readonly Readonly<Record<keyof Names, string | null>>[],
): RawBuilder<unknown> {
  const names = Object.keys(columns);
  const typed = (value: unknown, column: string, list = '') =>
    sql`${value}::${sql.raw(columns[column]! + list)}`;
  const [only] = rows;
  if (only && rows.length === 1)
    return sql`(
        select 1 as n, ${sql.join(names.map((column) => sql`${typed(only[column], column)} as ${sql.raw(column)}`))}
      )`;
  // in a select of its own, the planner does not see how many: it would plan anew for each number
  const lists = names.map(
    (column) =>
      sql`(select ${typed(
        rows.map((row) => row[column]),
        column,
        '[]',
      )})`,
  );
  return sql`(
      select *
      from unnest(${sql.join(lists)}) with ordinality as given (${sql.raw([...names, 'n'].join(', '))})
    )`;
}
/** A statement about one given row has another text than one about many. */
export const nameFor = (name: string, rows: readonly unknown[]): string =>
  rows.length === 1 ? `${name}-of-one` : name;
