import { describe, expect, test } from 'vitest';
import { evaluate, failed } from '../../../access/gate.ts';
import type {
  MembershipChange,
  InvitationStanding,
  Leaving,
  RunStanding,
  OrganisationStanding,
} from './checks.ts';
import {
  acceptInvitation,
  administerOrganisation,
  changeRole,
  leaveOrganisation,
  removeMember,
  runInstallation,
  suspendMember,
} from './gates.ts';

const admin: OrganisationStanding = {
  organisation: 'Lindenhof',
  role: 'admin',
  suspended: false,
  admins: ['Ada'],
};
const member: OrganisationStanding = { ...admin, role: 'member' };

describe('administer an organisation', () => {
  test.each([
    ['an admin may', admin, []],
    ['a member may not', member, ['admin-of-organisation']],
    ['a suspended admin may not', { ...admin, suspended: true }, ['not-suspended']],
    [
      'a suspended member is told both',
      { ...member, suspended: true },
      ['admin-of-organisation', 'not-suspended'],
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(failed(evaluate(administerOrganisation, facts))).toEqual(expected);
  });
});

describe('run the installation', () => {
  const first: RunStanding = { ...admin, first: true };
  test.each([
    ['an admin of the first organisation may', first, []],
    ['an admin of another organisation may not', { ...first, first: false }, ['runs-installation']],
    ['a member of the first may not', { ...first, role: 'member' }, ['admin-of-organisation']],
    ['a suspended admin may not', { ...first, suspended: true }, ['not-suspended']],
  ] as const)('%s', (_, facts, expected) => {
    expect(failed(evaluate(runInstallation, facts))).toEqual(expected);
  });
});

const change: MembershipChange = { ...admin, member: 'Ben', oneself: false, adminsLeft: 1 };

describe.each([
  ['change a role', changeRole, []],
  ['suspend a member', suspendMember, ['not-oneself']],
  ['remove a member', removeMember, ['not-oneself']],
] as const)('%s', (_, gate, oneself) => {
  test.each([
    ['an admin may', change, []],
    ['a member may not', { ...change, role: 'member' }, ['admin-of-organisation']],
    ['a suspended admin may not', { ...change, suspended: true }, ['not-suspended']],
    ['not the last admin', { ...change, adminsLeft: 0 }, ['admin-remains']],
    ['oneself', { ...change, oneself: true }, oneself],
  ] as const)('%s', (__, facts, expected) => {
    expect(failed(evaluate(gate, facts))).toEqual(expected);
  });
});

describe('leave an organisation', () => {
  const leaving: Leaving = { ...member, adminsLeft: 1, orphans: [] };
  test.each([
    ['a member may', leaving, []],
    ['the last admin may not', { ...leaving, adminsLeft: 0 }, ['admin-remains']],
    [
      'not while a group would have no manager',
      { ...leaving, orphans: [{ id: '1', name: 'Choir' }] },
      ['groups-keep-manager'],
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(failed(evaluate(leaveOrganisation, facts))).toEqual(expected);
  });
});

describe('accept an invitation', () => {
  const invited: InvitationStanding = {
    state: 'open',
    organisation: 'Lindenhof',
    invited: 'ben@example.org',
    own: 'ben@example.org',
  };
  test.each([
    ['the invited address may', invited, []],
    ['another address may not', { ...invited, own: 'eve@example.org' }, ['invited-address']],
    ['an unconfirmed address may not', { ...invited, own: null }, ['invited-address']],
    ['not when it has expired', { ...invited, state: 'expired' }, ['invitation-open']],
    ['not when it was taken back', { ...invited, state: 'revoked' }, ['invitation-open']],
    ['not twice', { ...invited, state: 'accepted' }, ['invitation-open']],
  ] as const)('%s', (_, facts, expected) => {
    expect(failed(evaluate(acceptInvitation, facts))).toEqual(expected);
  });
});
