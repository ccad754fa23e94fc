import { aboutOneself, type Ask } from '../../../access/ask.ts';
import { evaluate } from '../../../access/gate.ts';
import { Missing } from '../../../base/api/refusals.ts';
import type { Db } from '../../../base/data/database.ts';
import type { OrganisationId, PersonId } from '../../../base/ids.ts';
import { nameIn } from '../../known/store.ts';
import { mayAdminister } from './actions.ts';
import { administerOrganisation, runInstallation } from './gates.ts';
import { findStanding, listAdmins } from './store.ts';

/** To everyone else, and to whoever is suspended, the organisation does not exist. */
async function standingOf(db: Db, asker: PersonId, subject: string) {
  const standing = await findStanding(db, asker, subject as OrganisationId);
  if (!standing || standing.suspended) throw new Missing();
  return standing;
}

export const organisationAsks: readonly Ask[] = [
  {
    gate: 'administer-organisation',
    of: 'organisation',
    reach: async (db, asker, subject) =>
      mayAdminister(await standingOf(db, asker, subject)).allowed ? 'the known' : 'nobody',
    judge: async (db, asker, subject, { person }) => {
      const own = await standingOf(db, asker, subject);
      const { organisation: title } = own;
      if (person === asker) return { title, verdict: mayAdminister(own) };
      const standing = person && (await findStanding(db, person, subject as OrganisationId));
      if (!standing) throw new Missing();
      const whom = await nameIn(db, person);
      return { title, verdict: evaluate(administerOrganisation, { ...standing, whom }) };
    },
    people: async (db, asker, subject, page) => {
      const own = await standingOf(db, asker, subject);
      if (!mayAdminister(own).allowed) throw new Missing();
      const { paths } = mayAdminister(own);
      const admins = await listAdmins(db, subject as OrganisationId, page);
      return admins.map((admin) => ({ ...admin, paths }));
    },
  },
  aboutOneself(
    { gate: 'run-installation', of: 'organisation' },
    runInstallation,
    async (db, asker, subject) => {
      const facts = await standingOf(db, asker, subject);
      return { facts, title: facts.organisation };
    },
  ),
];
