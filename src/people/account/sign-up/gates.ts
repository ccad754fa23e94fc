import { gate } from '../../../access/gate.ts';

export type Applicant = {
  readonly open: boolean;
  readonly invited: boolean;
  readonly policy: string;
};
export const signUpGate = gate<'sign-up', Applicant>('sign-up', {
  name: 'may-sign-up',
  passes: ({ open, invited }) => open || invited,
  args: ({ policy }) => ({ why: policy === 'invited' ? 'invited' : 'domains', domains: policy }),
  remedies: () => [{ name: 'ask-to-be-invited' }],
});
