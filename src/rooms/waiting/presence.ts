import { z } from 'zod';
import { id } from '../../base/api/contract.ts';
import { collect } from '../../base/beat/beat.ts';
import { databaseTime } from '../../base/data/clock.ts';
import type { Deps } from '../../base/deps.ts';
import type { KnockId, SessionId } from '../../base/ids.ts';
import type { Page } from '../../base/live/live.ts';
import { confirmPresence, setPresence, tellPresence } from '../knocks/presence/store.ts';

/**
 * So often may somebody say in ten seconds that they wait or do not: each time is told to every
 * host.
 */
const comings = 60;

export type Presence = {
  /** Those who run this door look again at who is here. What comes together is told once. */
  readonly tell: (session: SessionId) => void;
  /** Says to the database that the pages here still wait. */
  readonly confirm: () => Promise<void>;
  readonly stop: () => void;
};
/** The pages of this process that wait before doors. Who is here is in no journal. */
export function openPresence(deps: Deps, onError: (error: unknown) => void): Presence {
  const { db, live } = deps;
  /** Which request each page waits for. */
  const waiting = new Map<Page, KnockId>();
  const telling = collect<SessionId>(
    200, // a request that has just been made is told before its page is said to be here
    async (sessions) => {
      for (const session of new Set(sessions)) await tellPresence(db, session);
    },
    onError,
  );

  const present = async (page: Page, knock: KnockId, here: boolean): Promise<boolean> => {
    const session = await setPresence(db, knock, page.who, here, await databaseTime(db));
    if (session) telling.add(session);
    return session !== null;
  };
  const gone = async (page: Page): Promise<void> => {
    const knock = waiting.get(page);
    waiting.delete(page);
    if (knock && ![...waiting.values()].includes(knock)) await present(page, knock, false);
  };
  live.on('wait', {
    shape: z.object({ knock: id<'knock'>() }),
    times: comings,
    handle: async (page, { knock }) => {
      if (waiting.get(page) !== knock && (await present(page, knock, true)))
        waiting.set(page, knock);
    },
  });
  live.on('unwait', { shape: z.object({}), times: comings, handle: gone });
  live.onGone(gone);

  return {
    tell: telling.add,
    confirm: async () => {
      const away = await confirmPresence(db, [...waiting.values()], await databaseTime(db));
      away.forEach(telling.add);
    },
    stop: telling.stop,
  };
}
