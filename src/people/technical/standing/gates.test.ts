import { expect, test } from 'vitest';
import { evaluate, failed } from '../../../access/gate.ts';
import { manageTechnicalUsers } from './gates.ts';

const group = { id: 'g', name: 'Robotics', organisation: 'Institute' };
const stranger = { group, role: null, inside: false, admin: false, managers: [] };
test.each([
  ['a manager may', { ...stranger, role: 'manager', inside: true }, []],
  ['an admin may', { ...stranger, admin: true }, []],
  ['a member may not', { ...stranger, role: 'member', inside: true }, ['manages-group']],
  ['a stranger may not', stranger, ['knows-group', 'manages-group']],
] as const)('%s', (_, facts, expected) => {
  expect(failed(evaluate(manageTechnicalUsers, facts))).toEqual(expected);
});
