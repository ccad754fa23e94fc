/** How a kind of notice is told to somebody who has chosen nothing. */
export type Kind = {
  readonly bell: boolean;
  readonly browser: boolean;
  readonly mail: boolean;
  /** It waits for an answer: read is not done. Others are settled by being read. */
  readonly answers: boolean;
  /** The mail waits so long for an answer, in seconds. */
  readonly mailAfter: number;
  /** While it is open, no second mail before so many seconds. */
  readonly mailEvery: number;
  /** The feature writes this mail itself, in its own transaction, and asks for the preference. */
  readonly ownMail?: true;
};
const telling = { bell: true, browser: false, mail: false, answers: false, mailAfter: 0, mailEvery: 0 } as const;

export const kinds = {
  knock: { bell: true, browser: true, mail: true, answers: true, mailAfter: 60, mailEvery: 3600 },
  'contact-request': { bell: true, browser: true, mail: true, answers: true, mailAfter: 0, mailEvery: 0, ownMail: true },
  'contact-accepted': telling,
  'session-invited': { ...telling, mail: true },
  'session-changed': { ...telling, mail: true },
  'session-cancelled': { ...telling, mail: true },
  'added-to-group': telling,
} as const satisfies Readonly<Record<string, Kind>>;
export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as readonly KindName[] as readonly [KindName, ...KindName[]];
export const kindOf = (name: KindName): Kind => kinds[name];
