import { memo } from 'react';
import { useTranslations } from '../../../../base/ui/talk/words.tsx';
import { useTimes } from '../../../../base/ui/When.tsx';
import { inTheWay, standsAt, within, type Block, type Row } from '../lines/blocks.ts';
import { levels, minute as minutes, xOf, type Range, type Scale } from '../lines/scale.ts';
import classes from './board.module.css';
import type { Proposal } from './use-pointer.ts';
import { sizes } from './use-view.ts';

/** Pixels from which on a block says whose it is; what is less is drawn together with the others. */
const legible = 40;

type Props = {
  readonly row: Row;
  readonly at: number;
  readonly scale: Scale;
  readonly window: Range;
  readonly minute: number;
  readonly proposal: Proposal | null;
  /** Where the keyboard is, if it is here. */
  readonly cursorAt: number | null;
  readonly cursorId: string | undefined;
};

/** One assembly, and what stands on it. */
export const LineRow = memo(function LineRow({ row, at, scale, window, minute, ...rest }: Props) {
  const t = useTranslations('assemblies.timeline');
  const { proposal, cursorAt, cursorId } = rest;
  const stands = standsAt(row, minute);
  const moved = proposal?.block?.key;
  const blocks = within(row, window).filter(({ key }) => key !== moved);
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={classes.row}
      data-cursor={cursorAt !== null || undefined}
      data-closed={!row.inService || undefined}
      style={{ top: sizes.head + at * sizes.row, height: sizes.row }}
    >
      <div role="rowheader" className={classes.name} style={{ width: sizes.names }}>
        <b dir="auto">{row.name}</b>
        <span className={classes.stands} data-stands={stands}>
          {[t(`states.${stands}`), row.place].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div role="gridcell" className={classes.lane} style={{ left: sizes.names }}>
        <Lane {...{ row, blocks, scale, window, proposal }} />
      </div>
      {cursorAt !== null && <CursorCell {...{ row, scale }} at={cursorAt} id={cursorId} />}
    </div>
  );
});

function Lane({
  row,
  blocks,
  scale,
  window,
  proposal,
}: Pick<Props, 'row' | 'scale' | 'window' | 'proposal'> & { readonly blocks: readonly Block[] }) {
  const left = xOf(scale, window.from);
  const inside = ({ from, to }: Range) => ({
    from: Math.max(from, window.from),
    to: Math.min(to, window.to),
  });
  const box = (span: Range, top: number): string => {
    const { from, to } = inside(span);
    if (to <= from) return '';
    const x = xOf(scale, from) - left;
    const width = Math.max(1.5, xOf(scale, to) - left - x);
    return shapeOf(x, width, top);
  };
  const isWide = ({ from, to, look }: Block): boolean => {
    const seen = inside({ from, to });
    const least = look === 'mine' ? legible / 2 : legible;
    return xOf(scale, seen.to) - xOf(scale, seen.from) >= least;
  };
  const named = blocks.filter((block) => block.booking !== null && isWide(block));
  const plain = blocks.filter((block) => !named.includes(block));
  const path = (look: Block['look']) =>
    plain
      .filter((block) => block.look === look)
      .map((block) => box(block, 6))
      .join('');
  return (
    <>
      <svg
        aria-hidden
        width={xOf(scale, window.to) - left}
        height={sizes.row}
        style={{ left }}
        className={classes.drawn}
      >
        <path className={classes.hatched} d={blocks.map(hatchOf(box)).join('')} />
        {(['booked', 'maintenance', 'offer', 'mine'] as const).map((look) => {
          const d = path(look);
          return d && <path key={look} className={classes[look]} d={d} />;
        })}
      </svg>
      {named.map((block) => (
        <Named key={block.key} {...{ block, scale, window }} />
      ))}
      {proposal && <Proposed {...{ row, proposal, scale }} />}
    </>
  );
}

