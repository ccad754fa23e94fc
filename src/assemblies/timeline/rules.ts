import { Invalid } from '../../base/api/refusals.ts';

const day = 86_400_000;
/** Up to here each booking is told by itself. */
const closely = 8 * day;
/** Of a longer span this many gaps could be told apart. */
const parts = 300;

export type Span = { readonly from: Date; readonly to: Date };

/** Tags as they are stored: small letters, each once. */
export const tagsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim().toLowerCase())
      .filter(Boolean),
  ),
];

export function spanIn(asked: { readonly from: string; readonly to: string }): Span {
  const span = { from: new Date(asked.from), to: new Date(asked.to) };
  const days = (span.to.getTime() - span.from.getTime()) / day;
  if (!(days > 0)) throw new Invalid({ pointer: '#/query/to', code: 'wrong-value' });
  if (days > 62.1) throw new Invalid({ pointer: '#/query/to', code: 'range-too-long' });
  return span;
}

/** What somebody wants free; both ends or none. */
export function freeIn(from: string | undefined, to: string | undefined): Span | null {
  if (from === undefined && to === undefined) return null;
  const span = from && to ? { from: new Date(from), to: new Date(to) } : null;
  if (!span || span.to <= span.from)
    throw new Invalid({
      pointer: from ? '#/query/freeTo' : '#/query/freeFrom',
      code: 'wrong-value',
    });
  return span;
}

/** Seconds that two blocks lie apart to be told as two; null: each booking by itself. */
export function grainOf({ from, to }: Span): number | null {
  const length = to.getTime() - from.getTime();
  return length > closely ? Math.ceil(length / parts / 1000) : null;
}
