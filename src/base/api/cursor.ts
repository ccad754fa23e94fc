import { z } from 'zod';
import { marking } from '../seals.ts';
import { Invalid } from './refusals.ts';

/**
 * The place in a list after which the next page starts: the sort key of the last row, opaque to
 * callers.
 */
export const cursorOf = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key a cursor stands for; null for the first page. A cursor that is none of ours is a
 * fault of the caller.
 */
export function keyIn<S extends z.ZodType>(
  cursor: string | undefined,
  schema: S,
): z.output<S> | null {
  if (cursor === undefined) return null;
  let value: unknown;
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    value = text.includes('\\u0000') ? undefined : JSON.parse(text);
  } catch {
    value = undefined;
  }
  const read = schema.safeParse(value);
  if (!read.success) throw new Invalid({ pointer: '#/query/cursor', code: 'wrong-value' }, 400);
  return read.data;
}

/**
 * The numbers of the journal count what happens anywhere, so two of them would tell how much others
 * did in between. Told is a mark instead, which says which entry it is and nothing else.
 */
export function marksUnder(secret: string) {
  const { markOf, numberOf } = marking(secret, 'marks of entries');
  return {
    markOf,
    /** As it stands in a cursor. */
    mark: z.string().transform((text, context): string => {
      const number = numberOf(text);
      if (number !== null) return number;
      context.addIssue({ code: 'custom', message: 'wrong-value' });
      return z.NEVER;
    }),
  };
}

/** Of a list by name: `PlaceByName`. */
export const byName = z.tuple([z.string().max(300), z.uuid()]);

/** One row more than asked for tells whether there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => readonly (string | number)[],
  item: (row: Row) => Item,
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    ...(rows.length > limit && last !== undefined ? { next: cursorOf(key(last)) } : {}),
  };
}
