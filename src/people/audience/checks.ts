import type { Args, Check, Path, Remedy, Repair } from '../../access/gate.ts';
import type { GroupId, GuestId, Id, OrganisationId, PersonId } from '../../base/ids.ts';

/**
 * A membership that leads into the audience, directly or through a group inside one of its own. A
 * group that the asker does not know has no name.
 */
export type Way = {
  readonly id: GroupId | null;
  readonly name: string;
  readonly role: 'manager' | 'member';
  readonly direct: boolean;
  /** It gives its right now: see the view `counting_members`. */ readonly counts: boolean;
  /** The person is of the organisation of the group. */ readonly colleague: boolean;
};
export type NamedGroup = { readonly id: GroupId; readonly name: string; readonly managed: boolean };
/** A group of the audience; `own`: of the organisation that this belongs to. */
export type Aim = NamedGroup & { readonly own: boolean };

/** The one who asks, and what they could do about it. */
export type Asker = {
  /** null: a guest. */ readonly id: PersonId | null;
  readonly zone: string;
  readonly self: boolean;
  /** Belongs to the organisation. */ readonly inside?: boolean;
  /** Admin of the organisation, where admins manage what this is the audience of. */
  readonly admin: boolean;
  /** Manager of a group of the audience, where they manage what this is the audience of. */
  readonly manages: boolean;
  /** Made what this is the audience of, which is theirs alone or has no group now. */
  readonly keeps: boolean;
  /** Came by a link alone: is told no names. */
  readonly byLink: boolean;
  readonly contact: 'none' | 'asked' | 'asks' | 'contact';
  readonly request: Id<'contact-request'> | null;
  /** A few of the groups of the organisation they manage, where there is no group. */
  readonly groups: readonly NamedGroup[];
};
/** `email` is empty where the asker may not know it. */
export type Subject = {
  readonly id: PersonId | null;
  /** Came by the link without an account. */
  readonly guest: GuestId | null;
  readonly label: string;
  readonly email: string;
  readonly verified: boolean;
  /** Would be turned away at the sign-in. */
  readonly barred: boolean;
  /** Known to the asker by the address alone that they typed. */ readonly stranger?: boolean;
};
/** The groups something is for, and how the person stands to them. */
export type Audience = {
  readonly organisation: OrganisationId;
  /** Of how many groups; of none: nobody. */
  readonly size: number;
  /** A few of them, among those that the asker knows: those that they manage first. */
  readonly groups: readonly Aim[];
  /** Whom to ask: names of managers of its groups. */
  readonly ask: string;
  /** Of the person, in the organisation; null: from outside. */
  readonly role: 'admin' | 'member' | null;
  readonly suspended: boolean;
  /**
   * From outside: an accepted contact of a manager of one of its groups; without a group: of the
   * asker or the one who made it.
   */
  readonly contact: boolean;
  readonly ways: readonly Way[];
  /** Other groups that hold the person and are run by somebody who runs this. */
  readonly elsewhere: readonly NamedGroup[];
  /**
   * An admin whom the asker, one of the organisation, can ask about the person, the call that does
   * it, and when they did within a day.
   */
  readonly admin: {
    readonly id: PersonId;
    readonly name: string;
    readonly asked: Date | null;
    readonly tells: Repair;
  } | null;
  /** Who made it, where it is theirs alone, and whether they still may have it. */
  readonly owner: {
    readonly self: boolean;
    readonly active: boolean;
    /** The person is their accepted contact. */ readonly contact: boolean;
  };
};
/**
 * What is known about (asker, person, what it is about) at one moment. Nothing it is about: there
 * is no such thing, or it must look like that.
 */
export type Facts<About extends Audience = Audience> = {
  readonly now: Date;
  readonly asker: Asker;
  readonly person: Subject;
  readonly about: About | null;
};

export const known = ({ about }: Facts): boolean => about !== null;
export const who = ({ asker, person }: Facts): Args => ({
  self: asker.self ? 'yes' : 'no',
  person: person.label,
});
/** Manages what this is the audience of. */
export const manages = (asker: Asker): boolean => asker.admin || asker.manages || asker.keeps;
export const inAudience = ({ ways }: Audience): boolean => ways.some((way) => way.counts);
export const leads = ({ ways }: Audience): boolean =>
  ways.some((way) => way.direct && way.role === 'manager' && way.counts);

/** What an admin can do, and the way to ask them from here. `only`: nobody else can. */
export function tellAdmin({ asker, about }: Facts, only = true): Remedy {
  const admin = about?.admin;
  if (asker.self || !admin) return { name: 'ask-manager', args: { ask: 'admins' } };
  const args = { admin: admin.name, only: only ? 'yes' : 'no' };
  return admin.asked
    ? { name: 'told-admin', args: { ...args, at: admin.asked.toISOString() } }
    : { name: 'tell-admin', args, repair: admin.tells };
}

/** Whom to ask; whoever came by the link alone is told no names. */
export const ask = (facts: Facts): Remedy => {
  const { asker, about } = facts;
  if (about && !about.ask && !asker.self) return tellAdmin(facts);
  const stranger = asker.self && asker.byLink;
  return {
    name: 'ask-manager',
    args: { ask: about && !stranger ? about.ask || 'admins' : 'sender' },
  };
};
export const unlessSelf = (facts: Facts, remedies: () => readonly Remedy[]): readonly Remedy[] =>
  facts.about === null || (facts.asker.self && !manages(facts.asker)) ? [ask(facts)] : remedies();

export const unlike = <T>(one: T, at: number, all: readonly T[]): boolean =>
  all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at;
