/** A page whose connection broke may come back to its stay for this long; then the stay is lost. */
export const graceSeconds = 10;
/** So often is looked for what a lost right has left behind, at doors and inside. */
export const sweepSeconds = 1.5;
/** Why a stay ended. */
export type Because =
  | 'left'
  | 'lost'
  | 'removed'
  | 'signed-out'
  | 'replaced'
  | 'cancelled'
  | 'turned-out'
  | 'sent-back'
  | 'ended';
/** Whether a stay is that of this visitor: a person's by the account, a guest's by the browser. */
type Owner = { readonly person: string | null; readonly visitor: string | null };
export const isTheirs = (stay: Owner, who: Owner): boolean =>
  stay.person ? stay.person === who.person : stay.visitor !== null && stay.visitor === who.visitor;
