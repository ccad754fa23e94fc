import type { CheckName, RemedyName } from '../words/en.ts';

/**
 * Values for the sentence of a check or remedy; `self` says whether the person asks about
 * themselves.
 */
export type Args = Readonly<Record<string, string | number>>;

/** The next step, who can take it, where, and, when one call repairs it, that call. */
export type Remedy = {
  readonly name: RemedyName;
  readonly args?: Args;
  /** The page where it is done. */
  readonly href?: string;
  readonly repair?: Repair;
  /** It changes who gets through besides this person: offered last, and only after a question. */
  readonly swaps?: Swap;
};
/** A request of our own API. It goes through that route's own gate like any other. */
export type Repair = {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
  readonly version?: number;
};
/**
 * `asks` is a path that answers how many would `gain` and `lose`; `undo`, sent to the same path,
 * takes it back.
 */
export type Swap = { readonly asks: string; readonly undo?: unknown };

/** How a right came about: one of several that may exist at once. Without a label it is not told. */
export type Path = {
  readonly via:
    'group' | 'manager' | 'host' | 'event-host' | 'admin' | 'contact' | 'creator' | 'link';
  readonly id?: string;
  readonly label: string;
};

export type Check<Facts> = {
  readonly name: CheckName;
  readonly passes: (facts: Facts) => boolean;
  /**
   * Not reached unless these passed: what this check asks would make no sense, or would tell too
   * much.
   */
  readonly needs?: readonly CheckName[];
  /** Not reached unless this holds: there is nothing the question could be about. */
  readonly when?: (facts: Facts) => boolean;
  readonly args?: (facts: Facts) => Args;
  readonly remedies?: (facts: Facts) => readonly Remedy[];
  /** The sentence would betray something to the asker: they get a neutral one and whom to ask. */
  readonly hidden?: (facts: Facts) => boolean;
  /** Withheld from the asker, whatever the answer is: not reached, and its sentence says so. */
  readonly untold?: (facts: Facts) => boolean;
  readonly paths?: (facts: Facts) => readonly Path[];
};
export type Gate<Facts, Name extends string = string> = {
  readonly name: Name;
  readonly checks: readonly Check<Facts>[];
};

export type Outcome = 'passed' | 'failed' | 'not reached';
export type Judged = {
  readonly name: CheckName;
  readonly outcome: Outcome;
  readonly hidden: boolean;
  readonly args: Args;
  readonly remedies: readonly Remedy[];
};
export type Verdict<Name extends string = string> = {
  readonly gate: Name;
  readonly allowed: boolean;
  readonly checks: readonly Judged[];
  readonly paths: readonly Path[];
};

export const gate = <const Name extends string, Facts>(
  name: Name,
  ...checks: readonly Check<Facts>[]
): Gate<Facts, Name> => ({ name, checks });

/**
 * Judges every check in order; one whose needs did not pass is not reached. Allowed when all
 * passed.
 */
export function evaluate<Facts, Name extends string>(
  { name, checks }: Gate<Facts, Name>,
  facts: Facts,
): Verdict<Name> {
  const passed = new Set<CheckName>();
  const judged: Judged[] = [];
  const paths: Path[] = [];
  for (const check of checks) {
    const untold = check.untold?.(facts) ?? false;
    const reached =
      !untold &&
      (check.needs ?? []).every((need) => passed.has(need)) &&
      (check.when?.(facts) ?? true);
    const outcome: Outcome = !reached ? 'not reached' : check.passes(facts) ? 'passed' : 'failed';
    if (outcome === 'passed') {
      passed.add(check.name);
      paths.push(...(check.paths?.(facts) ?? []));
    }
    judged.push({
      name: check.name,
      outcome,
      hidden: untold || (reached && (check.hidden?.(facts) ?? false)),
      args: reached ? (check.args?.(facts) ?? {}) : {},
      remedies: outcome === 'failed' ? leastFirst(check.remedies?.(facts) ?? []) : [],
    });
  }
  const allowed = passed.size === checks.length;
  return { gate: name, allowed, checks: judged, paths: allowed ? paths : [] };
}

/** What changes least comes first: one person's access before that of many. */
const leastFirst = (remedies: readonly Remedy[]): readonly Remedy[] => [
  ...remedies.filter(({ swaps }) => !swaps),
  ...remedies.filter(({ swaps }) => swaps),
];

/** Nothing that is told refuses, and something is not told: whether it is allowed stays open. */
export const isUntold = ({ checks }: Verdict): boolean =>
  checks.some(({ outcome, hidden }) => outcome === 'not reached' && hidden) &&
  checks.every(({ outcome }) => outcome !== 'failed');

/** The names of the checks that failed, in order. */
export const failed = (verdict: Verdict): readonly CheckName[] =>
  verdict.checks.filter((check) => check.outcome === 'failed').map((check) => check.name);
