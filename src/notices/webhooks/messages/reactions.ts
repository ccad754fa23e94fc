import { atInstants, every } from '../../../base/beat/beat.ts';
import type { Job } from '../../../base/beat/jobs.ts';
import { openLane } from '../../../base/beat/lane.ts';
import { databaseTime } from '../../../base/data/clock.ts';
import { afterCommit } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import { kindsOf } from '../../../base/journal/entries.ts';
import type { Reaction } from '../../../base/journal/hearing.ts';
import type { Hooked } from '../../../base/journal/hooked.ts';
import { onceTogether } from '../../../base/journal/once.ts';
import { deliver, writeDown, type Desk } from './actions.ts';
import { AGAIN_AT_ONCE, AT_ONCE, DAYS, LEASE } from './rules.ts';
import { claim, putOff, sweepMessages, untilDue } from './store.ts';

export type Telling = {
  readonly reactions: { readonly webhooks: Reaction };
  /** Sends what is due, and waits until that is done. */ readonly work: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
type Opening = {
  readonly deps: Desk;
  readonly hooked: Hooked;
  readonly complain: (error: unknown) => void;
  readonly background: boolean;
};
/**
 * What happened becomes messages, and these go out. `background: false` leaves out what goes by itself
 * (tests).
 */
export async function tellReceivers({
  deps: { db, config },
  hooked,
  complain: onError,
  background: works,
}: Opening): Promise<Telling> {
  const lane = openSending({ db, config }, onError);
  const { catchUp, ...reaction } = onceTogether(
    db,
    'webhooks',
    kindsOf(hooked),
    async (tx, entries) => {
      if ((await writeDown(tx, hooked, entries)) && works) afterCommit(lane.kick);
    },
  );
  await catchUp().catch(onError);
  const rest = works
    ? [every(60, catchUp, onError), atInstants(1, () => untilDue(db), lane.kick, onError)]
    : [];
  return {
    reactions: { webhooks: reaction },
    work: lane.work,
    stop: async () => {
      await Promise.all(rest.map((stop) => stop()));
      await lane.stop();
    },
  };
}

function openSending({ db, config }: Desk, onError: (error: unknown) => void) {
  return openLane(
    {
      atOnce: AT_ONCE,
      againAtOnce: AGAIN_AT_ONCE,
      claim: async (room) => claim(db, { ...room, now: await databaseTime(db), lease: LEASE }),
      carry: async (claimed) => {
        await deliver({ db, config }, claimed);
        return true; // the next one to the same receiver may wait for this
      },
      putOff: async (claimed) =>
        putOff(db, claimed, new Date((await databaseTime(db)).getTime() + 5000)),
    },
    onError,
  );
}

export const webhooksJobs = ({ db }: Deps): readonly Job[] => [
  {
    queue: 'webhooks-sweep',
    cron: '47 3 * * *',
    work: async () => {
      const now = await databaseTime(db);
      await sweepMessages(db, new Date(now.getTime() - DAYS * 86_400_000));
    },
  },
];
