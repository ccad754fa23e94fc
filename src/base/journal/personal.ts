import { sql } from 'kysely';
import type { Tx } from '../data/database.ts';
import type { PersonId } from '../ids.ts';
import { list, NOBODY, NOTHING, readOut, type Personal } from '../personal.ts';
import type { Kind } from './entries.ts';

/** Entries stay, who did what included. What one of them carries beside that, its feature erases. */
export const journalPersonal: Personal = {
  name: 'journal',
  columns: { 'journal.person_id': 'unnamed' },
  exported: (db, { person }) =>
    readOut(db, {
      whatIDid: list(sql`
        select at, kind, through
        from journal
        where person_id = ${person}
        order by seq`),
    }),
  erased: async () => undefined,
};

/** Which entries: those about these subjects, or of one kind by one person. */
type Which =
  { readonly subjects: readonly string[] } | { readonly person: PersonId; readonly kind: string };

/** Takes fields out of entries: an address, a network. */
export async function dropFromEntries(
  tx: Tx,
  fields: readonly string[],
  which: Which,
): Promise<void> {
  const meant =
    'subjects' in which
      ? sql`subject_id = any(${[...which.subjects]}::uuid[])`
      : sql`person_id = ${which.person} and kind = ${which.kind}`;
  await sql`
    update journal
    set data = data - ${[...fields]}::text[]
    where ${meant}`.execute(tx);
}

/** In entries of these areas that touch the person, their name is nobody's. */
export async function unnameInEntries(
  tx: Tx,
  person: PersonId,
  areas: readonly string[],
): Promise<void> {
  await sql`
    update journal
    set data = data || jsonb_build_object('name', ${NOBODY}::text)
    where (data -> 'persons') @> to_jsonb(array[${person}::text])
      and data ? 'name'
      and split_part(kind, '.', 1) = any(${[...areas]}::text[])`.execute(tx);
}

/** What the person has made, by entries of this kind, is called nothing any more, in all entries. */
export async function untitleEntries(tx: Tx, person: PersonId, made: Kind): Promise<void> {
  await sql`
    update journal
    set data = data
      || jsonb_build_object('title', ${NOTHING}::text)
      || case when kind like '%.renamed' then jsonb_build_object('before', ${NOTHING}::text) else '{}' end
    where data ? 'title'
      and subject_id in (
        select subject_id from journal where person_id = ${person} and kind = ${made}
      )`.execute(tx);
}

/** In entries about this, guests who are forgotten and their stays have no name any more. */
export async function unnameGuests(
  tx: Tx,
  {
    subject,
    visitors,
    stays,
  }: {
    readonly subject: string;
    readonly visitors: readonly string[];
    readonly stays: readonly string[];
  },
): Promise<void> {
  await sql`
    update journal
    set data = (data || '{"name": "Guest"}') - 'visitors'
    where subject_id = ${subject}
      and data ? 'name'
      and (
        data -> 'visitors' ?| ${[...visitors]}::text[]
        or data ->> 'stay' = any(${[...stays]}::text[])
        or data -> 'stays' ?| ${[...stays]}::text[]
      )`.execute(tx);
}
