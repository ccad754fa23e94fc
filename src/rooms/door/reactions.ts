import { byItself } from '../../access/admit.ts';
import type { Consequences } from '../../base/journal/consequences.ts';
import { insertDoor } from './store.ts';

/** What is planned has a room to meet in, from that commit on. */
export const doorConsequences: Consequences = {
  'session.made': (tx, { subject }) => insertDoor(tx, byItself, subject),
};
