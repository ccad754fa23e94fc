import { databaseTime } from '../../base/data/clock.ts';
import type { Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { pen, type Letter } from '../../base/mail/letter.ts';
import { notice, type PushMessage, type Reader, type Screen } from '../../base/notice.ts';
import { personsWhoHost } from '../../sessions/gate/actions.ts';
import { existing } from '../../sessions/gate/store.ts';
import { sessionsLostTo } from '../gate/actions.ts';
import { accountOf } from '../../people/known/store.ts';
import { isCancelled } from '../../sessions/store.ts';
import { translator } from '../../words/translator.ts';
import { findDoor } from '../door/store.ts';
import { countPending, listPending, type KnockRow } from './store.ts';
import { makeDecisionToken } from './token.ts';

const shown = 3;
type Waiting = {
  readonly title: string;
  readonly rows: readonly KnockRow[];
  readonly count: number;
};
async function waitingAt(db: Db, session: SessionId): Promise<Waiting | null> {
  const now = await databaseTime(db);
  const door = await findDoor(db, session);
  const rows = await listPending(db, session, now, null, shown);
  return door && rows.length > 0
    ? {
        title: door.title,
        rows,
        count: rows.length < shown ? rows.length : await countPending(db, session),
      }
    : null;
}
const wordsFor = ({ language, zone }: Reader) => translator(language, zone);
const argsOf = ({ title, rows, count }: Waiting) => ({
  title,
  name: rows.at(-1)!.name,
  count,
  others: count - 1,
});

/** Who asks is between them and those who run the room now. */
async function lostToHost(
  db: Db,
  person: PersonId,
  sessions: readonly string[],
): Promise<ReadonlySet<string>> {
  const lost = new Set(await sessionsLostTo(db, person, sessions));
  for (const session of await existing(db, sessions))
    if (!lost.has(session) && !(await personsWhoHost(db, session)).includes(person))
      lost.add(session);
  return lost;
}

/** What hosts are told of those who wait, as it is at the moment of sending. */
export const knocking = notice({
  name: 'knock',
  args: { name: 'text', title: 'text' },
  browser: true,
  mail: true,
  answers: true,
  urgent: true,
  mailAfter: 60,
  mailEvery: 3600,
  lost: lostToHost,
  stands: async (db, subject, persons) => {
    const session = subject as SessionId;
    if ((await countPending(db, session)) === 0) return [];
    if ((await isCancelled(db, session)) !== false) return [];
    const hosts = new Set(await personsWhoHost(db, session));
    return persons.filter((person) => hosts.has(person));
  },
  message: async ({ db, config }, screen, subject) => {
    const waiting = await waitingAt(db, subject as SessionId);
    return waiting && messageOf(waiting, screen, subject as SessionId, config.secrets.tickets);
  },
  letter: async ({ db, origin }, reader, subject) => {
    const waiting = await waitingAt(db, subject as SessionId);
    const account = waiting && (await accountOf(db, reader.person));
    return account
      ? letterOf(waiting, reader, account.email, `${origin()}/sessions/${subject}/lobby`)
      : null;
  },
});
export const knockNotices = [knocking];

/**
 * One notice a room. The buttons answer the one who is named; where several wait, one looks first.
 */
function messageOf(
  waiting: Waiting,
  screen: Screen,
  session: SessionId,
  secret: string,
): PushMessage {
  const t = wordsFor(screen);
  const [only] = waiting.count === 1 ? waiting.rows : [];
  const { browser, person } = screen;
  const token =
    only && browser
      ? makeDecisionToken({ knock: only.id, asks: only.asks, browser }, person, secret)
      : null;
  const button = (action: 'allow' | 'deny') => ({
    action,
    title: t(`knocks.push.${action}`),
    path: '/api/knock-decisions',
    body: { token, decision: action },
  });
  return {
    tag: `knock:${session}`,
    title: screen.named ? t('knocks.push.title', argsOf(waiting)) : t('knocks.push.nameless'),
    body: screen.named
      ? t('knocks.push.body', { ...argsOf(waiting), message: only?.message || 'none' })
      : t('knocks.push.namelessBody'),
    href: `/sessions/${session}/lobby`,
    renotify: true,
    requireInteraction: true,
    actions: token ? [button('allow'), button('deny')] : [],
    said: { done: t('knocks.push.done'), stale: t('knocks.push.stale') },
  };
}

function letterOf(waiting: Waiting, reader: Reader, to: string, href: string): Letter {
  const t = pen(reader.language);
  const args = argsOf(waiting);
  const lines = waiting.rows.map((row) =>
    t('knocks.mail.line', {
      name: row.name,
      guest: row.person ? 'no' : 'yes',
      message: row.message || 'none',
    }),
  );
  return {
    to,
    language: reader.language,
    subject: t('knocks.mail.subject', args),
    paragraphs: [t('knocks.mail.says', args), lines, t('knocks.mail.more', args)],
    action: { label: t('knocks.mail.button'), href },
  };
}
