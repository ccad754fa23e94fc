import { useState, type KeyboardEvent } from 'react';
import { within, type Row } from '../lines/blocks.ts';
import { atX, levels, minute, stepAt, xOf, zoomBy, type Zoom } from '../lines/scale.ts';
import { proposed, type Acts } from './use-pointer.ts';
import { sizes, type View } from './use-view.ts';

/** The cell that the keyboard is at: one step of the zoom, on one assembly. */
export type Cursor = { readonly row: number; readonly at: number };
const rowsPerPage = 10;

/** The first thing that stands in the cell. */
export const standingIn = (
  row: Row,
  { from, to }: { readonly from: number; readonly to: number },
) => within(row, { from, to }).find((block) => block.from < to && block.to > from);

type Keys = Pick<Acts, 'onPropose' | 'onOpen'> & { readonly onZoom: (zoom: Zoom) => void };

/** The timeline by the keyboard: arrows, pages, ends, Enter, plus and minus. */
export function useCursor(view: View, rows: readonly Row[], { onPropose, onOpen, onZoom }: Keys) {
  const { scale, seen } = view;
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const step = levels[scale.zoom].step * minute;
  const shown = cursor &&
    rows.length > 0 && {
      row: Math.min(cursor.row, rows.length - 1),
      at: stepAt(scale, cursor.at),
    };
  const start = (): Cursor => shown || { row: seen.first, at: stepAt(scale, Date.now()) };
  const go = (by: Partial<Cursor>): void => {
    const wanted = { ...start(), ...by };
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, wanted.row)),
      at: Math.max(scale.range.from, Math.min(scale.range.to - step, wanted.at)),
    };
    setCursor(next);
    reveal(view, next, step);
  };
  const press = (): void => {
    const row = shown && rows[shown.row];
    if (!row) return go({});
    const block = standingIn(row, { from: shown.at, to: shown.at + step });
    if (block) onOpen(row, block);
    else if (row.books && row.inService && shown.at + step > Date.now())
      onPropose(proposed(scale, row, shown.at, Date.now()));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    const way = wayOf(event, view, shown ? { ...shown, step } : { ...start(), row: -1, step });
    if (event.key === 'Enter' || event.key === ' ') press();
    else if (event.key === '+') zoomTo(view, zoomBy(scale.zoom, -1), scale.width / 2, onZoom);
    else if (event.key === '-') zoomTo(view, zoomBy(scale.zoom, 1), scale.width / 2, onZoom);
    else if (way) go(way);
    else return;
    event.preventDefault();
  };
  return {
    cursor: shown ? { ...shown, step } : null,
    onKeyDown,
    onFocus: () => {
      if (!cursor) setCursor(start());
    },
  };
}

/** Where a key leads from where the cursor is. */
function wayOf(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { scale, scroller }: View,
  { row, at, step }: Cursor & { readonly step: number },
): Partial<Cursor> | undefined {
  const left = scroller.current?.scrollLeft ?? 0;
  const ways: Readonly<Record<string, Partial<Cursor>>> = {
    ArrowLeft: { at: stepAt(scale, at - step / 2) },
    ArrowRight: { at: stepAt(scale, at + step * 1.5) },
    ArrowUp: { row: row - 1 },
    ArrowDown: { row: row + 1 },
    PageUp: { row: row - rowsPerPage },
    PageDown: { row: row + rowsPerPage },
    Home: ctrlKey ? { row: 0 } : { at: stepAt(scale, atX(scale, left) + step) },
    End: ctrlKey ? { row: Infinity } : { at: stepAt(scale, atX(scale, left + scale.width) - step) },
  };
  return ways[key];
}

/** What lies at that pixel of the screen stays there. */
export function zoomTo(view: View, zoom: Zoom, x: number, onZoom: (zoom: Zoom) => void): void {
  if (zoom === view.scale.zoom) return;
  view.anchor(x);
  onZoom(zoom);
}

function reveal({ scroller, scale, look }: View, { row, at }: Cursor, step: number): void {
  const box = scroller.current;
  if (!box) return;
  const [left, top] = [xOf(scale, at), row * sizes.row];
  const right = xOf(scale, at + step);
  if (left < box.scrollLeft) box.scrollLeft = left;
  else if (right > box.scrollLeft + scale.width)
    box.scrollLeft = Math.min(left, right - scale.width);
  const height = box.clientHeight - sizes.head;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + sizes.row > box.scrollTop + height) box.scrollTop = top + sizes.row - height;
  look();
}
