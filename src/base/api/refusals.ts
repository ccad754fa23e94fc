/** The refusals. Anything else that is thrown is a fault of ours and answers 500 without detail. */

/** 403 (401 when only the sign-in is missing): the gate said no, and why. */
export class Refused extends Error {
  readonly verdict: Refusal;
  constructor(verdict: Refusal) {
    super(`refused by ${verdict.gate}`);
    this.verdict = verdict;
  }
}
/** As much of a verdict as this floor knows. */
export type Refusal = {
  readonly gate: string;
  readonly checks: readonly { readonly name: string; readonly outcome: string }[];
};

/**
 * 404: unknown, or not for your eyes; both look the same. `code`: what everybody may know not to be
 * there.
 */
export class Missing extends Error {
  readonly code: string;
  constructor(code = 'missing') {
    super('missing');
    this.code = code;
  }
}

/**
 * 409: somebody was quicker; 410: it is over for good; 412: what you edited has changed meanwhile (`now` says how it is now);
 * 428: say which version you edited.
 */
export class Clash extends Error {
  readonly check: string;
  readonly status: 409 | 410 | 412 | 428;
  readonly now: unknown;
  constructor(check: string, status: 409 | 410 | 412 | 428 = 409, now?: unknown) {
    super(`clash: ${check}`);
    this.check = check;
    this.status = status;
    this.now = now;
  }
}

export type Fault = {
  readonly pointer: string;
  readonly code: string;
  readonly args?: Record<string, string | number>;
};

/**
 * 400 or 422: each fault points into the request (RFC 6901 pointer; `#/body/...`, `#/query/...`,
 * `#/params/...`).
 */
export class Invalid extends Error {
  readonly faults: readonly Fault[];
  readonly status: 400 | 413 | 415 | 422;
  constructor(faults: readonly Fault[] | Fault, status: 400 | 413 | 415 | 422 = 422) {
    super('invalid');
    this.faults = 'code' in faults ? [faults] : faults;
    this.status = status;
  }
}

/** 405: this address takes other methods. */
export class WrongMethod extends Error {
  readonly allowed: readonly string[];
  constructor(allowed: readonly string[]) {
    super('wrong method');
    this.allowed = allowed;
  }
}

/** 503: the disk is full, so nothing can be written. */
export class NoRoom extends Error {
  constructor() {
    super('no room');
  }
}

/** 503: more wait for the database than it can serve in a moment. */
export class Crowded extends Error {
  constructor() {
    super('crowded');
  }
}

/** 429: too often. Raised at the edge only, by `limits`. */
export class TooOften extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too often');
    this.seconds = seconds;
  }
}
