import { sql } from 'kysely';
import type { Db } from '../../base/data/database.ts';
import type { PersonId } from '../../base/ids.ts';

export type Gaze = {
  readonly page: string;
  readonly person: PersonId;
  readonly subject: string;
  readonly at: Date;
};
export const saveGaze = (db: Db, { page, person, subject, at }: Gaze) =>
  db
    .insertInto('gazes')
    .values({ page_id: page, person_id: person, subject_id: subject, seen_at: at })
    .onConflict((on) =>
      on.column('page_id').doUpdateSet({ person_id: person, subject_id: subject, seen_at: at }),
    )
    .execute();

/**
 * The page looks elsewhere: a push that waited for its person is due at `due`, unless another page
 * of theirs still looks.
 */
export async function endGaze(
  db: Db,
  { page, due }: { readonly page: string; readonly due: Date },
): Promise<void> {
  await sql`
    with gone as (
      delete
      from gazes
      where page_id = ${page}
      returning page_id, person_id, subject_id
    )
    update deliveries d
    set due_at = least(d.due_at, ${due})
    from gone
    join notices n on n.person_id = gone.person_id and n.subject_id = gone.subject_id
    where d.notice_id = n.id
      and n.settled_at is null
      and d.channel = 'browser'
      and d.state = 'waiting'
      and d.attempts = 0
      and not exists (
        select
        from gazes g
        where g.person_id = gone.person_id
          and g.subject_id = gone.subject_id
          and g.page_id <> gone.page_id
      )`.execute(db);
}

/** Those whose notices have changed since. */
export async function changedSince(
  db: Db,
  persons: readonly PersonId[],
  since: Date,
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`/* notices-changed */
    select distinct person_id as person
    from notices
    where person_id = any(${persons}::uuid[])
      and greatest(at, read_at, settled_at) > ${since}`.execute(db);
  return rows.map(({ person }) => person);
}
