import type { Able, Ask, Learned, Page, Whom } from '../../access/ask.ts';
import { evaluate, failed, type Gate } from '../../access/gate.ts';
import { explained, type Telling } from '../../access/judged.ts';
import { Missing } from '../../base/api/refusals.ts';
import type { Db } from '../../base/data/database.ts';
import { newId, type PersonId } from '../../base/ids.ts';
import type { Audience, Facts } from './checks.ts';

type Titled = Audience & { readonly title: string };
type Load<About extends Titled> = (
  db: Db,
  asker: PersonId,
  pairs: readonly { readonly person: PersonId; readonly about: string }[],
  telling: Telling,
) => Promise<Facts<About>[]>;
/** How facts about a thing are loaded for an asker, and what of them is withheld. */
export type Source<About extends Titled> = {
  readonly load: Load<About>;
  readonly withheld: (facts: Facts<About>) => Facts<About>;
};

/** Who typed an address knows it, and nothing else of somebody they do not know. */
function taken<About extends Titled>(
  { person, email, stranger, requested }: Whom,
  facts: Facts<About>,
): Facts<About> {
  if (email === null) return facts;
  const { asker, about } = facts;
  if (person === null)
    return {
      ...facts,
      asker: { ...asker, contact: requested ? 'asked' : 'none' },
      person: { id: null, guest: null, label: email, email, verified: false, barred: false },
    };
  const known = { ...facts.person, email, label: facts.person.label || email, stranger };
  if (!stranger) return { ...facts, person: known };
  const belonging = asker.inside ? {} : { role: null, contact: false };
  return {
    ...facts,
    person: { ...known, barred: false },
    about: about && { ...about, ...belonging, suspended: false },
  };
}

/** Judges a gate as an act would, and tells no more than the asker may learn. */
const judging =
  <About extends Titled>(
    { load, withheld }: Source<About>,
    gateFor: (facts: Facts<About>) => Gate<Facts<About>>,
  ): Ask['judge'] =>
  async (db, asker, subject, whom): Promise<Learned> => {
    // an id that nobody has stands for the address that nobody has
    const person = whom.person ?? newId<'person'>();
    const read = (telling: Telling) => load(db, asker, [{ person, about: subject }], telling);
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

/** One page of those whom `page` has, with the ways that their gate finds, for whom `opens` lets ask. */
export const listing =
  <About extends Titled>(
    page: (db: Db, subject: string, asked: Page) => Promise<Omit<Able, 'paths'>[]>,
    by: (facts: Facts<About>) => Gate<Facts<About>>,
    load: Load<About>,
    opens: (db: Db, asker: PersonId, subject: string) => Promise<unknown>,
  ): NonNullable<Ask['people']> =>
  async (db, asker, subject, asked) => {
    await opens(db, asker, subject);
    const rows = await page(db, subject, asked);
    const pairs = rows.map(({ id }) => ({ person: id, about: subject }));
    const facts = await explained(
      (telling) => load(db, asker, pairs, telling),
      (each) => [by(each)],
    );
    return rows.map((row, at) => ({ ...row, paths: evaluate(by(facts[at]!), facts[at]!).paths }));
  };

type Asked<About extends Titled> = Pick<Ask, 'gate' | 'people'> & {
  readonly by: (facts: Facts<About>) => Gate<Facts<About>>;
};
/**
 * Gates about one kind of thing that can be asked about, also about others as far as `reach` goes;
 * or about `oneself` only.
 */
export const asksOf = <About extends Titled>(
  { reach, ...kind }: Pick<Ask, 'of' | 'at' | 'reach' | 'repaired'>,
  source: Source<About>,
  gates: readonly Asked<About>[],
  oneself: readonly Asked<About>[],
): readonly Ask[] => [
  ...gates.map(({ by, ...ask }) => ({
    ...ask,
    ...kind,
    ...(reach && { reach }),
    judge: judging(source, by),
  })),
  ...oneself.map(({ by, ...ask }) => ({ ...ask, ...kind, judge: judging(source, by) })),
];

/** The facts about a thing that is not there. */
export const asNone = <About extends Titled>(facts: Facts<About>): Facts<About> => ({
  ...facts,
  asker: { ...facts.asker, admin: false, manages: false, keeps: false, groups: [] },
  about: null,
});
