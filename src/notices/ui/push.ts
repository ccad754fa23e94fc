import { browsersApi } from './api.ts';
import { hashOf, thisBrowser, WORKER } from './endpoint.ts';

/** Why a browser cannot: no secure connection, an iPhone outside of an installed app, or it knows no push. */
export type Lack = 'insecure' | 'install' | 'browser';
/** What the browser itself says; who it belongs to is known by the server. */
export type Here = { readonly lack: Lack } | { readonly lack: null; readonly permission: NotificationPermission; readonly hash: string | null };

const apple = (): boolean => /iPhone|iPad|iPod/u.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

function lack(): Lack | null {
  if (!window.isSecureContext) return 'insecure';
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) return null;
  return apple() && !matchMedia('(display-mode: standalone)').matches ? 'install' : 'browser';
}

const subscription = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
};

export async function lookHere(): Promise<Here> {
  const lacking = lack();
  if (lacking) return { lack: lacking };
  const mine = await subscription();
  return { lack: null, permission: Notification.permission, hash: mine && (await hashOf(mine.endpoint)) };
}

type Owner = { readonly person: string; /** Nobody was signed in here since. */ readonly left: boolean };
const memory = 'anteroom.push';
const remembered = (): Owner | null => {
  const [person, left] = (localStorage.getItem(memory) ?? '').split(' ');
  return person ? { person, left: left === 'left' } : null;
};
const remember = (person: string, left = false): void => localStorage.setItem(memory, left ? `${person} left` : person);
/** Whose notifications this browser gets, as far as it was done here: nobody else's sign-in may take them over by itself. */
export const ownerHere = (): string | null => remembered()?.person ?? null;
/** Nobody is signed in here now. */
export const noteLeft = (): void => {
  const owner = remembered();
  if (owner && !owner.left) remember(owner.person, true);
};

export type Outcome = 'on' | 'unanswered' | 'unreachable';

/** Asks the browser, subscribes it and hands the subscription to the server. Only ever after a click. */
export async function turnOn(person: string, key: string, name: string): Promise<Outcome> {
  if ((await Notification.requestPermission()) !== 'granted') return 'unanswered';
  const before = await subscription();
  await navigator.serviceWorker.register(WORKER);
  const registration = await navigator.serviceWorker.ready;
  let mine: PushSubscription;
  try {
    mine = await subscribe(registration, key);
  } catch (error) {
    if (error instanceof DOMException) return 'unreachable';
    throw error;
  }
  try {
    await hand(mine, name);
  } catch (error) {
    if (!before) await mine.unsubscribe(); // nobody would ever send to it
    throw error;
  }
  remember(person);
  return 'on';
}

export async function turnOff(): Promise<void> {
  localStorage.removeItem(memory);
  await (await subscription())?.unsubscribe();
}

/**
 * At the start of the page, without asking or showing anything: the same person has signed in again, or the server has a new key.
 * Somebody else ends it for the one before.
 * When the server knows nothing of this browser although nobody left it, it was removed on purpose, and stays so.
 */
export async function renewHere(person: string, name: string): Promise<void> {
  const owner = remembered();
  if (lack() || Notification.permission !== 'granted' || !owner) return;
  // whoever signs in where somebody else was is not shown what that one is told
  if (owner.person !== person) return turnOff();
  const registration = await navigator.serviceWorker.getRegistration();
  const mine = await registration?.pushManager.getSubscription();
  if (!registration || !mine) return;
  const { key, items } = await browsersApi('GET /api/me/browsers');
  const hash = await hashOf(mine.endpoint);
  const known = items.find(({ endpointHash }) => endpointHash === hash);
  if (!known && !owner.left) return turnOff();
  if (!known?.signedIn || !madeFor(mine, key)) await hand(await subscribe(registration, key), name);
  remember(person);
}

async function subscribe({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const before = await pushManager.getSubscription();
  if (before && madeFor(before, key)) return before;
  await before?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

const madeFor = ({ options }: PushSubscription, key: string): boolean => {
  const bytes = new Uint8Array(options.applicationServerKey ?? []);
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key;
};

const hand = async (mine: PushSubscription, name: string): Promise<void> => {
  const { endpoint, keys } = mine.toJSON();
  await browsersApi('POST /api/me/browsers', {
    body: { endpoint: endpoint ?? '', keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' }, name },
  });
};

/** "Firefox on Windows", worded by the page. */
export const nameHere = (on: (names: { browser: string; system: string }) => string, unknown: string): string => {
  const { browser, system } = thisBrowser(navigator);
  return browser && system ? on({ browser, system }) : (browser ?? system ?? unknown);
};

/** What this browser shows at this moment. */
export async function shownHere(): Promise<readonly Notification[]> {
  if (lack()) return [];
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.getNotifications()) ?? [];
}
