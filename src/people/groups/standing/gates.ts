import { gate } from '../../../access/gate.ts';
import {
  contactAccepted,
  keepsManager,
  knowsGroup,
  listedMember,
  managesGroup,
  managesInner,
  noCycle,
  notMemberYet,
  personKnown,
  sameOrganisation,
  seesGroup,
} from './checks.ts';

/** To everyone else the group does not exist. */
export const seeGroup = gate('see-group', seesGroup);
export const editGroup = gate('edit-group', knowsGroup, managesGroup);
export const deleteGroup = gate('delete-group', knowsGroup, managesGroup);
export const addToGroup = gate(
  'add-to-group',
  managesGroup,
  personKnown,
  contactAccepted,
  notMemberYet,
);
export const removeFromGroup = gate('remove-from-group', managesGroup, listedMember, keepsManager);
export const leaveGroup = gate('leave-group', listedMember, keepsManager);
/**
 * Both, because the people of the inner group get what the outer one opens: nobody brings people in
 * around its managers.
 */
export const nestGroup = gate('nest-group', managesGroup, managesInner, sameOrganisation, noCycle);
