import { gate } from '../../access/gate.ts';
import { agentKnown, agentProved, credentialCurrent, joinTokenHolds, onlyAgent } from './checks.ts';

export const speakAsAgent = gate(
  'speak-as-agent',
  agentKnown,
  agentProved,
  credentialCurrent,
  onlyAgent,
);
export const joinAsAgent = gate('join-as-agent', joinTokenHolds);
