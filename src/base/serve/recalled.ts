import { isDeepStrictEqual } from 'node:util';
import type { FastifyRequest } from 'fastify';
import { askedAlong, type Part } from '../data/one-moment.ts';
import type { Heard } from './call.ts';
import { callerAs, type Caller, type Credentials, type Known } from './caller.ts';

/**
 * Whose credentials these were when they were last looked at. That says nothing about now: `part`
 * asks it along with what is read for them, and `holds` tells by its rows.
 */
export type Recalled = {
  readonly known: Known;
  readonly part: Part<unknown>;
  readonly holds: (rows: readonly unknown[]) => boolean;
};
/** null: they were not looked at before, or that is forgotten. */
export type Recall = (given: Credentials) => Recalled | null;

/**
 * Answered as to whose they were, which nobody hears before it is proven to hold, by what was asked
 * along or afterwards; else it is answered anew, as to whoever it is.
 */
export async function answerRecalled<Answer>(
  { known, part, holds }: Recalled,
  request: FastifyRequest,
  recognise: (request: FastifyRequest) => Promise<Caller>,
  answerTo: (caller: Caller) => Promise<Answer>,
): Promise<Answer> {
  const recalled = callerAs(known, request);
  const { rows, read } = await askedAlong('signed-in', part, () => answerTo(recalled));
  const caller = rows && holds(rows) ? recalled : await recognise(request);
  (request as Heard).caller = caller;
  if (!isDeepStrictEqual(caller, recalled)) return answerTo(caller);
  if (read.status === 'rejected') throw read.reason;
  return read.value;
}
