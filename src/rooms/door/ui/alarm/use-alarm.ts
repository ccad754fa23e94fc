import { useEffect, useRef } from 'react';
import { useLive } from '../../../../base/ui/talk/live.tsx';
import { chime } from '../../../../base/ui/sounds.ts';
import busy from './knocking.svg';

const AGAIN = 10_000; // ms until it is heard again while nobody has answered
const memory = 'anteroom.chimed';

/**
 * Sounds at once when somebody asks, and again until nobody waits unanswered. Of several open tabs
 * one is heard.
 */
export function useChime(unanswered: number): void {
  const before = useRef(0);
  useEffect(() => {
    const more = unanswered > before.current;
    before.current = unanswered;
    if (more) void ring(1500);
  }, [unanswered]);
  const waits = unanswered > 0;
  useEffect(() => {
    if (!waits) return;
    const beat = setInterval(() => void ring(AGAIN - 1500), AGAIN);
    return () => clearInterval(beat);
  }, [waits]);
}

/** Unless it was heard less than `pause` ago, in this tab or another. */
async function ring(pause: number): Promise<void> {
  const sound = async (): Promise<void> => {
    if (Date.now() - Number(localStorage.getItem(memory) ?? 0) < pause) return;
    // a tab that was never clicked may not be heard: the next one tries
    if (await chime('knock')) localStorage.setItem(memory, String(Date.now()));
  };
  if ('locks' in navigator) await navigator.locks.request('anteroom.chime', sound);
  else await sound();
}

const nobreak = '\u00a0';
/** "(2) " before whatever the page calls itself, and a dot on its picture in the tab. */
export function useBadge(count: number): void {
  useEffect(() => {
    const title = document.querySelector('title');
    const put = (): void => {
      const bare = document.title.replace(/^\(\d+\)\u00a0/u, '');
      const wanted = count > 0 ? `(${count})${nobreak}${bare}` : bare;
      if (document.title !== wanted) document.title = wanted;
    };
    put();
    if (!title || count === 0) return;
    const watcher = new MutationObserver(put);
    watcher.observe(title, { childList: true, characterData: true, subtree: true });
    return () => watcher.disconnect();
  }, [count]);
  const waits = count > 0;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (!icon || !waits) return;
    const usual = icon.href;
    icon.href = busy;
    return () => void (icon.href = usual);
  }, [waits]);
}

const LOOKING = 15_000; // ms; the server forgets it a while later

/**
 * Tells the server which session is in front of the person's eyes: no push is sent about what they
 * see anyway.
 */
export function useLook(session: string | null): void {
  const live = useLive();
  const line = useRef(live);
  useEffect(() => void (line.current = live));
  useEffect(() => {
    if (live.state !== 'open') return;
    const tell = (): void => {
      const looks = document.visibilityState === 'visible' && document.hasFocus();
      line.current.send({ t: 'look', subject: looks ? session : null });
    };
    tell();
    const beat = session === null ? undefined : setInterval(tell, LOOKING);
    const events = ['focus', 'blur', 'visibilitychange'] as const;
    events.forEach((event) =>
      (event === 'visibilitychange' ? document : window).addEventListener(event, tell),
    );
    return () => {
      clearInterval(beat);
      events.forEach((event) =>
        (event === 'visibilitychange' ? document : window).removeEventListener(event, tell),
      );
    };
  }, [live.state, session]);
}
