import { safePath } from '../people/account/me/rules.ts';

type Way = { readonly navigate: (to: { readonly href: string }) => unknown };

/**
 * A click on a notification brought this window to the front: it goes where the notification leads.
 */
export function hearWorker(router: Way): void {
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
    void router.navigate({ href: safePath(data.href) });
  });
  navigator.serviceWorker.startMessages();
}
