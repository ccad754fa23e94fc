/** A line of a table: the number of the line of the text that it begins in, and its cells. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/** What parts the cells: whichever of them stands most often in the first line. */
function separatorOf(text: string): string {
  const first = text.split(/[\r\n]/u, 1)[0]!;
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** The cell that begins at this place, and where it ends: at a separator, or at the end of a line. */
function cellAt(text: string, from: number, separator: string) {
  const ends = (at: number): boolean =>
    at >= text.length || text[at] === separator || text[at] === '\n' || text[at] === '\r';
  let end = from;
  if (text[from] === '"') {
    end += 1;
    // a quote that stands twice is one of the text
    while (end < text.length && (text[end] !== '"' || text[end + 1] === '"'))
      end += text[end] === '"' ? 2 : 1;
  }
  const closed = end;
  while (!ends(end)) end += 1;
  const value =
    text[from] === '"'
      ? text.slice(from + 1, closed).replaceAll('""', '"') + text.slice(closed + 1, end)
      : text.slice(from, end);
  return { value: value.trim(), end };
}

/**
 * Comma-separated values as spreadsheets write them (RFC 4180; with semicolons or tabs, too, and
 * with a mark of byte order). Lines without anything are left out.
 */
export function rowsOf(given: string): readonly Row[] {
  const text = given.replace(/^\u{feff}/u, '').replaceAll('\r\n', '\n');
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const [begins, cells]: [number, string[]] = [line, []];
    for (let more = true; more;) {
      const { value, end } = cellAt(text, at, separator);
      cells.push(value);
      for (let sign = at; sign < end; sign += 1) if (text[sign] === '\n') line += 1;
      more = text[end] === separator;
      at = end + 1;
    }
    line += 1;
    if (cells.some((cell) => cell !== '')) rows.push({ line: begins, cells });
  }
  return rows;
}

const quoted = (cell: string): string =>
  /[",;\t\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
/** The same rows as a text with commas. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quoted).join(',')).join('\n');
