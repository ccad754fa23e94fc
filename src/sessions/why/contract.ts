import { z } from 'zod';
import { bounded, contract, id, nothing } from '../../base/api/contract.ts';

export const questionsContract = contract({
  'POST /api/access-questions': {
    summary:
      'Ask an admin for what only they can do about somebody’s access, where the check offers it; told once a day',
    policy: { who: 'person', gate: 'own' },
    body: z.object({
      gate: bounded(60).describe('one that `GET /api/why` lists'),
      subject: id<'subject'>().describe('what it is about'),
      person: id<'person'>(),
      admin: id<'person'>(),
    }),
    answers: { 204: nothing },
    limit: { times: 30, seconds: 3600, per: 'person' },
    tag: 'Access',
  },
});
