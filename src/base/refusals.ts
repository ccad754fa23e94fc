/** The four refusals. Anything else that is thrown is a fault of ours and answers 500 without detail. */

/** 403 (401 when only the sign-in is missing): the gate said no, and why. */
export class Refused extends Error {
  constructor(readonly verdict: { readonly gate: string; readonly checks: readonly { name: string; outcome: string }[] }) {
    super(`refused by ${verdict.gate}`);
  }
}

/** 404: unknown, or not for your eyes; both look the same. */
export class Missing extends Error {
  constructor() {
    super('missing');
  }
}

/** 409: somebody was quicker; 412: what you edited has changed meanwhile (`now` says how it is now); 428: say which version you edited. */
export class Clash extends Error {
  constructor(
    readonly check: string,
    readonly status: 409 | 412 | 428 = 409,
    readonly now?: unknown,
  ) {
    super(`clash: ${check}`);
  }
}

export type Fault = { readonly pointer: string; readonly code: string; readonly args?: Record<string, string | number> };

/** 400 or 422: each fault points into the request (RFC 6901 pointer; `#/body/...`, `#/query/...`, `#/params/...`). */
export class Invalid extends Error {
  readonly faults: readonly Fault[];
  constructor(
    faults: readonly Fault[] | Fault,
    readonly status: 400 | 413 | 415 | 422 = 422,
  ) {
    super('invalid');
    this.faults = Array.isArray(faults) ? faults : [faults as Fault];
  }
}

/** 429: too often. Raised at the edge only, by `limits`. */
export class TooOften extends Error {
  constructor(readonly seconds: number) {
    super('too often');
  }
}
