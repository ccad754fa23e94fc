export type Resting = { readonly group: string; readonly person: string; readonly since: Date };

/**
 * When each would be taken out of the same group because of the other, only the later comer goes: a
 * group is never left without a manager.
 */
export function leaving<Row extends Resting>(rows: readonly Row[]): Row[] {
  const latest = new Map<string, Row>();
  for (const row of rows) {
    const other = latest.get(row.group);
    if (
      !other ||
      row.since.getTime() > other.since.getTime() ||
      (row.since.getTime() === other.since.getTime() && row.person > other.person)
    )
      latest.set(row.group, row);
  }
  return [...latest.values()];
}
