import { parseArgs } from 'node:util';
import type { Told } from '../../access/contract.ts';
import type { Answer } from '../../base/api/contract.ts';
import { client } from '../../base/api/client.ts';
import type { whyContract } from '../../sessions/why/contract.ts';
import type { Run } from '../main.ts';
import { recall } from '../remembered.ts';

type Why = Answer<(typeof whyContract)['GET /api/why']>;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu;
const signs = { passed: '✓', failed: '✗', 'not reached': '–' } as const;

/** Prints the checklist of *enter room*; 0: allowed, 3: not allowed. */
export const why: Run = async ({ words, language, terminal }, args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { session: { type: 'string' }, person: { type: 'string' }, json: { type: 'boolean' } },
  });
  const session = uuid.exec(values.session ?? '')?.[0];
  if (!session) return (terminal.complain(words('cli.sessionNeeded')), 2);
  const signedIn = recall();
  if (!signedIn) return (terminal.complain(words('cli.notSignedIn')), 1);
  const person = values.person;
  const whom = person === undefined ? {} : person.includes('@') ? { email: person } : { person };
  const { body } = await client<typeof whyContract>({ ...signedIn, language })('GET /api/why', {
    query: { session, ...whom },
  });
  terminal.say(
    values.json
      ? JSON.stringify(body, null, 2)
      : [
          words('cli.about', { person: body.person.label, title: body.session.title ?? session }),
          ...linesOf(body.verdict),
          '',
          summary(body, words),
        ].join('\n'),
  );
  return body.verdict.allowed ? 0 : 3;
};

const linesOf = ({ checks }: Told): string[] =>
  checks.flatMap((check) => [
    ` ${signs[check.outcome]} ${check.title}: ${check.says}`,
    ...check.remedies.map((remedy) => `     → ${remedy.says}`),
  ]);

const summary = ({ verdict, link }: Why, words: Parameters<Run>[0]['words']): string =>
  verdict.allowed
    ? `${words('cli.allowed', { paths: verdict.paths.map((path) => path.says).join(', ') })}\n${link}`
    : words('cli.refused', {
        count: verdict.checks.filter((check) => check.outcome === 'failed').length,
      });
