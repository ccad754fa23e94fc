import { expect, test } from 'vitest';
import { evaluate, failed } from '../../../access/gate.ts';
import { signInGate } from './gates.ts';

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
