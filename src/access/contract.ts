import { z } from 'zod';
import type { CheckName } from '../words/en.ts';

/** The shape of a verdict on the wire: the sentences are in the language of the one who asks. */
export const ToldVerdict = z
  .object({
    gate: z.string(),
    allowed: z.boolean().describe('false also where it is not told'),
    checks: z.array(
      z.object({
        name: z.string().describe('stable name of the check, kebab-case') as z.ZodType<CheckName>,
        title: z.string(),
        outcome: z.enum(['passed', 'failed', 'not reached']),
        says: z.string(),
        briefly: z.string().describe('of a check that failed: the reason as part of a sentence'),
        remedies: z.array(
          z.object({
            says: z.string(),
            button: z.string().optional(),
            href: z.string().optional(),
            repair: z
              .object({
                method: z.enum(['POST', 'PUT', 'PATCH']),
                path: z.string(),
                body: z.unknown().optional(),
                version: z.number().optional(),
              })
              .optional(),
            swaps: z
              .object({
                asks: z.string().describe('path that answers how many would gain and lose access'),
                undo: z
                  .unknown()
                  .optional()
                  .describe('body for the path of the repair that takes it back'),
              })
              .optional()
              .describe('the repair changes the access of others, too: ask before it'),
          }),
        ),
      }),
    ),
    paths: z.array(z.object({ via: z.string(), says: z.string() })),
  })
  .describe('In lists, what is allowed is told without its checks and paths.')
  .meta({ id: 'Verdict' });
export type ToldVerdict = z.infer<typeof ToldVerdict>;
