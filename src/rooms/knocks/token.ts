import { createHmac } from 'node:crypto';
import { same } from '../../base/serve/cookies.ts';
import type { Id, KnockId, PersonId } from '../../base/ids.ts';

/**
 * What a button of a browser notification carries: `knock.asks.browser.seal`. Good for one answer
 * to one asking, of one person in one browser.
 */
export type Held = {
  readonly knock: KnockId;
  readonly asks: number;
  readonly browser: Id<'browser'>;
};

const sealOf = (text: string, person: PersonId, secret: string): string =>
  createHmac('sha256', secret).update(`knock-decision ${text} ${person}`).digest('base64url');

export function makeDecisionToken(
  { knock, asks, browser }: Held,
  person: PersonId,
  secret: string,
): string {
  const text = `${knock}.${asks}.${browser}`;
  return `${text}.${sealOf(text, person, secret)}`;
}

/** Null: not made by us for this person, or changed. */
export function readDecisionToken(token: string, person: PersonId, secret: string): Held | null {
  const end = token.lastIndexOf('.');
  const text = token.slice(0, Math.max(end, 0));
  if (!same(token.slice(end + 1), sealOf(text, person, secret))) return null;
  const [knock, asks, browser] = text.split('.') as [KnockId, string, Id<'browser'>];
  return { knock, asks: Number(asks), browser };
}
