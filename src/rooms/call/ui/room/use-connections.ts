import { useCallback, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Live } from '../../../../base/ui/talk/live.tsx';
import type { Entered } from '../../../enter/contract.ts';
import type { Insider } from '../../../stays/contract.ts';
import type { Medium, Sight, Tracks } from '../../medium/media.ts';
import { openPeers } from '../../medium/peer.ts';
import { devices } from '../devices/devices.ts';
import { useNetworkChange } from './use-network.ts';

export type Connections = {
  /** The stay they belong to; null: there are none. */
  readonly stay: () => string | null;
  /** Done when the first of the others has been called, or soon when there is none. */
  readonly open: (entered: Entered) => Promise<void>;
  readonly close: () => void;
  readonly hear: (from: string, data: unknown) => void;
  readonly meet: (stay: string, inside: readonly Insider[]) => void;
  readonly show: (tracks: Tracks) => void;
};

/** ms in which the first offer is made on a slow machine. */
const CALLING = 150;

type Sights = ReadonlyMap<string, Sight>;
function withSight(sights: Sights, other: string, sight: Sight | null): Sights {
  const next = new Map(sights);
  if (sight) next.set(other, sight);
  else next.delete(other);
  return next;
}
/** Nobody comes in sharing a screen. */
const ownTracks = (): Tracks => {
  const { microphone, camera } = devices.now();
  return { microphone: microphone.track, camera: camera.track, screen: null };
};

/** The connections to the others, of one stay at a time, and what is seen of each. */
export function useConnections(line: RefObject<Live>): readonly [Connections, Sights] {
  const medium = useRef<{ readonly stay: string; readonly medium: Medium } | null>(null);
  const met = useRef(new Set<string>());
  const [sights, setSights] = useState<Sights>(new Map());
  const close = useCallback(() => {
    medium.current?.medium.end();
    medium.current = null;
    met.current.clear();
    setSights(new Map());
  }, []);
  const open = useCallback(
    async ({ stay, iceServers, inside }: Entered) => {
      // Only the line was broken: the connections to the others live on, on whatever network we are
      // now.
      if (medium.current?.stay === stay) return medium.current.medium.seek();
      close();
      const seen = (other: string, sight: Sight | null) =>
        setSights((now) => withSight(now, other, sight));
      const { promise: called, resolve: said } = Promise.withResolvers<void>();
      const send = (to: string, data: unknown) => {
        line.current.send({ t: 'signal', to, data });
        said();
      };
      medium.current = { stay, medium: openPeers({ stay, iceServers, send, seen }) };
      medium.current.medium.show(ownTracks());
      const calls = inside.some((insider) => insider.stay !== stay && insider.here);
      if (calls) await Promise.race([called, new Promise((over) => setTimeout(over, CALLING))]);
    },
    [line, close],
  );
  const connections = useMemo<Connections>(
    () => ({
      stay: () => medium.current?.stay ?? null,
      open,
      close,
      hear: (from, data) => medium.current?.medium.hear(from, data),
      // Whose line is broken for a moment stays connected, but nobody is called whose page cannot
      // hear.
      meet: (stay, inside) => {
        if (!medium.current) return;
        const others = inside
          .filter((insider) => insider.stay !== stay)
          .filter((insider) => insider.here || met.current.has(insider.stay))
          .map((insider) => insider.stay as string);
        met.current = new Set(others);
        medium.current.medium.meet(others);
      },
      show: (tracks) => medium.current?.medium.show(tracks),
    }),
    [open, close],
  );
  useNetworkChange(useCallback(() => medium.current?.medium.seek(), []));
  return [connections, sights];
}
