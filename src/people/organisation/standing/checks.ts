import type { Args, Check, Remedy } from '../../../access/gate.ts';

/** How the caller stands in an organisation they belong to. */
export type OrganisationStanding = {
  readonly organisation: string;
  readonly role: 'admin' | 'member';
  readonly suspended: boolean;
  /** Names of its admins: whom to ask. */
  readonly admins: readonly string[];
  /** Somebody else than the one who asks. */
  readonly whom?: string;
};
/** The one whose membership is about to change, and what would be left. */
export type MembershipChange = OrganisationStanding & {
  readonly member: string;
  readonly oneself: boolean;
  /** Admins who would still be able to act afterwards. */
  readonly adminsLeft: number;
};
export type Leaving = Omit<MembershipChange, 'oneself' | 'member'> & {
  /** Groups nobody else manages. */ readonly orphans: readonly {
    readonly id: string;
    readonly name: string;
  }[];
};
export type RunStanding = OrganisationStanding & { readonly first: boolean };
export type InvitationStanding = {
  readonly state: 'open' | 'expired' | 'revoked' | 'accepted';
  readonly organisation: string;
  /** The address the invitation was sent to, and the confirmed one of the caller. */
  readonly invited: string;
  readonly own: string | null;
};

const whom = ({ admins, organisation }: OrganisationStanding): string =>
  admins.length > 0 ? admins.slice(0, 3).join(', ') : organisation;

const args = ({ organisation, whom: person }: OrganisationStanding): Args => ({
  organisation,
  self: person === undefined ? 'yes' : 'no',
  person: person ?? '',
});
const help = (standing: OrganisationStanding): Remedy =>
  standing.whom === undefined
    ? { name: 'ask-admin', args: { ask: whom(standing) } }
    : { name: 'open-users', href: '/control/users' };

export const adminOfOrganisation: Check<OrganisationStanding> = {
  name: 'admin-of-organisation',
  passes: ({ role }) => role === 'admin',
  args,
  remedies: (standing) => [help(standing)],
  paths: ({ organisation }) => [{ via: 'admin', label: organisation }],
};
export const notSuspended: Check<OrganisationStanding> = {
  name: 'not-suspended',
  passes: ({ suspended }) => !suspended,
  args,
  remedies: (standing) => [help(standing)],
};
export const runsInstallation: Check<RunStanding> = {
  name: 'runs-installation',
  passes: ({ first }) => first,
  args: ({ organisation }) => ({ organisation }),
};
export const notOneself: Check<MembershipChange> = {
  name: 'not-oneself',
  passes: ({ oneself }) => !oneself,
};
export const adminRemains: Check<Pick<MembershipChange, 'organisation' | 'adminsLeft'>> = {
  name: 'admin-remains',
  passes: ({ adminsLeft }) => adminsLeft > 0,
  args: ({ organisation }) => ({ count: 1, organisation }),
  remedies: () => [{ name: 'name-admin', href: '/control/users' }],
};
export const groupsKeepManager: Check<Leaving> = {
  name: 'groups-keep-manager',
  passes: ({ orphans }) => orphans.length === 0,
  args: ({ orphans }) => ({
    count: orphans.length,
    groups: orphans.map(({ name }) => name).join(', '),
  }),
  remedies: ({ orphans }) =>
    orphans.slice(0, 5).map(({ id, name }) => ({
      name: 'name-manager' as const,
      args: { group: name },
      href: `/administration/groups/${id}`,
    })),
};
export const invitationOpen: Check<InvitationStanding> = {
  name: 'invitation-open',
  passes: ({ state }) => state === 'open',
  args: ({ state, organisation }) => ({ why: state, organisation }),
  remedies: () => [{ name: 'ask-invitation' }],
};
export const invitedAddress: Check<InvitationStanding> = {
  name: 'invited-address',
  passes: ({ invited, own }) => own === invited,
  args: ({ invited }) => ({ invited }),
  remedies: ({ invited }) => [{ name: 'sign-in-as', args: { invited } }],
};
