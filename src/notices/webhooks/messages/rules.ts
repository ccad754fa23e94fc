/** At once, in one process, of which those that failed before take at most half. */
export const AT_ONCE = 50;
export const AGAIN_AT_ONCE = 25;
/** At once to one receiver; to one that fails, one. */
export const TO_ONE = 4;
/** Seconds for which a process has a message to itself. */
export const LEASE = 30;
/** Messages are kept for so many days. */
export const DAYS = 30;

const minute = 60;
const hour = 3600;
/** Seconds before each try after the first, as Standard Webhooks proposes. */
const WAITS: readonly number[] = [
  5,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Why a message did not arrive, in a word that shows nothing of the answer (`webhooks.troubles`). */
export type Trouble = 'unreachable' | 'refused' | 'gone';
export type Outcome =
  | { readonly next: 'sent' }
  | { readonly next: 'gone' | 'failed'; readonly trouble: Trouble }
  | { readonly next: 'again'; readonly trouble: Trouble; readonly seconds: number };

/**
 * What an answer means; null: none came. `tries`: how many there were, this one included; `dice`:
 * between 0 and 1, so that those that failed together do not come back together.
 */
export function outcomeOf(
  said: { readonly status: number } | null,
  tries: number,
  dice: number,
): Outcome {
  if (said && said.status >= 200 && said.status < 300) return { next: 'sent' };
  if (said?.status === 410) return { next: 'gone', trouble: 'gone' };
  const trouble = said ? 'refused' : 'unreachable';
  const wait = WAITS[tries - 1];
  return wait === undefined
    ? { next: 'failed', trouble }
    : { next: 'again', trouble, seconds: wait * (1 + dice / 5) };
}

/** Of a list so many go along; a receiver that wants all asks for the thing itself. */
const LONGEST = 100;
type Told = Readonly<Record<string, unknown>>;
/** What of the data of an entry goes outside. */
export function toldOf(data: Told, fields: readonly string[]): Told {
  const cut = fields.filter((field) => {
    const value = data[field];
    return Array.isArray(value) && value.length > LONGEST;
  });
  const told = fields.flatMap((field) => {
    const value = data[field];
    if (value === undefined) return [];
    return [[field, Array.isArray(value) ? value.slice(0, LONGEST) : value] as const];
  });
  return { ...Object.fromEntries(told), ...(cut.length > 0 ? { cut } : {}) };
}

export type Said = {
  readonly kind: string;
  readonly at: Date;
  readonly sequence: number;
  readonly data: Told;
};
/** The message as its receiver gets it. */
export const bodyOf = ({ kind, at, sequence, data }: Said): string =>
  JSON.stringify({ type: kind, timestamp: at.toISOString(), data: { sequence, ...data } });
/** What is signed: so nobody can change the time or send the message under another id. */
export const signedText = (id: string, timestamp: number, body: string): string =>
  `${id}.${timestamp}.${body}`;
/** The key that a secret writes in base64. */
export const keyIn = (secret: string): Buffer =>
  Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
