import type { Check } from '../../access/gate.ts';

/** What a connection has shown of whose it is. */
export type AgentFacts = {
  readonly known: boolean;
  readonly proved: boolean;
  readonly current: boolean;
  /** No other process of this agent lives. */
  readonly alone: boolean;
};
export const agentKnown: Check<AgentFacts> = {
  name: 'agent-known',
  passes: ({ known }) => known,
};
export const agentProved: Check<AgentFacts> = {
  name: 'agent-proved',
  needs: ['agent-known'],
  passes: ({ proved }) => proved,
};
export const credentialCurrent: Check<AgentFacts> = {
  name: 'credential-current',
  needs: ['agent-known', 'agent-proved'],
  passes: ({ current }) => current,
};
export const onlyAgent: Check<AgentFacts> = {
  name: 'only-agent',
  needs: ['agent-known', 'agent-proved'],
  passes: ({ alone }) => alone,
};

export type JoinFacts = { readonly holds: boolean };
export const joinTokenHolds: Check<JoinFacts> = {
  name: 'join-token-holds',
  passes: ({ holds }) => holds,
};
