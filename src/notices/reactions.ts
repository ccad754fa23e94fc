import { z } from 'zod';
import { databaseTime } from '../base/data/clock.ts';
import type { Db, Tx } from '../base/data/database.ts';
import type { Deps } from '../base/deps.ts';
import { newId, type GroupId, type OrganisationId, type PersonId } from '../base/ids.ts';
import type { Entry } from '../base/journal/entries.ts';
import { each, type Handlers, type Reaction } from '../base/journal/hearing.ts';
import { forgetFollowed, once } from '../base/journal/once.ts';
import type { Job } from '../base/beat/jobs.ts';
import type { Page } from '../base/live/live.ts';
import type { LetterKind } from '../base/mail/mail.ts';
import { personsNamed } from '../people/known/store.ts';
import {
  isContact,
  peekRequest,
  waitingFor,
  type RequestId,
} from '../people/contacts/requests/store.ts';
import { findGroup, groupNamed, peopleOf, standings } from '../people/groups/standing/store.ts';
import { findStanding, organisationNamed } from '../people/organisation/standing/store.ts';
import { hear, notify, settle, type Topic } from './actions.ts';
import { FORGOTTEN_DAYS } from './browsers/rules.ts';
import { forgetBrowsers, isGone, type BrowserId } from './browsers/store.ts';
import type { Occasion } from './rules.ts';
import { noticeLetters } from './sending/actions.ts';
import { openOutbox } from './sending/outbox.ts';
import * as store from './store.ts';

