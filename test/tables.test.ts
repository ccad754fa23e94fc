import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from './database.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(() => fresh.drop());

/**
 * `  name: { column: type; ... };` of the type Tables, as "table.column" or "table.column?" when it
 * may be null.
 */
function written(): string[] {
  const source = readFileSync(new URL('../src/base/data/tables.ts', import.meta.url), 'utf8');
  const body = source.slice(
    source.indexOf('export type Tables = {') + 23,
    source.indexOf('\n};\n'),
  );
  const found: string[] = [];
  for (const [, table, columns] of body.matchAll(/^ {2}(\w+): \{([^}]*)\};?$/gmu))
    for (const [, column, type] of columns!.matchAll(/(\w+):\s([^;]+)(?:;|$)/gu))
      found.push(`${table}.${column}${/\| null\b/u.test(type!) ? '?' : ''}`);
  return found.sort();
}

test('whatever has an audience takes it along when it goes', async () => {
  const { rows } = await fresh.pool.query<{ name: string; drops: boolean }>(
    `select c.relname as name, exists (
            select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
             where t.tgrelid = c.oid and p.proname = 'drop_audience') as drops
       from pg_rewrite r
       join pg_depend d on d.objid = r.oid and d.refclassid = 'pg_class'::regclass
       join pg_class c on c.oid = d.refobjid and c.relkind = 'r'
      where r.ev_class = 'audiences'::regclass
      group by c.oid`,
  );
  expect(rows.map(({ name }) => name)).toContain('sessions');
  expect(rows.filter(({ drops }) => !drops)).toEqual([]);
});

test('the row types are the migrated database, column by column', async () => {
  const { rows } = await fresh.pool.query<{ name: string }>(
    `select c.table_name || '.' || c.column_name || case when c.is_nullable = 'YES' and t.table_type = 'BASE TABLE' then '?' else '' end as name
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.table_name <> 'migrations'`,
  );
  expect(written()).toEqual(rows.map((row) => row.name).sort());
});
