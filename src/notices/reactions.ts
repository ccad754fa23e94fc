import { every } from '../base/beat/beat.ts';
import { databaseTime } from '../base/data/clock.ts';
import type { Tx } from '../base/data/database.ts';
import type { Deps } from '../base/deps.ts';
import { personsIn, type Entry, type Kind } from '../base/journal/entries.ts';
import { each, type Reaction } from '../base/journal/hearing.ts';
import { forgetFollowed, once } from '../base/journal/once.ts';
import type { Job } from '../base/beat/jobs.ts';
import type { After, NoticeKind } from '../base/notice.ts';
import { notify, settle } from './actions.ts';
import * as store from './store.ts';

export type Following = {
  readonly reaction: Reaction;
  readonly stop: () => Promise<void>;
};
/**
 * What happened becomes notices, and ends them, as the kinds declare. `works: false` leaves out what
 * goes by itself (tests).
 */
export async function followJournal(
  { db }: Pick<Deps, 'db'>,
  kinds: readonly NoticeKind[],
  onError: (error: unknown) => void,
  works = true,
): Promise<Following> {
  const follow = async (tx: Tx, entry: Entry): Promise<void> => {
    for (const kind of kinds) await followFor(tx, kind, entry);
  };
  const { catchUp, ...reaction } = once(db, 'notices', each(entriesOf(kinds), follow));
  await catchUp().catch(onError);
  const stop = works ? every(60, catchUp, onError) : async () => undefined;
  return { reaction, stop };
}

/** What they follow. */
export const entriesOf = (kinds: readonly NoticeKind[]): readonly Kind[] => [
  ...new Set(
    kinds.flatMap(
      ({ tells = {}, ends = {}, endsUnlessStands = [] }) =>
        [...Object.keys(tells), ...Object.keys(ends), ...endsUnlessStands] as readonly Kind[],
    ),
  ),
];

async function followFor(tx: Tx, kind: NoticeKind, entry: Entry): Promise<void> {
  for (const over of await made(kind.ends, tx, entry)) await settle(tx, kind, over);
  if (kind.endsUnlessStands?.includes(entry.kind)) await judgeAgain(tx, kind, entry);
  for (const news of await made(kind.tells, tx, entry)) await notify(tx, kind, news);
}
/** What the handler of the kind that this entry has makes of it. */
const made = async <Made>(
  after: After<Made> | undefined,
  tx: Tx,
  entry: Entry,
): Promise<readonly Made[]> => {
  type Handler = (tx: Tx, entry: Entry) => Promise<readonly Made[]>;
  return (await (after?.[entry.kind] as Handler | undefined)?.(tx, entry)) ?? [];
};
async function judgeAgain(tx: Tx, kind: NoticeKind, entry: Entry): Promise<void> {
  const persons = personsIn(entry);
  if (persons.length === 0) return;
  for (const { person, subject } of await store.openOf(tx, kind.name, persons))
    if (subject && (await kind.stands(tx, subject, [person])).length === 0)
      await settle(tx, kind, { subject, persons: [person] });
}

export const noticesJobs = ({ db }: Deps): readonly Job[] => [
  {
    queue: 'notices-sweep',
    cron: '41 3 * * *',
    work: async () => {
      const now = await databaseTime(db);
      const before = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
      await store.sweep(db, {
        notices: before(90),
        guests: before(30),
        deliveries: before(7),
        gazes: before(1),
      });
      await forgetFollowed(db, before(7));
    },
  },
];
