import {
  beyondRange,
  brokenConstraint,
  databaseAway,
  databaseBusy,
  diskFull,
} from '../data/database.ts';
import {
  Clash,
  Invalid,
  Missing,
  NoRoom,
  Refused,
  TooOften,
  WrongMethod,
  type Refusal,
} from '../api/refusals.ts';
import type { Language } from '../../words/languages.ts';
import { say } from '../../words/say.ts';

/** RFC 9457 problem document. `code` is for programs, `title` and `detail` are for people. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly instance: string;
  readonly verdict?: unknown;
  readonly faults?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly says: string;
  }[];
  readonly now?: unknown;
  readonly seconds?: number;
};
/** Puts a verdict into the words of the one who asked. */
export type Tell = (
  verdict: Refusal,
  language: Language,
  caller: { readonly person: string | null },
) => unknown;
type Answer = {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  readonly fault: boolean;
};

export function problemOf(
  error: unknown,
  language: Language,
  request: string,
  tell: Tell,
  caller: { readonly person: string | null },
): Answer {
  const make = (
    status: number,
    code: string,
    more: Partial<Problem> = {},
    headers: Record<string, string> = {},
    fault = false,
  ): Answer => {
    const title =
      say(
        language,
        `base.problems.${code}`,
        more.seconds === undefined ? {} : { seconds: more.seconds },
      ) ?? say(language, 'base.problems.clash', {})!;
    return {
      problem: {
        type: `/api/docs#problem-${code}`,
        title,
        status,
        code,
        instance: `/requests/${request}`,
        ...more,
      },
      headers,
      fault,
    };
  };
  if (error instanceof Refused) {
    const names = error.verdict.checks
      .filter((check) => check.outcome === 'failed')
      .map((check) => check.name);
    if (names[0] === 'foreign-origin') return make(403, 'foreign-origin');
    if (names[0] === 'signed-in') return make(401, 'signed-out');
    const verdict = tell(error.verdict, language, caller) as {
      checks?: readonly { outcome: string; says: string }[];
    };
    const detail = verdict.checks?.find((check) => check.outcome === 'failed')?.says;
    return make(403, 'refused', { verdict, ...(detail ? { detail } : {}) });
  }
  if (error instanceof Missing) return make(404, 'missing');
  if (error instanceof Clash) {
    const code =
      error.status === 412 ? 'stale' : error.status === 428 ? 'version-needed' : error.check;
    return make(error.status, code, error.now === undefined ? {} : { now: error.now });
  }
  if (error instanceof Invalid) {
    const faults = error.faults.map((fault) => ({
      pointer: fault.pointer,
      code: fault.code,
      says:
        say(language, `base.faults.${fault.code}`, fault.args ?? {}) ??
        say(language, 'base.faults.wrong-value', {})!,
    }));
    return make(error.status, 'invalid', {
      faults,
      ...(faults[0] ? { detail: faults[0].says } : {}),
    });
  }
  if (error instanceof TooOften)
    return make(
      429,
      'too-often',
      { seconds: error.seconds },
      { 'retry-after': String(error.seconds) },
    );
  if (error instanceof WrongMethod)
    return make(405, 'wrong-method', {}, { allow: error.allowed.join(', ') });
  const constraint = brokenConstraint(error);
  if (constraint) return make(409, constraint);
  if (beyondRange(error)) return make(400, 'invalid');
  if (error instanceof NoRoom || diskFull(error))
    return make(503, 'no-room', {}, { 'retry-after': '10' });
  if (databaseAway(error) || databaseBusy(error))
    return make(503, 'unavailable', {}, { 'retry-after': '2' }, true);
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (statusCode === 413) return make(413, 'too-large');
  if (statusCode === 415) return make(415, 'wrong-type');
  if (statusCode && statusCode >= 400 && statusCode < 500) return make(statusCode, 'invalid');
  if (statusCode === 503 || code === 'FST_ERR_REOPENED_CLOSE_SERVER')
    return make(503, 'unavailable', {}, { 'retry-after': '2' });
  return make(500, 'fault', {}, {}, true);
}
