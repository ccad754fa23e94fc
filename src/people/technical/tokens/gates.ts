import { gate, type Check } from '../../../access/gate.ts';
import { managesGroup, type GroupStanding } from '../../groups/standing/checks.ts';
import { MOST } from './rules.ts';

/** Whose token it is, as the one who wants to change it stands to that. */
export type TokenFacts = {
  readonly name: string;
  readonly own: boolean;
  /** Of a technical user: its group. */ readonly group: GroupStanding | null;
};
export type MakingFacts = { readonly tokens: number };

export const runsToken: Check<TokenFacts> = {
  name: 'runs-token',
  passes: ({ own, group }) => own || (group !== null && managesGroup.passes(group)),
  args: ({ name }) => ({ name }),
};
const tokensFew: Check<MakingFacts> = {
  name: 'tokens-few',
  passes: ({ tokens }) => tokens < MOST,
  args: () => ({ most: MOST }),
};

/** To everyone else it does not exist. */
export const changeToken = gate('change-token', runsToken);
export const makeToken = gate('make-token', tokensFew);
