import type { PlaceByName } from '../base/data/by-name.ts';
import type { Db } from '../base/data/database.ts';
import type { PersonId } from '../base/ids.ts';
import { Missing } from '../base/api/refusals.ts';
import { evaluate, type Gate, type Path, type Verdict } from './gate.ts';

/** Who is asked about. */
export type Whom = {
  /** null: nobody has the address that was typed, or whether somebody has it is not told. */
  readonly person: PersonId | null;
  /** Typed by the asker, who therefore knows it. */
  readonly email: string | null;
  /** The asker knows them by that address alone. */
  readonly stranger: boolean;
  /** To that address, which nobody has, the asker has sent a contact request. */
  readonly requested: boolean;
};

/**
 * Whom somebody may ask about besides themselves: anybody whose address they type; those whom they
 * know; those whom they look after.
 */
export type Reach = 'anybody' | 'the known' | 'those looked after' | 'nobody';

/** What the asker may learn, masked already. */
export type Learned = {
  /** Of the subject; null: it is not for the asker to know. */
  readonly title: string | null;
  /** Where it is not the name, or the address that was typed. */
  readonly person?: { readonly label: string; readonly email: string | null };
  readonly verdict: Verdict;
  /** Of the asker, for instants in sentences. */
  readonly zone?: string;
};
export type Page = {
  readonly after: PlaceByName | null;
  readonly limit: number;
};
export type Able = {
  readonly id: PersonId;
  readonly name: string;
  /** By which they are listed. */ readonly key: string;
  readonly paths: readonly Path[];
};

/**
 * A gate that can be asked about, as its feature hands it in. A subject that the asker may not know
 * of is Missing, or answers exactly as one that does not exist.
 */
export type Ask = {
  /** Its name, also in `access.gates` and `access.asked`. */
  readonly gate: string;
  /** The kind of its subjects: `session`, `group`, ... */
  readonly of: string;
  /** Without it one asks about oneself only. */
  readonly reach?: (db: Db, asker: PersonId, subject: string) => Promise<Reach>;
  readonly judge: (db: Db, asker: PersonId, subject: string, whom: Whom) => Promise<Learned>;
  /** Everyone who gets through, by name, each with the ways that lead there; one page. */
  readonly people?: (db: Db, asker: PersonId, subject: string, page: Page) => Promise<Able[]>;
  /**
   * Somebody about whom an admin was asked: is nothing left to repair for them? Without it: do they
   * get through?
   */
  readonly repaired?: (db: Db, subject: string, person: PersonId) => Promise<boolean>;
  /** The page of the subject. */
  readonly at?: (subject: string) => string;
};

/** A gate that one asks about for oneself; null: there is no such thing, or not for them. */
export const aboutOneself = <Facts>(
  ask: Pick<Ask, 'gate' | 'of' | 'at'>,
  by: Gate<Facts>,
  load: (
    db: Db,
    asker: PersonId,
    subject: string,
  ) => Promise<{ readonly facts: Facts; readonly title: string | null } | null>,
): Ask => ({
  ...ask,
  judge: async (db, asker, subject) => {
    const found = await load(db, asker, subject);
    if (!found) throw new Missing();
    return { title: found.title, verdict: evaluate(by, found.facts) };
  },
});
