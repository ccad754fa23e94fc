import type { Ask } from '../../access/ask.ts';
import { among, notice } from '../../base/notice.ts';
import { isRepaired } from '../../people/why/actions.ts';
import { findQuestion } from '../../people/why/questions/store.ts';

export const accessAsked = (asks: readonly Ask[]) =>
  notice({
    name: 'access-asked',
    args: { name: 'text', title: 'text' },
    mail: true,
    mailEvery: 3600,
    stands: (db, subject, persons) =>
      among(persons, async (person) => {
        const question = await findQuestion(db, person, subject);
        return question !== null && !(await isRepaired({ db, asks }, question));
      }),
  });
export const whyNotices = (asks: readonly Ask[]) => [accessAsked(asks)];
