import { oneAtATime, within } from './beat.ts';

/** What is carried, and how often that was begun, this time included. */
export type Carried = { readonly id: string; readonly attempts: number };
export type Lane = {
  /** Something may be due: look now. */ readonly kick: () => void;
  /** Looks, and waits until everything that was due is done. */ readonly work: () => Promise<void>;
  readonly stop: () => Promise<unknown>;
};
type Way<Item extends Carried> = {
  readonly atOnce: number;
  /** Of these at most so many that failed before: they leave room for the others. */
  readonly againAtOnce: number;
  /** Takes what is due for the time of a lease. */
  readonly claim: (room: {
    readonly limit: number;
    readonly repeats: number;
  }) => Promise<readonly Item[]>;
  /** True: look again soon. */ readonly carry: (item: Item) => Promise<boolean>;
  /** It could not even be tried. */ readonly putOff: (item: Item) => Promise<unknown>;
};

/**
 * Carries many things at once, each in its own time, so that a slow one delays no other. A row of
 * the database is the truth: a process claims it for the time of a lease, so that several share the
 * work and take over from one that died.
 */
export function openLane<Item extends Carried>(
  { atOnce, againAtOnce, claim, carry, putOff }: Way<Item>,
  onError: (error: unknown) => void,
): Lane {
  const under = new Map<string, { readonly again: boolean; readonly done: Promise<void> }>();
  const start = (item: Item): void => {
    const work = async (): Promise<void> => {
      try {
        if (await carry(item)) looking.kick();
      } catch (error) {
        onError(error);
        await putOff(item).catch(onError);
      } finally {
        under.delete(item.id);
        if (under.size === atOnce - 1) looking.kick(); // there was no room to look for more
      }
    };
    under.set(item.id, { again: item.attempts > 1, done: work() });
  };
  const looking = oneAtATime(async () => {
    const limit = atOnce - under.size;
    const again = [...under.values()].filter((one) => one.again).length;
    if (limit <= 0) return false;
    const claimed = await claim({ limit, repeats: Math.max(0, againAtOnce - again) });
    claimed.forEach(start);
    return claimed.length === limit;
  }, onError);
  const underWay = (): readonly Promise<void>[] => [...under.values()].map(({ done }) => done);
  return {
    kick: looking.kick,
    work: async () => {
      for (;;) {
        await looking.run();
        if (under.size === 0) return;
        await Promise.all(underWay());
      }
    },
    stop: () => within(3000, Promise.all([looking.stop(), ...underWay()]), null),
  };
}
