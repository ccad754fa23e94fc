import { z } from 'zod';
import { bounded, contract, id } from '../../../base/api/contract.ts';
import { columns, LINES, LONGEST } from './rules.ts';

export const importsContract = contract({
  'POST /api/organisations/{id}/assembly-imports': {
    summary:
      'Make and change assemblies by a table of comma-separated values; each line is one assembly, known by its name, and stands for itself',
    policy: { who: 'person', gate: 'administer-organisation' },
    params: z.object({ id: id<'organisation'>() }),
    body: z.strictObject({
      csv: bounded(LONGEST).describe(
        `with a line of headings: \`name\`, and any of ${columns
          .slice(1)
          .map((name) => `\`${name}\``)
          .join(
            ', ',
          )}. Spans are minutes, or \`5 min\`, \`24 h\`, \`90 d\`; several tags or groups \
are parted by semicolons. An empty cell leaves what is there. At most ${LINES} lines`,
      ),
      trial: z.boolean().default(false).describe('tell what would happen, and do nothing'),
    }),
    limit: { times: 300, seconds: 3600, per: 'person' },
    answers: {
      200: z.object({
        lines: z.array(
          z.object({
            line: z.number().int().describe('of the text, counted from 1'),
            name: z.string(),
            outcome: z.enum(['made', 'changed', 'same', 'refused']),
            faults: z.array(z.object({ column: z.string(), says: z.string() })),
          }),
        ),
      }),
    },
    tag: 'Assemblies',
  },
});
