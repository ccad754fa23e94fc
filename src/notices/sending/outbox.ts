import { oneAtATime, within } from '../../base/beat/beat.ts';
import { openLane, type Lane } from '../../base/beat/lane.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { deliver, mailsNext, type Desk } from './actions.ts';
import { AGAIN_AT_ONCE, AT_ONCE, LEASE, MAILS_AT_ONCE } from './rules.ts';
import { claim, putOff } from './store.ts';

/**
 * What is due goes out. Pushes have a lane of their own, many at once; mails only join the queue of
 * mails.
 */
export function openOutbox(desk: Desk, onError: (error: unknown) => void): Lane {
  const { db } = desk;
  const pushes = openLane(
    {
      atOnce: AT_ONCE,
      againAtOnce: AGAIN_AT_ONCE,
      claim: async (room) => claim(db, { ...room, now: await databaseTime(db), lease: LEASE }),
      carry: (claimed) => deliver(desk, claimed),
      putOff: async ({ id }) => putOff(db, id, new Date((await databaseTime(db)).getTime() + 5000)),
    },
    onError,
  );
  const mails = oneAtATime(() => mailsNext(desk, MAILS_AT_ONCE, onError), onError);
  return {
    kick: () => {
      pushes.kick();
      mails.kick();
    },
    work: async () => void (await Promise.all([pushes.work(), mails.run()])),
    stop: () => within(3000, Promise.all([mails.stop(), pushes.stop()]), null),
  };
}
