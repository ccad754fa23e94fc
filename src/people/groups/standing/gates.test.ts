import { describe, expect, test } from 'vitest';
import { evaluate, failed } from '../../../access/gate.ts';
import type { AddFacts, GroupStanding, LeaveFacts, NestFacts } from './checks.ts';
import {
  addToGroup,
  deleteGroup,
  editGroup,
  leaveGroup,
  nestGroup,
  removeFromGroup,
  seeGroup,
} from './gates.ts';

const manager: GroupStanding = {
  group: { id: 'g', name: 'Choir', organisation: 'Lindenhof' },
  role: 'manager',
  inside: true,
  admin: false,
  managers: [{ id: 'a', name: 'Ada' }],
};
const member: GroupStanding = { ...manager, role: 'member' };
const stranger: GroupStanding = { ...manager, role: null, inside: false };

test.each([
  ['a manager sees the group', manager, []],
  ['a member sees it', member, []],
  ['who is in a group inside it sees it', { ...stranger, inside: true }, []],
  ['an admin of the organisation sees it', { ...stranger, admin: true }, []],
  ['nobody else does', stranger, ['knows-group']],
] as const)('%s', (_, facts, expected) => {
  expect(failed(evaluate(seeGroup, facts))).toEqual(expected);
});

describe.each([
  ['edit', editGroup],
  ['delete', deleteGroup],
] as const)('%s a group', (_, gate) => {
  test.each([
    ['a manager may', manager, []],
    ['an admin may', { ...stranger, admin: true }, []],
    ['a member may not', member, ['manages-group']],
    ['a stranger may not', stranger, ['knows-group', 'manages-group']],
  ] as const)('%s', (__, facts, expected) => {
    expect(failed(evaluate(gate, facts))).toEqual(expected);
  });
});

describe('add to a group', () => {
  const ben: AddFacts['person'] = {
    label: 'Ben',
    email: null,
    known: true,
    contact: true,
    ofOrganisation: true,
    counts: true,
    incoming: null,
    waiting: false,
    member: false,
  };
  const add = (facts: GroupStanding, person: Partial<AddFacts['person']> = {}): AddFacts => ({
    ...facts,
    person: { ...ben, ...person },
  });
  test.each([
    ['a manager adds a contact', add(manager), []],
    ['a manager adds a contact from outside', add(manager, { ofOrganisation: false }), []],
    [
      'an admin adds anyone of the organisation',
      add({ ...stranger, admin: true }, { contact: false }),
      [],
    ],
    [
      'an admin adds nobody from outside who is no contact',
      add({ ...stranger, admin: true }, { contact: false, ofOrganisation: false }),
      ['contact-accepted'],
    ],
    [
      'a manager does not add who is no contact',
      add(manager, { contact: false }),
      ['contact-accepted'],
    ],
    [
      'nobody whose place would not count',
      add({ ...stranger, admin: true }, { ofOrganisation: false, counts: false }),
      ['contact-accepted'],
    ],
    ['a member adds nobody', add(member), ['manages-group']],
    ['nobody unknown', add(manager, { known: false, contact: false }), ['person-known']],
    ['nobody twice', add(manager, { member: true }), ['not-member-yet']],
  ] as const)('%s', (_, facts, expected) => {
    expect(failed(evaluate(addToGroup, facts))).toEqual(expected);
  });

  test.each([
    ['waiting', { waiting: true }, 'await-contact'],
    ['incoming', { incoming: 'r', waiting: true }, 'accept-contact'],
    ['missing', {}, 'request-contact'],
  ] as const)('the reason names the %s request and the next step', (why, person, remedy) => {
    const check = evaluate(addToGroup, add(manager, { ...person, contact: false })).checks.find(
      ({ name }) => name === 'contact-accepted',
    )!;
    expect([check.args['why'], check.remedies.map(({ name }) => name)]).toEqual([why, [remedy]]);
  });
});

test('where a place would not count, somebody who manages the group is named', () => {
  const person = { label: 'Ben', email: null, known: true, contact: true, ofOrganisation: false };
  const facts: AddFacts = {
    ...stranger,
    admin: true,
    person: { ...person, counts: false, incoming: null, waiting: false, member: false },
  };
  const check = evaluate(addToGroup, facts).checks.find(({ outcome }) => outcome === 'failed')!;
  expect([check.args['why'], check.remedies.map(({ name }) => name)]).toEqual([
    'uncounted',
    ['ask-manager'],
  ]);
});

describe('leave a group', () => {
  const leaving: LeaveFacts = { ...member, listed: true, keeps: true };
  test.each([
    ['a member may', leaving, []],
    [
      'the last manager may not',
      { ...leaving, role: 'manager', keeps: false },
      ['groups-keep-manager'],
    ],
    [
      'who is in it through a group inside it has nothing to leave',
      { ...leaving, listed: false },
      ['listed-member'],
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(failed(evaluate(leaveGroup, facts))).toEqual(expected);
  });
  test('a member takes nobody out, a manager does', () => {
    expect([
      failed(evaluate(removeFromGroup, leaving)),
      failed(evaluate(removeFromGroup, { ...leaving, role: 'manager' })),
    ]).toEqual([['manages-group'], []]);
  });
});

describe('put a group into a group', () => {
  const nesting: NestFacts = {
    ...manager,
    inner: { name: 'Altos', managed: true, sameOrganisation: true, contains: false },
  };
  test.each([
    ['who manages both may', nesting, []],
    ['who manages only the inner one may not', { ...nesting, role: 'member' }, ['manages-group']],
    [
      'who manages only the outer one may not',
      { ...nesting, inner: { ...nesting.inner, managed: false } },
      ['manages-inner'],
    ],
    [
      'not across organisations',
      { ...nesting, inner: { ...nesting.inner, sameOrganisation: false } },
      ['groups-same-organisation'],
    ],
    ['not into itself', { ...nesting, inner: { ...nesting.inner, contains: true } }, ['no-cycle']],
  ] as const)('%s', (_, facts, expected) => {
    expect(failed(evaluate(nestGroup, facts))).toEqual(expected);
  });
});