export const waysIn = ({ ways }: Audience): readonly Path[] =>
  ways
    .filter((way) => way.counts)
    .map(({ id, name, direct, role }): Path => ({
      via: direct && role === 'manager' ? 'manager' : 'group',
      ...(id ? { id } : {}),
      label: name,
    }))
    .filter(unlike);

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

/** Managers add their contacts to the groups they manage, admins anyone of the organisation. */
const mayAddTo = ({ asker, about }: Facts, { managed, own }: Aim): boolean =>
  asker.contact === 'contact'
    ? managed || (asker.admin && own)
    : asker.admin && own && about?.role !== null;
/** What it takes to put the person into a group of the audience. */
function bring(facts: Facts): readonly Remedy[] {
  const { asker, person, about } = facts;
  const added = about!.groups
    .filter((group) => mayAddTo(facts, group))
    .map(({ id, name }): Remedy => ({
      name: 'add-to-group',
      args: { person: person.label, group: name },
      repair: {
        method: 'POST',
        path: `/api/groups/${id}/members`,
        body: { person: person.id },
      },
    }));
  if (added.length > 0) return added;
  if (!asker.manages) return [ask(facts)];
  return about?.role && about.admin ? [meet(facts), tellAdmin(facts, false)] : [meet(facts)];
}

/**
 * That somebody is suspended is said in that organisation alone; elsewhere, that they cannot sign
 * in.
 */
function whyNot({ person, about }: Facts): string {
  if (person.id === null) return about?.size ? 'unknown' : 'untold';
  if (!person.verified) return 'unverified';
  return about?.suspended ? 'suspended' : 'barred';
}

const isStranger = ({ id, stranger }: Subject): boolean => id !== null && (stranger ?? false);

export const canSignIn: Check<Facts> = {
  name: 'can-sign-in',
  passes: ({ person, about }) =>
    (person.guest !== null && person.id === null) ||
    (person.id !== null && person.verified && !person.barred && !about?.suspended),
  // of somebody's suspension strangers learn nothing
  untold: ({ person }) => isStranger(person) && person.verified,
  args: (facts) => ({
    ...who(facts),
    why: whyNot(facts),
  }),
  remedies: (facts) => {
    const { asker, person, about } = facts;
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
      return about?.suspended && asker.admin && !asker.self
        ? [{ name: 'lift-suspension', href: '/control/users' }]
        : [tellAdmin(facts)];
    if (asker.admin && about)
      return [
        {
          name: 'invite-person',
          args: { person: person.email },
          repair: {
            method: 'POST',
            path: `/api/organisations/${about.organisation}/invitations`,
            body: { lines: [person.email], role: 'member' },
          },
        },
      ];
    return [meet(facts)];
  },
};

function whyNear({ role, ways }: Audience): string {
  if (role !== null) return 'organisation';
  return ways.some(({ counts, colleague }) => counts && colleague) ? 'group' : 'contact';
}
export const isContact: Check<Facts> = {
  name: 'is-contact',
  when: ({ person, about }) => person.id !== null && about !== null,
  // nor who belongs to an organisation that is not theirs
  untold: ({ asker, person }) => isStranger(person) && !asker.inside,
  // of a suspension the line above tells
  passes: ({ about }) => {
    const { role, suspended, contact, ways } = about!;
    return ways.length > 0 ? inAudience(about!) || suspended : role !== null || contact;
  },
  args: (facts) => ({ ...who(facts), ...groupsOf(facts.about!), why: whyNear(facts.about!) }),
  remedies: (facts) =>
    unlessSelf(facts, () => [
      (facts.asker.manages || facts.asker.keeps) && facts.asker.contact !== 'contact'
        ? meet(facts)
        : ask(facts),
    ]),
};

/**
 * Is in the audience. `instead`: what whoever manages it can do but bring the person in; `also`:
 * ways that come to those of its groups.
 */
export const inGroup = <About extends Audience>({
  instead,
  also,
}: {
  readonly instead: (about: About) => readonly Remedy[];
  readonly also: (about: About) => readonly Path[];
}): Check<Facts<About>> => ({
  name: 'in-group',
  when: ({ person, about }) => person.id !== null && about?.size !== 0,
  passes: ({ about }) => about !== null && about.ways.length > 0,
  hidden: (facts) => !known(facts),
  args: (facts) => {
    const { about } = facts;
    const { ways = [], elsewhere = [] } = about ?? {};
    return {
      ...who(facts),
      ask: 'sender',
      ...(about && groupsOf(about)),
      ...(ways.length > 0 && named(ways)),
      other: named(elsewhere).group || 'none',
    };
  },
  remedies: (facts) =>
    unlessSelf(facts, () => {
      if (!isContact.passes(facts)) return []; // the line above comes first
      if (!manages(facts.asker)) return [ask(facts)];
      return [...bring(facts), ...instead(facts.about!)];
    }),
  paths: ({ about }) => [...waysIn(about!), ...also(about!)],
});

/** So many groups are told by name. */
export const few = 5;
/** The names of a few of these, or of as many as there are in `all`, and how many more there are. */
function named(groups: readonly { readonly name: string }[], all = 0) {
  const names = [...new Set(groups.map(({ name }) => name))].filter((name) => name !== '');
  const group = names.slice(0, few).join(', ');
  const more = Math.max(all, names.length) - Math.min(names.length, few);
  return { named: group === '' ? 'no' : 'yes', group, more };
}
/** The groups of an audience, as a sentence tells them; of none it speaks as of one. */
export const groupsOf = ({ groups, size }: Audience): Args => ({
  groups: Math.max(1, size),
  ...named(groups, size),
});
