import { expect, test } from 'vitest';
import { evaluate, failed } from '../../access/gate.ts';
import { deleteAccountGate, signInGate, signUpGate } from './gates.ts';
import { seePictureGate } from './me/gates.ts';

test.each([
  ['confirmed', {}, []],
  ['not confirmed', { verified: false }, ['address-confirmed']],
  [
    'suspended wherever they belong',
    { suspended: { organisation: 'Institute', ask: 'Ada' } },
    ['belongs-somewhere'],
  ],
] as const)('signing in: %s', (_, change, missing) =>
  expect(
    failed(
      evaluate(signInGate, { email: 'a@example.org', verified: true, suspended: null, ...change }),
    ),
  ).toEqual(missing),
);

test.each([
  ['open', true, false, []],
  ['invited', false, true, []],
  ['neither', false, false, ['may-sign-up']],
] as const)('signing up: %s', (_, open, invited, missing) =>
  expect(failed(evaluate(signUpGate, { open, invited, policy: 'invited' }))).toEqual(missing),
);

const group = { id: 'g', name: 'Otters' };
test.each([
  ['everything fine', {}, []],
  ['only admin', { organisations: [{ id: 'o', name: 'Institute' }] }, ['admin-remains']],
  ['only manager', { groups: [group] }, ['groups-keep-manager']],
  [
    'both',
    { organisations: [{ id: 'o', name: 'Institute' }], groups: [group] },
    ['admin-remains', 'groups-keep-manager'],
  ],
] as const)('deleting the account: %s', (_, change, missing) =>
  expect(failed(evaluate(deleteAccountGate, { groups: [], organisations: [], ...change }))).toEqual(
    missing,
  ),
);

const strangers = { oneself: false, contact: false, organisation: false, group: false };
test.each([
  ['oneself', { oneself: true }, []],
  ['a contact', { contact: true }, []],
  ['of the same organisation', { organisation: true }, []],
  ['of the same group', { group: true }, []],
  ['a stranger', {}, ['acquainted']],
] as const)('seeing a picture: %s', (_, change, missing) =>
  expect(failed(evaluate(seePictureGate, { ...strangers, ...change }))).toEqual(missing),
);
