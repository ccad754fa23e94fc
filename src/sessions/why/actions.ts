import { z } from 'zod';
import { reveal } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { tell } from '../../access/tell.ts';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import { newId, type OrganisationId, type PersonId, type SessionId } from '../../base/ids.ts';
import { Clash, Missing } from '../../base/api/refusals.ts';
import { notify } from '../../notices/actions.ts';
import { explained, mayManage, maySee, runsRoom } from '../gate/actions.ts';
import type { Meeting } from '../gate/checks.ts';
import { seeSession, type Entrance, type Taken } from '../gate/gates.ts';
import { listSeers, loadMeetings } from '../gate/store.ts';
import type { Facts } from '../../people/audience/checks.ts';
import { personsNamed } from '../../people/known/store.ts';
import { accessAsked } from './notice.ts';
import {
  findByEmail,
  hasAsked,
  isForGroups,
  listPeopleToCheck,
  looksAfter,
  mayName,
  recordQuestion,
  wasAsked,
  type Question,
} from './store.ts';

type Source = { readonly db: Db; readonly entrance: Entrance };
type Asked = {
  readonly session: SessionId;
  readonly person?: PersonId | undefined;
  readonly email?: string | undefined;
};

/**
 * The checklist of *enter room* for somebody: the same evaluation that lets them in, told to the
 * one who asks.
 */
export async function why(
  { db, entrance }: Source,
  who: Who,
  { session, person, email }: Asked,
  origin: string,
) {
  const subject = await subjectOf(db, who, { session, person, email });
  const self = subject === who.person;
  const managing = !self && (await mayManage(db, who.person, session)).allowed;
  if (!self && !managing) {
    // whoever only looks after the person must see the session themselves, by more than its link;
    // and they learn nothing of people they do not know
    if (subject === null || !(await looksAfter(db, who.person, subject))) throw new Missing();
    if (!(await runsRoom(db, who.person, session))) reveal(await maySee(db, who.person, session));
  }
  if (person && !self && !(await mayName(db, who.person, person))) throw new Missing();
  // an id that nobody has stands for the address that nobody has
  const asked = subject === null && (await hasAsked(db, who.person, email!));
  const { facts, verdict } = await entrance.checklist(db, who.person, {
    person: subject ?? newId<'person'>(),
    session,
    taken: subject === null ? unknown(email!, asked) : typed(email),
  });
  return {
    person: { id: facts.person.id, label: facts.person.label, email: facts.person.email || null },
    self,
    session: { id: session, title: facts.about?.title ?? null },
    link: `${origin}/sessions/${session}`,
    verdict: tell(verdict, who.language, facts.asker.zone),
  };
}

/**
 * Asked by id only by those who know the person; nobody behind an address is an answer, too.
 * Anybody can have a room of their own: there an address of somebody the owner does not know
 * answers like one that nobody has.
 */
async function subjectOf(
  db: Db,
  who: Who,
  { session, person, email }: Asked,
): Promise<PersonId | null> {
  if (person) return person;
  if (!email) return who.person;
  const found = await findByEmail(db, email);
  return found === null ||
    found === who.person ||
    (await isForGroups(db, session)) ||
    (await mayName(db, who.person, found))
    ? found
    : null;
}

const unknown =
  (email: string, asked: boolean): Taken =>
  <About extends Meeting>(facts: Facts<About>) => ({
    ...facts,
    asker: { ...facts.asker, contact: asked ? 'asked' : 'none' },
    person: { id: null, guest: null, label: email, email, verified: false, barred: false },
  });

/** Who typed an address knows it, and nothing else of somebody they do not know. */
const typed =
  (email: string | undefined): Taken =>
  <About extends Meeting>(facts: Facts<About>) =>
    email === undefined
      ? facts
      : { ...facts, person: { ...facts.person, email, label: facts.person.label || email } };

/** The reverse question: everyone who sees the session, with every way that leads them there. */
export async function whoCanEnter(
  db: Db,
  who: Who,
  {
    id,
    cursor,
    limit,
  }: { readonly id: SessionId; readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = keyIn(cursor, z.tuple([z.string(), z.uuid()]));
  reveal(await mayManage(db, who.person, id));
  const rows = await listSeers(db, id, after && { name: after[0], id: after[1] }, limit + 1);
  const pairs = rows.map((row) => ({ person: row.id, session: id }));
  const facts = await explained(
    (telling) => loadMeetings(db, who.person, pairs, telling),
    () => [seeSession],
  );
  const paths = new Map(
    facts.map((one) => [one.person.id, tell(evaluate(seeSession, one), who.language).paths]),
  );
  return pageOf(
    rows,
    limit,
    (row) => [row.name, row.id],
    (row) => ({ person: row, paths: paths.get(row.id) ?? [] }),
  );
}

export const peopleToCheck = (
  db: Db,
  who: Who,
  { organisation, q }: { readonly organisation?: OrganisationId | undefined; readonly q: string },
) => listPeopleToCheck(db, who.person, organisation ?? null, q);

/**
 * Asks an admin, by a notice that leads to this very check: where the check itself offers it, and
 * not again within a day.
 */
export const askAdmin = (
  { db, entrance }: Source,
  who: Who,
  question: Question,
  origin: string,
): Promise<void> =>
  transact(db, async (tx) => {
    const { session, person, admin } = question;
    const { verdict, session: about } = await why(
      { db: tx, entrance },
      who,
      { session, person },
      origin,
    );
    const bodies = verdict.checks
      .flatMap(({ remedies }) => remedies)
      .map(({ repair }) => repair?.body as Partial<Question> | undefined);
    if (!bodies.some((body) => body?.admin === admin)) {
      if (await wasAsked(tx, who.person, question)) return;
      throw new Clash('nothing-to-ask');
    }
    const id = await recordQuestion(tx, who.person, question);
    if (!id) return;
    await notify(tx, accessAsked, {
      persons: [admin],
      subject: id,
      by: who.person,
      args: {
        name: (await personsNamed(tx, [who.person])).get(who.person)?.name ?? '',
        title: about.title ?? '',
      },
      href: `/check?session=${session}&person=${person}`,
    });
  });
