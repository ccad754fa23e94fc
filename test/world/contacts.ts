import { act, type Caller } from './answers.ts';
import type { Named } from './world.ts';

export const askForContact = (who: Caller, email: string, message?: string) =>
  act<{ id: string; email: string; since: string; connected: boolean }>(
    who,
    'POST',
    '/api/contact-requests',
    { email, message },
  );
export const acceptContact = (who: Caller, request: string) =>
  act(who, 'POST', `/api/contact-requests/${request}/acceptance`);
export const refuseContact = (who: Caller, request: string, how: { block?: boolean } = {}) =>
  act(who, 'POST', `/api/contact-requests/${request}/refusal`, how);
export const withdrawRequest = (who: Caller, request: string) =>
  act(who, 'DELETE', `/api/contact-requests/${request}`);
/** Ends it, in the knowledge that these groups rest on it. */
export const endContact = (who: Caller, { id }: Named, groups?: readonly string[]) =>
  act(who, 'DELETE', `/api/contacts/${id}`, { groups });
