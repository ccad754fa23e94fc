import type { Id, KnockId, PersonId } from '../../base/ids.ts';
import { signed, textOfSigned, type Signing } from '../../base/seals.ts';

/**
 * What a button of a browser notification carries: `knock.asks.browser.signature`. Good for one
 * answer to one asking, of one person in one browser.
 */
export type Held = {
  readonly knock: KnockId;
  readonly asks: number;
  readonly browser: Id<'browser'>;
};

const signing = (person: PersonId, secret: string): Signing => ({
  secret,
  says: (text) => `knock-decision ${text} ${person}`,
});

export const makeDecisionToken = (
  { knock, asks, browser }: Held,
  person: PersonId,
  secret: string,
): string => signed(signing(person, secret), `${knock}.${asks}.${browser}`);

/** Null: not made by us for this person, or changed. */
export function readDecisionToken(token: string, person: PersonId, secret: string): Held | null {
  const text = textOfSigned(signing(person, secret), token);
  if (text === null) return null;
  const [knock, asks, browser] = text.split('.') as [KnockId, string, Id<'browser'>];
  return { knock, asks: Number(asks), browser };
}
