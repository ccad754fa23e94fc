import type { Ask, Learned, Reach, Whom } from '../../access/ask.ts';
import { reveal } from '../../access/admit.ts';
import { evaluate, failed, type Gate } from '../../access/gate.ts';
import { Missing } from '../../base/api/refusals.ts';
import type { Db } from '../../base/data/database.ts';
import { newId, type PersonId, type SessionId } from '../../base/ids.ts';
import type { Facts } from '../../people/audience/checks.ts';
import { explained, mayManage, maySee, runsRoom } from '../gate/actions.ts';
import type { Meeting, MeetingFacts } from '../gate/checks.ts';
import { changeSession, hostRoom, manageSession, seeSession } from '../gate/gates.ts';
import { listHosts, listSeers, loadMeetings, type Pair, type Telling } from '../gate/store.ts';
import { isForGroups } from './store.ts';

/** How facts about a session are loaded for an asker, and what of them is withheld. */
type Source<About extends Meeting> = {
  readonly load: (
    db: Db,
    asker: PersonId,
    pairs: readonly Pair[],
    telling: Telling,
  ) => Promise<Facts<About>[]>;
  readonly withheld: (facts: Facts<About>) => Facts<About>;
};

/**
 * Whoever manages a session made for groups learns of any address that is typed. Anybody can have a
 * room of their own: there only of people they know. Whoever only sees the session, by more than its
 * link, learns of those whom they look after.
 */
async function reach(db: Db, asker: PersonId, subject: string): Promise<Reach> {
  const session = subject as SessionId;
  if ((await mayManage(db, asker, session)).allowed)
    return (await isForGroups(db, session)) ? 'anybody' : 'the known';
  if (await runsRoom(db, asker, session)) return 'those looked after';
  return (await maySee(db, asker, session)).allowed ? 'those looked after' : 'nobody';
}

/** Who typed an address knows it, and nothing else of somebody they do not know. */
function taken<About extends Meeting>(
  { person, email, requested }: Whom,
  facts: Facts<About>,
): Facts<About> {
  if (email === null) return facts;
  if (person !== null)
    return { ...facts, person: { ...facts.person, email, label: facts.person.label || email } };
  return {
    ...facts,
    asker: { ...facts.asker, contact: requested ? 'asked' : 'none' },
    person: { id: null, guest: null, label: email, email, verified: false, barred: false },
  };
}

/** Judges a gate about a session as an act would, and tells no more than the asker may learn. */
const judging =
  <About extends Meeting>(
    { load, withheld }: Source<About>,
    gateFor: (facts: Facts<About>) => Gate<Facts<About>>,
  ): Ask['judge'] =>
  async (db, asker, subject, whom): Promise<Learned> => {
    // an id that nobody has stands for the address that nobody has
    const person = whom.person ?? newId<'person'>();
    const pairs = [{ person, session: subject as SessionId }];
    const read = (telling: Telling) => load(db, asker, pairs, telling);
    const [loaded] =
      person === asker ? await explained(read, (facts) => [gateFor(facts)]) : await read('all');
    const facts = withheld(taken(whom, loaded!));
    const verdict = evaluate(gateFor(facts), facts);
    // without a line that stands for what may not be told there is nothing to answer
    if (facts.about === null && failed(verdict).length === 0) throw new Missing();
    return {
      title: facts.about?.title ?? null,
      person: { label: facts.person.label, email: facts.person.email || null },
      verdict,
      zone: facts.asker.zone,
    };
  };

/** One page of those whom `list` has, with the ways that `gate` finds; for who manages the session. */
const listing =
  (list: typeof listSeers, gate: Gate<MeetingFacts>): NonNullable<Ask['people']> =>
  async (db, asker, subject, { after, limit }) => {
    const session = subject as SessionId;
    reveal(await mayManage(db, asker, session));
    const rows = await list(db, session, after, limit);
    const pairs = rows.map(({ id }) => ({ person: id, session }));
    const facts = await explained(
      (telling) => loadMeetings(db, asker, pairs, telling),
      () => [gate],
    );
    return rows.map((row, at) => ({ ...row, paths: evaluate(gate, facts[at]!).paths }));
  };
/** Whoever sees it enters it while its room is open. */
export const seers = listing(listSeers, seeSession);
export const hosts = listing(listHosts, hostRoom);

const at = (session: string): string => `/sessions/${session}`;
type Asked<About extends Meeting> = Pick<Ask, 'gate' | 'people'> & {
  readonly by: (facts: Facts<About>) => Gate<Facts<About>>;
};
/** Gates about sessions that can be asked about, also about others; or about `oneself` only. */
export const asksOf = <About extends Meeting>(
  source: Source<About>,
  gates: readonly Asked<About>[],
  oneself: readonly Asked<About>[],
): readonly Ask[] => [
  ...gates.map(({ by, ...ask }) => ({ ...ask, ...about, reach, judge: judging(source, by) })),
  ...oneself.map(({ by, ...ask }) => ({ ...ask, ...about, judge: judging(source, by) })),
];
const about = { of: 'session', at } as const;

/** For whoever neither sees nor manages it, a session looks like none at all. */
const asSeen = (facts: MeetingFacts): MeetingFacts =>
  facts.asker.self && ![seeSession, manageSession].some((gate) => evaluate(gate, facts).allowed)
    ? asNone(facts)
    : facts;
/** The facts about a session that is not there. */
export const asNone = <About extends Meeting>(facts: Facts<About>): Facts<About> => ({
  ...facts,
  asker: { ...facts.asker, admin: false, manages: false, keeps: false, groups: [] },
  about: null,
});

export const sessionAsks: readonly Ask[] = asksOf(
  { load: loadMeetings, withheld: asSeen },
  [{ gate: 'see-session', by: () => seeSession, people: seers }],
  [
    { gate: 'manage-session', by: () => manageSession },
    { gate: 'change-session', by: () => changeSession },
  ],
);
