import { useEffect, useRef, useState } from 'react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useLive } from '../../../../base/ui/talk/live.tsx';
import { chime } from '../../../../base/ui/sounds.ts';
import { askAhead } from '../../../call/ui/arrival.ts';
import { shownNow } from '../../../call/ui/devices/DeviceButtons.tsx';
import { visit } from '../../../call/ui/visit.ts';
import type { Scene } from '../scene.ts';

/** While a waiting page is shown, hosts see its person as here. */
export function useHere(session: string, knock: string): void {
  const live = useLive();
  const line = useRef(live);
  useEffect(() => void (line.current = live));
  useEffect(() => {
    if (live.state === 'open') line.current.send({ t: 'wait', session, knock });
  }, [live.state, session, knock]);
  useEffect(() => () => void line.current.send({ t: 'unwait' }), []);
}

export function useEnter(session: string): () => void {
  const navigate = useNavigate();
  return () => {
    visit.begin(session);
    askAhead(session, shownNow());
    void navigate({ to: '/sessions/$id/room', params: { id: session } });
  };
}

/** The room's code comes while one waits before its door. */
export function useRoomAtHand(session: string): void {
  const router = useRouter();
  useEffect(() => {
    void router.preloadRoute({ to: '/sessions/$id/room', params: { id: session } });
  }, [router, session]);
}

export type LetIn = 'no' | 'entering' | 'elsewhere';
/** A page that has waited enters by itself once it may; of several tabs that wait, one does. */
export function useLetIn(
  session: string,
  scene: Scene | undefined,
  look: () => Promise<unknown>,
): { readonly letIn: LetIn; readonly waited: boolean } {
  const [waited, setWaited] = useState(false);
  const [letIn, setLetIn] = useState<LetIn>('no');
  const { onMessage } = useLive();
  const enter = useEnter(session);
  const waits = waited && scene === 'wait';
  const now = useRef({ enter, look, waits });
  useEffect(() => void (now.current = { enter, look, waits }));
  if (scene === 'wait' && !waited) setWaited(true);
  if (scene !== 'enter' && letIn !== 'no') setLetIn('no');
  // a denial or an end is an end of waiting, too: what comes later is a new decision of the person
  if (waited && scene !== undefined && !['wait', 'enter', 'full', 'closed'].includes(scene))
    setWaited(false);
  const due = waited && scene === 'enter';
  const going = useRef(false);
  useEffect(() => {
    if (!due || going.current) return;
    let current = true;
    void claim(session, () => now.current.look()).then((mine) => {
      if (!current) return;
      setLetIn(mine ? 'entering' : 'elsewhere');
      if (!mine) return setWaited(false);
      void chime('knock');
      now.current.enter();
    });
    return () => void (current = false);
  }, [due, session]);
  // the door decides again when one enters: nothing has to be looked at before
  useEffect(
    () =>
      onMessage('hint', ({ topics }) => {
        const called = Array.isArray(topics) && topics.includes(`enter:${session}`);
        if (!called || !now.current.waits || going.current) return;
        const claimed = claim(session, () => now.current.look()).then((mine) => {
          if (!mine || !now.current.waits) return;
          going.current = true;
          now.current.enter();
          void chime('knock');
        });
        if (document.visibilityState === 'visible') visit.await(session, claimed);
      }),
    [onMessage, session],
  );
  return { letIn, waited };
}

const held = new Set<string>();

/** The tab that is seen comes first: the others look once more before they try. */
async function claim(session: string, look: () => Promise<unknown>): Promise<boolean> {
  if (!('locks' in navigator) || held.has(session)) return true;
  if (document.visibilityState === 'hidden') await look();
  return new Promise((settle) => {
    void navigator.locks.request(
      `anteroom.enter.${session}`,
      { ifAvailable: true },
      async (lock) => {
        settle(lock !== null);
        if (!lock) return;
        held.add(session);
        await new Promise((end) => setTimeout(end, 10_000));
        held.delete(session);
      },
    );
  });
}
