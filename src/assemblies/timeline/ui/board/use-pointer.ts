import { useRef, useState, type PointerEvent } from 'react';
import { within, type Block, type Row } from '../lines/blocks.ts';
import {
  atX,
  minute,
  snapped,
  stepAt,
  levels,
  xOf,
  type Range,
  type Scale,
} from '../lines/scale.ts';
import { sizes, type View } from './use-view.ts';

/** A span that is not booked yet; `block`: what of one's own is moved to there. */
export type Proposal = Range & {
  readonly row: Row;
  readonly block: Block | null;
  readonly refused?: Error;
};
/** What a pointer does: draw something new, take a block by its middle or an end, or look at it. */
type Grip = 'new' | 'move' | 'from' | 'to' | 'look';
type Press = {
  readonly grip: Grip;
  readonly row: Row;
  readonly block: Block | null;
  readonly at: number;
  readonly x: number;
  readonly touch: boolean;
  moved: boolean;
};
type Under = { readonly row: Row; readonly at: number; readonly block: Block | null };
export type Hovered = Under & {
  readonly grip: Grip | null;
  readonly x: number;
  readonly y: number;
};

const edge = 7; // pixels at the end of a block by which it is taken
const slack = 4; // pixels that a click may shake
const rim = 20; // pixels

const span = (
  scale: Scale,
  row: Row,
  { grip, block, at }: Press,
  now: number,
  to: number,
): Range => {
  const soonest = Math.ceil(now / minute) * minute;
  const shortest = row.shortest * 1000;
  if (!block) {
    const from = Math.max(soonest, snapped(scale, Math.min(at, to)));
    return { from, to: Math.max(from + shortest, snapped(scale, Math.max(at, to))) };
  }
  if (grip === 'from')
    return {
      from: Math.min(block.to - shortest, Math.max(soonest, snapped(scale, to))),
      to: block.to,
    };
  if (grip === 'to') {
    const least = block.from <= now ? block.to : block.from + shortest;
    return { from: block.from, to: Math.max(least, snapped(scale, to)) };
  }
  const from = Math.max(soonest, snapped(scale, block.from + to - at));
  return { from, to: from + block.to - block.from };
};

/** What would be booked by a click: from the step that it is in, as long as is usual there. */
export function proposed(scale: Scale, row: Row, at: number, now: number): Proposal {
  const from = Math.max(Math.ceil(now / minute) * minute, stepAt(scale, at));
  const length = Math.max(row.shortest * 1000, Math.min(row.longest, usual) * 1000);
  return { row, block: null, from, to: from + length };
}
const usual = 3600; // seconds

export type Acts = {
  readonly onDraw: (proposal: Proposal | null) => void;
  readonly onPropose: (proposal: Proposal) => void;
  readonly onOpen: (row: Row, block: Block) => void;
};

/** Drawing, moving and resizing with a pointer; a finger scrolls, and only taps. */
export function usePointer(view: View, rows: readonly Row[], { onDraw, onPropose, onOpen }: Acts) {
  const { scale, scroller } = view;
  const press = useRef<Press>(null);
  const drawn = useRef<Proposal>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);

  const under = (event: PointerEvent): Placed | null => placeOf(event, view, rows);
  const end = (): void => {
    press.current = null;
    drawn.current = null;
  };
  return {
    hovered,
    cancel: () => {
      if (press.current?.moved) onDraw(null);
      end();
    },
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        const place = event.button === 0 ? under(event) : null;
        const grip = place && gripOf(scale, place);
        if (!place || !grip) return;
        const touch = event.pointerType === 'touch';
        press.current = { ...place, grip, touch, x: event.clientX, moved: false };
        if (!touch) scroller.current?.setPointerCapture(event.pointerId);
        setHovered(null);
      },
      onPointerMove: (event: PointerEvent) => {
        const held = press.current;
        if (!held) {
          const place = event.pointerType === 'touch' ? null : under(event);
          setHovered(place && { ...place, grip: gripOf(scale, place) });
          return;
        }
        if (held.touch || held.grip === 'look') return;
        held.moved ||= Math.abs(event.clientX - held.x) > slack;
        if (!held.moved) return;
        const { row, block } = held;
        const to = drawnTo(event, view);
        drawn.current = { ...span(scale, row, held, Date.now(), to), row, block };
        onDraw(drawn.current);
      },
      onPointerUp: () => {
        const held = press.current;
        const proposal = drawn.current;
        end();
        if (!held) return;
        if (proposal) return onPropose(proposal);
        if (held.block) return onOpen(held.row, held.block);
        onPropose(proposed(scale, held.row, held.at, Date.now()));
      },
      onPointerCancel: () => {
        if (drawn.current) onDraw(null);
        end();
      },
      onPointerLeave: () => setHovered(null),
    },
  };
}

type Placed = Under & { readonly x: number; readonly y: number };
/** The assembly and the instant that a pointer is at. */
function placeOf(
  { clientX: x, clientY: y }: PointerEvent,
  { scale, scroller }: View,
  rows: readonly Row[],
): Placed | null {
  const box = scroller.current!;
  const { left, top } = box.getBoundingClientRect();
  const across = x - left - sizes.names;
  const down = y - top - sizes.head;
  const row = rows[Math.floor((down + box.scrollTop) / sizes.row)];
  if (across < 0 || down < 0 || !row || across > scale.width) return null;
  const at = atX(scale, across + box.scrollLeft);
  return { row, at, block: hit(scale, row, at), x, y };
}
/** At the rim the time goes on below the pointer. */
function drawnTo({ clientX }: PointerEvent, { scale, scroller }: View): number {
  const box = scroller.current!;
  const x = clientX - box.getBoundingClientRect().left - sizes.names;
  if (x < rim) box.scrollLeft -= rim;
  if (x > scale.width - rim) box.scrollLeft += rim;
  return atX(scale, Math.max(0, Math.min(scale.width, x)) + box.scrollLeft);
}

function hit(scale: Scale, row: Row, at: number): Block | null {
  const slop = atX(scale, edge / 2) - atX(scale, 0);
  const near = within(row, { from: at - slop, to: at + slop });
  return (
    near.find(({ from, to }) => from <= at && at < to) ??
    near.find(({ look, from, to }) => look === 'mine' && from - slop <= at && at < to + slop) ??
    null
  );
}

function gripOf(scale: Scale, { row, at, block }: Under): Grip | null {
  const now = Date.now();
  if (!block)
    return row.books && row.inService && at > now - levels[scale.zoom].step * minute ? 'new' : null;
  if (block.look !== 'mine' || block.to <= now) return 'look';
  const near = (end: number) => Math.abs(xOf(scale, end) - xOf(scale, at)) <= edge;
  const narrow = xOf(scale, block.to) - xOf(scale, block.from) < 3 * edge;
  if (near(block.to) && !(narrow && at < (block.from + block.to) / 2)) return 'to';
  if (block.from <= now) return 'look';
  return near(block.from) ? 'from' : 'move';
}
