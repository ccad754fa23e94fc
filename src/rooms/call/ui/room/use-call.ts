import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ProblemError } from '../../../../base/ui/talk/api.ts';
import { useLive } from '../../../../base/ui/talk/live.tsx';
import { chatTopic } from '../../../chat/rules.ts';
import type { Entered } from '../../../door/contract.ts';
import { door, roomKey } from '../../../door/ui/api.ts';
import type { Insider } from '../../contract.ts';
import type { Medium, Quality, Sight } from '../../medium/media.ts';
import { openPeers } from '../../medium/peer.ts';
import { ownQuality } from '../../rules.ts';
import { works } from '../devices/DeviceButtons.tsx';
import { devices } from '../devices/devices.ts';
import type { Devices } from '../devices/devices.ts';
import { useNetworkChange } from './use-network.ts';
import { visit } from '../visit.ts';

export const reasons = [
  'removed',
  'replaced',
  'signed-out',
  'lost',
  'cancelled',
  'turned-out',
  'sent-back',
  'ended',
] as const;
export type Because = (typeof reasons)[number];
export type Phase =
  | { readonly at: 'entering' | 'inside' }
  | { readonly at: 'left' }
  /** The door does not let in now; the lobby says why and how to go on. */
  | { readonly at: 'door' }
  | { readonly at: 'out'; readonly because: Because; readonly says: string }
  | { readonly at: 'failed'; readonly error: Error };
