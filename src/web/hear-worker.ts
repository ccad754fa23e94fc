import { safePath } from '../people/account/me/rules.ts';

/**
 * A click on a notification brought this window to the front: it goes where the notification leads.
 */
export function hearWorker(go: (href: string) => unknown): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (
      typeof data !== 'object' ||
      data === null ||
      !('t' in data) ||
      data.t !== 'go' ||
      !('href' in data)
    )
      return;
    void go(safePath(data.href));
  });
  navigator.serviceWorker.startMessages();
}
