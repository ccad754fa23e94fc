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
  type Change,
  type Invited,
  type Leaving,
  type Running,
  type Standing,
} from './checks.ts';

/** Control: its people, invitations, journal and name. */
export const administerOrganisation = gate<Standing>(
  'administer-organisation',
  adminOfOrganisation,
  notSuspended,
);
/**
 * Mails hold links that sign in as others and belong to no organisation, so only those who run the
 * machine read them.
 */
export const runInstallation = gate<Running>(
  'run-installation',
  adminOfOrganisation,
  notSuspended,
  runsInstallation,
);
export const changeRole = gate<Change>(
  'change-role',
  adminOfOrganisation,
  notSuspended,
  adminRemains,
);
export const suspendMember = gate<Change>(
  'suspend-member',
  adminOfOrganisation,
  notSuspended,
  notOneself,
  adminRemains,
);
export const removeMember = gate<Change>(
  'remove-member',
  adminOfOrganisation,
  notSuspended,
  notOneself,
  adminRemains,
);
export const leaveOrganisation = gate<Leaving>(
  'leave-organisation',
  adminRemains,
  groupsKeepManager,
);
export const acceptInvitation = gate<Invited>('accept-invitation', invitationOpen, invitedAddress);
