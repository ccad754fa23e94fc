import { createECDH, createHash } from 'node:crypto';
import webPush from 'web-push';
import type { Keys, Subscription } from './store.ts';

/**
 * Web Push (RFC 8291, 8292): encrypts for one browser and signs for its push service. It sends
 * nothing; that is `dial.ts`.
 */
export type Sealed = {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
};
export type Sending = {
  /** Seconds the push service keeps it for a browser that is away. */ readonly ttl: number;
  readonly urgent: boolean;
  /** A later one of the same topic takes its place while it waits. */ readonly topic: string;
};
/** Who sends, for push services that want to complain: an https or mailto address. */
export type Sender = Keys & { readonly contact: string };

export const makeKeys = (): Keys => webPush.generateVAPIDKeys();

export function seal(
  { endpoint, p256dh, auth }: Subscription,
  payload: string,
  { publicKey, privateKey, contact }: Sender,
  { ttl, urgent, topic }: Sending,
): Sealed {
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    payload,
    {
      vapidDetails: { subject: contact, publicKey, privateKey },
      TTL: ttl,
      urgency: urgent ? 'high' : 'normal',
      topic,
    },
  );
  return { headers, body };
}

/**
 * Whether the key of a subscription is a point on the curve: with another one nothing can be
 * encrypted.
 */
export function isKey(p256dh: string): boolean {
  try {
    const mine = createECDH('prime256v1');
    mine.generateKeys();
    mine.computeSecret(p256dh, 'base64url');
    return true;
  } catch {
    return false;
  }
}

/**
 * 32 characters as push services want them; another one for each browser, so that nobody sees who
 * shares a room.
 */
export const topicOf = (browser: string, tag: string): string =>
  createHash('sha256').update(`${browser} ${tag}`).digest('base64url').slice(0, 32);
