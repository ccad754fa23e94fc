import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { useLive, type Live } from '../../../../base/ui/talk/live.tsx';
import { lookAgain } from '../../../../base/ui/talk/queries.ts';
import { chatTopic } from '../../../chat/rules.ts';
import type { Entered, RoomView } from '../../../enter/contract.ts';
import { door, roomKey } from '../../../door/ui/api.ts';
import type { Insider } from '../../../stays/contract.ts';
import type { Quality, Sight } from '../../medium/media.ts';
import { ownQuality } from '../../medium/rules.ts';
import { shownNow, works } from '../devices/DeviceButtons.tsx';
import { devices } from '../devices/devices.ts';
import type { Devices } from '../devices/devices.ts';
import { leadsToLobby, reasons, type Phase } from './phase.ts';
import { useConnections, type Connections } from './use-connections.ts';
import { ask, takeAhead, type Shown } from '../arrival.ts';
import { visit } from '../visit.ts';

export type Call = {
  readonly phase: Phase;
  readonly stay: string | null;
  readonly sights: ReadonlyMap<string, Sight>;
  /** Of our own end. */ readonly quality: Quality | null;
  /** The host who turned our microphone off, until it is on again. */ readonly mutedBy:
    string | null;
  readonly raise: (up: boolean) => void;
  readonly leave: () => void;
  readonly again: () => void;
};

/**
 * Enters the room, keeps the stay through broken lines, and holds the connections to the others.
 */
export function useCall(
  session: string,
  inside: readonly Insider[] | undefined,
  mine: Devices,
  screen: MediaStreamTrack | null,
): Call {
  const live = useLive();
  const line = useRef(live);
  useEffect(() => void (line.current = live));
  const [connections, sights] = useConnections(line);
  const { phase, stay, joined, enter, end, again } = useStay(session, connections, line);
  const mutedBy = useOrders(session, connections, end, works(mine.microphone));
  const wanted = phase.at === 'entering' || phase.at === 'inside';
  useEntering(session, live.state === 'open' && wanted, enter, end);
  useEffect(() => {
    // a list from before we came does not know us, nor perhaps the others
    const knows = inside?.some((insider) => insider.stay === stay);
    if (stay && inside && knows) connections.meet(stay, inside);
  }, [connections, stay, inside]);
  const [microphone, camera] = [mine.microphone.track, mine.camera.track];
  useEffect(
    () => connections.show({ microphone, camera, screen }),
    [connections, stay, microphone, camera, screen],
  );
  const raise = useTelling(mine, screen !== null, { line, stay, joined });
  const leave = useCallback(() => {
    const left = connections.stay();
    // the broken line ends the stay as well
    if (left) void door('DELETE /api/stays/{id}', { params: { id: left } }).catch(() => undefined);
    end({ at: 'left' });
  }, [connections, end]);
  // Away to another page of ours: the live line stays open, so nobody else would notice.
  useEffect(
    () => () => {
      if (connections.stay()) line.current.send({ t: 'leave' });
      connections.close();
    },
    [connections],
  );
  const quality = ownQuality([...sights.values()].map((sight) => sight.quality));
  return { phase, stay, sights, quality, mutedBy, raise, leave, again };
}

/** Where one is with this room, and as which stay. */
function useStay(session: string, connections: Connections, line: RefObject<Live>) {
  const queries = useQueryClient();
  const [phase, setPhase] = useState<Phase>({ at: 'entering' });
  const [stay, setStay] = useState<string | null>(null);
  const [joined, setJoined] = useState<Shown | null>(null);
  const enter = useCallback(
    (entered: Entered, shown: Shown) => {
      visit.keep(session, entered.stay);
      line.current.send({ t: 'join', ticket: entered.ticket });
      const called = connections.open(entered);
      connections.meet(entered.stay, entered.inside);
      // the others are called before the room is drawn, which takes the page a while
      void called.then(() => {
        if (connections.stay() !== entered.stay) return;
        arrive(queries, session, entered.inside);
        setStay(entered.stay);
        setJoined(shown);
        setPhase({ at: 'inside' });
        // what was said while the line was broken is in no journal that would tell
        void queries.invalidateQueries({ queryKey: [chatTopic(session)] });
      });
    },
    [session, connections, line, queries],
  );
  const end = useCallback(
    (next: Phase) => {
      connections.close();
      visit.end(session);
      setStay(null);
      setPhase(next);
      // What one may know of the room from outside is something else; the lobby must not begin with
      // what was known inside.
      const known = { queryKey: roomKey(session) };
      void (leadsToLobby(next) ? queries.resetQueries(known) : queries.invalidateQueries(known));
    },
    [session, connections, queries],
  );
  const again = useCallback(() => {
    visit.begin(session);
    setPhase({ at: 'entering' });
  }, [session]);
  return { phase, stay, joined, enter, end, again };
}