export type Pushing = {
  readonly letters: readonly LetterKind[];
  readonly reaction: Reaction;
  /** Sends what is due, and waits until that is done. */ readonly work: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Being told, in this process: pages learn that their list has changed, pushes and mails go out
 * when they are due, and what happened on lower floors becomes notices. `works: false` leaves out
 * what goes by itself (tests).
 */
export async function openPushing(
  deps: Deps,
  occasions: readonly Occasion[],
  onError: (error: unknown) => void,
  works = true,
): Promise<Pushing> {
  const desk = {
    db: deps.db,
    config: deps.config,
    origin: deps.origin,
    occasions: new Map([...lowerOccasions, ...occasions].map((one) => [one.kind, one])),
  };
  const outbox = openOutbox(desk, onError);
  const pages = await openHints(deps, onError);
  watchGazes(deps, works ? outbox.kick : () => undefined);
  const unhear = hear({ changed: pages.changed, due: works ? outbox.kick : () => undefined });
  const { catchUp, ...reaction } = once(deps.db, 'notices', followed);
  await catchUp().catch(onError);
  const net = works
    ? [setInterval(outbox.kick, 1000), setInterval(() => void catchUp().catch(onError), 60_000)]
    : [];
  net.forEach((timer) => timer.unref());
  if (works) outbox.kick();
  return {
    letters: noticeLetters(desk),
    reaction,
    work: outbox.work,
    stop: async () => {
      unhear();
      net.forEach((timer) => clearInterval(timer));
      await Promise.all([outbox.stop(), pages.stop()]);
    },
  };
}

const Heard = z.object({
  from: z.string(),
  topic: z.enum(['notices', 'notice-settings', 'browsers']),
  persons: z.array(z.string()),
});
const CHUNK = 100; // persons in one NOTIFY, which holds 8000 bytes

/**
 * Tells open pages here and in the other processes, what comes together together: a NOTIFY for each
 * change would make them wait for each other.
 */
async function openHints({ pool, line, live }: Deps, onError: (error: unknown) => void) {
  const self = newId();
  const collected = new Map<Topic, Set<PersonId>>();
  let soon: NodeJS.Timeout | null = null;
  const here = (persons: readonly PersonId[], topic: Topic): void =>
    live.hint(persons.map((person) => ({ person, topics: [topic] })));
  const flush = (): void => {
    soon = null;
    for (const [topic, some] of collected) {
      const persons = [...some];
      here(persons, topic);
      for (let at = 0; at < persons.length; at += CHUNK)
        pool
          .query('select pg_notify($1, $2)', [
            'notices',
            JSON.stringify({ from: self, topic, persons: persons.slice(at, at + CHUNK) }),
          ])
          .catch(onError);
    }
    collected.clear();
  };
  const heard = (said: string): void => {
    const { from, topic, persons } = Heard.parse(JSON.parse(said));
    if (from !== self) here(persons as PersonId[], topic);
  };
  const listener = await line.hear('notices', (said) => {
    try {
      if (said !== undefined) heard(said);
    } catch (error) {
      onError(error);
    }
  });
  return {
    changed: (persons: readonly PersonId[], topic: Topic): void => {
      const some = collected.get(topic) ?? new Set<PersonId>();
      persons.forEach((person) => some.add(person));
      collected.set(topic, some);
      soon ??= setTimeout(flush, 20);
    },
    stop: async () => {
      if (soon) clearTimeout(soon);
      listener.stop();
    },
  };
}

const GRACE = 2000; // ms: a page that is reloaded looks again

/**
 * A visible page says every 15 s what it looks at; who looks is told ten seconds later by the
 * browser, if at all.
 */
function watchGazes({ db, live }: Deps, kick: () => void): void {
  const looking = new Set<Page>();
  const seen = new WeakSet<Page>();
  const away = async (page: Page): Promise<void> => {
    if (!looking.delete(page)) return;
    await store.endGaze(db, {
      page: page.id,
      due: new Date((await databaseTime(db)).getTime() + GRACE),
    });
    setTimeout(kick, GRACE + 50).unref();
  };
  live.on('look', {
    shape: z.object({ subject: z.uuid().nullish().catch(null) }),
    times: 120, // sixty pages that all come back and look
    order: 'newest',
    handle: async (page, { subject }) => {
      const { person } = page.who;
      if (!person) return;
      // while its line was broken it may have missed a hint that left nothing in the journal
      if (!seen.has(page)) page.send({ t: 'hint', topics: ['notices'] });
      seen.add(page);
      if (!subject) return away(page);
      looking.add(page);
      await store.saveGaze(db, { page: page.id, person, subject, at: await databaseTime(db) });
    },
  });
  // a gaze that stays behind ends by itself
  live.onGone((page) => away(page).catch(() => undefined));
}

/** Entries that become notices, or end them. */
export const followed = {
  ...each(['contact.requested', 'contact.request-found'], tellAsked),
  'contact.accepted': tellAccepted,
  ...each(
    ['contact.declined', 'contact.blocked', 'contact.withdrawn', 'account.deleted'],
    settleAnswered,
  ),
  'group.member-added': tellAdded,
  'group.member-removed': (tx, entry) => tellGone(tx, entry, entry.data.was),
  'group.deleted': (tx, entry) => tellGone(tx, entry, entry.data.name),
  'group.unnested': async (tx, entry) =>
    tellLostAbove(
      tx,
      entry,
      entry.data.inner,
      butDoer(entry, await peopleOf(tx, entry.data.inner)),
    ),
  'group.role-changed': tellRole,
  ...each(
    ['member.role-changed', 'member.removed', 'member.suspended', 'member.suspension-lifted'],
    followMember,
  ),
} satisfies Handlers<[tx: Tx]>;

const butDoer = ({ person }: Entry, persons: readonly PersonId[]): PersonId[] =>
  persons.filter((touched) => touched !== person);
const nameOf = async (tx: Tx, person: PersonId | null): Promise<string> =>
  person ? ((await personsNamed(tx, [person])).get(person)?.name ?? '') : '';

async function tellAsked(
  tx: Tx,
  { subject, data }: Entry<'contact.requested' | 'contact.request-found'>,
): Promise<void> {
  const request = await peekRequest(tx, subject);
  const to = request?.to_id;
  if (!request || !to || !data.persons.includes(to)) return;
  if ((await waitingFor(tx, to, [subject])).length === 0) return;
  await notify(tx, {
    kind: 'contact-request',
    persons: [to],
    subject,
    by: request.from_id,
    args: { name: await nameOf(tx, request.from_id) },
    href: '/administration/contacts?tab=incoming',
  });
}

/**
 * An answer may close several requests between two people, and a block or a leaving those of the
 * one who goes.
 */
async function settleAnswered(
  tx: Tx,
  {
    data: { persons },
  }: Entry<
    | 'contact.accepted'
    | 'contact.declined'
    | 'contact.blocked'
    | 'contact.withdrawn'
    | 'account.deleted'
  >,
): Promise<void> {
  for (const { person, subject } of persons.length > 0
    ? await store.openOf(tx, 'contact-request', persons)
    : [])
    if (subject && (await waitingFor(tx, person, [subject])).length === 0)
      await settle(tx, { kind: 'contact-request', subject, persons: [person] });
}

async function tellAccepted(tx: Tx, entry: Entry<'contact.accepted'>): Promise<void> {
  await settleAnswered(tx, entry);
  await notify(tx, {
    kind: 'contact-accepted',
    persons: butDoer(entry, entry.data.persons),
    subject: entry.subject,
    by: entry.person,
    args: { name: await nameOf(tx, entry.person) },
    href: '/administration/contacts',
  });
}

async function tellRole(tx: Tx, entry: Entry<'group.role-changed'>): Promise<void> {
  const persons = butDoer(entry, entry.data.persons);
  const change: Change = {
    subject: entry.subject,
    by: entry.person,
    group: await groupNamed(tx, entry.subject),
    role: 'manager',
    href: `/administration/groups/${entry.subject}`,
  };
  return entry.data.role === 'manager'
    ? tellGiven(tx, persons, change)
    : tellLost(tx, persons, { ...change, href: '/administration/groups?tab=member' });
}

async function tellGone(
  tx: Tx,
  entry: Entry<'group.deleted' | 'group.member-removed'>,
  group: string,
): Promise<void> {
  const { subject, person: by, data } = entry;
  const persons = butDoer(entry, data.persons);
  await settle(tx, { kind: 'added-to-group', subject, persons: data.persons });
  await tellLost(tx, persons, { subject, by, group, role: 'none', href: '/' });
  await tellLostAbove(tx, entry, subject, persons);
}

async function tellAdded(tx: Tx, entry: Entry<'group.member-added'>): Promise<void> {
  const group = entry.subject;
  const persons = butDoer(entry, entry.data.persons);
  await settle(tx, { kind: 'access-lost', subject: group, persons });
  const standing = await standings(tx, [group], persons);
  const seeing = new Set(standing.flatMap(({ person, sees }) => (sees ? [person] : [])));
  const newcomers = persons.filter((person) => seeing.has(person));
  const name = newcomers[0] && (await findGroup(tx, newcomers[0], group))?.name;
  if (!name) return;
  await notify(tx, {
    kind: 'added-to-group',
    persons: newcomers,
    subject: group,
    by: entry.person,
    args: { name: await nameOf(tx, entry.person), group: name },
    href: '/sessions',
  });
}

/** Whoever was in a group only through one inside it has lost that one, too. */
async function tellLostAbove(
  tx: Tx,
  entry: Entry<'group.deleted' | 'group.member-removed' | 'group.unnested'>,
  within: GroupId,
  persons: readonly PersonId[],
): Promise<void> {
  const above = entry.data.groups.filter((id) => id !== within);
  const standing = await standings(tx, above, persons);
  for (const group of above) {
    const seen = new Set(
      standing.flatMap((one) => (one.group === group && one.sees ? [one.person] : [])),
    );
    const change: Change = {
      subject: group,
      by: entry.person,
      group: await groupNamed(tx, group),
      role: 'none',
      href: '/',
    };
    await tellLost(
      tx,
      persons.filter((person) => !seen.has(person)),
      change,
    );
  }
}

/** Of an organisation: its admins, and who belongs to it no more. */
async function followMember(
  tx: Tx,
  entry: Entry<
    'member.role-changed' | 'member.removed' | 'member.suspended' | 'member.suspension-lifted'
  >,
): Promise<void> {
  const { subject: person, organisation, person: by } = entry;
  if (!organisation || person === by) return;
  const change = { subject: organisation, by, href: '/' };
  if (entry.kind === 'member.suspension-lifted')
    return settle(tx, { kind: 'access-lost', subject: organisation, persons: [person] });
  // whoever cannot sign in any more has a mail of it
  if (entry.kind === 'member.removed' || entry.kind === 'member.suspended')
    return tellLost(tx, [person], {
      ...change,
      group: entry.data.was,
      role: entry.kind === 'member.removed' ? 'none' : 'suspended',
    });
  const role: Change = {
    ...change,
    group: await organisationNamed(tx, organisation),
    role: 'admin',
  };
  return entry.data.role === 'admin'
    ? tellGiven(tx, [person], { ...role, href: '/control/users' })
    : tellLost(tx, [person], role);
}

/**
 * What somebody has become, or is no more, in a group or an organisation; `none`, and for a while
 * `suspended`: in it at all.
 */
type Change = {
  readonly subject: string;
  readonly by: PersonId | null;
  readonly group: string;
  readonly role: 'none' | 'suspended' | 'manager' | 'admin';
  readonly href: string;
};
async function tellGiven(
  tx: Tx,
  persons: readonly PersonId[],
  { subject, by, group, role, href }: Change,
): Promise<void> {
  await settle(tx, { kind: 'access-lost', subject, persons });
  await notify(tx, {
    kind: 'role-given',
    persons,
    subject,
    by,
    args: { name: await nameOf(tx, by), group, role },
    href,
  });
}
async function tellLost(
  tx: Tx,
  persons: readonly PersonId[],
  { subject, by, group, role, href }: Change,
): Promise<void> {
  await settle(tx, { kind: 'role-given', subject, persons });
  await notify(tx, { kind: 'access-lost', persons, subject, by, args: { group, role }, href });
}

/** The person manages the group, or administers the organisation. */
const leads = async (db: Db, person: PersonId, subject: string): Promise<boolean> => {
  if ((await findGroup(db, person, subject as GroupId))?.role === 'manager') return true;
  const standing = await findStanding(db, person, subject as OrganisationId);
  return standing?.role === 'admin' && !standing.suspended;
};

/** What the lower floors say of their own. */
export const lowerOccasions: readonly Occasion[] = [
  {
    kind: 'contact-request',
    stands: async (db, person, subject) => (await waitingFor(db, person, [subject])).length > 0,
  },
  {
    kind: 'contact-accepted',
    stands: async (db, person, subject) => {
      const request = await peekRequest(db, subject as RequestId);
      const other = request && (request.from_id === person ? request.to_id : request.from_id);
      return other ? isContact(db, person, other) : false;
    },
  },
  { kind: 'role-given', stands: leads },
  {
    kind: 'access-lost',
    stands: async (db, person, subject) => !(await leads(db, person, subject)),
  },
  {
    kind: 'browser-stopped',
    stands: (db, person, subject) => isGone(db, person, subject as BrowserId),
  },
  {
    kind: 'added-to-group',
    stands: async (db, person, subject) =>
      (await standings(db, [subject], [person])).some(({ sees }) => sees),
    lost: async (db, person, subjects) => {
      const seen = new Set<string>(
        (await standings(db, subjects, [person])).flatMap(({ group, sees }) =>
          sees ? [group] : [],
        ),
      );
      return new Set(subjects.filter((subject) => !seen.has(subject)));
    },
  },
];

export const noticesJobs = ({ db }: Deps): readonly Job[] => [
  {
    queue: 'notices-sweep',
    cron: '41 3 * * *',
    work: async () => {
      const now = await databaseTime(db);
      const before = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
      await store.sweep(db, {
        notices: before(90),
        guests: before(30),
        deliveries: before(7),
        gazes: before(1),
      });
      await forgetFollowed(db, before(7));
      await forgetBrowsers(db, before(FORGOTTEN_DAYS));
    },
  },
];
