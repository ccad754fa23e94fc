import { Invalid } from '../../base/refusals.ts';

/** Where a page of a list ended: the last row's sort key, opaque to clients. */
export const cursorOf = (...key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

export function keyIn(cursor: string | undefined, parts: readonly RegExp[]): readonly string[] | null {
  if (cursor === undefined) return null;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(key) && key.length === parts.length && key.every((part, at) => typeof part === 'string' && parts[at]!.test(part))) return key as string[];
  } catch {
    // falls through: whatever it is, we did not make it
  }
  throw new Invalid({ pointer: '#/query/cursor', code: 'wrong-value' }, 400);
}
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
export const number = /^\d{1,18}$/u;
export const anyText = /^[^\0]{0,300}$/u;

/** The rows of one page, read with one more than wanted, and where the next begins. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  key: (row: Row) => readonly string[],
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit);
  return { items: shown.map(item), ...(rows.length > limit ? { next: cursorOf(...key(shown.at(-1)!)) } : {}) };
}

/** Text somebody searches for, as a LIKE pattern that matches it anywhere. */
export const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/gu, (character) => `\\${character}`)}%`;
