import { gate } from '../../../access/gate.ts';
import type { Suspension } from '../../known/store.ts';

export type Attempt = {
  readonly email: string;
  readonly verified: boolean;
  readonly suspended: Suspension | null;
};
/** Judged only after the right password, so that it tells nobody else anything. */
export const signInGate = gate<'sign-in', Attempt>(
  'sign-in',
  {
    name: 'address-confirmed',
    passes: ({ verified }) => verified,
    remedies: ({ email }) => [
      {
        name: 'resend-verification',
        repair: { method: 'POST', path: '/api/verification-mails', body: { email } },
      },
    ],
  },
  {
    name: 'belongs-somewhere',
    passes: ({ suspended }) => suspended === null,
    args: ({ suspended }) => ({ organisation: suspended?.organisation ?? '' }),
    remedies: ({ suspended }) =>
      suspended?.ask ? [{ name: 'ask-admin', args: { ask: suspended.ask } }] : [],
  },
);
