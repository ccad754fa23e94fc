import { act, type Caller } from './answers.ts';
import type { Named, Someone } from './world.ts';

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
/** Keeps somebody who asks for contact from asking again. */
export const block = async (who: Someone, whom: Caller): Promise<void> =>
  void (await refuseContact(who, (await askForContact(whom, who.email)).id, { block: true }));
export const withdrawRequest = (who: Caller, request: string) =>
  act(who, 'DELETE', `/api/contact-requests/${request}`);
/** Ends it, in the knowledge that these groups rest on it. */
export const endContact = (who: Caller, { id }: Named, groups?: readonly string[]) =>
  act(who, 'DELETE', `/api/contacts/${id}`, { groups });
