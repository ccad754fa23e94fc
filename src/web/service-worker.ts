/// <reference lib="webworker" />
// Shows what the server pushes and answers clicks on it. It keeps no page and no answer: without a
// network there is no Anteroom.
import { newKey, untilKnown } from '../base/api/outcome.ts';
import { browserKey, hashOf, thisBrowser } from '../notices/ui/endpoint.ts';

declare const self: ServiceWorkerGlobalScope;

type Answer = {
  readonly action: string;
  readonly title: string;
  readonly path: string;
  readonly body: unknown;
};
type Told = {
  readonly id: string;
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly href: string;
  readonly renotify: boolean;
  readonly requireInteraction: boolean;
  readonly actions: readonly Answer[];
  readonly said: { readonly done?: string; readonly stale?: string };
};
type Listed = { readonly endpointHash: string; readonly keyHash: string | null };

/**
 * A push that cannot be read is shown as well: a browser takes the permission away from those that
 * wake it and show nothing.
 */
const unread: Told = {
  id: '',
  tag: 'anteroom',
  title: 'Anteroom',
  body: '',
  href: '/notices',
  renotify: true,
  requireInteraction: false,
  actions: [],
  said: {},
};
const pictures = { icon: '/assets/icon-192.png', badge: '/assets/badge-96.png' };
const SHOWN = 6000; // ms that the outcome of a button stays

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('push', (event) => event.waitUntil(show(read(event.data))));
self.addEventListener('notificationclick', (event) => {
  const told = { ...unread, ...(event.notification.data as Partial<Told> | null) };
  event.notification.close();
  const answer = told.actions.find(({ action }) => action === event.action);
  event.waitUntil(answer ? act(told, answer) : go(told.href));
});
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));

function read(data: PushMessageData | null): Told {
  try {
    return { ...unread, ...(data?.json() as Partial<Told> | undefined) };
  } catch {
    return unread;
  }
}

async function show(told: Told): Promise<void> {
  // whoever has the room before them is not interrupted, but something must be shown
  const looking = (await windows()).some((page) => page.focused && inRoom(page, told.href));
  await self.registration.showNotification(told.title, {
    ...pictures,
    body: told.body,
    tag: told.tag,
    data: told,
    silent: looking,
    requireInteraction: told.requireInteraction && !looking,
    ...more(told, looking),
  });
}

/** What not every browser knows, and so the types do not either. */
const more = (told: Told, looking: boolean): object => ({
  renotify: told.renotify && !looking,
  actions: told.actions.map(({ action, title }) => ({ action, title })),
});

const windows = (): Promise<readonly WindowClient[]> =>
  self.clients.matchAll({ type: 'window', includeUncontrolled: true });
const pathOf = ({ url }: WindowClient): string => new URL(url).pathname;
/** Lobby and call of one session are one room: its waiting people can be answered in both. */
const inRoom = (page: WindowClient, href: string): boolean => {
  const room = /^\/sessions\/[^/]+(?=\/)/u.exec(href)?.[0];
  return room !== undefined && pathOf(page).startsWith(`${room}/`);
};
/** A call would be left by it, and a page of the API cannot go anywhere. */
const mayLeave = (page: WindowClient): boolean => !/\/room$|^\/api\//u.test(pathOf(page));

async function go(href: string): Promise<void> {
  const { pathname } = new URL(href, self.location.origin);
  const open = await windows();
  const there =
    open.find((page) => pathOf(page) === pathname) ?? open.find((page) => inRoom(page, href));
  const page =
    there ??
    open.find((other) => other.visibilityState === 'visible' && mayLeave(other)) ??
    open.find(mayLeave);
  const focused = await page?.focus().catch(() => null);
  if (!focused) await self.clients.openWindow(href);
  else if (!there || pathOf(there) === pathname) focused.postMessage({ t: 'go', href }, []);
}

async function act(told: Told, { path, body }: Answer): Promise<void> {
  // an empty wish for a language: the person's own, not the browser's
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'accept-language': '',
    'idempotency-key': newKey(),
  };
  const send = () =>
    fetch(path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  const answer = await untilKnown(send).catch(() => null);
  if (answer?.ok) return say(told, (await saysOf(answer)) ?? told.said.done);
  // somebody else was quicker: nothing is left to do
  if (answer?.status === 409 && told.said.stale) return say(told, told.said.stale);
  return go(told.href);
}

async function saysOf(answer: Response): Promise<string | null> {
  try {
    const { says } = (await answer.json()) as { readonly says?: unknown };
    return typeof says === 'string' && says !== '' ? says : null;
  } catch {
    return null;
  }
}

/** Under a tag of its own, so that it never covers somebody who knocked meanwhile. */
async function say(told: Told, words: string | undefined): Promise<void> {
  if (!words) return;
  const tag = `said:${told.tag}`;
  await self.registration.showNotification(words, {
    ...pictures,
    tag,
    silent: true,
    data: { href: told.href },
  });
  await new Promise((over) => setTimeout(over, SHOWN));
  for (const shown of await self.registration.getNotifications({ tag })) shown.close();
}

/**
 * The push service has given the browser another endpoint; `oldSubscription` is not always told.
 * Only for whoever is signed in and was told here.
 */
async function renew({
  oldSubscription,
  newSubscription,
}: PushSubscriptionChangeEvent): Promise<void> {
  const { key, items } = (await (await call('GET')).json()) as {
    readonly key: string;
    readonly items: readonly Listed[];
  };
  const browser = await browserKey();
  const [own, before] = [
    await hashOf(browser),
    oldSubscription && (await hashOf(oldSubscription.endpoint)),
  ];
  if (!items.some(({ keyHash, endpointHash }) => keyHash === own || endpointHash === before))
    return;
  const { pushManager } = self.registration;
  const fresh =
    newSubscription ??
    (await pushManager.getSubscription()) ??
    (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  const names = thisBrowser(self.navigator);
  const { endpoint, keys } = fresh.toJSON();
  await call('POST', {
    endpoint,
    keys,
    name: [names.browser, names.system].filter(Boolean).join(', '),
    browser,
  });
}

async function call(method: string, body?: unknown): Promise<Response> {
  const key: Record<string, string> = method === 'GET' ? {} : { 'idempotency-key': newKey() };
  const sent =
    body === undefined
      ? { headers: key }
      : { headers: { ...key, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await untilKnown(() =>
    fetch('/api/me/browsers', { method, ...sent, signal: AbortSignal.timeout(10_000) }),
  );
  if (!answer.ok) throw new Error(`${method} /api/me/browsers: ${answer.status}`);
  return answer;
}