/** A box, its corners round where there is room. */
function shapeOf(x: number, width: number, top: number): string {
  const height = sizes.row - 2 * top;
  const r = Math.min(3, width / 3);
  const [across, down] = [(width - 2 * r).toFixed(1), height - 2 * r];
  return `M${(x + r).toFixed(1)} ${top}h${across}q${r} 0 ${r} ${r}v${down}q0 ${r}-${r} ${r}h-${across}q-${r} 0-${r}-${r}v-${down}q0-${r} ${r}-${r}z`;
}

/** What is blocked around a booking: start-up before it, cleanup after it. */
const hatchOf =
  (box: (span: Range, top: number) => string) =>
  ({ from, to, blocked }: Block): string =>
    (blocked.from < from ? box({ from: blocked.from, to: from }, 10) : '') +
    (blocked.to > to ? box({ from: to, to: blocked.to }, 10) : '');

function Named({
  block,
  scale,
  window,
}: Pick<Props, 'scale' | 'window'> & { readonly block: Block }) {
  const t = useTranslations('assemblies.timeline');
  const from = xOf(scale, Math.max(block.from, window.from));
  const width = xOf(scale, Math.min(block.to, window.to)) - from;
  const { booking, look } = block;
  return (
    <div
      className={classes.block}
      data-look={look}
      data-booking={booking?.id}
      style={{ left: from, width: Math.max(3, width - 1) }}
    >
      {width >= legible - 8 && <span dir="auto">{labelOf(block, t)}</span>}
    </div>
  );
}
type Says = ReturnType<typeof useTranslations<'assemblies.timeline'>>;
export function labelOf({ booking, look }: Block, t: Says): string {
  if (look === 'maintenance') return t('maintenance');
  if (look === 'offer') return t('offer');
  if (!booking) return t('busy');
  const who = look === 'mine' ? t('mine') : (booking.holder ?? t('inUse'));
  return booking.purpose ? `${who}: ${booking.purpose}` : who;
}

function Proposed({
  row,
  proposal,
  scale,
}: Pick<Props, 'row' | 'scale'> & { readonly proposal: Proposal }) {
  const times = useTimes();
  const { from, to, block, refused } = proposal;
  const clash = refused !== undefined || inTheWay(row, { from, to }, block?.key ?? null);
  const left = xOf(scale, from);
  return (
    <div
      className={classes.proposed}
      data-clash={clash ? true : undefined}
      style={{ left, width: Math.max(3, xOf(scale, to) - left) }}
    >
      <span>{times.span(new Date(from), new Date(to))}</span>
    </div>
  );
}

/** Where the keyboard is, in words. */
function CursorCell({
  row,
  scale,
  at,
  id,
}: Pick<Props, 'row' | 'scale'> & { readonly at: number; readonly id: string | undefined }) {
  const words = useCellWords();
  const step = levels[scale.zoom].step * minutes;
  const left = xOf(scale, at);
  return (
    <div
      role="gridcell"
      id={id}
      className={classes.cursor}
      aria-label={words(row, { from: at, to: at + step })}
      style={{ left: sizes.names + left, width: Math.max(8, xOf(scale, at + step) - left) }}
    />
  );
}

/** "Bench 3, Tue 1 Dec, 10:00 – 11:00, free" */
function useCellWords(): (row: Row, span: Range) => string {
  const t = useTranslations('assemblies.timeline');
  const times = useTimes();
  return (row, { from, to }) => {
    const block = within(row, { from, to }).find((one) => one.blocked.from < to);
    const found = within(row, { from, to }).find((one) => one.from < to && one.to > from);
    const when = times.span(new Date(from), new Date(to));
    if (found) {
      const span = times.span(new Date(found.from), new Date(found.to));
      return t('cell', { name: row.name, when, what: `${labelOf(found, t)}, ${span}` });
    }
    const what = !row.inService ? t(`states.${row.stands}`) : block ? t('partlyFree') : t('free');
    return t('cell', { name: row.name, when, what });
  };
}
