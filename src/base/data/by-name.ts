import { sql } from 'kysely';

/** The row after which the next page starts: its name as the database orders it, and its id. */
export type PlaceByName = readonly [key: string, id: string];
const beforeAll: PlaceByName = ['', '00000000-0000-0000-0000-000000000000'];

/**
 * A list by name: what it is ordered by, and what comes after a place in it. The key is in the row:
 * other languages than that of the database lower some letters to others.
 */
export function byName(name: string, id: string) {
  const key = sql<string>`lower(${sql.ref(name)})`;
  const order = sql`${key}, ${sql.ref(id)}`;
  return {
    key,
    order,
    after: (place: PlaceByName | null) => {
      const [text, row] = place ?? beforeAll;
      return sql<boolean>`(${order}) > (${text}, ${row}::uuid)`;
    },
  };
}
