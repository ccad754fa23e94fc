import type { Db, Tx } from '../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../base/ids.ts';
import { personsIn, type Entry } from '../../base/journal/entries.ts';
import { among, notice, type News, type Over } from '../../base/notice.ts';
import { nameIn } from '../known/store.ts';
import { findGroup, groupNamed, peopleOf, standings } from '../groups/standing/store.ts';
import { findStanding, organisationNamed } from '../organisation/standing/store.ts';

// What somebody becomes, or is no more, in a group or an organisation.

/** The person manages the group, or administers the organisation. */
const leads = async (db: Db, person: PersonId, subject: string): Promise<boolean> => {
  if ((await findGroup(db, person, subject as GroupId))?.role === 'manager') return true;
  const standing = await findStanding(db, person, subject as OrganisationId);
  return standing?.role === 'admin' && !standing.suspended;
};

/** Whoever did it knows it. */
const othersIn = (entry: Entry): readonly PersonId[] =>
  personsIn(entry).filter((person) => person !== entry.person);
type OfMember = Entry<
  'member.role-changed' | 'member.removed' | 'member.suspended' | 'member.suspension-lifted'
>;
/** Of an organisation: the member that the entry is about. */
const memberIn = ({ organisation, subject, person }: OfMember): readonly PersonId[] =>
  organisation && subject !== person ? [subject] : [];

const given = { name: 'text', group: 'text', role: 'text' } as const;
const roleGiven = notice({
  name: 'role-given',
  args: given,
  stands: (db, subject, persons) => among(persons, (person) => leads(db, person, subject)),
  tells: {
    'group.role-changed': async (tx, entry) => {
      const group = entry.subject;
      return entry.data.role === 'manager'
        ? tellGiven(tx, entry, othersIn(entry), {
            subject: group,
            group: await groupNamed(tx, group),
            role: 'manager',
            href: `/administration/groups/${group}`,
          })
        : [];
    },
    'member.role-changed': async (tx, entry) =>
      entry.data.role === 'admin'
        ? tellGiven(tx, entry, memberIn(entry), {
            subject: entry.organisation!,
            group: await organisationNamed(tx, entry.organisation!),
            role: 'admin',
            href: '/control/users',
          })
        : [],
  },
  endsUnlessStands: [
    'group.role-changed',
    'group.member-removed',
    'group.deleted',
    'member.role-changed',
    'member.suspended',
    'member.removed',
  ],
});
const tellGiven = async (
  tx: Tx,
  { person: by }: Entry,
  persons: readonly PersonId[],
  { subject, group, role, href }: Omit<Loss, 'role'> & { readonly role: 'manager' | 'admin' },
): Promise<readonly News<typeof given>[]> => [
  { persons, subject, by, args: { name: await nameIn(tx, by), group, role }, href },
];

const lost = { group: 'text', role: 'text' } as const;
/** `none`, and for a while `suspended`: in it at all. */
type Loss = {
  readonly subject: string;
  readonly group: string;
  readonly role: 'none' | 'suspended' | 'manager' | 'admin';
  readonly href: string;
};
const tellLost = (
  { person: by }: Entry,
  persons: readonly PersonId[],
  { subject, group, role, href }: Loss,
): News<typeof lost> => ({ persons, subject, by, args: { group, role }, href });

type OfGone = Entry<'group.member-removed' | 'group.deleted'>;
const outOf = (entry: OfGone, name: string): News<typeof lost> =>
  tellLost(entry, othersIn(entry), {
    subject: entry.subject,
    group: name,
    role: 'none',
    href: '/',
  });
const outOfOrganisation =
  (role: 'none' | 'suspended') =>
  async (
    _: Tx,
    entry: Entry<'member.removed' | 'member.suspended'>,
  ): Promise<readonly News<typeof lost>[]> => [
    tellLost(entry, memberIn(entry), {
      subject: entry.organisation ?? '',
      group: entry.data.was,
      role,
      href: '/',
    }),
  ];
/** Whoever was in a group only through one inside it has lost that one, too. */
async function outOfAbove(
  tx: Tx,
  entry: OfGone | Entry<'group.unnested'>,
  persons: readonly PersonId[],
  within: GroupId,
): Promise<readonly News<typeof lost>[]> {
  const above = entry.data.groups.filter((id) => id !== within);
  const seen = (await standings(tx, above, persons)).filter(({ sees }) => sees);
  const seers = Map.groupBy(seen, ({ group }) => group);
  return Promise.all(
    above.map(async (group) => {
      const seeing = new Set(seers.get(group)?.map(({ person }) => person));
      return tellLost(
        entry,
        persons.filter((person) => !seeing.has(person)),
        { subject: group, group: await groupNamed(tx, group), role: 'none', href: '/' },
      );
    }),
  );
}

const overFor = (persons: readonly PersonId[], subject: string | null): readonly Over[] =>
  subject ? [{ subject, persons }] : [];
const accessLost = notice({
  name: 'access-lost',
  args: lost,
  stands: (db, subject, persons) =>
    among(persons, async (person) => !(await leads(db, person, subject))),
  tells: {
    'group.role-changed': async (tx, entry) =>
      entry.data.role === 'manager'
        ? []
        : [
            tellLost(entry, othersIn(entry), {
              subject: entry.subject,
              group: await groupNamed(tx, entry.subject),
              role: 'manager',
              href: '/administration/groups?tab=member',
            }),
          ],
    'group.member-removed': async (tx, entry) => [
      outOf(entry, entry.data.was),
      ...(await outOfAbove(tx, entry, othersIn(entry), entry.subject)),
    ],
    'group.deleted': async (tx, entry) => [
      outOf(entry, entry.data.name),
      ...(await outOfAbove(tx, entry, othersIn(entry), entry.subject)),
    ],
    'group.unnested': async (tx, entry) => {
      const { inner } = entry.data;
      const persons = (await peopleOf(tx, inner)).filter((person) => person !== entry.person);
      return outOfAbove(tx, entry, persons, inner);
    },
    'member.role-changed': async (tx, entry) =>
      entry.data.role === 'admin'
        ? []
        : [
            tellLost(entry, memberIn(entry), {
              subject: entry.organisation ?? '',
              group: entry.organisation ? await organisationNamed(tx, entry.organisation) : '',
              role: 'admin',
              href: '/',
            }),
          ],
    // whoever cannot sign in any more has a mail of it
    'member.suspended': outOfOrganisation('suspended'),
    'member.removed': outOfOrganisation('none'),
  },
  ends: {
    'group.member-added': async (_, entry) => overFor(othersIn(entry), entry.subject),
    'group.role-changed': async (_, entry) =>
      entry.data.role === 'manager' ? overFor(othersIn(entry), entry.subject) : [],
    'member.role-changed': async (_, entry) =>
      entry.data.role === 'admin' ? overFor(memberIn(entry), entry.organisation) : [],
    'member.suspension-lifted': async (_, entry) => overFor(memberIn(entry), entry.organisation),
  },
});

export const roleNotices = [accessLost, roleGiven];
