import { z } from 'zod';
import { addressOf } from '../text/address.ts';
import type { Id } from '../ids.ts';
import { shownAddress } from '../text/shown-address.ts';
import { foul, roomFor, tidyLine, tidyProse, visible } from '../text/text.ts';

/** Who may call at all. `anyone` needs a reason, because most routes must not be open. */
export type Policy =
  | { readonly who: 'anyone'; readonly because: string }
  /**
   * A person, by a sign-in or a token. `gate`: the gate its action admits through; `own`: it reads
   * or writes only rows of the caller.
   */
  | {
      readonly who: 'person';
      readonly gate: string;
      /** Of tokens only those with the role `admin`: it changes who belongs to what. */
      readonly token?: 'admin';
    }
  /** Not by a token: what a thief of one must not do, or what only a browser can. */
  | { readonly who: 'signed-in'; readonly gate: string }
  /**
   * A browser: signed in, or a guest's with the cookie that naming oneself at a door gives. What
   * goes on in a room is not for tokens.
   */
  | { readonly who: 'visitor'; readonly gate: string };

/**
 * At most `times` in `seconds`, across all processes. A school, an office, a clinic share one
 * address, so nobody is held up for what others there do: good calls are counted per person, or per
 * secret that they show; of an address, only calls that fail.
 */
export type Limit = { readonly times: number; readonly seconds: number } & (
  | {
      readonly per: 'person';
      /** Only calls whose query has one of these fields. */
      readonly naming?: readonly string[];
    }
  /** `strict`: there is one secret to guess, and whoever has it waits, too. */
  | { readonly per: 'failure'; readonly strict?: true }
  /** `of`: the field of path or body that holds it. */
  | { readonly per: 'secret'; readonly of: string }
);

export type Endpoint = {
  readonly summary: string;
  readonly policy: Policy;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answers: { readonly [status: number]: z.ZodType };
  /** The caller must send `If-Match` with the version it edited. */
  readonly versioned?: boolean;
  readonly limit?: Limit | readonly Limit[];
  /** Only for this machine and its private network, or for whoever has METRICS_TOKEN. */
  readonly nearby?: boolean;
  /**
   * It reads, leaves no trace, and asks all or most of it at one moment; whether the sign-in holds
   * is asked along with that (`base/serve/recalled.ts`).
   */
  readonly atOnce?: true;
  /** Its caller may be signed out by it, and hears what came of it all the same. */
  readonly endsSignIn?: boolean;
  /** Content type of a good answer that is not JSON. */
  readonly produces?: string;
  /** Headers of a good answer beside those that all have, each with what it says. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it refuses with although its shape does not tell (`base/openapi.ts`). */
  readonly refuses?: readonly (403 | 404 | 410 | 422 | 429)[];
  readonly tag?: string;
};
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Key = `${Method} /${string}`;
export type Contract = { readonly [key: Key]: Endpoint };

/**
 * Endpoints by "METHOD /path/{param}". The server binds handlers to it, the client is typed by it,
 * OpenAPI is made from it.
 */
export const contract = <const C extends Contract>(endpoints: C): C => endpoints;

type Part<E, Name extends string> = E extends { readonly [K in Name]: infer S extends z.ZodType }
  ? S
  : never;
type Given<E, Name extends string, Side extends 'in' | 'out'> = [Part<E, Name>] extends [never]
  ? unknown
  : { readonly [K in Name]: Side extends 'in' ? z.input<Part<E, Name>> : z.output<Part<E, Name>> };
/** What a client passes. */
export type Input<E> = Given<E, 'params', 'in'> &
  Given<E, 'query', 'in'> &
  Given<E, 'body', 'in'> &
  (E extends { versioned: true } ? { readonly version: number } : unknown);
/** What a handler receives, parsed. */
export type Parsed<E> = Given<E, 'params', 'out'> &
  Given<E, 'query', 'out'> &
  Given<E, 'body', 'out'> &
  (E extends { versioned: true } ? { readonly version: number } : unknown);
/** The bodies of all good answers. */
export type Answer<E> = E extends { readonly answers: infer A }
  ? { [S in keyof A]: A[S] extends z.ZodType ? z.output<A[S]> : never }[keyof A]
  : never;

/** Text of at most `max` characters. Nothing else is done with one that is longer. */
export const bounded = (max: number) => z.string().max(max, { abort: true });
const typed = (max: number, tidy: (text: string) => string) =>
  bounded(roomFor(max))
    .describe(`at most ${max} visible characters`)
    .transform(tidy)
    .refine((text) => !foul(text), { message: 'no-control-characters' })
    .refine((text) => visible(text, max) <= max, { message: 'too-long' });
/**
 * A line of text as people type it: tidied, at most `max` visible characters; nothing visible is
 * nothing.
 */
export const line = (max: number, min: 0 | 1 = 1) =>
  typed(max, tidyLine).refine((text) => text.length >= min, { message: 'needed' });
/** Text of several lines. */
export const prose = (max: number) => typed(max, tidyProse);
/** What somebody searches for, tidied as what is stored. */
export const sought = bounded(200).transform(tidyLine);

export const id = <Of extends string>() =>
  z.uuid().toLowerCase() as unknown as z.ZodType<Id<Of>, string>;
/** An offset can lead beyond the year 9999. */
const withinYears = (text: string): boolean =>
  text.endsWith('Z') || Number.isNaN(Date.parse(text)) || /^\d/u.test(new Date(text).toISOString());
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine(withinYears, { message: 'not-a-date' })
  .describe('ISO 8601 instant with zone, for example 2026-11-23T09:00:00Z');
export const email = bounded(500)
  .meta({ format: 'email' })
  .transform((text, context) => {
    const address = addressOf(text);
    if (address === null) context.addIssue({ code: 'custom', message: 'not-an-address' });
    return address ?? z.NEVER;
  });
/** An address in an answer, as people write it; where a name may stand instead, the name. */
export const shown = z.string().overwrite(shownAddress);
export const zone = bounded(64)
  .refine((name) => zoneKnown(name), { message: 'unknown-zone' })
  .describe('IANA time zone, for example Europe/Berlin');
let ofDatabase: ReadonlySet<string> | undefined;
/**
 * A zone that this process knows and the database does not would break every list of times: it is
 * asked once, at the start.
 */
export async function learnZones(ask: () => Promise<readonly string[]>): Promise<void> {
  ofDatabase ??= new Set((await ask()).map((name) => name.toLowerCase()));
}
const zoneKnown = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/u.test(name) && (ofDatabase?.has(name.toLowerCase()) ?? true);
  } catch {
    return false;
  }
};
/** A page of a list. `next` is opaque; absent on the last page. */
export const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().optional() });
export const paging = {
  cursor: bounded(400).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};
/** Of endpoints that sign in or out. */
export const signsIn = { headers: { 'Set-Cookie': 'the sign-in' } };
export const signsOut = {
  headers: { 'Set-Cookie': 'takes the sign-in away' },
  endsSignIn: true,
} as const;
export const nothing = z.null().describe('no content');
