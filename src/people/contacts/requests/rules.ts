const DAY = 86_400_000;
/** How long a declined person's new request is kept from the one who declined. */
export const SILENCE = 30 * DAY;

/** What is stored between the one who asks and the one behind the address. */
export type Between = {
  readonly contact: boolean;
  /** The other one has asked too, even if that was declined: their page shows it as waiting. */
  readonly theirs: boolean;
  /** The other one has blocked the one who asks. */
  readonly blocked: boolean;
  /** When the other one last declined. */
  readonly declinedAt: Date | null;
  /** They were asked at another of their addresses and have not answered. */
  readonly elsewhere: boolean;
};
/** A request of the one who asks to this very address that their page shows as waiting. */
export type Mine = 'pending' | 'declined' | null;

export type Fate =
  /** Both have asked. */
  | 'connect'
  /** Shown to the one asked, with a mail. */
  | 'deliver'
  /** Waiting for the one who asks, unseen by the other: not to be told apart from no answer. */
  | 'keep'
  /** It is there already. */
  | 'leave';

export function fateOf(between: Between, mine: Mine, now: Date): Fate {
  if (between.theirs && !between.blocked) return 'connect';
  if (mine === 'pending') return 'leave';
  const silenced =
    between.declinedAt !== null && now.getTime() - between.declinedAt.getTime() < SILENCE;
  if (between.blocked || silenced || between.elsewhere) return mine === null ? 'keep' : 'leave';
  return 'deliver';
}
