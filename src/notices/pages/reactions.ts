import { z } from 'zod';
import { collect } from '../../base/beat/beat.ts';
import { databaseTime } from '../../base/data/clock.ts';
import type { Deps } from '../../base/deps.ts';
import type { Telling } from '../../base/journal/missed.ts';
import { newId, type PersonId } from '../../base/ids.ts';
import type { Page } from '../../base/live/live.ts';
import { hear, type Topic } from '../actions.ts';
import * as store from './store.ts';

/** Open pages learn that what they list has changed, and say what they look at. */
export async function openPages(
  deps: Deps,
  onError: (error: unknown) => void,
): Promise<{ readonly stop: () => Promise<void> }> {
  const pages = await openHints(deps, onError);
  watchGazes(deps);
  const unhear = hear({ changed: pages.changed });
  return {
    stop: async () => {
      unhear();
      await pages.stop();
    },
  };
}

const Heard = z.object({
  from: z.string(),
  topic: z.enum(['notices', 'notice-settings', 'browsers']),
  persons: z.array(z.string()),
});
type Change = { readonly topic: Topic; readonly persons: readonly PersonId[] };
const CHUNK = 100; // persons in one NOTIFY, which holds 8000 bytes

/**
 * Tells open pages here and in the other processes, what comes together together: a NOTIFY for each
 * change would make them wait for each other.
 */
async function openHints({ pool, line, live }: Deps, onError: (error: unknown) => void) {
  const self = newId();
  const here = ({ persons, topic }: Change): void =>
    live.hint(persons.map((person) => ({ person, topics: [topic] })));
  const tell = async (changes: readonly Change[]): Promise<void> => {
    const byTopic = Map.groupBy(changes, ({ topic }) => topic);
    const told = [...byTopic].map(([topic, some]) => ({
      topic,
      persons: [...new Set(some.flatMap(({ persons }) => persons))],
    }));
    told.forEach(here);
    for (const { topic, persons } of told)
      for (let at = 0; at < persons.length; at += CHUNK) {
        const said = { from: self, topic, persons: persons.slice(at, at + CHUNK) };
        await pool.query('select pg_notify($1, $2)', ['notices', JSON.stringify(said)]);
      }
  };
  const changes = collect(80, tell, onError);
  const heard = (said: string): void => {
    const { from, topic, persons } = Heard.parse(JSON.parse(said));
    if (from !== self) here({ persons: persons as PersonId[], topic });
  };
  const listener = await line.hear('notices', (said) => {
    try {
      if (said !== undefined) heard(said);
    } catch (error) {
      onError(error);
    }
  });
  return {
    changed: (persons: readonly PersonId[], topic: Topic): void => changes.add({ persons, topic }),
    stop: async () => {
      changes.stop();
      listener.stop();
    },
  };
}

/** What pages that were away have missed; a settings page rather looks once too often. */
export async function noticesMissed({ db, live }: Telling, since: Date): Promise<void> {
  const here = live.here();
  live.hint(here.map((person) => ({ person, topics: ['notice-settings', 'browsers'] })));
  const changed = await store.changedSince(db, here, since);
  live.hint(changed.map((person) => ({ person, topics: ['notices'] })));
}

const GRACE = 2000; // ms: a page that is reloaded looks again

/**
 * A visible page says every 15 s what it looks at; who looks is told ten seconds later by the
 * browser, if at all.
 */
function watchGazes({ db, live }: Deps): void {
  const looking = new Set<Page>();
  const away = async (page: Page): Promise<void> => {
    if (!looking.delete(page)) return;
    await store.endGaze(db, {
      page: page.id,
      due: new Date((await databaseTime(db)).getTime() + GRACE),
    });
  };
  live.on('look', {
    shape: z.object({ subject: z.uuid().nullish().catch(null) }),
    times: 120, // sixty pages that all come back and look
    order: 'newest',
    handle: async (page, { subject }) => {
      const { person } = page.who;
      if (!person) return;
      if (!subject) return away(page);
      looking.add(page);
      await store.saveGaze(db, { page: page.id, person, subject, at: await databaseTime(db) });
    },
  });
  // a gaze that stays behind ends by itself
  live.onGone((page) => away(page).catch(() => undefined));
}
