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
  type AddFacts,
  type GroupFacts,
  type LeaveFacts,
  type NestFacts,
} from './checks.ts';

/** To everyone else the group does not exist. */
export const seeGroup = gate<GroupFacts>('see-group', knowsGroup);
export const editGroup = gate<GroupFacts>('edit-group', knowsGroup, managesGroup);
export const deleteGroup = gate<GroupFacts>('delete-group', knowsGroup, managesGroup);
export const addToGroup = gate<AddFacts>(
  'add-to-group',
  managesGroup,
  personKnown,
  contactAccepted,
  notMemberYet,
);
export const removeFromGroup = gate<LeaveFacts>(
  'remove-from-group',
  managesGroup,
  listedMember,
  keepsManager,
);
export const leaveGroup = gate<LeaveFacts>('leave-group', listedMember, keepsManager);
/**
 * Both, because the people of the inner group get what the outer one opens: nobody brings people in
 * around its managers.
 */
export const nestGroup = gate<NestFacts>(
  'nest-group',
  managesGroup,
  managesInner,
  sameOrganisation,
  noCycle,
);
