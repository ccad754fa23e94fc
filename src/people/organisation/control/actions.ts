import { z } from 'zod';
import { transact, type Db } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Caller, Who } from '../../../base/serve/caller.ts';
import type { Tried } from '../../../base/serve/http.ts';
import type { Id, OrganisationId, PersonId } from '../../../base/ids.ts';
import { append } from '../../../base/journal/journal.ts';
import { count } from '../../../base/serve/limits/limits.ts';
import {
  judgeReadable,
  noLongerStanding,
  queueAgain,
  type Judge,
} from '../../../base/mail/mail.ts';
import { Clash, Missing, type Refusal } from '../../../base/api/refusals.ts';
import { subjectsNamed, type Subjects } from '../../../access/subject.ts';
import { withAddressesShown } from '../../../base/text/shown-address.ts';
import type { Language } from '../../../words/languages.ts';
import { say } from '../../../words/say.ts';
import { personsNamed, type KnownPerson } from '../../known/store.ts';
import { admitAdmin, admitRunning } from '../standing/actions.ts';
import { keyIn, marksUnder, pageOf } from '../../../base/api/cursor.ts';
import { idsOf, subjectsOf, textsIn } from './rules.ts';
import {
  addresseeOf,
  findMail,
  groupsNamed,
  listJournal,
  listMails,
  zoneOf,
  type JournalRow,
  type JournalSearch,
  type MailRow,
  type MailState,
} from './store.ts';

type InOrganisation = { readonly id: OrganisationId };
type OfMail = InOrganisation & { readonly mail: Id<'mail'> };

type Wanted = InOrganisation &
  Omit<JournalSearch, 'zone' | 'before'> & { readonly cursor?: string | undefined };
/** What the entries may be about. */
export type Knowing = { readonly subjects: readonly Subjects[] };
export async function journal(
  { db, config, subjects }: Pick<Deps, 'db' | 'config'> & Knowing,
  who: Who,
  { id, cursor, ...search }: Wanted,
) {
  const { mark, markOf } = marksUnder(config.secrets.tickets);
  const { standing } = await admitAdmin(db, who, id);
  const rows = await listJournal(db, id, standing.first, {
    ...search,
    before: keyIn(cursor, z.tuple([mark]))?.[0],
    zone: await zoneOf(db, who.person),
  });
  const persons = await personsNamed(
    db,
    [
      ...new Set(rows.flatMap((row) => [row.person, row.subject, ...idsOf(row.data, 'persons')])),
    ].filter((value): value is PersonId => value !== null),
  );
  const groups = await groupsNamed(
    db,
    [
      ...new Set(
        rows.flatMap((row) => [
          row.subject,
          ...idsOf(row.data, 'groups'),
          ...idsOf(row.data, 'inner'),
        ]),
      ),
    ].filter((value) => value !== null),
  );
  const titles = new Map(
    (
      await subjectsNamed(db, subjects, [...new Set(rows.flatMap(({ subject }) => subject ?? []))])
    ).flatMap((named) => (named.organisation === id ? [[named.id, named.title] as const] : [])),
  );
  const item = ({ seq, ...row }: JournalRow) => {
    const doer = row.person ? persons.get(row.person) : undefined;
    return {
      ...row,
      id: markOf(seq),
      at: row.at.toISOString(),
      says: sentence(row, { persons, groups, titles }, who.language),
      person: doer ? { id: doer.id, name: doer.name, picture: doer.picture } : null,
    };
  };
  return pageOf(rows, search.limit, ({ seq }) => [markOf(seq)], item);
}

type Names = ReadonlyMap<string, string>;
type Known = {
  readonly persons: ReadonlyMap<PersonId, KnownPerson>;
  readonly groups: Names;
  readonly titles: Names;
};
/** The kind of an entry is the key of its sentence; one that has none yet shows as it is stored. */
function sentence(
  { kind, person, subject, data }: Omit<JournalRow, 'seq'>,
  { persons, groups, titles }: Known,
  language: Language,
): string {
  const list = (names: readonly (string | undefined)[]): string =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(
      names.filter((name) => name !== undefined),
    );
  const others = idsOf(data, 'persons').filter((one) => one !== person);
  const named = (ids: readonly string[]) =>
    list(ids.map((one) => persons.get(one as PersonId)?.name));
  const subjectName =
    (subject && (persons.get(subject as PersonId)?.name ?? groups.get(subject))) || undefined;
  const nobody = say(language, 'journal.nobody', {})!;
  const args = {
    name: subjectName ?? '',
    title: (subject && titles.get(subject)) || '',
    room: textIn(data, 'title') || (subject && titles.has(subject)) ? 'named' : 'unknown',
    email: '',
    role: '',
    reason: '',
    route: '',
    before: '',
    subject: '',
    place: '',
    decision: '',
    door: '',
    ...textsIn(data),
    // Branches of a message have no hyphens.
    because: textIn(data, 'because').replaceAll('-', '_'),
    who: (person && persons.get(person)?.name) ?? nobody,
    persons: named(others) || named(idsOf(data, 'persons')) || nobody,
    member:
      (subject && persons.get(subject as PersonId)?.name) ||
      named(others) ||
      named(idsOf(data, 'persons')) ||
      textIn(data, 'name') ||
      nobody,
    count: others.length,
    group:
      (subject && groups.get(subject)) ||
      list(idsOf(data, 'groups').map((one) => groups.get(one))) ||
      textIn(data, 'name'),
    groups: list(idsOf(data, 'groups').map((one) => groups.get(one))),
    inner: list(idsOf(data, 'inner').map((one) => groups.get(one))),
    gate: say(language, `access.gates.${textIn(data, 'gate')}`, {}) ?? textIn(data, 'gate'),
    failed: bracketed(
      list(
        (Array.isArray(data['failed']) ? data['failed'] : []).map(
          (name) => say(language, `access.checks.${String(name)}.title`, {}) ?? String(name),
        ),
      ),
    ),
  };
  const line = say(language, `journal.kinds.${kind}`, withAddressesShown(args)) ?? kind;
  // names stand as their people write them
  return line.startsWith(nobody) ? line.replace(/^./u, (first) => first.toUpperCase()) : line;
}