/**
 * Entering tells who is inside; the rest is looked at when the line says that we have joined. A look
 * from before would come without those inside.
 */
function arrive(queries: QueryClient, session: string, inside: readonly Insider[]): void {
  const queryKey = roomKey(session);
  if (!queries.getQueryData(queryKey)) return;
  void queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData<RoomView>(queryKey, (room) => room && { ...room, inside: [...inside] });
}

/** What the server passes on or orders. Answers with the host who turned our microphone off. */
function useOrders(
  session: string,
  connections: Connections,
  end: (next: Phase) => void,
  speaks: boolean,
): string | null {
  const { onMessage } = useLive();
  const queries = useQueryClient();
  const [mutedBy, setMutedBy] = useState<string | null>(null);
  useEffect(() => {
    const ends = [
      onMessage(
        'signal',
        ({ from, data }) => typeof from === 'string' && connections.hear(from, data),
      ),
      onMessage(
        'roster',
        () => void lookAgain(queries, { queryKey: roomKey(session), exact: true }),
      ),
      onMessage('mute', ({ stay, by }) => {
        if (stay !== connections.stay()) return;
        devices.turn('microphone', false);
        setMutedBy(typeof by === 'string' ? by : '');
      }),
      onMessage('out', ({ stay, because, says }) => {
        if (stay !== connections.stay()) return;
        end({
          at: 'out',
          because: reasons.find((known) => known === because) ?? 'removed',
          says: typeof says === 'string' ? says : '',
        });
      }),
    ];
    return () => ends.forEach((stop) => stop());
  }, [onMessage, queries, session, connections, end]);
  useEffect(() => {
    if (speaks) setMutedBy(null);
  }, [speaks]);
  return mutedBy;
}

/** Asks to enter whenever one wants to and the line is there. */
function useEntering(
  session: string,
  wanted: boolean,
  onEntered: (entered: Entered, shown: Shown) => void,
  onRefused: (next: Phase) => void,
): void {
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    // One after the other: of two at once the later answer could belong to the stay that the other
    // one replaced.
    const entering = turn.current.then(() => {
      return current ? (takeAhead(session) ?? ask(session, shownNow())) : null;
    });
    turn.current = entering
      .then((asked) => asked && visit.begun(session) && visit.keep(session, asked.entered.stay))
      .catch(() => undefined);
    entering
      .then((asked) => {
        if (asked && current) onEntered(asked.entered, asked.shown);
      })
      .catch((error: unknown) => {
        const status = error instanceof ProblemError ? error.document.status : null;
        // No answer at all: the live line breaks too, and tries again when it is back.
        if (!current || status === 0) return;
        if (status === 403 || status === 404) onRefused({ at: 'door' });
        else
          onRefused({ at: 'failed', error: error instanceof Error ? error : new Error('unknown') });
      });
    return () => {
      current = false;
    };
  }, [session, wanted, onEntered, onRefused]);
}

type Joined = {
  readonly line: RefObject<Live>;
  readonly stay: string | null;
  /** What was told by entering, anew each time: what differs has to be told after it. */
  readonly joined: Shown | null;
};
/** Tells the others what of us is on. Answers with how to raise a hand. */
function useTelling(
  { microphone, camera }: Devices,
  shares: boolean,
  { line, stay, joined }: Joined,
): (up: boolean) => void {
  const [speaks, shows] = [works(microphone), works(camera)];
  const state = useMemo(
    () => ({ t: 'state', microphone: speaks, camera: shows, screen: shares }) as const,
    [speaks, shows, shares],
  );
  const known = useRef<Shown | null>(null);
  useEffect(() => {
    if (!joined || !stay) return;
    const isNew = known.current !== joined;
    known.current = joined;
    const told = isNew && joined.microphone === speaks && joined.camera === shows && !shares;
    if (!told) line.current.send(state);
  }, [line, joined, stay, state, speaks, shows, shares]);
  return useCallback(
    (up: boolean) => void line.current.send({ ...state, hand: up }),
    [line, state],
  );
}
