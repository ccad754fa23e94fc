import type { Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { notice } from '../../base/notice.ts';
import { nameIn } from '../../people/known/store.ts';
import { hosts } from '../../sessions/gate/store.ts';
import { sessionsLostTo } from '../gate/actions.ts';
import { ownedAmong, type Owned } from './store.ts';

/** To the owner of a room without dates, as long as they run it. */
const toOwner = {
  lost: sessionsLostTo,
  stands: (db: Db, subject: string, persons: readonly PersonId[]) =>
    hosts.among(db, subject as SessionId, persons),
};
/** Of one room, and where it is mended. */
export const newsOf = ({ session, owner, title }: Owned) => ({
  persons: [owner],
  subject: session,
  args: { title },
  href: `/sessions/${session}/room-settings`,
});

/** Without a name: the account is deleted. */
export const roomLostHost = notice({
  name: 'room-lost-host',
  args: { name: 'text?', title: 'text' },
  ...toOwner,
  tells: {
    'host.dismissed': async (tx, entry) => {
      const [by = null] = entry.data.persons;
      const name = await nameIn(tx, by);
      return (await ownedAmong(tx, [entry.subject], entry.person)).map((room) => {
        const news = newsOf(room);
        return { ...news, by, args: { ...news.args, ...(name ? { name } : {}) } };
      });
    },
  },
});
/** Which group it was is not said: the owner need not be in it any more. */
export const roomLostGroup = notice({
  name: 'room-lost-group',
  args: { title: 'text' },
  ...toOwner,
});
export const ownNotices = [roomLostHost, roomLostGroup];
