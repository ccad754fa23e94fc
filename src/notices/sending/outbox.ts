import { oneAtATime, within } from '../../base/beat/beat.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { deliver, mailsNext, type Desk } from './actions.ts';
import { AGAIN_AT_ONCE, AT_ONCE, LEASE, MAILS_AT_ONCE } from './rules.ts';
import { claim, putOff, type Claimed } from './store.ts';

/**
 * What is due goes out. A row in `deliveries` is the truth: a process claims it for the time of a
 * lease, so that several share the work and take over from one that died. Pushes have a lane of
 * their own, many at once, each with its own time; mails only join the queue of mails.
 */
export type Outbox = {
  /** Something may be due: look now. */ readonly kick: () => void;
  /** Looks, and waits until everything that was due is done. */ readonly work: () => Promise<void>;
  readonly stop: () => Promise<unknown>;
};

export function openOutbox(desk: Desk, onError: (error: unknown) => void): Outbox {
  const under = new Map<string, { readonly again: boolean; readonly done: Promise<void> }>();

  const start = (claimed: Claimed): void => {
    const work = async (): Promise<void> => {
      try {
        if (await deliver(desk, claimed)) pushes.kick();
      } catch (error) {
        onError(error);
        await soonAgain(desk, claimed).catch(onError);
      } finally {
        under.delete(claimed.id);
        if (under.size === AT_ONCE - 1) pushes.kick(); // there was no room to look for more
      }
    };
    under.set(claimed.id, { again: claimed.attempts > 1, done: work() });
  };
  const claimSome = async (): Promise<boolean> => {
    const free = AT_ONCE - under.size;
    const again = AGAIN_AT_ONCE - [...under.values()].filter((one) => one.again).length;
    if (free <= 0) return false;
    const claimed = await claim(desk.db, {
      limit: free,
      repeats: Math.max(0, again),
      now: await databaseTime(desk.db),
      lease: LEASE,
    });
    claimed.forEach(start);
    return claimed.length === free;
  };
  const pushes = oneAtATime(claimSome, onError);
  const mails = oneAtATime(() => mailsNext(desk, MAILS_AT_ONCE, onError), onError);
  const underWay = (): readonly Promise<void>[] => [...under.values()].map(({ done }) => done);
  return {
    kick: () => {
      pushes.kick();
      mails.kick();
    },
    work: async () => {
      await Promise.all([pushes.run(), mails.run()]);
      while (under.size > 0) await Promise.all(underWay());
    },
    stop: () => within(3000, Promise.all([mails.stop(), pushes.stop(), ...underWay()]), null),
  };
}

const soonAgain = async ({ db }: Desk, { id }: Claimed): Promise<unknown> =>
  putOff(db, id, new Date((await databaseTime(db)).getTime() + 5000));
