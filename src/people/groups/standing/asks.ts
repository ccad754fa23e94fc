import type { Ask, Whom } from '../../../access/ask.ts';
import { reveal } from '../../../access/admit.ts';
import { evaluate, type Gate } from '../../../access/gate.ts';
import { Missing } from '../../../base/api/refusals.ts';
import type { Db } from '../../../base/data/database.ts';
import type { GroupId, PersonId } from '../../../base/ids.ts';
import { nameIn } from '../../known/store.ts';
import { findStanding } from '../../organisation/standing/store.ts';
import { maySee, mayEdit } from './actions.ts';
import type { GroupStanding } from './checks.ts';
import { deleteGroup, editGroup, seeGroup } from './gates.ts';
import { findGroup, listStanding, type Found } from './store.ts';

async function seen(db: Db, asker: PersonId, subject: string): Promise<Found> {
  const found = await findGroup(db, asker, subject as GroupId);
  if (!found) throw new Missing();
  reveal(maySee(found));
  return found;
}
/** Who manages a group may come from elsewhere: who is an admin is told within the organisation. */
async function mayAsk(db: Db, asker: PersonId, found: Found): Promise<boolean> {
  const standing = await findStanding(db, asker, found.organisation.id);
  return standing !== null && !standing.suspended && mayEdit(found).allowed;
}

async function factsOf(db: Db, found: Found, { person, email }: Whom): Promise<GroupStanding> {
  const own = person ? await findGroup(db, person, found.id) : null;
  const { role, inside, admin } = own ?? { role: null, inside: false, admin: false };
  return { ...found, role, inside, admin, whom: (await nameIn(db, person)) || (email ?? '') };
}

export const asked = (gate: string, by: Gate<GroupStanding>): Ask => ({
  gate,
  of: 'group',
  at: (group) => `/administration/groups/${group}`,
  reach: async (db, asker, subject) =>
    (await mayAsk(db, asker, await seen(db, asker, subject))) ? 'the known' : 'nobody',
  judge: async (db, asker, subject, whom) => {
    const found = await seen(db, asker, subject);
    const facts = whom.person === asker ? found : await factsOf(db, found, whom);
    return { title: found.name, verdict: evaluate(by, facts) };
  },
  people: async (db, asker, subject, page) => {
    const found = await seen(db, asker, subject);
    if (!(await mayAsk(db, asker, found))) throw new Missing();
    const rows = await listStanding(db, found.id, page, by !== seeGroup);
    return rows.map(({ id, name, key, ...standing }) => {
      const facts = { ...found, ...standing, whom: name };
      return { id, name, key, paths: evaluate(by, facts).paths };
    });
  },
});
export const groupAsks: readonly Ask[] = [
  asked('see-group', seeGroup),
  asked('edit-group', editGroup),
  asked('delete-group', deleteGroup),
];
