import { mayAskAt } from '../../../sessions/gate/rules.ts';
import type { Facts } from '../../../sessions/gate/checks.ts';
import type { OwnKnock } from '../contract.ts';
import type { KnockRow } from './store.ts';

/** A request as the one who asked is told of it. */
export const ownKnock = (row: KnockRow, facts: Facts, now: Date): OwnKnock => ({
  id: row.id,
  state: row.state,
  asked: row.asked.toISOString(),
  until: row.until.toISOString(),
  message: row.message,
  hold: row.hold,
  answer: row.answer,
  mayAskAt: row.state === 'denied' ? (mayAskAt(facts.session!.denials, now)?.toISOString() ?? null) : null,
  sentBack: row.mustAsk,
});
