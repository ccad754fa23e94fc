import type { Admitted } from './admit.ts';
import type { Db, Tx } from '../base/data/database.ts';
import type { Actor } from '../base/journal/journal.ts';
import type { GroupId, OrganisationId, PersonId } from '../base/ids.ts';

export type Subject = {
  readonly id: string;
  readonly organisation: OrganisationId;
  /** What it, or the thing that it belongs to, is called now. */
  readonly title: string;
};

/** A part of the title; or, where what was typed is one, an id. */
export type Sought = {
  readonly q: string;
  readonly id: string | null;
  readonly organisation: OrganisationId | null;
  readonly limit: number;
};

/**
 * A kind of thing that entries, gates and requests are about, as its feature hands it in: lower
 * floors know of it nothing but this.
 */
export type Subjects = {
  /** As gates that can be asked about, and lines in calendars, call it. */
  readonly what: string;
  /** Those of these ids that are such things. */
  readonly named: (db: Db, ids: readonly string[]) => Promise<readonly Subject[]>;
  /** What somebody may know of, to choose from where they ask about access. */
  readonly toCheck?: (
    db: Db,
    person: PersonId,
    sought: Sought,
  ) => Promise<readonly Pick<Subject, 'id' | 'title'>[]>;
  /** Of these ids, such things that are there and that somebody may not know of. */
  readonly lostTo?: (
    db: Db,
    person: PersonId,
    ids: readonly string[],
  ) => Promise<ReadonlySet<string>>;
  /** What still takes place for this group and would be for nobody without it, by title. */
  readonly leftBy?: (db: Db, group: GroupId) => Promise<readonly Pick<Subject, 'id' | 'title'>[]>;
  /**
   * How many of these people have made for themselves, and opened to this group: it goes on without
   * it, and what it is called is theirs.
   */
  readonly openedTo?: (db: Db, group: GroupId) => Promise<number>;
  /** These, at least one, as far as they are such things, were for a group that is deleted now. */
  readonly lostGroup?: (
    tx: Tx,
    by: Admitted<'delete-group'>,
    lost: { readonly ids: readonly string[]; readonly who: Actor },
  ) => Promise<void>;
};

/** Of whatever kind these ids are. */
export async function subjectsNamed(
  db: Db,
  kinds: readonly Subjects[],
  ids: readonly string[],
): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  if (ids.length > 0) for (const { named } of kinds) found.push(...(await named(db, ids)));
  return found;
}
