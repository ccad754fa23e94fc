import { csvOf, rowsOf } from '../../imports/csv.ts';
import { columns } from '../../imports/rules.ts';
import { importsApi, type Line } from '../api.ts';

/** What goes in one request: less than it takes, as some letters are several bytes. */
const MOST = { lines: 250, letters: 50_000 };

type Part = { readonly csv: string; readonly lines: readonly number[] };
/** The table in parts, each under its headings, with the numbers that its lines have in the text. */
export function partsOf(text: string, most = MOST): readonly Part[] {
  const [head, ...rows] = rowsOf(text);
  if (!head) return [{ csv: text, lines: [] }];
  const parts: { cells: (readonly string[])[]; lines: number[]; letters: number }[] = [];
  for (const { cells, line } of rows) {
    const letters = cells.join(',').length;
    const last = parts.at(-1);
    if (last && last.lines.length < most.lines && last.letters + letters <= most.letters) {
      last.cells.push(cells);
      last.lines.push(line);
      last.letters += letters;
    } else parts.push({ cells: [cells], lines: [line], letters });
  }
  if (parts.length === 0) return [{ csv: csvOf([head.cells]), lines: [] }];
  return parts.map(({ cells, lines }) => ({ csv: csvOf([head.cells, ...cells]), lines }));
}
export const linesIn = (text: string): number => Math.max(0, rowsOf(text).length - 1);

/** Part after part; `heard` is told of each as it comes. */
export async function send(
  organisation: string,
  { text, trial }: { readonly text: string; readonly trial: boolean },
  heard: (lines: readonly Line[]) => void,
): Promise<void> {
  for (const { csv, lines } of partsOf(text)) {
    const answer = await importsApi('POST /api/organisations/{id}/assembly-imports', {
      params: { id: organisation },
      body: { csv, trial },
    });
    // the number of a line in its part says nothing to people
    heard(answer.lines.map((one, at) => ({ ...one, line: lines[at] ?? one.line })));
  }
}

/** A table to fill in, with one line that shows how. */
export const template = csvOf([
  columns,
  [
    'Laser bench 3',
    'Hall 4, rack B',
    'laser; 5-axis',
    'Class 4 laser with a stage',
    'ssh bench-3.lab.example',
    'in-service',
    '',
    '5 min',
    '10 min',
    '15 min',
    '8 h',
    '90 d',
    'Robotics',
    '',
  ],
]);
