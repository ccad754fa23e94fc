import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { joinBy, readIdentity } from './identity.ts';
import { openJournal, orderName } from './journal.ts';
import { holdLine, type AgentLine } from './line.ts';
import { openOrders } from './orders.ts';
import type { Report } from '../assemblies/agents/protocol.ts';

export type Starting = {
  /** Folder of what it keeps. */
  readonly state: string;
  readonly home: string;
  readonly keys: string;
  readonly join: { readonly url: string; readonly token: string } | null;
  readonly log: (sentence: string) => void;
};
export type Agent = { readonly name: string; readonly stop: () => Promise<void> };

/** Joins, if it is told to, and does from then on what is wanted of its assembly. */
export async function startAgent({ state, home, keys, join: by, log }: Starting): Promise<Agent> {
  for (const folder of [state, home]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const identity = by ? await joinBy(state, by.url, by.token) : readIdentity(state);
  if (!identity) throw new Error('This agent has not joined yet: give it --url and --join.');
  const journal = openJournal(join(state, 'journal'));
  const early: Report[] = [];
  let line: AgentLine | null = null;
  const orders = await openOrders({
    places: { home, keys },
    journal,
    say: (report) => void (line ? line.say(report) : early.push(report)),
    cut: () => undefined,
    onError: (error) => log(String(error)),
  });
  line = holdLine({
    state,
    identity,
    boot: randomUUID(),
    seen: journal.seen,
    onWelcome: () => undefined,
    onDesired: orders.want,
    onHeard: (report) => {
      if (report.t === 'carried') journal.heard(orderName(report, report.change));
    },
    log,
  });
  early.forEach(line.say);
  orders.tellAgain();
  const held = line;
  return {
    name: identity.assembly.name,
    stop: async () => {
      await orders.stop();
      await held.stop();
      journal.close();
    },
  };
}
