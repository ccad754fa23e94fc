import { expect, test } from 'vitest';
import { evaluate, failed } from '../../access/gate.ts';
import { joinAsAgent, speakAsAgent } from './gates.ts';

const fine = { known: true, proved: true, current: true, alone: true };
test.each([
  ['the agent itself', fine, []],
  ['not one that is not known', { ...fine, known: false }, ['agent-known']],
  ['not one without its key', { ...fine, proved: false }, ['agent-proved']],
  ['not a copy whose credential has passed', { ...fine, current: false }, ['credential-current']],
  ['not a second one', { ...fine, alone: false }, ['only-agent']],
] as const)('speaks as an agent: %s', (_, facts, expected) => {
  expect(failed(evaluate(speakAsAgent, facts))).toEqual(expected);
});
test.each([
  ['by a token that holds', true, []],
  ['not by another one', false, ['join-token-holds']],
] as const)('joins: %s', (_, holds, expected) => {
  expect(failed(evaluate(joinAsAgent, { holds }))).toEqual(expected);
});
