import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { dayOf } from '../../../../sessions/ui/days.ts';
import { atX, hour, lengthOf, levels, reach, xOf, type Scale, type Zoom } from '../lines/scale.ts';

export const sizes = { names: 210, head: 52, row: 42 } as const;

/** Where a screen is scrolled to, in steps, so that little is drawn anew on the way. */
type Spot = { readonly x: number; readonly row: number };
const start: Spot = { x: 0, row: 0 };
const across = (zoom: Zoom): number => levels[zoom].across * hour;
const rowsAtOnce = 3;
/** Of the width; as much is drawn before and after what is seen. */
const stride = 0.2;

/** What of the rows and of the time is in view, and the way to other times. */
export function useView(zoom: Zoom, zone: string) {
  const scroller = useRef<HTMLDivElement>(null);
  const { ref, width: outer, height } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(scroller, ref);
  const [range] = useState(() => reach(dayOf(new Date().toISOString(), zone), zone));
  const width = Math.max(200, outer - sizes.names);
  const scale = useMemo<Scale>(() => ({ zoom, range, zone, width }), [zoom, range, zone, width]);
  const [spot, setSpot] = useState(start);
  const look = useCallback((): void => {
    const { scrollLeft = 0, scrollTop = 0 } = scroller.current ?? {};
    const x = Math.floor(scrollLeft / (width * stride)) * width * stride;
    const row = Math.floor(scrollTop / sizes.row / rowsAtOnce) * rowsAtOnce;
    setSpot((now) => (now.x === x && now.row === row ? now : { x, row }));
  }, [width]);
  const { anchor, anchorAt, goTo } = useAnchor(scroller, scale, outer > 0, look);
  const left = Math.max(0, spot.x - width * stride * 0.5);
  const right = Math.min(lengthOf(scale), spot.x + width * (1 + stride * 1.5));
  const first = Math.max(0, spot.row - rowsAtOnce);
  const last = spot.row + Math.ceil(Math.max(0, height - sizes.head) / sizes.row) + rowsAtOnce;
  const [opened] = useState(() => Date.now());
  const isPlaced = outer > 0 && spot !== start;
  const window = useMemo(
    () =>
      isPlaced
        ? { from: atX(scale, left), to: atX(scale, right) }
        : { from: opened - 0.2 * across(zoom), to: opened + 1.2 * across(zoom) },
    [scale, left, right, isPlaced, opened, zoom],
  );
  return {
    ref: merged,
    scroller,
    scale,
    /** The time that is drawn: a little more than what is seen. */
    window,
    seen: { first, last },
    height,
    look,
    anchor,
    anchorAt,
    goTo,
  };
}
export type View = ReturnType<typeof useView>;

/** The instant that keeps its place when the zoom or the width changes, and the pixel it is at. */
type Anchor = { readonly at: number; readonly x: number };

function useAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  scale: Scale,
  ready: boolean,
  look: () => void,
) {
  const anchored = useRef<Anchor>(undefined);
  const kept = useRef<Scale>(undefined);
  const goTo = useCallback(
    (at: number, share = 0): void => {
      scroller.current?.scrollTo({ left: xOf(scale, at) - share * scale.width });
      look();
    },
    [scroller, scale, look],
  );
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || !ready) return;
    const before = kept.current;
    // first of all now, with what has just been before it
    const { at, x } = anchored.current ?? {
      at: before ? atX(before, box.scrollLeft) : Date.now() - across(scale.zoom) / 12,
      x: 0,
    };
    anchored.current = undefined;
    kept.current = scale;
    box.scrollLeft = xOf(scale, at) - x;
    look();
  }, [scroller, scale, ready, look]);
  /** What is at this pixel of the screen stays there, whatever the zoom becomes next. */
  const anchor = useCallback(
    (x: number): void => {
      const box = scroller.current;
      if (box) anchored.current = { at: atX(scale, box.scrollLeft + x), x };
    },
    [scroller, scale],
  );
  /** This instant stands in the middle, whatever the zoom becomes next. */
  const anchorAt = useCallback(
    (at: number): void => void (anchored.current = { at, x: scale.width / 2 }),
    [scale],
  );
  return { anchor, anchorAt, goTo };
}
