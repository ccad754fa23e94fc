import { admit, reveal, type Admitted } from '../../../access/admit.ts';
import { evaluate, failed, type Verdict } from '../../../access/gate.ts';
import { tell } from '../../../access/tell.ts';
import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { Clash, Invalid } from '../../../base/api/refusals.ts';
import { databaseTime } from '../../../base/data/clock.ts';
import { asOne, transact, type Db, type Tx } from '../../../base/data/database.ts';
import { audienceOf, newId, type AssemblyId, type BookingId } from '../../../base/ids.ts';
import { appendAll } from '../../../base/journal/journal.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { holdWays } from '../../../people/audience/store.ts';
import { inFull, loadWanted, type Judging } from '../../gate/claims/actions.ts';
import { nextFree, type Wanted } from '../../gate/claims/store.ts';
import { book, seeAssembly } from '../../gate/gates.ts';
import { flawOf, type Span } from '../../gate/rules.ts';
import type { bookingsContract } from '../contract.ts';
import { assembliesIn, notTooMany, spansIn } from '../rules.ts';
import { describeAll } from '../shown/actions.ts';
import * as store from '../store.ts';

type C = typeof bookingsContract;
type Asked = Parsed<C['POST /api/bookings']>['body'];

/** All of them stand, or none. */
export const bookAll = (db: Db, who: Who, asked: Asked): Promise<Answer<C['POST /api/bookings']>> =>
  transact(db, async (tx) => {
    const assemblies = assembliesIn(asked);
    const spans = spansIn(asked, await databaseTime(tx));
    await store.lockClaimant(tx, who.person);
    const ids = assemblies
      ? await bookThese(tx, who, asked, assemblies, spans)
      : await bookAny(tx, who, asked, spans);
    return { items: await describeAll(tx, who, ids) };
  });

async function bookThese(
  tx: Tx,
  who: Who,
  asked: Asked,
  assemblies: readonly AssemblyId[],
  spans: readonly Span[],
): Promise<readonly BookingId[]> {
  await Promise.all(assemblies.map((id) => holdWays(tx, audienceOf(id), [who.person])));
  await store.lockAssemblies(tx, assemblies);
  const wanted = everyOf(assemblies, spans);
  const judged = await loadWanted(tx, who.person, wanted, asked.group ?? null);
  const by = await admitAll(tx, who, judged);
  const made = await insert(tx, who, by, asked, judged);
  // the lock has kept everybody else away; whatever overlaps is among these
  if (made.length < wanted.length) throw new Clash('slot-free');
  return made;
}

/** The first that fits: one that somebody else is just booking is waited for last. */
async function bookAny(
  tx: Tx,
  who: Who,
  asked: Asked,
  spans: readonly Span[],
): Promise<readonly BookingId[]> {
  const [span] = spans;
  const flawed = !span || span.ends <= span.starts;
  const without: AssemblyId[] = [];
  const { tags } = asked.any!;
  for (const waits of [false, true])
    for (let id: AssemblyId | null = null; !flawed && without.length < 50; without.push(id)) {
      id = await store.lockAny(tx, who.person, { tags, ...span, without, waits });
      if (id === null) break;
      await holdWays(tx, audienceOf(id), [who.person]);
      const judged = await loadWanted(tx, who.person, everyOf([id], spans), asked.group ?? null);
      const lacks = new Set(judged.flatMap(({ facts }) => failed(evaluate(book, facts))));
      // taken a moment ago, or in one of the weeks
      if (lacks.has('slot-free') && lacks.size === 1) continue;
      const by = await admitAll(tx, who, judged);
      const made = await insert(tx, who, by, asked, judged);
      if (made.length === judged.length) return made;
    }
  if (flawed) throw new Invalid({ pointer: '#/body/ends', code: 'span-order' });
  throw new Clash('none-free');
}

const everyOf = (assemblies: readonly AssemblyId[], spans: readonly Span[]): readonly Wanted[] => {
  const wanted = assemblies.flatMap((assembly) => spans.map((span) => ({ assembly, ...span })));
  notTooMany(wanted);
  return wanted;
};

