import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { SignedIn } from '../../base/serve/caller.ts';
import { hashOf, newSecret } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import { Missing } from '../../base/api/refusals.ts';
import { whileSignedIn } from '../../people/account/sign-ins/actions.ts';
import { isLanguage } from '../../words/languages.ts';
import { translator } from '../../words/translator.ts';
import { listLines, type Lines } from '../agenda/lines.ts';
import { calendarOf } from './ical.ts';
import { deleteFeed, findFeed, findOwner, saveFeed } from './store.ts';

const day = 86_400_000;

export async function feed(db: Db, who: SignedIn) {
  const found = await findFeed(db, who.person);
  return { since: found?.since.toISOString() ?? null, read: found?.read?.toISOString() ?? null };
}

/** Only its hash is kept, so the link can be shown this once. */
export async function subscribe(db: Db, who: SignedIn, origin: string) {
  const secret = newSecret();
  await transact(db, async (tx) => {
    await whileSignedIn(tx, who);
    await saveFeed(tx, who.person, hashOf(secret));
    await append(tx, who, { kind: 'feed.made', subject: who.person });
  });
  return { link: `${origin}/api/feeds/${secret}.ics` };
}

export const unsubscribe = (db: Db, who: SignedIn): Promise<void> =>
  transact(db, async (tx) => {
    if (await deleteFeed(tx, who.person))
      await append(tx, who, { kind: 'feed.revoked', subject: who.person });
  });

/** What its owner may see at this moment; revoked, unknown and erased look the same. */
export async function read(
  { db, origin }: Deps,
  lines: readonly Lines[],
  token: string,
  looks: boolean,
): Promise<string> {
  const owner = await findOwner(db, hashOf(token.replace(/\.ics$/u, '')), looks);
  if (!owner) throw new Missing();
  const now = await databaseTime(db);
  const listed = await listLines(db, lines, {
    person: owner.id,
    stretch: {
      when: 'between',
      from: new Date(now.getTime() - 30 * day),
      to: new Date(now.getTime() + 365 * day),
    },
    limit: 2000,
  });
  const words = translator(isLanguage(owner.language) ? owner.language : 'en');
  const entries = listed.map(({ shown, sequence }) => ({
    id: shown.event,
    // Outlook looks at no STATUS: that it is off has to stand in the title
    title: shown.cancelled ? words('sessions.feed.cancelled', { title: shown.title }) : shown.title,
    says: [
      shown.group?.name,
      shown.hosts.length > 0 ? words('sessions.feed.hosts', { hosts: shown.hosts.join(', ') }) : '',
      shown.cancelled ? words('sessions.cancelledBecause', { reason: shown.reason || 'none' }) : '',
    ]
      .filter(Boolean)
      .join('\n'),
    link: `${origin()}${shown.link}`,
    starts: new Date(shown.starts),
    ends: new Date(shown.ends),
    sequence,
    cancelled: shown.cancelled,
  }));
  return calendarOf('Anteroom', new URL(origin()).hostname, entries, now);
}
