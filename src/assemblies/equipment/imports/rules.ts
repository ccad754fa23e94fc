import type { Row } from './csv.ts';

export const LINES = 1000;
/** Characters of one request; a page sends a longer file in parts. */
export const LONGEST = 150_000;
/** Characters of one file. */
export const FILE = 1_000_000;

/** In the order of the template. */
export const columns = [
  'name',
  'place',
  'tags',
  'description',
  'connection',
  'state',
  'reason',
  'startup',
  'cleanup',
  'shortest',
  'longest',
  'horizon',
  'bookedBy',
  'seenBy',
] as const;
export type ColumnName = (typeof columns)[number];
const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/gu, '');
const known = new Map(columns.map((name) => [plain(name), name]));

type Refusal = { readonly code: string; readonly args?: { readonly column: string } };
/** Which column stands where. */
export function headOf(cells: readonly string[]): readonly ColumnName[] | Refusal {
  const named = cells.map((cell) => known.get(plain(cell)));
  const stranger = named.findIndex((name, at) => name === undefined || named.indexOf(name) < at);
  if (stranger >= 0)
    return { code: 'unknown-column', args: { column: cells[stranger]!.slice(0, 40) } };
  return named.includes('name') ? (named as ColumnName[]) : { code: 'no-name-column' };
}

const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, m: 60, h: 3600, d: 86_400 };
/** `90 d`, `24h`, `5 min`, `5`: minutes where nothing is said; null: it is none. */
export function spanOf(text: string): number | null {
  const [, count, unit = 'min'] = /^(\d{1,9}(?:[.,]\d{1,3})?)\s*(s|min|m|h|d)?$/iu.exec(text) ?? [];
  if (count === undefined) return null;
  return Math.round(Number(count.replace(',', '.')) * seconds[unit.toLowerCase()]!);
}
const listed = (text: string, parts: RegExp): string[] =>
  text
    .split(parts)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const spans: readonly ColumnName[] = ['startup', 'cleanup', 'shortest', 'longest', 'horizon'];
/** What a line says; a cell that is empty says nothing. */
export type Said = {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly groups: Readonly<Partial<Record<'bookedBy' | 'seenBy', readonly string[]>>>;
};
export function saidIn({ cells }: Row, head: readonly ColumnName[]): Said {
  const given = new Map(
    head.flatMap((name, at) => (cells[at] ? [[name, cells[at]] as const] : [])),
  );
  const groups: { -readonly [K in keyof Said['groups']]: Said['groups'][K] } = {};
  const fields: Record<string, unknown> = {};
  for (const [name, text] of given)
    if (name === 'bookedBy' || name === 'seenBy') groups[name] = listed(text, /;/u);
    else if (name === 'tags') fields[name] = listed(text, /[;,]/u);
    else if (name === 'state') fields[name] = text.toLowerCase().replaceAll(/[\s_]/gu, '-');
    else if (spans.includes(name)) fields[name] = spanOf(text) ?? text;
    else fields[name] = text;
  return { name: given.get('name') ?? '', fields, groups };
}
/** What was meant as a span of time, and is none. */
export const noSpans = ({ fields }: Said): readonly ColumnName[] =>
  spans.filter((name) => typeof fields[name] === 'string');
