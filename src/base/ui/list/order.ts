export type Order = { readonly column: string; readonly down: boolean };

/** A click on the head of a column: upwards, then downwards, then as it came. */
export const turned = (order: Order | null, column: string): Order | null =>
  order?.column !== column ? { column, down: false } : order.down ? null : { column, down: true };

/** Rows in the order of one of their values; those without one are last either way. */
export function ordered<Row>(
  rows: readonly Row[],
  by: (row: Row) => string | number | null,
  down: boolean,
): readonly Row[] {
  const known = rows.filter((row) => by(row) !== null);
  const words = new Intl.Collator(undefined, { numeric: true });
  const compare = (one: string | number, other: string | number) =>
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : words.compare(String(one), String(other));
  const sorted = known.toSorted((one, other) => (down ? -1 : 1) * compare(by(one)!, by(other)!));
  return [...sorted, ...rows.filter((row) => by(row) === null)];
}
