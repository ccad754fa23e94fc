import type { Ask, Whom } from '../../access/ask.ts';
import type { Subjects } from '../../access/subject.ts';
import { failed, isUntold, type Path } from '../../access/gate.ts';
import { tell } from '../../access/tell.ts';
import { id as idOf } from '../../base/api/contract.ts';
import { byName, keyIn, pageOf } from '../../base/api/cursor.ts';
import { Missing } from '../../base/api/refusals.ts';
import type { Db } from '../../base/data/database.ts';
import type { Id, OrganisationId, PersonId } from '../../base/ids.ts';
import type { Who } from '../../base/serve/caller.ts';
import { withAddressesShown } from '../../base/text/shown-address.ts';
import { say } from '../../words/say.ts';
import { nameIn } from '../known/store.ts';
import { findByEmail, hasAsked, listPeopleToCheck, looksAfter, mayName } from './store.ts';

/** `asks`: the gates that can be asked about, of all features. */
export type Asking = { readonly db: Db; readonly asks: readonly Ask[]; readonly origin: string };
type About = { readonly gate: string; readonly subject: string };
type Question = About & {
  readonly person?: PersonId | undefined;
  readonly email?: string | undefined;
};

const titleOf = ({ language }: Who, gate: string): string =>
  say(language, `access.gates.${gate}`, {}) ?? gate;
export const listGates = (asks: readonly Ask[], who: Who) =>
  asks.map(({ gate, of, reach, people }) => ({
    gate,
    title: titleOf(who, gate),
    of,
    others: reach !== undefined,
    people: people !== undefined,
  }));

/**
 * The checklist of a gate for somebody: the same evaluation that lets them through, told to the one
 * who asks.
 */
export async function why({ db, asks, origin }: Asking, who: Who, question: Question) {
  const { gate, subject } = question;
  const ask = askedOf(asks, gate);
  const whom = await whomOf(db, who, ask, question);
  const {
    title,
    verdict,
    zone,
    person = await named(db, whom),
  } = await ask.judge(db, who.person, subject, whom);
  const told = tell(verdict, who.language, zone);
  const id = whom.stranger ? null : whom.person;
  const line = withAddressesShown({
    person: person.label,
    title: title ?? 'none',
    can: told.allowed ? 'yes' : 'no',
  });
  return {
    gate,
    subject: { id: subject as never, of: ask.of, title },
    person: { id, ...person },
    self: whom.person === who.person,
    link: ask.at ? `${origin}${ask.at(subject)}` : null,
    says:
      (isUntold(verdict)
        ? say(who.language, 'access.open', { ...line, gate: titleOf(who, gate) })
        : say(who.language, 'access.line', {
            line: say(who.language, `access.asked.${gate}`, line) ?? '',
            reason: told.checks.find(({ outcome }) => outcome === 'failed')?.briefly || 'none',
            more: Math.max(0, failed(verdict).length - 1),
          })) ?? '',
    verdict: told,
  };
}

const named = async (db: Db, { person, email }: Whom) => ({
  label: (await nameIn(db, person)) || (email ?? ''),
  email,
});

function askedOf(asks: readonly Ask[], gate: string): Ask {
  const ask = asks.find((handedIn) => handedIn.gate === gate);
  if (!ask) throw new Missing('no-such-gate');
  return ask;
}

/**
 * Asked by id only by those who know the person; nobody behind an address is an answer, too. Where
 * only those may be asked about whom one knows, an address of somebody else answers like one that
 * nobody has.
 */
async function whomOf(
  db: Db,
  who: Who,
  ask: Ask,
  { subject, person, email }: Question,
): Promise<Whom> {
  const found = person ?? (email ? await findByEmail(db, email) : who.person);
  const whom = { person: found, email: email ?? null, stranger: false, requested: false };
  if (found === who.person) return whom;
  const reach = (await ask.reach?.(db, who.person, subject)) ?? 'nobody';
  if (reach === 'nobody') throw new Missing();
  if (reach === 'those looked after' && !(found && (await looksAfter(db, who.person, found))))
    throw new Missing();
  const knows = found !== null && (await mayName(db, who.person, found));
  if (person && !knows) throw new Missing();
  if (found !== null && (knows || reach !== 'the known')) return { ...whom, stranger: !knows };
  return { ...whom, person: null, requested: await hasAsked(db, who.person, email!) };
}

/** Is nothing left to repair for somebody about whom an admin was asked? */
export async function isRepaired(
  { db, asks }: Omit<Asking, 'origin'>,
  { gate, subject, person }: About & { readonly person: PersonId },
): Promise<boolean> {
  const ask = asks.find((handedIn) => handedIn.gate === gate);
  if (!ask) return true;
  if (ask.repaired) return ask.repaired(db, subject, person);
  const whom = { person, email: null, stranger: false, requested: false };
  const learned = await ask.judge(db, person, subject, whom).catch((error: unknown) => {
    if (error instanceof Missing) return null; // nothing that they see
    throw error;
  });
  return learned?.verdict.allowed ?? false;
}

/** The reverse question: everyone who gets through, each with every way that leads there. */
export async function whoCan(
  { db, asks }: Omit<Asking, 'origin'>,
  who: Who,
  {
    gate,
    subject,
    cursor,
    limit,
  }: About & { readonly cursor?: string | undefined; readonly limit: number },
) {
  const { people } = askedOf(asks, gate);
  const after = keyIn(cursor, byName);
  if (!people) throw new Missing();
  const rows = await people(db, who.person, subject, {
    after,
    limit: limit + 1,
  });
  return pageOf(
    rows,
    limit,
    ({ key, id }) => [key, id],
    ({ id, name, paths }) => ({ person: { id, name }, paths: pathsTold(who, gate, paths) }),
  );
}
const pathsTold = ({ language }: Who, gate: string, paths: readonly Path[]) =>
  tell({ gate, allowed: true, checks: [], paths }, language).paths;

export const peopleToCheck = (
  db: Db,
  who: Who,
  { organisation, q }: { readonly organisation?: OrganisationId | undefined; readonly q: string },
) => listPeopleToCheck(db, who.person, organisation ?? null, q);

/** So many of each kind are there to choose from. */
const handful = 20;
const subjectId = idOf<'subject'>();
export async function subjectsToCheck(
  { db, subjects }: { readonly db: Db; readonly subjects: readonly Subjects[] },
  who: Who,
  { organisation, q }: { readonly organisation?: OrganisationId | undefined; readonly q: string },
) {
  const id = subjectId.safeParse(q).data ?? null;
  const found = await Promise.all(
    subjects.map(async ({ what, toCheck }) =>
      (
        (await toCheck?.(db, who.person, {
          q,
          id,
          organisation: organisation ?? null,
          limit: handful,
        })) ?? []
      ).map((subject) => ({ of: what, id: subject.id as Id<'subject'>, title: subject.title })),
    ),
  );
  return found.flat();
}