const bracketed = (text: string): string => (text ? ` (${text})` : '');
const textIn = (data: Readonly<Record<string, unknown>>, name: string): string =>
  typeof data[name] === 'string' ? data[name] : '';

export async function mails(
  db: Db,
  who: Who,
  {
    id,
    kept,
    ...search
  }: InOrganisation & {
    readonly kept: boolean;
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly state?: MailState | undefined;
    readonly q?: string | undefined;
  },
  judge: Judge,
) {
  await admitRunning(db, who, id);
  const rows = await listMails(db, search);
  const fallen = await transact(db, (tx) =>
    noLongerStanding(
      tx,
      judge,
      rows.filter(({ again }) => again).map((row) => row.id),
    ),
  );
  const now = rows.map((row): MailRow =>
    fallen.has(row.id)
      ? { ...row, state: 'dropped', again: false, because: fallen.get(row.id)! }
      : row,
  );
  return {
    ...pageOf(
      now,
      search.limit,
      (row) => [row.id],
      (row) => told(row, who.language),
    ),
    kept,
  };
}
const told = ({ at, sentAt, because, problem, ...row }: MailRow, language: Language) => ({
  ...row,
  problem: because ? say(language, `organisation.mail.dropped.${because}`, {}) : problem,
  at: at.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});

/**
 * The text may hold a link that signs in as somebody else: it is shown only on a trial without a
 * mail server, and noted. What opens an organisation that the reader does not administer is not for
 * them.
 */
export const openMail = (
  db: Db,
  who: Who,
  { id, mail, kept }: OfMail & { readonly kept: boolean },
  judge: Judge,
) =>
  transact(db, async (tx) => {
    await admitRunning(tx, who, id);
    if (kept) await judgeReadable(tx, judge, mail);
    const found = await findMail(tx, mail);
    if (!found) throw new Missing();
    const { text, ...row } = found;
    const { person, foreign } = await addresseeOf(tx, who.person, found.to);
    const shown = kept && !foreign && text !== '' ? text : null;
    const persons = person ? [person] : [];
    if (shown !== null)
      await append(tx, who, {
        kind: 'mail.opened',
        subject: mail,
        data: { email: found.to, title: found.subject, persons },
      });
    return { ...told(row, who.language), text: shown, foreign };
  });

export const deliverAgain = (db: Db, who: Who, { id, mail }: OfMail): Promise<void> =>
  transact(db, async (tx) => {
    await admitRunning(tx, who, id);
    const found = await findMail(tx, mail, true);
    if (!found) throw new Missing();
    if (found.state === 'queued') return;
    if (!found.again) throw new Clash('mail-gone');
    await queueAgain(tx, mail);
    await append(tx, who, {
      kind: 'mail.sent-again',
      subject: mail,
      data: { email: found.to, title: found.subject },
    });
  });

/**
 * Somebody tried what they may not: the admins of the organisation it is about find it in the
 * journal. What the caller may not even know belongs to none. A flood is cut off, not refused.
 */
export async function noteRefusal(
  { db, pool, subjects }: Pick<Deps, 'db' | 'pool'> & Knowing,
  caller: Caller,
  { gate, checks }: Refusal,
  tried: Tried,
): Promise<void> {
  if (!caller.person) return;
  try {
    await count(pool, `refusals|${caller.person}`, 60, 600);
  } catch {
    return;
  }
  const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
  const about = failed.length > 0 ? await subjectsNamed(db, subjects, subjectsOf(tried)) : [];
  const organisations = [...new Set(about.map(({ organisation }) => organisation))];
  await transact(db, (tx) =>
    append(tx, caller, {
      kind: 'access.refused',
      organisation: organisations.length === 1 ? organisations[0]! : null,
      data: { gate, route: tried.route, failed },
    }),
  );
}
