import { parseArgs } from 'node:util';
import type { ToldVerdict } from '../../access/contract.ts';
import type { Answer } from '../../base/api/contract.ts';
import { client } from '../../base/api/client.ts';
import type { whyContract } from '../../people/why/contract.ts';
import type { Run, Setting } from '../main.ts';
import { recall } from '../here/remembered.ts';

type C = typeof whyContract;
type Why = Answer<C['GET /api/why/{gate}/{subject}']>;
type Entrants = Answer<C['GET /api/why/{gate}/{subject}/people']>['items'];
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu;
const signs = { passed: '✓', failed: '✗', 'not reached': '–' } as const;
const options = {
  session: { type: 'string' },
  person: { type: 'string' },
  email: { type: 'string' },
  everyone: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** The gates; the checklist of one, 0: allowed, 3: not allowed; or everyone who gets through. */
export const why: Run = async (setting, args) => {
  const { words, terminal, language } = setting;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [gate = values.session === undefined ? undefined : 'enter-room', at = values.session] =
    positionals;
  const subject = uuid.exec(at ?? '')?.[0];
  if (gate !== undefined && !subject)
    return (terminal.complain(words('cli.subjectNeeded', { gate })), 2);
  const signedIn = recall();
  if (!signedIn) return (terminal.complain(words('cli.notSignedIn')), 1);
  const call = client<C>({ ...signedIn, language });
  const say = (answer: unknown, lines: readonly string[]): void =>
    terminal.say(values.json ? JSON.stringify(answer, null, 2) : lines.join('\n'));

  if (gate === undefined || !subject) {
    const { body } = await call('GET /api/why', {});
    const wide = Math.max(...body.map((listed) => listed.gate.length));
    say(
      body,
      body.map((listed) => `${listed.gate.padEnd(wide)}  ${listed.of}: ${listed.title}`),
    );
    return 0;
  }
  const params = { gate, subject };
  if (values.everyone) {
    const people = await everyone(call, params);
    say(people, people.map(entrantLine));
    return 0;
  }
  const { body } = await call('GET /api/why/{gate}/{subject}', { params, query: whom(values) });
  say(body, [body.says, ...linesOf(body.verdict), '', ...summary(body, words)]);
  return body.verdict.allowed ? 0 : 3;
};

const whom = ({ person, email }: { person?: string | undefined; email?: string | undefined }) =>
  email === undefined && !person?.includes('@') ? { person } : { email: email ?? person! };

async function everyone(
  call: ReturnType<typeof client<C>>,
  params: { readonly gate: string; readonly subject: string },
): Promise<Entrants> {
  const people: Entrants = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const query = { limit: 100, ...(cursor ? { cursor } : {}) };
    const { body } = await call('GET /api/why/{gate}/{subject}/people', { params, query });
    people.push(...body.items);
    cursor = body.next;
  }
  return people;
}

const entrantLine = ({ person, paths }: Entrants[number]): string =>
  `${person.name}: ${paths.map(({ says }) => says).join(', ')}`;

const linesOf = ({ checks }: ToldVerdict): string[] =>
  checks.flatMap((check) => [
    ` ${signs[check.outcome]} ${check.title}: ${check.says}`,
    ...check.remedies.map((remedy) => `     → ${remedy.says}`),
  ]);

function summary({ verdict, link }: Why, words: Setting['words']): readonly string[] {
  if (verdict.allowed) {
    const paths = verdict.paths.map((path) => path.says).join(', ');
    return [words('cli.allowed', { paths: paths || 'none' }), ...(link ? [link] : [])];
  }
  const count = verdict.checks.filter((check) => check.outcome === 'failed').length;
  return [words('cli.refused', { count })];
}
