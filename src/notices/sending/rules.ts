/**
 * At once, in one process; repeats take at most half of it, so that those that fail leave room for
 * the others.
 */
export const AT_ONCE = 50;
export const AGAIN_AT_ONCE = 25;
/** Mails in one transaction. */
export const MAILS_AT_ONCE = 50;
/** Seconds for which a process has a delivery to itself. */
export const LEASE = 30;

/** What decides whether something may go out now, apart from the feature's own word. */
export type Due = {
  readonly settled: boolean;
  readonly wanted: boolean;
  readonly until: Date;
  readonly quietUntil: Date;
  /** Of a browser: somebody is signed in there, or it gets notices also when not. */ readonly reachable: boolean;
};
export type Fate = 'go' | 'dropped' | 'missed' | 'rest';
export const fateOf = ({ settled, wanted, until, quietUntil, reachable }: Due, now: Date): Fate =>
  settled || !wanted || !reachable
    ? 'dropped'
    : now > until || quietUntil > until
      ? 'missed'
      : quietUntil > now
        ? 'rest'
        : 'go';
