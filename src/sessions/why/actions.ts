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
import type { DoorFacts } from '../door/checks.ts';
import { manageSession, seeSession } from '../gate/gates.ts';
import { toEnter, toSee } from '../door/gates.ts';
import { explain, listSeers, loadMeetings } from '../gate/store.ts';
import { loadFacts } from '../door/store.ts';
import { personsNamed } from '../../people/known/store.ts';
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

type Asked = {
  readonly session: SessionId;
  readonly person?: PersonId | undefined;
  readonly email?: string | undefined;
};

/**
 * The checklist of *enter room* for somebody: the same evaluation that lets them in, told to the
 * one who asks.
 */
export async function why(db: Db, who: Who, { session, person, email }: Asked, origin: string) {
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
  const few = await loadFacts(db, who.person, [{ person: subject ?? newId<'person'>(), session }]);
  const [loaded] = self
    ? await explained(db, few, (one) => [toEnter(one)])
    : await explain(db, few, true);
  const facts = seenBy(
    self,
    subject === null
      ? unknown(loaded!, email!, await hasAsked(db, who.person, email!))
      : typed(atDoor(self, loaded!), email),
  );
  return {
    person: { id: facts.person.id, label: facts.person.label, email: facts.person.email || null },
    self,
    session: { id: session, title: facts.about?.title ?? null },
    link: `${origin}/sessions/${session}`,
    verdict: tell(evaluate(toEnter(facts), facts), who.language, facts.asker.zone),
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

const unknown = (facts: DoorFacts, email: string, asked: boolean): DoorFacts => ({
  ...facts,
  asker: { ...facts.asker, contact: asked ? 'asked' : 'none' },
  person: { id: null, guest: null, label: email, email, verified: false, barred: false },
});

/** Who typed an address knows it, and nothing else of somebody they do not know. */
const typed = (facts: DoorFacts, email: string | undefined): DoorFacts =>
  email === undefined
    ? facts
    : { ...facts, person: { ...facts.person, email, label: facts.person.label || email } };

/**
 * Who asked, was let in, is blocked or inside is between them and those who run the room; so is how
 * full it is.
 */
const atDoor = (self: boolean, facts: DoorFacts): DoorFacts =>
  self || !facts.about || facts.about.askerHosts || facts.asker.admin
    ? facts
    : {
        ...facts,
        about: { ...facts.about, asked: null, blocked: false, within: false, inside: 0 },
      };

/** For whoever may not see it, a session looks like none at all, and so does its checklist. */
const seenBy = (self: boolean, facts: DoorFacts): DoorFacts =>
  self && !evaluate(toSee(facts), facts).allowed && !evaluate(manageSession, facts).allowed
    ? {
        ...facts,
        asker: {
          ...facts.asker,
          admin: false,
          manages: false,
          keeps: false,
          groups: [],
        },
        about: null,
      }
    : facts;

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
  const few = await loadMeetings(
    db,
    who.person,
    rows.map((row) => ({ person: row.id, session: id })),
  );
  const facts = await explained(db, few, () => [seeSession]);
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
export const askAdmin = (db: Db, who: Who, question: Question, origin: string): Promise<void> =>
  transact(db, async (tx) => {
    const { session, person, admin } = question;
    const { verdict, session: about } = await why(tx, who, { session, person }, origin);
    const bodies = verdict.checks
      .flatMap(({ remedies }) => remedies)
      .map(({ repair }) => repair?.body as Partial<Question> | undefined);
    if (!bodies.some((body) => body?.admin === admin)) {
      if (await wasAsked(tx, who.person, question)) return;
      throw new Clash('nothing-to-ask');
    }
    const id = await recordQuestion(tx, who.person, question);
    if (!id) return;
    await notify(tx, {
      kind: 'access-asked',
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
