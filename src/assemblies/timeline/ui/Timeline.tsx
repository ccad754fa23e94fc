import { ActionIcon, Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconMinus, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../../../base/ui/Page.tsx';
import { Waiting } from '../../../base/ui/Waiting.tsx';
import { useAct } from '../../../base/ui/talk/act.ts';
import { useTranslations } from '../../../base/ui/talk/words.tsx';
import { useTimes } from '../../../base/ui/When.tsx';
import { dayOf, isDay, startOf } from '../../../sessions/ui/days.ts';
import { Board } from './board/Board.tsx';
import { zoomTo } from './board/use-cursor.ts';
import type { Proposal } from './board/use-pointer.ts';
import { useView, type View } from './board/use-view.ts';
import { BookDialog } from './booking/BookDialog.tsx';
import { DetailsDialog, moved } from './booking/DetailsDialog.tsx';
import { Filters, none } from './Filters.tsx';
import { DayList } from './DayList.tsx';
import { Nothing } from './Nothing.tsx';
import type { Block, Row } from './lines/blocks.ts';
import { hour, isZoom, levels, zoomBy, zooms, type Zoom } from './lines/scale.ts';
import { useLines, type Filter } from './lines/use-lines.ts';
import classes from './timeline.module.css';

type Place = Filter & { readonly zoom?: string; readonly view?: string };

/** What stands on all assemblies that one sees: drawn along the time, or as a list of a day. */
export function Timeline() {
  const t = useTranslations('assemblies.timeline');
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const { zoom: written, view, ...filter } = useSearch({ strict: false }) as Place;
  const navigate = useNavigate();
  const go = (change: Partial<Place>): void =>
    void navigate({
      to: '/assemblies/timeline',
      search: (now: Place) => ({ ...now, ...change }),
      replace: true,
      // the router would scroll the board back to where it was at the zoom before
      resetScroll: false,
    });
  const zoom = isZoom(written) ? written : 'days';
  const listed = phone || view === 'list';
  return (
    <Page
      title={t('title')}
      actions={
        !phone && (
          <SegmentedControl
            aria-label={t('view')}
            value={listed ? 'list' : 'board'}
            onChange={(as) => go({ view: as === 'list' ? as : undefined })}
            data={(['board', 'list'] as const).map((value) => ({ value, label: t(value) }))}
          />
        )
      }
    >
      <div className={listed ? undefined : classes.page}>
        <Filters filter={filter} onChange={go} />
        {listed ? (
          <DayList filter={filter} phone={phone} onClear={() => go(none)} />
        ) : (
          <Drawn {...{ filter, zoom }} onZoom={(to) => go({ zoom: to })} onClear={() => go(none)} />
        )}
      </div>
    </Page>
  );
}

type DrawnProps = {
  readonly filter: Filter;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onClear: () => void;
};

function Drawn({ filter, zoom, onZoom, onClear }: DrawnProps) {
  const { zone } = useTimes();
  const view = useView(zoom, zone);
  const lines = useLines(filter, zoom, view.window, view.seen);
  const { proposal, setProposal, settle } = useProposal();
  const [booking, setBooking] = useState(false);
  const [looked, setLooked] = useState<{ row: Row; block: Block } | null>(null);
  const open = (row: Row, block: Block): void => {
    if (block.booking) setLooked({ row, block });
    // several together: from closer they are told apart
    else {
      view.anchorAt((block.from + block.to) / 2);
      onZoom(levels[zoom].across > levels.week.across ? 'week' : zoomBy(zoom, -1));
    }
  };
  const propose = (wanted: Proposal): void => {
    setProposal(wanted);
    if (wanted.block) settle(wanted);
    else setBooking(true);
  };
  const close = (): void => {
    setBooking(false);
    setProposal(null);
  };
  return (
    <>
      <Steering {...{ view, zoom, onZoom }} />
      <div className={classes.frame}>
        <Waiting query={lines} as="rows">
          {(rows) => (
            <Board
              {...{ view, rows, proposal, onZoom }}
              coming={lines.coming}
              onDraw={setProposal}
              onPropose={propose}
              onOpen={open}
              empty={<Nothing {...{ filter, onClear }} />}
            />
          )}
        </Waiting>
      </div>
      <BookDialog
        wish={booking ? proposal : null}
        onChange={(span) => proposal && setProposal({ ...proposal, ...span })}
        onClose={close}
      />
      <DetailsDialog looked={looked} onClose={() => setLooked(null)} />
    </>
  );
}

/** What is drawn, and what becomes of a booking that was moved to there. */
function useProposal() {
  const t = useTranslations('assemblies.timeline');
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const { mutate } = useAct(
    ({ block, from, to }: Proposal) =>
      moved(block!.booking!.id, block!.from <= Date.now(), { from, to }),
    {
      changes: ['sessions'],
      done: t('changed'),
      // drawn where it is put until the answer has it there
      then: () => void setTimeout(() => setProposal(null), 400),
    },
  );
  const settle = (wanted: Proposal): void => {
    const { block, from, to } = wanted;
    if (block?.from === from && block.to === to) return setProposal(null);
    mutate(wanted, { onError: (refused) => setProposal({ ...wanted, refused }) });
  };
  return { proposal, setProposal, settle };
}

/** To other times, and closer or farther. */
function Steering({
  view,
  zoom,
  onZoom,
}: Pick<DrawnProps, 'zoom' | 'onZoom'> & { readonly view: View }) {
  const t = useTranslations('assemblies.timeline');
  const { scale, scroller, goTo } = view;
  // about what is seen at the left
  const shown = view.window.from + levels[zoom].across * hour * 0.2;
  const turn = (by: number): void => {
    scroller.current?.scrollBy({ left: by * scale.width * 0.85 });
  };
  const toDay = (day: string): void => {
    if (isDay(day)) goTo(startOf(day, scale.zone).getTime());
  };
  return (
    <Group justify="space-between" gap="sm" mb="sm">
      <Group gap="xs">
        <Button
          variant="default"
          size="sm"
          onClick={() => goTo(Date.now() - (levels[zoom].across / 12) * hour)}
        >
          {t('now')}
        </Button>
        <ActionIcon.Group>
          <ActionIcon variant="default" size={36} aria-label={t('before')} onClick={() => turn(-1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" size={36} aria-label={t('after')} onClick={() => turn(1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </ActionIcon.Group>
        <TextInput
          type="date"
          size="sm"
          aria-label={t('toDay')}
          value={dayOf(new Date(shown), scale.zone)}
          onChange={(event) => toDay(event.currentTarget.value)}
        />
      </Group>
      <Zooming {...{ zoom }} onZoom={(to) => zoomTo(view, to, scale.width / 2, onZoom)} />
    </Group>
  );
}

function Zooming({ zoom, onZoom }: Pick<DrawnProps, 'zoom' | 'onZoom'>) {
  const t = useTranslations('assemblies.timeline');
  return (
    <Group gap="xs">
      <ActionIcon.Group>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('closer')}
          disabled={zoom === zooms[0]}
          onClick={() => onZoom(zoomBy(zoom, -1))}
        >
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('farther')}
          disabled={zoom === zooms.at(-1)}
          onClick={() => onZoom(zoomBy(zoom, 1))}
        >
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
      </ActionIcon.Group>
      <SegmentedControl
        aria-label={t('zoom')}
        value={zoom}
        onChange={(to) => onZoom(to)}
        data={zooms.map((value) => ({ value, label: t(`zooms.${value}`) }))}
      />
    </Group>
  );
}
