import { Clash } from '../../base/api/refusals.ts';
import { transact } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import { notify } from '../../notices/actions.ts';
import { personsNamed } from '../../people/known/store.ts';
import { why, type Asking } from '../../people/why/actions.ts';
import { accessAsked } from './notice.ts';
import { recordQuestion, wasAsked, type Question } from '../../people/why/questions/store.ts';

/**
 * Asks an admin, by a notice that leads to this very check: where the check itself offers it, and
 * not again within a day.
 */
export const askAdmin = (
  { db, asks, origin }: Asking,
  who: Who,
  question: Question,
): Promise<void> =>
  transact(db, async (tx) => {
    const { gate, subject, person, admin } = question;
    const told = await why({ db: tx, asks, origin }, who, { gate, subject, person });
    const bodies = told.verdict.checks
      .flatMap(({ remedies }) => remedies)
      .map(({ repair }) => repair?.body as Partial<Question> | undefined);
    if (!bodies.some((body) => body?.admin === admin && body.gate === gate)) {
      if (await wasAsked(tx, who.person, question)) return;
      throw new Clash('nothing-to-ask');
    }
    const id = await recordQuestion(tx, who.person, question);
    if (!id) return;
    await notify(tx, accessAsked(asks), {
      persons: [admin],
      subject: id,
      by: who.person,
      args: {
        name: (await personsNamed(tx, [who.person])).get(who.person)?.name ?? '',
        title: told.subject.title ?? '',
      },
      href: `/check?what=${gate}&subject=${subject}&person=${person}`,
    });
  });
