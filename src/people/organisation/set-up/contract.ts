import { z } from 'zod';
import { bounded, contract, email, line, signsIn, zone } from '../../../base/api/contract.ts';
import { languages } from '../../../words/languages.ts';

export const setUpContract = contract({
  'POST /api/set-up': {
    summary:
      'Make the first organisation and its first admin; unknown once there is one. Signs in.',
    policy: {
      who: 'anyone',
      because:
        'nobody has an account yet; the code printed on the console proves who owns the machine',
    },
    body: z.object({
      code: bounded(60)
        .min(1)
        .describe('printed on the console of the server when it starts empty'),
      organisation: line(80),
      name: line(60),
      email,
      password: bounded(1000).min(1),
      language: z.enum(languages).optional(),
      zone: zone.optional(),
    }),
    limit: { times: 10, seconds: 600, per: 'failure', strict: true },
    answers: {
      201: z.object({
        organisation: z.object({ id: z.string(), name: z.string() }),
        person: z.object({ id: z.string(), name: z.string() }),
      }),
    },
    ...signsIn,
  },
});
