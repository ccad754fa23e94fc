import { byItself } from '../../../access/admit.ts';
import { atInstants } from '../../../base/beat/beat.ts';
import type { Db } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Consequences } from '../../../base/journal/consequences.ts';
import { loseAgents, untilLost } from '../../agents/actions.ts';
import { openAgents } from '../../agents/wire.ts';
import { breakOff, turnDue as takeTurns, untilTurn } from './actions.ts';

/** Seconds between two looks: what is released or booked for now makes an instant of its own. */
const LOOK = 0.5;
/** Seconds between two looks for agents that are lost. */
const LOOK_FOR_LOST = 10;

export const turnDue = (db: Db): Promise<void> => takeTurns(db, byItself);
/** Bookings begin and end at their time, whoever is there. */
export const openTurns = (db: Db, onError: (error: unknown) => void) => ({
  stop: atInstants(
    LOOK,
    () => untilTurn(db),
    () => turnDue(db),
    onError,
  ),
});

type Opening = {
  readonly deps: Deps;
  readonly complain: (error: unknown) => void;
  readonly background: boolean;
};
/** What goes on at the assemblies by itself: agents come and go, bookings begin and end. */
export async function openTurning({ deps, complain, background }: Opening) {
  const { db } = deps;
  const agents = await openAgents(deps, complain);
  const lost = atInstants(
    LOOK_FOR_LOST,
    () => untilLost(db),
    () => loseAgents(db, byItself),
    complain,
  );
  const turns = background ? openTurns(db, complain) : null;
  return {
    reactions: {},
    wires: [agents.wire],
    stop: async (): Promise<void> =>
      void (await Promise.all([agents.stop(), lost(), turns?.stop()])),
  };
}

export const turnConsequences: Consequences = {
  'agent.could-not-start': (tx, said) => breakOff(tx, byItself, said),
};
