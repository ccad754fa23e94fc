import {
  beyondRange,
  brokenConstraint,
  databaseAway,
  databaseBusy,
  diskFull,
} from '../data/database.ts';
import {
  Clash,
  Crowded,
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
/** What went wrong, before it is put into words. `fault`: it is ours, and worth a line in the log. */
type Cause = {
  readonly status: number;
  readonly code: string;
  readonly more?: Partial<Problem>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fault?: boolean;
};
type Hearer = { readonly person: string | null };

export function problemOf(
  error: unknown,
  language: Language,
  request: string,
  tell: Tell,
  caller: Hearer,
): Answer {
  const cause =
    refusal(error, language, tell, caller) ?? ofDatabase(error) ?? ofFramework(error) ?? broken;
  const { status, code, more = {}, headers = {}, fault = false } = cause;
  const args = more.seconds === undefined ? {} : { seconds: more.seconds };
  const title =
    say(language, `base.problems.${code}`, args) ?? say(language, 'base.problems.clash', {})!;
  const type = `/api/docs#problem-${code}`;
  const instance = `/requests/${request}`;
  return { problem: { type, title, status, code, instance, ...more }, headers, fault };
}
const broken: Cause = { status: 500, code: 'fault', fault: true };

/** Refusals of ours. */
function refusal(error: unknown, language: Language, tell: Tell, caller: Hearer): Cause | null {
  if (error instanceof Refused) return refused(error, language, tell, caller);
  if (error instanceof Missing) return { status: 404, code: error.code };
  if (error instanceof Clash) {
    const { status, check, now } = error;
    const code = status === 412 ? 'stale' : status === 428 ? 'version-needed' : check;
    return { status, code, ...(now === undefined ? {} : { more: { now } }) };
  }
  if (error instanceof Invalid) return invalid(error, language);
  if (error instanceof TooOften) {
    const { seconds } = error;
    const headers = { 'retry-after': String(seconds) };
    return { status: 429, code: 'too-often', more: { seconds }, headers };
  }
  if (error instanceof Crowded)
    return { status: 503, code: 'crowded', headers: { 'retry-after': '1' } };
  if (error instanceof WrongMethod)
    return { status: 405, code: 'wrong-method', headers: { allow: error.allowed.join(', ') } };
  return null;
}

/** What is not told as a checklist: it is about the call, and not about the thing. */
const ABOUT_THE_CALL: Readonly<Record<string, Cause>> = {
  'foreign-origin': { status: 403, code: 'foreign-origin' },
  'signed-in': {
    status: 401,
    code: 'signed-out',
    headers: { 'www-authenticate': 'Bearer' },
  },
  'by-sign-in': { status: 403, code: 'by-sign-in' },
  'by-admin-token': { status: 403, code: 'by-admin-token' },
  'for-people': { status: 403, code: 'for-people' },
};
function refused({ verdict }: Refused, language: Language, tell: Tell, caller: Hearer): Cause {
  const first = verdict.checks.find((check) => check.outcome === 'failed')?.name ?? '';
  const cause = ABOUT_THE_CALL[first];
  if (cause) return cause;
  const told = tell(verdict, language, caller) as {
    checks?: readonly { outcome: string; says: string }[];
  };
  const detail = told.checks?.find((check) => check.outcome === 'failed')?.says;
  const more = { verdict: told, ...(detail ? { detail } : {}) };
  return { status: 403, code: 'refused', more };
}

function invalid(error: Invalid, language: Language): Cause {
  const faults = error.faults.map(({ pointer, code, args = {} }) => ({
    pointer,
    code,
    says:
      say(language, `base.faults.${code}`, args) ?? say(language, 'base.faults.wrong-value', {})!,
  }));
  const detail = faults[0]?.says;
  return { status: error.status, code: 'invalid', more: { faults, ...(detail ? { detail } : {}) } };
}

function ofDatabase(error: unknown): Cause | null {
  const constraint = brokenConstraint(error);
  if (constraint) return { status: 409, code: constraint };
  if (beyondRange(error)) return { status: 400, code: 'invalid' };
  if (error instanceof NoRoom || diskFull(error))
    return { status: 503, code: 'no-room', headers: { 'retry-after': '10' } };
  return databaseAway(error) || databaseBusy(error) ? { ...away, fault: true } : null;
}
const away: Cause = { status: 503, code: 'unavailable', headers: { 'retry-after': '2' } };

function ofFramework(error: unknown): Cause | null {
  const { statusCode: status = 0, code } = error as { statusCode?: number; code?: string };
  if (status === 413) return { status, code: 'too-large' };
  if (status === 415) return { status, code: 'wrong-type' };
  if (status >= 400 && status < 500) return { status, code: 'invalid' };
  return status === 503 || code === 'FST_ERR_REOPENED_CLOSE_SERVER' ? away : null;
}