/** What nobody could book is a fault of the asking, what somebody else has a clash. */
async function admitAll(tx: Tx, who: Who, judged: readonly Judging[]): Promise<Admitted<'book'>> {
  for (const { facts } of judged) reveal(evaluate(seeAssembly, facts));
  const verdicts = judged.map(({ facts }) => evaluate(book, facts));
  const clashes: Judging[] = [];
  for (const [at, verdict] of verdicts.entries()) {
    if (verdict.allowed) continue;
    const lacks = failed(verdict);
    if (lacks[0] === 'span-valid') throw faultOf(judged[at]!);
    if (lacks[0] !== 'slot-free') admit(await inFull(tx, who.person, judged[at]!));
    clashes.push(judged[at]!);
  }
  if (clashes.length > 0) throw await clashOf(tx, clashes);
  return admit(verdicts[0]!);
}
const pointers = {
  order: 'ends',
  past: 'starts',
  short: 'ends',
  long: 'ends',
  far: 'ends',
} as const;
function faultOf({ facts }: Judging): Invalid {
  const claim = facts.about!.claim!;
  const flaw = flawOf(claim, facts.now)!;
  const least = Math.ceil(claim.shortest / 60);
  return new Invalid({
    pointer: `#/body/${pointers[flaw]}`,
    code: `span-${flaw}`,
    args: {
      shortest: least,
      longest: Math.floor(claim.longest / 60),
      days: Math.floor(claim.horizon / 86_400),
    },
  });
}
/** What stands in the way, never whose it is; and when the first is free for as long. */
async function clashOf(db: Db, clashes: readonly Judging[]): Promise<Clash> {
  const told = clashes.slice(0, 20).map(({ wanted, facts }) => ({
    assembly: wanted.assembly,
    ...spelt(wanted),
    blocking: blockingOf(facts),
  }));
  const free = await nextFree(db, clashes[0]!.wanted);
  return new Clash('slot-free', 409, { clashes: told, free: free && spelt(free) });
}
const spelt = ({ starts, ends }: Span) => ({
  starts: starts.toISOString(),
  ends: ends.toISOString(),
});
function blockingOf({ about }: Judging['facts']) {
  const blocking = about?.claim?.blocking;
  return blocking ? { from: blocking.from.toISOString(), to: blocking.to.toISOString() } : null;
}

async function insert(
  tx: Tx,
  who: Who,
  by: Admitted<'book'>,
  asked: Asked,
  judged: readonly Judging[],
): Promise<readonly BookingId[]> {
  const claims = judged.map(({ wanted, facts }) => ({
    ...wanted,
    group: facts.about!.claim!.through?.id ?? null,
  }));
  const made = await store.insertBookings(tx, by, claims, {
    holder: who.person,
    by: who.person,
    purpose: asked.purpose,
    series: asked.weekly ? newId() : null,
  });
  if (made.length < claims.length) return made;
  await appendAll(
    tx,
    who,
    made.map((id, at) => {
      const { wanted, facts } = judged[at]!;
      const { organisation, title, claim } = facts.about!;
      return {
        kind: 'booking.made',
        organisation,
        subject: id,
        data: {
          assembly: wanted.assembly,
          name: title,
          ...spelt(wanted),
          persons: [who.person],
          groups: claim?.through ? [claim.through.id] : [],
        },
      } as const;
    }),
  );
  return made;
}

/** The same question, claim by claim, as if now were all that is stored. */
export const tryAll = (
  db: Db,
  who: Who,
  asked: Asked,
): Promise<Answer<C['POST /api/booking-trials']>> =>
  asOne(db, async () => {
    const spans = spansIn(asked, await databaseTime(db));
    const assemblies = assembliesIn(asked) ?? (await candidates(db, who, asked, spans));
    const judged = await loadWanted(
      db,
      who.person,
      everyOf(assemblies, spans),
      asked.group ?? null,
    );
    for (const { facts } of judged) reveal(evaluate(seeAssembly, facts));
    const items = judged.map((one) => triedOf(who, one, evaluate(book, one.facts)));
    const first = judged.find(({ facts }) => !evaluate(book, facts).allowed);
    const free = first && first.wanted.ends > first.wanted.starts;
    const next = free ? await nextFree(db, first.wanted) : null;
    return {
      fits: items.length > 0 && items.every(({ verdict }) => verdict.allowed),
      items,
      free: next && spelt(next),
    };
  });
async function candidates(db: Db, who: Who, { any }: Asked, [span]: readonly Span[]) {
  const found = span && (await store.findAny(db, who.person, { tags: any!.tags, ...span }));
  return found ? [found] : [];
}
const triedOf = (who: Who, { wanted, facts }: Judging, verdict: Verdict) => ({
  assembly: { id: wanted.assembly, name: facts.about!.title },
  ...spelt(wanted),
  verdict: tell(verdict, who.language, facts.asker.zone),
  blocking: blockingOf(facts),
});
