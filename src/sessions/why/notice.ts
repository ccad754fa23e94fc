import { among, notice } from '../../base/notice.ts';
import { personsWhoSee } from '../gate/actions.ts';
import { findQuestion } from './store.ts';

export const accessAsked = notice({
  name: 'access-asked',
  args: { name: 'text', title: 'text' },
  mail: true,
  mailEvery: 3600,
  /** Until the person sees the session: then there is nothing left to repair. */
  stands: (db, subject, persons) =>
    among(persons, async (person) => {
      const question = await findQuestion(db, person, subject);
      return (
        question !== null &&
        (await personsWhoSee(db, question.session, [question.person])).length === 0
      );
    }),
});
export const whyNotices = [accessAsked];
