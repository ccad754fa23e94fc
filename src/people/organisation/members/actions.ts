import { admit } from '../../../access/admit.ts';
import { evaluate, type Gate } from '../../../access/gate.ts';
import type { ToldVerdict } from '../../../access/contract.ts';
import { tell } from '../../../access/tell.ts';
import { databaseTime } from '../../../base/data/clock.ts';
import { browserOf } from '../../../base/text/browser.ts';
import { transact, type Db, type Tx } from '../../../base/data/database.ts';
import type { Who } from '../../../base/serve/caller.ts';
import type { OrganisationId, PersonId } from '../../../base/ids.ts';
import { append } from '../../../base/journal/journal.ts';
import { Missing } from '../../../base/api/refusals.ts';
import { personRow, personsNamed } from '../../known/store.ts';
import { signInsOf } from '../../account/sign-ins/store.ts';
import { endWhereSuspended } from '../../account/sign-ins/actions.ts';
import { admitAdmin, standingIn } from '../standing/actions.ts';
import { left } from './rules.ts';
import { withdrawInvitations } from '../invitations/actions.ts';
import type { MembershipChange } from '../standing/checks.ts';
import { changeRole, removeMember, suspendMember } from '../standing/gates.ts';
import { pageOf } from '../../../base/api/cursor.ts';
import {
  findMember,
  groupsAbove,
  groupsIn,
  listMembers,
  waysOf,
  writeRemoval,
  writeRole,
  writeSuspension,
  type GroupLeft,
  type MemberRow,
} from './store.ts';
import {
  lockOrganisation,
  organisationNamed,
  type Role,
  type Membership,
} from '../standing/store.ts';

type OfMember = { readonly id: OrganisationId; readonly person: PersonId };
type Asked = {
  readonly id: OrganisationId;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly q?: string | undefined;
  readonly state?: 'active' | 'suspended' | undefined;
  readonly role?: Role | undefined;
  readonly person?: PersonId | undefined;
};

export async function members(db: Db, who: Who, asked: Asked) {
  const { standing } = await admitAdmin(db, who, asked.id);
  const rows = await listMembers(db, asked.id, asked);
  const named = await personsNamed(
    db,
    rows.map(({ person }) => person),
  );
  return pageOf(
    rows,
    asked.limit,
    ({ key, person }) => [key, person],
    (row) => itemOf(standing, who, row, named),
  );
}

const itemOf = (
  standing: Membership,
  who: Who,
  { key: _, since, suspended, lastSignIn, ...row }: MemberRow,
  named: Awaited<ReturnType<typeof personsNamed>>,
) => ({
  ...row,
  picture: named.get(row.person)?.picture ?? null,
  since: since.toISOString(),
  suspended: suspended?.toISOString() ?? null,
  lastSignIn: lastSignIn?.toISOString() ?? null,
  oneself: row.person === who.person,
  gates: refusing(
    change(standing, who, row.person, { ...row, suspended: suspended !== null }),
    who,
  ),
});

/** What an admin sees of one person, of this organisation alone but for their open sign-ins. */
export async function readMember(db: Db, who: Who, { id, person }: OfMember) {
  const { standing } = await admitAdmin(db, who, id);
  const [row] = await listMembers(db, id, { person, limit: 1 });
  const profile = await personRow(db, person);
  if (!row || !profile) throw new Missing();
  const [named, memberOf, signIns] = await Promise.all([
    personsNamed(db, [person]),
    waysOf(db, id, person),
    signInsOf(db, person),
  ]);
  return {
    ...itemOf(standing, who, row, named),
    language: profile.language,
    zone: profile.zone,
    memberOf: [...memberOf],
    signIns: signIns.slice(0, 20).map(({ user_agent, created_at, updated_at }) => {
      const { name: browser, system } = browserOf(user_agent);
      return { browser, system, since: created_at.toISOString(), usedAt: updated_at.toISOString() };
    }),
  };
}

const change = (
  standing: Membership,
  who: Who,
  person: PersonId,
  member: { readonly name: string; readonly role: Role; readonly suspended: boolean },
): MembershipChange => ({
  ...standing,
  member: member.name,
  oneself: person === who.person,
  adminsLeft: left(standing, member),
});

const acts = { role: changeRole, suspend: suspendMember, remove: removeMember } as const;
const refusing = (
  facts: MembershipChange,
  who: Who,
): Partial<Record<keyof typeof acts, ToldVerdict>> =>
  Object.fromEntries(
    Object.entries(acts)
      .map(([name, gate]) => [name, evaluate(gate, facts)] as const)
      .filter(([, verdict]) => !verdict.allowed)
      .map(([name, verdict]) => [name, tell(verdict, who.language)]),
  );

