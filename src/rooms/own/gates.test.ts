import { expect, test } from 'vitest';
import { evaluate, failed } from '../../access/gate.ts';
import { makeRoom, type Facts } from './gates.ts';

const fine: Facts = { verified: true, organisation: { name: 'Institute', suspended: false } };

test.each<[string, Partial<Facts>, readonly string[]]>([
  ['a member of the organisation with a confirmed address', {}, []],
  ['an unconfirmed address', { verified: false }, ['address-confirmed']],
  ['somebody of another organisation', { organisation: null }, ['member-of-organisation']],
  [
    'a suspended member',
    { organisation: { name: 'Institute', suspended: true } },
    ['member-of-organisation'],
  ],
  [
    'neither confirmed nor a member',
    { verified: false, organisation: null },
    ['address-confirmed', 'member-of-organisation'],
  ],
])('make room: %s', (_, odd, missing) => {
  const verdict = evaluate(makeRoom, { ...fine, ...odd });
  expect([failed(verdict), verdict.allowed]).toEqual([missing, missing.length === 0]);
});

test('whoever may not is told whom to ask', () => {
  const { checks } = evaluate(makeRoom, {
    ...fine,
    organisation: { name: 'Institute', suspended: true },
  });
  expect(
    checks.flatMap(({ args, remedies }) => (remedies.length > 0 ? [args, ...remedies] : [])),
  ).toEqual([{ organisation: 'Institute' }, { name: 'ask-manager', args: { ask: 'admins' } }]);
});
