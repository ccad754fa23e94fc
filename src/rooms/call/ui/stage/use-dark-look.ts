import { useLayoutEffect } from 'react';

const look = 'data-mantine-color-scheme';

/**
 * The stage is dark in both looks, and with it whatever lies on it: requests, menus, dialogs,
 * notices.
 */
export function useDarkLook(): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    let chosen = root.getAttribute(look);
    const darken = (): void => {
      const now = root.getAttribute(look);
      if (now === 'dark') return;
      chosen = now;
      root.setAttribute(look, 'dark');
    };
    darken();
    // the look follows the system, also while somebody is inside
    const watcher = new MutationObserver(darken);
    watcher.observe(root, { attributeFilter: [look] });
    return () => {
      watcher.disconnect();
      if (chosen) root.setAttribute(look, chosen);
    };
  }, []);
}