const shownIn = (tx: Tx, groups: readonly GroupLeft[]) =>
  groupsAbove(
    tx,
    groups.map(({ id }) => id),
  );

/** The member as they are now, held still, and the verdict on changing them. */
async function judge<Name extends string>(
  tx: Tx,
  who: Who,
  { id, person }: OfMember,
  gate: Gate<MembershipChange, Name>,
  adds = false,
) {
  await lockOrganisation(tx, id);
  const standing = await standingIn(tx, who, id);
  const member = await findMember(tx, id, person);
  // somebody who may not know the members must not learn who is one
  const facts = change(
    standing,
    who,
    person,
    member ?? { name: '', role: 'member', suspended: false },
  );
  const verdict = evaluate(gate, adds ? { ...facts, adminsLeft: standing.active + 1 } : facts);
  return { by: admit(verdict), member };
}
async function judgeKnown<Name extends string>(
  tx: Tx,
  who: Who,
  of: OfMember,
  gate: Gate<MembershipChange, Name>,
  adds = false,
) {
  const { by, member } = await judge(tx, who, of, gate, adds);
  if (!member) throw new Missing();
  return { by, member };
}

export const setRole = (
  db: Db,
  who: Who,
  { role, ...of }: OfMember & { readonly role: Role },
): Promise<void> =>
  transact(db, async (tx) => {
    const { by, member } = await judgeKnown(tx, who, of, changeRole, role === 'admin');
    if (member.role === role) return;
    await writeRole(tx, by, of.id, of.person, role);
    if (role !== 'admin') await withdrawInvitations(tx, who, by, of.id, of.person);
    await append(tx, who, {
      kind: 'member.role-changed',
      organisation: of.id,
      subject: of.person,
      data: { role, persons: [of.person] },
    });
  });

export const suspend = (db: Db, who: Who, of: OfMember): Promise<void> =>
  transact(db, async (tx) => {
    const { by, member } = await judgeKnown(tx, who, of, suspendMember);
    if (member.suspended) return;
    await writeSuspension(tx, by, of.id, of.person, await databaseTime(tx));
    await withdrawInvitations(tx, who, by, of.id, of.person);
    const groups = await groupsIn(tx, of.id, of.person);
    await append(tx, who, {
      kind: 'member.suspended',
      organisation: of.id,
      subject: of.person,
      data: {
        persons: [of.person],
        groups: await shownIn(tx, groups),
        was: await organisationNamed(tx, of.id),
      },
    });
    await endWhereSuspended(tx, who, of.person);
  });

export const liftSuspension = (db: Db, who: Who, { id, person }: OfMember): Promise<void> =>
  transact(db, async (tx) => {
    await lockOrganisation(tx, id);
    const { by } = await admitAdmin(tx, who, id);
    const member = await findMember(tx, id, person);
    if (!member) throw new Missing();
    if (!member.suspended) return;
    await writeSuspension(tx, by, id, person, null);
    const groups = await groupsIn(tx, id, person);
    await append(tx, who, {
      kind: 'member.suspension-lifted',
      organisation: id,
      subject: person,
      data: { persons: [person], groups: await shownIn(tx, groups) },
    });
  });

export const previewRemoval = (db: Db, who: Who, of: OfMember) =>
  transact(db, async (tx) => {
    const { member } = await judgeKnown(tx, who, of, removeMember);
    const groups = await groupsIn(tx, of.id, of.person);
    return {
      name: member.name,
      groups: groups.map(({ orphan, ...group }) => ({ ...group, passes: orphan })),
    };
  });

export const remove = (db: Db, who: Who, of: OfMember): Promise<void> =>
  transact(db, async (tx) => {
    const { by, member } = await judge(tx, who, of, removeMember);
    if (!member) return;
    const groups = await groupsIn(tx, of.id, of.person, true);
    await writeRemoval(tx, by, of.id, of.person, groups, who.person);
    await withdrawInvitations(tx, who, by, of.id, of.person);
    const passed = groups.filter(({ orphan }) => orphan).map(({ id }) => id);
    await append(tx, who, {
      kind: 'member.removed',
      organisation: of.id,
      subject: of.person,
      data: {
        persons: passed.length > 0 ? [of.person, who.person] : [of.person],
        groups: await shownIn(tx, groups),
        passed,
        was: await organisationNamed(tx, of.id),
      },
    });
    await endWhereSuspended(tx, who, of.person);
  });
