import { useEffect } from 'react';

const SOON = 150; // ms: a dialog that closes gives the focus back by itself

/**
 * What had the focus may go: a row that was answered, a button that did its work. Then it is lost
 * to the whole page, and whoever works by keyboard or by ear begins at the top. It goes to the
 * heading of the part that the thing stood in.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: readonly Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = ({ target }: Event) => {
      around = target instanceof Element ? ancestors(target) : [];
    };
    const look = () => {
      timer = undefined;
      if (around[0]?.isConnected !== false || document.activeElement !== document.body) return;
      const place = around.find(
        (one) =>
          one.isConnected &&
          one !== document.body &&
          one.matches('section, [role=dialog], main, #content'),
      );
      around = [];
      const to =
        place?.querySelector<HTMLElement>('h1, h2, h3') ??
        document.querySelector<HTMLElement>('h1');
      if (!to) return;
      if (!to.hasAttribute('tabindex')) to.tabIndex = -1;
      to.focus({ preventScroll: true });
    };
    const soon = () => {
      if (around[0]?.isConnected !== false || document.activeElement !== document.body) return;
      timer ??= setTimeout(look, SOON);
    };
    const watcher = new MutationObserver(soon);
    watcher.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    return () => {
      watcher.disconnect();
      document.removeEventListener('focusin', remember);
      clearTimeout(timer);
    };
  }, []);
}

function ancestors(element: Element): readonly Element[] {
  const chain: Element[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) chain.push(one);
  return chain;
}
