import { z } from 'zod';

/** Who may call at all. `anyone` needs a reason, because most routes must not be open. */
export type Policy =
  | { readonly who: 'anyone'; readonly because: string }
  /** `gate`: the gate its action admits through; `own`: it reads or writes only rows of the caller. */
  | { readonly who: 'signed-in'; readonly gate: string }
  /** Also for guests: browsers with the cookie that naming oneself at a door gives. */
  | { readonly who: 'visitor'; readonly gate: string };

/** At most `times` in `seconds`, counted for each address or person, across all processes. */
export type Limit = { readonly times: number; readonly seconds: number; readonly per: 'address' | 'person' };

export type Endpoint = {
  readonly summary: string;
  readonly policy: Policy;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answers: { readonly [status: number]: z.ZodType };
  /** The caller must send `If-Match` with the version it edited. */
  readonly versioned?: boolean;
  readonly limit?: Limit;
  readonly tag?: string;
};
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Key = `${Method} /${string}`;
export type Contract = { readonly [key: Key]: Endpoint };

/** Endpoints by "METHOD /path/{param}". The server binds handlers to it, the client is typed by it, OpenAPI is made from it. */
export const contract = <const C extends Contract>(endpoints: C): C => endpoints;

type Part<E, Name extends string> = E extends { readonly [K in Name]: infer S extends z.ZodType } ? S : never;
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
export type Answer<E> = E extends { readonly answers: infer A } ? { [S in keyof A]: A[S] extends z.ZodType ? z.output<A[S]> : never }[keyof A] : never;

/** A line of text as people type it: trimmed, no control characters, at most `max` visible characters. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .refine((text) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/u.test(text), { message: 'no-control-characters' })
    .refine((text) => visible(text) >= min, { message: min === 1 ? 'needed' : 'too-short' })
    .refine((text) => visible(text) <= max, { message: 'too-long' });
/** Text of several lines. */
export const prose = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/gu, '\n').trim())
    .refine((text) => !/[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u.test(text), { message: 'no-control-characters' })
    .refine((text) => visible(text) <= max, { message: 'too-long' });
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Marks heaped on a letter count as well, where no language heaps so many: one "letter" of them could hide a whole page. */
const visible = (text: string): number => (text.length > 20_000 ? text.length : Math.max([...segments.segment(text)].length, Math.ceil(text.length / 12)));

export const id = <Of extends string>() => z.uuid().transform((value) => value.toLowerCase() as import('./ids.ts').Id<Of>);
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => Number.isNaN(Date.parse(text)) || /^\d/u.test(new Date(text).toISOString()), { message: 'not-a-date' }) // its offset can lead beyond 9999
  .describe('ISO 8601 instant with zone, for example 2026-11-23T09:00:00Z');
export const email = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email().max(254));
export const zone = z
  .string()
  .max(64)
  .refine((name) => zoneKnown(name), { message: 'unknown-zone' })
  .describe('IANA time zone, for example Europe/Berlin');
const zoneKnown = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/u.test(name);
  } catch {
    return false;
  }
};
/** A page of a list. `next` is opaque; absent on the last page. */
export const page = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().optional() });
export const paging = {
  cursor: z.string().max(400).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};
export const nothing = z.null().describe('no content');
