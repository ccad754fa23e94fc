import type { Tx } from '../../../../base/data/database.ts';
import type { PersonId, SignInId } from '../../../../base/ids.ts';
import { revokeAll } from '../../../technical/tokens/ended/store.ts';

type Ends = (tx: Tx, person: PersonId, kept: SignInId | null) => Promise<number>;

/**
 * What a sign-in leaves behind: what goes on letting somebody in, or telling them something, after
 * it has ended. By table, whichever feature owns it, because its end must not depend on a feature
 * remembering. `remains.test.ts` finds new tables that belong on this list.
 *
 * A confirmed change of address ends links to the old one and nothing else here: it takes the
 * password, so it gives a thief nothing new, and the owner, whom a mail to the old address tells
 * what to do, still is where they were.
 */
export const remains = {
  /** Calendar links. */
  feeds: async (tx, person) => {
    const gone = tx.deleteFrom('feeds').where('person_id', '=', person);
    return (await gone.returning('person_id').execute()).length;
  },
  /** Browsers that get notices, also when signed out; whoever signs in there again has it again. */
  browsers: async (tx, person, kept) => {
    let gone = tx.deleteFrom('browsers').where('person_id', '=', person);
    if (kept)
      gone = gone.where((eb) =>
        eb.or([eb('sign_in_id', 'is', null), eb('sign_in_id', '<>', kept)]),
      );
    return (await gone.returning('id').execute()).length;
  },
  /** Personal tokens; their owner may take that back. */
  access_tokens: (tx, person) => revokeAll(tx, person),
  /** Links in mails that confirm an address, choose a password or take another address. */
  verifications: async (tx, person) => {
    const names = ['verify', 'reset', 'address'].map((purpose) => `${purpose}:${person}`);
    const gone = tx.deleteFrom('verifications').where('identifier', 'in', names);
    return (await gone.returning('id').execute()).length;
  },
} as const satisfies Readonly<Record<string, Ends>>;

export type Remains = Readonly<Record<keyof typeof remains, number>>;

/** Ends all of it but what hangs on the sign-in that is kept, and answers how much there was. */
export async function endRemains(
  tx: Tx,
  person: PersonId,
  kept: SignInId | null,
): Promise<Remains> {
  return {
    feeds: await remains.feeds(tx, person),
    browsers: await remains.browsers(tx, person, kept),
    access_tokens: await remains.access_tokens(tx, person),
    verifications: await remains.verifications(tx, person),
  };
}

/** One device that is signed out from another one is told nothing more either. */
export const endBrowsersOf = async (tx: Tx, person: PersonId, signIn: SignInId): Promise<number> =>
  (
    await tx
      .deleteFrom('browsers')
      .where('person_id', '=', person)
      .where('sign_in_id', '=', signIn)
      .returning('id')
      .execute()
  ).length;
