import { useEffect } from 'react';

type Connection = EventTarget & { readonly type?: string };

/**
 * Calls when this device is on another network than before: back after an outage, or from cable to
 * mobile.
 */
export function useNetworkChange(changed: () => void): void {
  useEffect(() => {
    // Not in every browser. Its estimates of speed change all the time; only another kind of
    // network matters.
    const { connection } = navigator as { readonly connection?: Connection };
    let kind = connection?.type;
    const look = (): void => {
      if (connection?.type === kind) return;
      kind = connection?.type;
      changed();
    };
    addEventListener('online', changed);
    connection?.addEventListener('change', look);
    return () => {
      removeEventListener('online', changed);
      connection?.removeEventListener('change', look);
    };
  }, [changed]);
}
