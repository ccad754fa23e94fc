import { Button, Group, Progress } from '@mantine/core';
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Problem } from '../../../../base/ui/Problem.tsx';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useNow, useTimes } from '../../../../base/ui/When.tsx';
import { dayOf } from '../../../../sessions/ui/days.ts';
import type { Row } from '../lines/blocks.ts';
import { lengthOf, xOf, zoomBy, type Zoom } from '../lines/scale.ts';
import { Backdrop, Head, Now } from './Head.tsx';
import { labelOf, LineRow } from './LineRow.tsx';
import { useCursor, zoomTo, type Cursor } from './use-cursor.ts';
import { usePointer, type Acts, type Hovered, type Proposal } from './use-pointer.ts';
import { sizes, type View } from './use-view.ts';
import classes from './board.module.css';

type Props = Acts & {
  readonly view: View;
  readonly rows: readonly Row[];
  readonly proposal: Proposal | null;
  readonly coming: boolean;
  readonly onZoom: (zoom: Zoom) => void;
  readonly empty: ReactNode;
};

/** Assemblies below each other, time to the right; as much of both as is in view. */
export function Board({ view, rows, proposal, coming, onZoom, empty, ...acts }: Props) {
  const t = useTranslations('assemblies.timeline');
  const id = useId();
  const pointer = usePointer(view, rows, acts);
  const keys = useCursor(view, rows, { ...acts, onZoom });
  useWheel(view, onZoom);
  const cursor = keys.cursor && {
    ...keys.cursor,
    id: `${id}-${keys.cursor.row}-${keys.cursor.at}`,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      pointer.cancel();
      acts.onDraw(null);
    }
    keys.onKeyDown(event);
  };
  return (
    <>
      <Hatch />
      <div
        ref={view.ref}
        role="grid"
        tabIndex={0}
        aria-label={t('title')}
        aria-describedby={`${id}-keys`}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={cursor?.id}
        className={classes.scroller}
        style={{ cursor: shapeOf(pointer.hovered) }}
        onScroll={view.look}
        onKeyDown={onKeyDown}
        onFocus={keys.onFocus}
        {...pointer.handlers}
      >
        <Canvas {...{ view, rows, proposal, cursor }} onDrop={() => acts.onDraw(null)} />
      </div>
      {rows.length === 0 && empty}
      {coming && (
        <Progress
          value={100}
          animated
          size={3}
          aria-label={t('loading')}
          className={classes.coming ?? ''}
        />
      )}
      <span id={`${id}-keys`} hidden>
        {t('keys')}
      </span>
      {pointer.hovered?.block && <Tip hovered={pointer.hovered} />}
    </>
  );
}

type Drawn = Pick<Props, 'view' | 'rows' | 'proposal'> & {
  readonly cursor: (Cursor & { readonly step: number; readonly id: string }) | null;
  readonly onDrop: () => void;
};
/** All that is scrolled over, of which only what is in view is there. */
function Canvas({ view, rows, proposal, cursor, onDrop }: Drawn) {
  const { scale, window, seen, height } = view;
  const now = useNow();
  const inner = Math.max(0, height - sizes.head);
  return (
    <div
      className={classes.canvas}
      style={{
        width: sizes.names + lengthOf(scale),
        height: sizes.head + rows.length * sizes.row,
      }}
    >
      <Head {...{ scale, window }} today={dayOf(now, scale.zone)} />
      <Backdrop {...{ scale, window }} height={inner} />
      <Now {...{ scale }} height={Math.min(inner, rows.length * sizes.row)} />
      {rows.slice(seen.first, seen.last + 1).map((row, place) => {
        const at = seen.first + place;
        return (
          <LineRow
            key={row.id}
            {...{ row, at, scale, window }}
            minute={now.getTime()}
            proposal={proposal?.row.id === row.id ? proposal : null}
            cursorAt={cursor?.row === at ? cursor.at : null}
            cursorId={cursor?.row === at ? cursor.id : undefined}
          />
        );
      })}
      {proposal?.refused && (
        <div role="row">
          <Refused {...{ view, rows, proposal, onDrop }} />
        </div>
      )}
    </div>
  );
}

const shapes = { new: 'cell', move: 'grab', from: 'ew-resize', to: 'ew-resize', look: 'pointer' };
const shapeOf = (hovered: Hovered | null): string | undefined =>
  hovered?.grip ? shapes[hovered.grip] : undefined;

/** With the key of zooming held, the wheel zooms at the pointer; the page stays as large as it is. */
function useWheel(view: View, onZoom: (zoom: Zoom) => void): void {
  const [last] = useState({ at: 0 });
  useEffect(() => {
    const box = view.scroller.current;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      if (event.timeStamp - last.at < 180 || event.deltaY === 0) return;
      last.at = event.timeStamp;
      const x = event.clientX - box!.getBoundingClientRect().left - sizes.names;
      zoomTo(view, zoomBy(view.scale.zoom, Math.sign(event.deltaY)), Math.max(0, x), onZoom);
    };
    box?.addEventListener('wheel', wheel, { passive: false });
    return () => box?.removeEventListener('wheel', wheel);
  }, [view, onZoom, last]);
}

/** What start-up and cleanup are filled with. */
function Hatch() {
  return (
    <svg aria-hidden width={0} height={0} style={{ position: 'absolute' }}>
      <pattern
        id="timeline-hatch"
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className={classes.hatch} d="M1 0V6" />
      </pattern>
    </svg>
  );
}

/** What a pointer is over, in words. */
function Tip({ hovered: { row, block, x, y } }: { readonly hovered: Hovered }) {
  const t = useTranslations('assemblies.timeline');
  const times = useTimes();
  const { from, to, blocked } = block!;
  return (
    <div
      aria-hidden
      className={classes.tip}
      style={{ left: Math.min(x + 14, innerWidth - 340), top: y + 18 }}
    >
      <b dir="auto">{labelOf(block!, t)}</b>
      <span>{times.span(new Date(from), new Date(to))}</span>
      {blocked.to > to && <span>{t('cleanupUntil', { time: times.time(blocked.to) })}</span>}
      <span dir="auto">{row.name}</span>
    </div>
  );
}

/** Why what was drawn cannot be, beside it: nothing of it is lost. */
function Refused({
  view: { scale },
  rows,
  proposal,
  onDrop,
}: Pick<Props, 'view' | 'rows'> & { readonly proposal: Proposal; readonly onDrop: () => void }) {
  const t = useTranslations('assemblies.timeline');
  const at = rows.findIndex(({ id }) => id === proposal.row.id);
  const below = at < 4 || at < rows.length - 5;
  const edge = sizes.head + (below ? at + 1 : at) * sizes.row;
  return (
    <div
      role="gridcell"
      className={classes.refusal}
      style={{
        left: sizes.names + xOf(scale, proposal.from),
        top: edge + (below ? 4 : -4),
        ...(below ? {} : { transform: 'translateY(-100%)' }),
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
    >
      <Problem error={proposal.refused} />
      <Group justify="flex-end">
        <Button size="xs" variant="default" data-autofocus onClick={onDrop}>
          {t('leaveAsIs')}
        </Button>
      </Group>
    </div>
  );
}
