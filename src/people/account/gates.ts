import { gate } from '../../access/gate.ts';

/** Of somebody who is suspended wherever they belong. */
export type Suspension = { readonly organisation: string; readonly ask: string };
export type Attempt = {
  readonly email: string;
  readonly verified: boolean;
  readonly suspended: Suspension | null;
};
/** Judged only after the right password, so that it tells nobody else anything. */
export const signInGate = gate<Attempt>(
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

export type Applicant = {
  readonly open: boolean;
  readonly invited: boolean;
  readonly policy: string;
};
export const signUpGate = gate<Applicant>('sign-up', {
  name: 'may-sign-up',
  passes: ({ open, invited }) => open || invited,
  args: ({ policy }) => ({ why: policy === 'invited' ? 'invited' : 'domains', domains: policy }),
  remedies: () => [{ name: 'ask-to-be-invited' }],
});

export type Leaver = {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
};
const listed = (things: readonly { readonly name: string }[]): string =>
  things.map((thing) => thing.name).join(', ');
export const deleteAccountGate = gate<Leaver>(
  'delete-account',
  {
    name: 'admin-remains',
    passes: ({ organisations }) => organisations.length === 0,
    args: ({ organisations }) => ({ organisation: listed(organisations) }),
    remedies: () => [{ name: 'name-admin', href: '/control/users' }],
  },
  {
    name: 'groups-keep-manager',
    passes: ({ groups }) => groups.length === 0,
    args: ({ groups }) => ({ count: groups.length, groups: listed(groups) }),
    remedies: ({ groups }) =>
      groups.map(({ id, name }) => ({
        name: 'name-manager' as const,
        args: { group: name },
        href: `/administration/groups/${id}`,
      })),
  },
);
