import { ProblemError } from '../../base/ui/talk/api.ts';
import { browsersApi } from './api.ts';
import { browserKey, hashOf, thisBrowser, WORKER } from './endpoint.ts';

/**
 * Why a browser cannot: no secure connection, an iPhone outside of an installed app, or it knows no
 * push.
 */
export type Lack = 'insecure' | 'install' | 'browser';
/** What the browser itself says; who it belongs to is known by the server. */
export type Here =
  | { readonly lack: Lack }
  | {
      readonly lack: null;
      readonly permission: NotificationPermission;
      readonly hash: string | null;
    };

const apple = (): boolean =>
  /iPhone|iPad|iPod/u.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

function lack(): Lack | null {
  if (!window.isSecureContext) return 'insecure';
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)
    return null;
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
  return {
    lack: null,
    permission: Notification.permission,
    hash: mine && (await hashOf(mine.endpoint)),
  };
}

const memory = 'anteroom.push';
/**
 * Whose notifications this browser gets; `stopped`: it could not renew them, and that person has
 * been told.
 */
const remembered = (): { readonly person: string; readonly stopped: boolean } | null => {
  const [person, state] = (localStorage.getItem(memory) ?? '').split(' ');
  return person ? { person, stopped: state === 'stopped' } : null;
};
const remember = (person: string, state = ''): void =>
  localStorage.setItem(memory, `${person} ${state}`.trimEnd());
/** As far as it was done here: nobody else's sign-in may take them over by itself. */
export const ownerHere = (): string | null => remembered()?.person ?? null;
export const stoppedHere = (person: string): boolean =>
  remembered()?.person === person && remembered()?.stopped === true;

export type Outcome = 'on' | 'unanswered' | 'unreachable';

/**
 * Asks the browser, subscribes it and hands the subscription to the server. Only ever after a
 * click.
 */
export async function turnOn(person: string, key: string, name: string): Promise<Outcome> {
  if ((await Notification.requestPermission()) !== 'granted') return 'unanswered';
  const before = await subscription();
  const registration = await working();
  let mine: PushSubscription;
  try {
    mine = await subscribe(registration, key, (await lookUp(before)).dead);
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
 * At the start of the page, without asking or showing anything: whoever was told here has signed in
 * again, the push service has given the browser another endpoint, or the server has a new key.
 * Somebody else ends it for the one before, and one that was removed on another device stays
 * removed. 'stopped': it cannot be renewed, and its owner does not know that yet.
 */
export async function renewHere(person: string, name: string): Promise<'stopped' | null> {
  const owner = remembered();
  if (lack() || !owner) return null;
  // whoever signs in where somebody else was is not shown what that one is told
  if (owner.person !== person) return turnOff().then(() => null);
  const mine = await subscription();
  const { key, known, removed, current, dead } = await lookUp(mine);
  if (!known && removed) return turnOff().then(() => null);
  try {
    if (Notification.permission !== 'granted') throw new DOMException('', 'NotAllowedError');
    if (!current || !mine || !madeFor(mine, key))
      await hand(await subscribe(await working(), key, dead), name);
  } catch (error) {
    const refused = error instanceof ProblemError && [409, 422].includes(error.document.status);
    if (!refused && !(error instanceof DOMException)) throw error;
    remember(person, 'stopped');
    return owner.stopped ? null : 'stopped';
  }
  remember(person);
  return null;
}

const working = async (): Promise<ServiceWorkerRegistration> => {
  await navigator.serviceWorker.register(WORKER);
  return navigator.serviceWorker.ready;
};

/** What the server knows of this browser, by its own key or its present endpoint. */
async function lookUp(mine: PushSubscription | null) {
  const { key, items, removed } = await browsersApi('GET /api/me/browsers');
  const own = await hashOf(await browserKey());
  const endpoint = mine && (await hashOf(mine.endpoint));
  const known = items.find(
    ({ keyHash, endpointHash }) => keyHash === own || endpointHash === endpoint,
  );
  const current =
    known?.signedIn && !known.gone && known.keyHash === own && known.endpointHash === endpoint;
  const dead = known?.gone && known.endpointHash === endpoint;
  return {
    key,
    known,
    current,
    dead,
    removed: removed.some((mark) => mark === own || mark === endpoint),
  };
}

/** `dead`: the push service has told the server that it takes nothing for what there is. */
async function subscribe(
  { pushManager }: ServiceWorkerRegistration,
  key: string,
  dead = false,
): Promise<PushSubscription> {
  const before = await pushManager.getSubscription();
  if (before && !dead && madeFor(before, key)) return before;
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
    body: {
      endpoint: endpoint ?? '',
      keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
      name,
      browser: await browserKey(),
    },
  });
};

/** "Firefox on Windows", worded by the page. */
export const nameHere = (
  on: (names: { browser: string; system: string }) => string,
  unknown: string,
): string => {
  const { browser, system } = thisBrowser(navigator);
  return browser && system ? on({ browser, system }) : (browser ?? system ?? unknown);
};

/** What this browser shows at this moment. */
export async function shownHere(): Promise<readonly Notification[]> {
  if (lack()) return [];
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.getNotifications()) ?? [];
}
