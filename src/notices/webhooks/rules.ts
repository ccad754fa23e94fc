import { placeOf, type Place } from '../dial/rules.ts';

/** Webhooks of one organisation. */
export const MOST = 20;
export const NAME = 80;
export const ADDRESS = 1000;
/** What the sealing of secrets is good for. */
export const SEALED_FOR = 'webhook';
/** After it was renewed, the secret before signs too for so many hours. */
export const FORMER_HOURS = 24;

/** Where a webhook leads, or null where nothing may be sent. */
export const receiverAt = (address: string, more: readonly string[]): Place | null =>
  placeOf(address, more, isNamed);
/** A name that may lead to a public address: no machine has one without a dot. */
const isNamed = ({ hostname }: URL): boolean =>
  /\.[a-z][a-z0-9-]*$/u.test(hostname) && !/\.(local|localhost|internal)$/u.test(hostname);
