import { expect, test } from 'vitest';
import { evaluate, failed } from '../../access/gate.ts';
import { deleteAccountGate } from './gates.ts';

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
