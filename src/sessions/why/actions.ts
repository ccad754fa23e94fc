import { Clash } from '../../base/api/refusals.ts';
import { transact } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import { notify } from '../../notices/actions.ts';
import { personsNamed } from '../../people/known/store.ts';
import { why, type Asking } from '../../people/why/actions.ts';
import { accessAsked } from './notice.ts';
import { recordQuestion, wasAsked, type Question } from './store.ts';

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
    const { session, person, admin } = question;
    const { verdict, subject } = await why({ db: tx, asks, origin }, who, {
      gate: 'enter-room',
      subject: session,
      person,
    });
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
        title: subject.title ?? '',
      },
      href: `/check?session=${session}&person=${person}`,
    });
  });
