import { expect, test } from 'vitest';
import { evaluate, failed } from '../../../access/gate.ts';
import { signUpGate } from './gates.ts';

test.each([
  ['open', true, false, []],
  ['invited', false, true, []],
  ['neither', false, false, ['may-sign-up']],
] as const)('signing up: %s', (_, open, invited, missing) =>
  expect(failed(evaluate(signUpGate, { open, invited, policy: 'invited' }))).toEqual(missing),
);
