import type { Args, Check, Remedy } from '../../../access/gate.ts';

/** How somebody stands to a group. */
export type GroupStanding = {
  readonly group: { readonly id: string; readonly name: string; readonly organisation: string };
  /** Directly in it, as far as that counts. */
  readonly role: 'manager' | 'member' | null;
  /** Directly in it or through a group inside it. */
  readonly inside: boolean;
  /** Admin of the organisation, not suspended. */
  readonly admin: boolean;
  readonly managers: readonly { readonly id: string; readonly name: string }[];
  /** Somebody else than the one who asks. */
  readonly whom?: string;
};
/** The group with somebody who shall be added, as the one who adds may know them. */
export type AddFacts = GroupStanding & {
  readonly person: {
    readonly label: string;
    /** Only where the one who adds may know it. */
    readonly email: string | null;
    readonly known: boolean;
    readonly contact: boolean;
    /** Member of the organisation, not suspended. */
    readonly ofOrganisation: boolean;
    /** Not suspended, or from outside and a contact of somebody who manages the group. */
    readonly counts: boolean;
    /** Their open request to the one who adds. */
    readonly incoming: string | null;
    /** A request to them that was not accepted. */
    readonly waiting: boolean;
    readonly member: boolean;
  };
};
export type LeaveFacts = GroupStanding & {
  readonly listed: boolean;
  /** A manager who counts would be left; who manages nothing takes none away. */
  readonly keeps: boolean;
};
export type NestFacts = GroupStanding & {
  readonly inner: {
    readonly name: string;
    readonly managed: boolean;
    readonly sameOrganisation: boolean;
    readonly contains: boolean;
  };
};

const standing = ({ group, whom }: GroupStanding): Args => ({
  group: group.name,
  self: whom === undefined ? 'yes' : 'no',
  person: whom ?? '',
});
const open = ({ group }: GroupStanding): Remedy => ({
  name: 'open-group',
  args: { group: group.name },
  href: `/administration/groups/${group.id}`,
});
const ask = ({ managers, group }: GroupStanding): string =>
  managers
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ') || group.organisation;

export const knowsGroup: Check<GroupStanding> = {
  name: 'knows-group',
  passes: ({ role, inside, admin }) => role !== null || inside || admin,
  args: standing,
  remedies: (facts) => (facts.whom === undefined ? [] : [open(facts)]),
};
/** The same, where it is all that is asked: by each way that leads there. */
export const seesGroup: Check<GroupStanding> = {
  ...knowsGroup,
  paths: ({ role, inside, admin, group }) => [
    ...(role === 'manager' ? [{ via: 'manager' as const, id: group.id, label: group.name }] : []),
    ...(role === 'member' || (role === null && inside)
      ? [{ via: 'group' as const, id: group.id, label: group.name }]
      : []),
    ...(admin ? [{ via: 'admin' as const, label: group.organisation }] : []),
  ],
};
export const managesGroup: Check<GroupStanding> = {
  name: 'manages-group',
  passes: ({ role, admin }) => role === 'manager' || admin,
  args: standing,
  remedies: (facts) =>
    facts.whom === undefined ? [{ name: 'ask-manager', args: { ask: ask(facts) } }] : [open(facts)],
  paths: ({ role, admin, group }) => [
    ...(role === 'manager' ? [{ via: 'manager' as const, id: group.id, label: group.name }] : []),
    ...(admin ? [{ via: 'admin' as const, label: group.organisation }] : []),
  ],
};
export const personKnown: Check<AddFacts> = {
  name: 'person-known',
  needs: ['manages-group'],
  passes: ({ person }) => person.known,
  args: ({ person }) => ({ person: person.label }),
  remedies: () => [{ name: 'open-contacts', href: '/administration/contacts' }],
};
export const contactAccepted: Check<AddFacts> = {
  name: 'contact-accepted',
  needs: ['person-known'],
  passes: ({ person, admin }) =>
    person.counts && (person.contact || (admin && person.ofOrganisation)),
  args: ({ person, admin }) => ({
    person: person.label,
    why: person.contact
      ? person.counts
        ? 'contact'
        : 'uncounted'
      : admin && person.ofOrganisation
        ? 'organisation'
        : person.incoming
          ? 'incoming'
          : person.waiting
            ? 'waiting'
            : 'missing',
  }),
  remedies: (facts) => {
    const { person } = facts;
    const args = { person: person.label };
    if (person.contact) return [{ name: 'ask-manager', args: { ask: ask(facts) } }];
    const page = '/administration/contacts';
    if (person.incoming)
      return [
        {
          name: 'accept-contact',
          args,
          href: page,
          repair: { method: 'POST', path: `/api/contact-requests/${person.incoming}/acceptance` },
        },
      ];
    if (person.waiting) return [{ name: 'await-contact', args, href: page }];
    return [
      {
        name: 'request-contact',
        args,
        href: page,
        ...(person.email
          ? {
              repair: {
                method: 'POST' as const,
                path: '/api/contact-requests',
                body: { email: person.email },
              },
            }
          : {}),
      },
    ];
  },
};
export const notMemberYet: Check<AddFacts> = {
  name: 'not-member-yet',
  needs: ['person-known'],
  passes: ({ person }) => !person.member,
  args: ({ person, group }) => ({ person: person.label, group: group.name }),
};
export const listedMember: Check<LeaveFacts> = {
  name: 'listed-member',
  passes: ({ listed }) => listed,
  args: ({ group }) => ({ group: group.name }),
};
export const keepsManager: Check<LeaveFacts> = {
  name: 'groups-keep-manager',
  passes: ({ keeps }) => keeps,
  args: ({ group }) => ({ count: 1, groups: group.name }),
  remedies: ({ group }) => [
    {
      name: 'name-manager',
      args: { group: group.name },
      href: `/administration/groups/${group.id}`,
    },
  ],
};
export const managesInner: Check<NestFacts> = {
  name: 'manages-inner',
  needs: ['manages-group'],
  passes: ({ inner }) => inner.managed,
  args: ({ inner }) => ({ group: inner.name }),
};
export const sameOrganisation: Check<NestFacts> = {
  name: 'groups-same-organisation',
  passes: ({ inner }) => inner.sameOrganisation,
  args: ({ inner, group }) => ({ group: group.name, inner: inner.name }),
};
export const noCycle: Check<NestFacts> = {
  name: 'no-cycle',
  passes: ({ inner }) => !inner.contains,
  args: ({ inner, group }) => ({ group: group.name, inner: inner.name }),
};
