import { expect, test } from 'vitest';
import { evaluate, failed } from '../../../access/gate.ts';
import { seePictureGate } from './gates.ts';

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
