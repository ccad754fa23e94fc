import { sql } from 'kysely';
import { afterCommit, type Tx } from '../data/database.ts';
import type { Through } from '../data/tables.ts';
import type { PersonId, TokenId } from '../ids.ts';
import { follows, type Said } from './consequences.ts';
import type { Deed, Kind, NewEntry } from './entries.ts';

/** Who acts, as far as the journal is concerned. */
export type Actor = {
  readonly person: PersonId | null;
  readonly through: Through;
  readonly requestId: string | null;
  /** By what a program acts. */
  readonly token?: { readonly id: TokenId } | null;
};

const bells = new Set<() => void>();

/** Appends one line; part of the transaction that makes the change. */
export const append = (tx: Tx, actor: Actor, entry: NewEntry): Promise<void> =>
  appendAll(tx, actor, [entry]);

export async function appendAll(tx: Tx, actor: Actor, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`/* once journal-append */
    insert into journal (
      organisation_id, person_id, through, request_id, token_id, kind, subject_id, data
    )
    select e.organisation, ${actor.person}::uuid, ${actor.through}, ${actor.requestId},
      ${actor.token?.id ?? null}::uuid, e.kind, e.subject, e.data::jsonb
    from unnest(
      ${entries.map(({ organisation }) => organisation ?? null)}::uuid[],
        ${entries.map(({ kind }) => kind)}::text[],
        ${entries.map(({ subject }) => subject ?? null)}::uuid[],
        ${entries.map(({ data }) => JSON.stringify(data ?? {}))}::text[]
    ) with ordinality e (organisation, kind, subject, data, place)
    order by e.place`.execute(tx);
  afterCommit(ring);
  await follows(
    tx,
    entries.map(({ kind, organisation = null, subject = null, data = {} }) => {
      const { person, through, requestId, token = null } = actor;
      const said = { organisation, person, through, requestId, token, kind, subject, data };
      return said as unknown as Said;
    }),
  );
}

/** Something new may be in the journal or waiting for another process. */
const ring = (): void => bells.forEach((bell) => bell());
export const onRing = (bell: () => void): (() => void) => {
  bells.add(bell);
  return () => void bells.delete(bell);
};

/** Whether this person did this themselves: what they repeat and find done is their own success. */
export async function hasDone<K extends Kind>(
  tx: Tx,
  person: PersonId,
  { kind, organisation, subject, data = {} }: Deed<K>,
): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (
      select
      from journal
      where person_id = ${person}
        and kind = ${kind}
        and (${organisation ?? null}::uuid is null or organisation_id = ${organisation ?? null})
        and (${subject ?? null}::uuid is null or subject_id = ${subject ?? null})
        and data @> ${JSON.stringify(data)}::jsonb
    ) as yes`.execute(tx);
  return rows[0]!.yes;
}
