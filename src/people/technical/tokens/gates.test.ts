import { describe, expect, test } from 'vitest';
import { evaluate, failed } from '../../../access/gate.ts';
import { changeToken, makeToken, type TokenFacts } from './gates.ts';
import { MOST, stateOf } from './rules.ts';

const group = {
  group: { id: 'g', name: 'Robotics', organisation: 'Institute' },
  role: 'member' as const,
  inside: true,
  admin: false,
  managers: [],
};
const token: TokenFacts = { name: 'CI', own: false, group: null };

describe('change a token', () => {
  test.each([
    ['its person may', { ...token, own: true }, []],
    ['a manager of its group may', { ...token, group: { ...group, role: 'manager' } }, []],
    ['an admin may', { ...token, group: { ...group, role: null, admin: true } }, []],
    ['a member of its group may not', { ...token, group }, ['runs-token']],
    ['somebody else may not', token, ['runs-token']],
  ] as const)('%s', (_, facts, expected) => {
    expect(failed(evaluate(changeToken, facts))).toEqual(expected);
  });
});

test.each([
  [MOST - 1, []],
  [MOST, ['tokens-few']],
])('make one beside %i', (tokens, expected) => {
  expect(failed(evaluate(makeToken, { tokens }))).toEqual(expected);
});

const now = new Date('2026-11-23T09:00:00Z');
test.each([
  ['good', null, null],
  ['good', new Date(now.getTime() + 1), null],
  ['expired', now, null],
  ['revoked', null, now],
  ['expired', now, now],
] as const)('%s, expiring at %s and revoked at %s', (state, expires_at, revoked_at) => {
  expect(stateOf({ expires_at, revoked_at }, now)).toBe(state);
});
