import { expect, expectTypeOf, test } from 'vitest';
import { Missing, Refused } from '../base/api/refusals.ts';
import { admit, byItself, reveal, type Admitted } from './admit.ts';
import { evaluate, gate, type Verdict } from './gate.ts';

const open = gate('edit-thing');
const shut = gate('edit-thing', { name: 'can-sign-in', passes: () => false });
/** As a store's function that writes asks for it. */
const write = (_by: Admitted<'edit-thing' | 'own-thing'>): string => 'written';

test('whoever passes a gate holds its proof, and whoever does not is refused', () => {
  expect(write(admit(evaluate(open, {})))).toBe('written');
  expect(write(reveal(evaluate(open, {})))).toBe('written');
  expect(() => admit(evaluate(shut, {}))).toThrow(Refused);
  expect(() => reveal(evaluate(shut, {}))).toThrow(Missing);
});

// these fail where the types are checked
test('nothing but the proof of one of its own gates does for what writes', () => {
  type Asked = Parameters<typeof write>[0];
  expectTypeOf<Admitted<'edit-thing'>>().toExtend<Asked>();
  expectTypeOf(byItself).toExtend<Asked>();
  expectTypeOf<Admitted<'see-thing'>>().not.toExtend<Asked>();
  expectTypeOf<Admitted<'edit-thing' | 'see-thing'>>().not.toExtend<Asked>();
  expectTypeOf<Admitted<string>>().not.toExtend<Asked>();
  expectTypeOf<Verdict<'edit-thing'>>().not.toExtend<Asked>();
  expectTypeOf<{ readonly allowed: true }>().not.toExtend<Asked>();
  expectTypeOf<undefined>().not.toExtend<Asked>();
  expectTypeOf<[]>().not.toExtend<Parameters<typeof write>>();
});