export const leadsToLobby = (phase: Phase): boolean =>
  phase.at === 'door' || (phase.at === 'out' && phase.because === 'sent-back');
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
  const queries = useQueryClient();
  const [phase, setPhase] = useState<Phase>({ at: 'entering' });
  const [stay, setStay] = useState<string | null>(null);
  const [joins, setJoins] = useState(0);
  const [sights, setSights] = useState<ReadonlyMap<string, Sight>>(new Map());
  const [mutedBy, setMutedBy] = useState<string | null>(null);
  const medium = useRef<{ readonly stay: string; readonly medium: Medium } | null>(null);
  const met = useRef(new Set<string>());
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const line = useRef(live);
  useEffect(() => void (line.current = live));
  const wanted = phase.at === 'entering' || phase.at === 'inside';

  const end = useCallback(
    (next: Phase) => {
      medium.current?.medium.end();
      medium.current = null;
      met.current.clear();
      visit.end(session);
      setSights(new Map());
      setStay(null);
      setPhase(next);
      // What one may know of the room from outside is something else; the lobby must not begin with
      // what was known inside.
      const known = { queryKey: roomKey(session) };
      void (leadsToLobby(next) ? queries.resetQueries(known) : queries.invalidateQueries(known));
    },
    [session, queries],
  );
  const open = useCallback((entered: Entered) => {
    // Only the line was broken: the connections to the others live on, on whatever network we are
    // now.
    if (medium.current?.stay === entered.stay) return medium.current.medium.seek();
    medium.current?.medium.end();
    met.current.clear();
    setSights(new Map());
    const seen = (other: string, sight: Sight | null) =>
      setSights((now) => {
        const next = new Map(now);
        if (sight) next.set(other, sight);
        else next.delete(other);
        return next;
      });
    const send = (to: string, data: unknown) => void line.current.send({ t: 'signal', to, data });
    medium.current = {
      stay: entered.stay,
      medium: openPeers({ stay: entered.stay, iceServers: entered.iceServers, send, seen }),
    };
  }, []);
  useNetworkChange(useCallback(() => medium.current?.medium.seek(), []));

  const { onMessage } = live;
  useEffect(() => {
    const ends = [
      onMessage(
        'signal',
        ({ from, data }) => typeof from === 'string' && medium.current?.medium.hear(from, data),
      ),
      onMessage('roster', () => void queries.invalidateQueries({ queryKey: roomKey(session) })),
      onMessage('mute', ({ stay: whose, by }) => {
        if (whose !== medium.current?.stay) return;
        devices.turn('microphone', false);
        setMutedBy(typeof by === 'string' ? by : '');
      }),
      onMessage('out', ({ stay: whose, because, says }) => {
        if (whose !== medium.current?.stay) return;
        end({
          at: 'out',
          because: reasons.find((one) => one === because) ?? 'removed',
          says: typeof says === 'string' ? says : '',
        });
      }),
    ];
    return () => ends.forEach((stop) => stop());
  }, [onMessage, queries, session, end]);

  useEffect(() => {
    if (live.state !== 'open' || !wanted) return;
    let current = true;
    const ask = () => {
      const kept = visit.stay(session);
      const { microphone, camera } = devices.now();
      return door('POST /api/sessions/{id}/stays', {
        params: { id: session },
        body: {
          ...(kept ? { stay: kept } : {}),
          microphone: works(microphone),
          camera: works(camera),
        },
      });
    };
    // One after the other: of two at once the later answer could belong to the stay that the other
    // one replaced.
    const entering = turn.current.then(() => (current ? ask() : null));
    turn.current = entering
      .then((entered) => entered && visit.begun(session) && visit.keep(session, entered.stay))
      .catch(() => undefined);
    entering
      .then((entered) => {
        if (!entered || !current) return;
        visit.keep(session, entered.stay);
        line.current.send({ t: 'join', ticket: entered.ticket });
        open(entered);
        setStay(entered.stay);
        setJoins((count) => count + 1);
        setPhase({ at: 'inside' });
        // what was said and done while the line was broken is in no journal that would tell
        for (const queryKey of [roomKey(session), [chatTopic(session)]])
          void queries.invalidateQueries({ queryKey });
      })
      .catch((error: unknown) => {
        const status = error instanceof ProblemError ? error.document.status : null;
        // No answer at all: the live line breaks too, and tries again when it is back.
        if (!current || status === 0) return;
        if (status === 403 || status === 404) end({ at: 'door' });
        else end({ at: 'failed', error: error instanceof Error ? error : new Error('unknown') });
      });
    return () => {
      current = false;
    };
  }, [live.state, wanted, session, open, end, queries]);

  // Whose line is broken for a moment stays connected, but nobody is called whose page cannot hear.
  useEffect(() => {
    if (!stay || !inside || !medium.current) return;
    const others = inside
      .filter((one) => one.stay !== stay && (one.here || met.current.has(one.stay)))
      .map((one) => one.stay as string);
    met.current = new Set(others);
    medium.current.medium.meet(others);
  }, [stay, inside]);
  const [microphone, camera] = [mine.microphone.track, mine.camera.track];
  useEffect(
    () => medium.current?.medium.show({ microphone, camera, screen }),
    [stay, microphone, camera, screen],
  );
  const [speaks, shows, shares] = [works(mine.microphone), works(mine.camera), screen !== null];
  const state = useMemo(
    () => ({ t: 'state', microphone: speaks, camera: shows, screen: shares }) as const,
    [speaks, shows, shares],
  );
  useEffect(() => {
    if (joins > 0 && stay) line.current.send(state);
  }, [joins, stay, state]);
  useEffect(() => {
    if (speaks) setMutedBy(null);
  }, [speaks]);

  const raise = useCallback(
    (up: boolean) => void line.current.send({ ...state, hand: up }),
    [state],
  );
  const leave = useCallback(() => {
    const left = medium.current?.stay;
    // the broken line ends the stay as well
    if (left) void door('DELETE /api/stays/{id}', { params: { id: left } }).catch(() => undefined);
    end({ at: 'left' });
  }, [end]);
  // Away to another page of ours: the live line stays open, so nobody else would notice.
  useEffect(
    () => () => {
      if (medium.current) line.current.send({ t: 'leave' });
      medium.current?.medium.end();
      medium.current = null;
    },
    [],
  );
  const again = useCallback(() => {
    visit.begin(session);
    setPhase({ at: 'entering' });
  }, [session]);
  const quality = ownQuality([...sights.values()].map((sight) => sight.quality));
  return { phase, stay, sights, quality, mutedBy, raise, leave, again };
}
