import { gate, type Check } from '../../access/gate.ts';

/** `name`: of the organisation, where the person belongs to it. */
export type Facts = {
  readonly organisation: { readonly name: string; readonly suspended: boolean } | null;
  readonly verified: boolean;
};

const addressConfirmed: Check<Facts> = {
  name: 'address-confirmed',
  passes: ({ verified }) => verified,
};
const memberOfOrganisation: Check<Facts> = {
  name: 'member-of-organisation',
  passes: ({ organisation }) => organisation !== null && !organisation.suspended,
  args: ({ organisation }) => ({ organisation: organisation?.name ?? '' }),
  remedies: () => [{ name: 'ask-manager', args: { ask: 'admins' } }],
};
export const makeRoom = gate('make-room', addressConfirmed, memberOfOrganisation);
