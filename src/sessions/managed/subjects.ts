import type { Sought, Subject, Subjects } from '../../access/subject.ts';
import { databaseTime } from '../../base/data/clock.ts';
import type { Db } from '../../base/data/database.ts';
import type { PersonId, SessionId } from '../../base/ids.ts';
import { listDates } from '../dates/store.ts';
import { mayManage, maySee } from '../gate/actions.ts';
import type { Entrance } from '../gate/gates.ts';
import { noteDismissed } from '../plan/hosts/actions.ts';
import { dropHostsOf } from '../plan/hosts/store.ts';
import { raiseVersions } from '../plan/store.ts';
import { sessionsById, sessionsLeftBy } from '../store.ts';
import { listManaged } from './store.ts';

type Titled = Pick<Subject, 'id' | 'title'>;

async function withId(db: Db, person: PersonId, id: string): Promise<readonly Titled[]> {
  const session = id as SessionId;
  const known =
    (await maySee(db, person, session)).allowed || (await mayManage(db, person, session)).allowed;
  return known ? sessionsById(db, [id]) : [];
}

/** Those that one manages, and those that one has before oneself. */
async function titled(
  db: Db,
  person: PersonId,
  { q, organisation, limit }: Sought,
): Promise<readonly Titled[]> {
  const now = await databaseTime(db);
  const managed = await listManaged(db, person, { organisation, q, after: null, limit, now });
  const dates = await listDates(db, { person, stretch: { when: 'upcoming', now }, limit, q });
  const seen = dates.map(({ session, title }) => ({ id: session, title }));
  return [...new Map([...managed, ...seen].map(({ id, title }) => [id, { id, title }])).values()];
}

export const sessionSubjects = ({ lostTo }: Entrance): Subjects => ({
  what: 'session',
  named: sessionsById,
  lostTo,
  toCheck: (db, person, sought) =>
    sought.id === null ? titled(db, person, sought) : withId(db, person, sought.id),
  leftBy: sessionsLeftBy,
  // where there are other groups, hosts are of those
  lostGroup: async (tx, by, { ids, who }) => {
    await raiseVersions(tx, by, ids);
    await noteDismissed(tx, who, await dropHostsOf(tx, by, ids));
  },
});
