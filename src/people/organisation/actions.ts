import { admit } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { tell } from '../../access/tell.ts';
import { type Db, transact } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import { newId, type OrganisationId } from '../../base/ids.ts';
import { append, hasDone } from '../../base/journal/journal.ts';
import { Missing } from '../../base/api/refusals.ts';
import { personsNamed } from '../known/store.ts';
import { endWhereSuspended } from '../account/sign-ins/actions.ts';
import { leaveOrganisation } from './standing/gates.ts';
import { countPeople, listAdmins, writeName } from './store.ts';
import {
  findStanding,
  firstOrganisation,
  lockOrganisation,
  type Membership,
  writeMember,
  writeOrganisation,
} from './standing/store.ts';
import { groupsAbove, groupsIn, writeRemoval } from './members/store.ts';
import {
  admitAdmin,
  type InOrganisation,
  mayAdminister,
  mayRun,
  standingIn,
} from './standing/actions.ts';
import { left } from './members/rules.ts';
import { withdrawInvitations } from './invitations/actions.ts';

export type Installation = {
  readonly signUp: string;
  readonly mail: 'sent' | 'kept';
  readonly mailFrom: string;
  readonly address: string;
};

export async function readOrganisation(
  db: Db,
  who: Who,
  { id, installation }: InOrganisation & { readonly installation: Installation },
) {
  const standing = await standingIn(db, who, id);
  const [people, admins, groups] = await Promise.all([
    countPeople(db, id),
    listAdmins(db, id),
    groupsIn(db, id, who.person),
  ]);
  const named = await personsNamed(
    db,
    admins.map(({ person }) => person),
  );
  const administer = mayAdminister(standing);
  return {
    id,
    name: standing.organisation,
    since: standing.since.toISOString(),
    role: standing.role,
    people,
    admins: admins.map((admin) => ({
      ...admin,
      picture: named.get(admin.person)?.picture ?? null,
    })),
    installation: administer.allowed ? { first: standing.first, ...installation } : null,
    gates: {
      administer: tell(administer, who.language),
      leave: tell(evaluate(leaveOrganisation, leaving(standing, groups)), who.language),
      run: tell(mayRun(standing), who.language),
    },
  };
}
const leaving = (standing: Membership, groups: Awaited<ReturnType<typeof groupsIn>>) => ({
  ...standing,
  adminsLeft: left(standing, standing),
  orphans: groups.filter(({ orphan }) => orphan),
});
export async function makeOrganisation(
  db: Db,
  who: Who,
  { name }: { readonly name: string },
): Promise<{ id: OrganisationId }> {
  const id = newId<'organisation'>();
  await transact(db, async (tx) => {
    const first = await firstOrganisation(tx);
    if (!first) throw new Missing();
    const by = admit(mayRun(await standingIn(tx, who, first)));
    await writeOrganisation(tx, by, id, name);
    await writeMember(tx, by, id, who.person, 'admin');
    await append(tx, who, {
      kind: 'organisation.made',
      organisation: id,
      subject: id,
      data: { name, persons: [who.person] },
    });
  });
  return { id };
}
export const renameOrganisation = (
  db: Db,
  who: Who,
  { id, name }: InOrganisation & { readonly name: string },
): Promise<void> =>
  transact(db, async (tx) => {
    await lockOrganisation(tx, id);
    const { by, standing } = await admitAdmin(tx, who, id);
    const { organisation } = standing;
    if (organisation === name) return;
    await writeName(tx, by, id, name);
    await append(tx, who, {
      kind: 'organisation.renamed',
      organisation: id,
      subject: id,
      data: { name, before: organisation },
    });
  });

export const leave = (db: Db, who: Who, { id }: InOrganisation): Promise<void> =>
  transact(db, async (tx) => {
    await lockOrganisation(tx, id);
    const standing = await findStanding(tx, who.person, id); // who is suspended may still go
    if (!standing) {
      if (await hasDone(tx, who.person, { kind: 'member.left', organisation: id })) return;
      throw new Missing();
    }
    const groups = await groupsIn(tx, id, who.person, true);
    const by = admit(evaluate(leaveOrganisation, leaving(standing, groups)));
    await writeRemoval(tx, by, id, who.person, groups, null);
    await withdrawInvitations(tx, who, by, id, who.person);
    await append(tx, who, {
      kind: 'member.left',
      organisation: id,
      subject: who.person,
      data: {
        persons: [who.person],
        groups: await groupsAbove(
          tx,
          groups.map((group) => group.id),
        ),
      },
    });
    await endWhereSuspended(tx, who, who.person);
  });
