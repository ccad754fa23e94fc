import type { Check, Remedy } from '../../../access/gate.ts';
import type { GroupId } from '../../../base/ids.ts';
import {
  ask,
  hosts,
  known,
  leads,
  managesSession,
  tellAdmin,
  unlessSelf,
  unlike,
  waysIn,
  who,
  type Facts,
  type Meeting,
  type Named,
} from '../checks.ts';

const belongs = (session: Meeting): boolean => session.group !== null && session.ways.length > 0;

/** The way to becoming each other's contact, from where the asker stands. */
function meet({ asker, person }: Facts): Remedy {
  const args = { person: person.label };
  if (asker.contact === 'asked')
    return { name: 'await-contact', args, href: '/administration/contacts' };
  if (asker.contact === 'asks' && asker.request)
    return {
      name: 'accept-contact',
      args,
      repair: { method: 'POST', path: `/api/contact-requests/${asker.request}/acceptance` },
    };
  if (person.email === '')
    return { name: 'request-contact', args, href: '/administration/contacts' };
  return {
    name: 'request-contact',
    args,
    repair: { method: 'POST', path: '/api/contact-requests', body: { email: person.email } },
  };
}

/**
 * What it takes to put the person into the session's group: managers add their contacts, admins
 * anyone of the organisation.
 */
function bring(
  facts: Facts,
  group: { readonly id: GroupId; readonly name: string },
): readonly Remedy[] {
  const { asker, person, session } = facts;
  const mayAdd =
    asker.contact === 'contact'
      ? asker.manages || asker.admin
      : asker.admin && session?.role !== null;
  if (mayAdd)
    return [
      {
        name: 'add-to-group',
        args: { person: person.label, group: group.name },
        repair: {
          method: 'POST',
          path: `/api/groups/${group.id}/members`,
          body: { person: person.id },
        },
      },
    ];
  if (!asker.manages) return [ask(facts)];
  return session?.role && session.admin ? [meet(facts), tellAdmin(facts, false)] : [meet(facts)];
}

/** Another group instead of the session's own, or one for a session that has none. */
const changeGroup = (session: Meeting, to: Named): Remedy => ({
  name: 'change-group',
  args: { group: to.name },
  repair: {
    method: 'PATCH',
    path: `/api/sessions/${session.id}`,
    body: { group: to.id },
    version: session.version,
  },
  swaps: {
    asks: `/api/groups/${to.id}/audience?session=${session.id}`,
    ...(session.group ? { undo: { group: session.group.id, hosts: session.hosts } } : {}),
  },
});

/**
 * That somebody is suspended is said in that organisation alone; elsewhere, that they cannot sign
 * in.
 */
function whyNot({ person, session }: Facts): string {
  if (person.id === null) return session?.group ? 'unknown' : 'untold';
  if (!person.verified) return 'unverified';
  return session?.suspended ? 'suspended' : 'barred';
}

export const canSignIn: Check<Facts> = {
  name: 'can-sign-in',
  passes: ({ person, session }) =>
    (person.guest !== null && person.id === null) ||
    (person.id !== null && person.verified && !person.barred && !session?.suspended),
  args: (facts) => ({
    ...who(facts),
    why: whyNot(facts),
  }),
  remedies: (facts) => {
    const { asker, person, session } = facts;
    if (person.id !== null && !person.verified && person.email !== '')
      return [
        {
          name: 'resend-verification',
          repair: {
            method: 'POST',
            path: '/api/verification-mails',
            body: { email: person.email },
          },
        },
      ];
    if (person.id !== null)
      return session?.suspended && asker.admin && !asker.self
        ? [{ name: 'lift-suspension', href: '/control/users' }]
        : [tellAdmin(facts)];
    if (asker.admin && session)
      return [
        {
          name: 'invite-person',
          args: { person: person.email },
          repair: {
            method: 'POST',
            path: `/api/organisations/${session.organisation}/invitations`,
            body: { lines: [person.email], role: 'member' },
          },
        },
      ];
    return [meet(facts)];
  },
};

export const isContact: Check<Facts> = {
  name: 'is-contact',
  when: ({ person, session }) => person.id !== null && session !== null,
  passes: ({ session }) =>
    session!.role !== null ||
    (belongs(session!) ? session!.ways.some((way) => way.counts) : session!.contact),
  args: (facts) => ({
    ...who(facts),
    why: facts.session!.role === null ? 'contact' : 'organisation',
  }),
  remedies: (facts) =>
    unlessSelf(facts, () => [
      (facts.asker.manages || facts.asker.keeps) && facts.asker.contact !== 'contact'
        ? meet(facts)
        : ask(facts),
    ]),
};

export const inGroup: Check<Facts> = {
  name: 'in-group',
  when: ({ person, session }) => person.id !== null && session?.group !== null,
  passes: ({ session }) => session !== null && belongs(session),
  hidden: (facts) => !known(facts),
  args: (facts) => {
    const { session } = facts;
    const through = session?.ways.length
      ? session.ways
      : [session?.group].filter((group) => !!group);
    return {
      ...who(facts),
      ask: 'sender',
      group: namesOf(through),
      other: namesOf(session?.elsewhere ?? []) || 'none',
    };
  },
  remedies: (facts) =>
    unlessSelf(facts, () => {
      const { asker, session } = facts;
      if (!isContact.passes(facts)) return []; // the line above comes first
      if (!managesSession(asker)) return [ask(facts)];
      const others = session!.elsewhere.filter((group) => group.managed);
      return [
        ...bring(facts, session!.group!),
        ...others.map((group) => changeGroup(session!, group)),
      ];
    }),
  paths: ({ session }) => waysIn(session!),
};
const namesOf = (groups: readonly { readonly name: string }[]): string =>
  [...new Set(groups.map(({ name }) => name))].join(', ');

export const assigned: Check<Facts> = {
  name: 'assigned',
  when: known,
  passes: ({ session }) => session!.group !== null,
  args: (facts) => ({ ...who(facts), group: facts.session!.group?.name ?? '' }),
  remedies: (facts) =>
    unlessSelf(facts, () => {
      const { asker, session } = facts;
      if (!managesSession(asker)) return [ask(facts)];
      const groups = [
        ...session!.elsewhere.filter((group) => group.managed),
        ...asker.groups,
      ].filter(unlike);
      const edit: Remedy = {
        name: 'choose-group',
        href: `/administration/sessions/${session!.id}`,
      };
      return groups.length > 0 ? groups.map((group) => changeGroup(session!, group)) : [edit];
    }),
};

export const notHidden: Check<Facts> = {
  name: 'not-hidden',
  when: known,
  passes: ({ session }) => !session!.hidden || leads(session!) || hosts(session!),
  args: who,
  remedies: (facts) =>
    unlessSelf(facts, () => [
      managesSession(facts.asker)
        ? {
            name: 'unhide-session',
            repair: {
              method: 'PATCH',
              path: `/api/sessions/${facts.session!.id}`,
              body: { hidden: false },
              version: facts.session!.version,
            },
          }
        : ask(facts),
    ]),
};
