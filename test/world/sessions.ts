import type { Answer } from '../../src/base/api/contract.ts';
import type { planContract } from '../../src/sessions/plan/contract.ts';
import { act, type Caller } from './answers.ts';
import type { Named } from './world.ts';

export type Session = Answer<(typeof planContract)['POST /api/sessions']>;
export type Plan = {
  readonly group: string;
  readonly title?: string;
  readonly description?: string;
  readonly start?: string;
  readonly zone?: string;
  readonly minutes?: number;
  readonly until?: string;
  readonly hosts?: readonly string[];
};
/** What a clock in UTC shows so many milliseconds from now. */
export const wall = (ahead: number): string =>
  new Date(Date.now() + ahead).toISOString().slice(0, 16);
/** A session of a group; years from now, when nothing else is said. */
export const planSession = (who: Caller, plan: Plan) =>
  act<Session>(who, 'POST', '/api/sessions', {
    title: 'Lab',
    start: '2036-01-07T10:00',
    zone: 'UTC',
    minutes: 60,
    ...plan,
  });
export const changeSession = (
  who: Caller,
  session: string,
  changes: Readonly<Record<string, unknown>>,
  version?: number,
) => act<Session>(who, 'PATCH', `/api/sessions/${session}`, changes, version);
export const cancel = (who: Caller, session: string, reason = '') =>
  act(who, 'POST', `/api/sessions/${session}/cancellation`, { reason });
export const makeHost = (who: Caller, session: string, { id }: Named) =>
  act(who, 'PUT', `/api/sessions/${session}/hosts/${id}`);
export const dropHost = (who: Caller, session: string, { id }: Named) =>
  act(who, 'DELETE', `/api/sessions/${session}/hosts/${id}`);
