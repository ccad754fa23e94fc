import { gate } from '../../../access/gate.ts';
import {
  adminOfOrganisation,
  adminRemains,
  groupsKeepManager,
  invitationOpen,
  invitedAddress,
  notOneself,
  notSuspended,
  runsInstallation,
  type MembershipChange,
} from './checks.ts';

/** Control: its people, invitations, journal and name. */
export const administerOrganisation = gate(
  'administer-organisation',
  adminOfOrganisation,
  notSuspended,
);
/**
 * Mails hold links that sign in as others and belong to no organisation, so only those who run the
 * machine read them.
 */
export const runInstallation = gate(
  'run-installation',
  adminOfOrganisation,
  notSuspended,
  runsInstallation,
);
export const changeRole = gate<'change-role', MembershipChange>(
  'change-role',
  adminOfOrganisation,
  notSuspended,
  adminRemains,
);
export const suspendMember = gate(
  'suspend-member',
  adminOfOrganisation,
  notSuspended,
  notOneself,
  adminRemains,
);
export const removeMember = gate(
  'remove-member',
  adminOfOrganisation,
  notSuspended,
  notOneself,
  adminRemains,
);
export const leaveOrganisation = gate('leave-organisation', adminRemains, groupsKeepManager);
export const acceptInvitation = gate('accept-invitation', invitationOpen, invitedAddress);
