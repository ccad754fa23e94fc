import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { notices } from '../src/app.ts';
import type { PersonId } from '../src/base/ids.ts';
import { en } from '../src/words/en.ts';
import { readSources } from './plan.ts';

// Every sentence of the catalogue is said somewhere, and whatever is said has its sentence.

const leaves = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${path}${name}`] : leaves(value as object, `${path}${name}.`),
  );
const keys = leaves(en);
const code = readSources('src').filter(
  ({ isTest, name, folder }) => !isTest && folder !== 'words' && !/^words\.(en|de)$/u.test(name),
);
type Code = (typeof code)[number];
const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, object>>;
};

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found!);
/** What is written in quotes, or names a field. */
const written = ({ text }: Code): string[] => [
  ...all(text, /'([\w. -]+)'/gu),
  ...all(text, /\b(\w+)\??:/gu),
];
const writtenIn = (path: RegExp): ReadonlySet<string> =>
  new Set(code.filter((source) => path.test(source.path)).flatMap(written));
/** The last fence of a rule says the same as its check: `group_name_free` is `group-name-free`. */
const fences = readdirSync('migrations').flatMap((file) =>
  all(readFileSync(`migrations/${file}`, 'utf8'), /\b(?:constraint|unique index) (\w+)/gu).map(
    (name) => name.replaceAll('_', '-'),
  ),
);

/**
 * Keys that the server puts together when it runs, or that a page is handed: `family.name`, or
 * `family.name.part`. Where the names are written.
 */
const FAMILIES: { readonly [family: string]: RegExp } = {
  'access.checks': /\/(checks|gates|parts|caller)\.ts$/u,
  'access.reasons': /\/(checks|gates|parts)\.ts$/u,
  'access.remedies': /\/(checks|gates|parts)\.ts$/u,
  'access.gates': /\/(gates|control\/actions)\.ts$/u,
  'access.asked': /\/asks\.ts$/u,
  'access.paths': /^src\/access\/gate\.ts$/u,
  'account.mails': /^src\/people\/(account|leaving)\/.*actions\.ts$/u,
  'base.faults': /^src\/(?!.*\/ui\/).*\.ts$/u,
  'base.problems': /^src\/(?!.*\/ui\/).*\.ts$/u,
  'door.explained': /^src\/rooms\/door\/ui\/use-turn\.ts$/u,
  'journal.kinds': /^src\/(?!.*\/ui\/).*\.ts$/u,
  'groups.stale': /^src\/people\/groups\/members\/.*\.ts$/u,
  'journal.through': /^src\/base\/.*\.ts$/u,
  'knocks.push': /^src\/rooms\/knocks\/.*\.ts$/u,
  'knocks.log': /^src\/rooms\/decisions\/.*\.ts$/u,
  'notices.kinds': /^src\/(notices\/rules|.*\/notice)\.ts$/u,
  'notices.ui.here': /^src\/notices\/ui\/.*\.tsx?$/u,
  'notices.ui.sounds': /^src\/base\/ui\/sounds\.ts$/u,
  'notices.troubles': /^src\/notices\/.*\.ts$/u,
  'webhooks.troubles': /^src\/notices\/webhooks\/messages\/rules\.ts$/u,
  'organisation.mail.dropped': /^src\/(?!.*\/ui\/).*\.ts$/u,
  'sessions.mine': /^src\/sessions\/ui\/pages\/home\.ts$/u,
  'rooms.room.hear': /^src\/rooms\/call\/rules\.ts$/u,
  'rooms.out': /^src\/rooms\/call\/ui\/room\/phase\.ts$/u,
};
const familyOf = (key: string): string | undefined =>
  Object.keys(FAMILIES).find((family) => key.startsWith(`${family}.`));

/** A page's translator knows the beginning of its keys; everybody else says them whole. */
function saidBy(source: Code): (key: string) => boolean {
  const spaces = all(source.text, /useTranslations\('([\w.-]+)'\)/gu).map((space) => `${space}.`);
  const whole = new Set(
    ['', ...spaces].flatMap((space) => written(source).map((end) => space + end)),
  );
  const patterns = source.isScreen
    ? ['', ...spaces].flatMap((space) =>
        all(source.text, /`([^`\s]*\$\{[^`]*)`/gu).map((template) => patternOf(space, template)),
      )
    : [];
  return (key) =>
    whole.has(key) ||
    patterns.some((pattern) =>
      pattern
        .exec(key)
        ?.slice(1)
        .every((part) => anywhere.has(part)),
    );
}
const anywhere = writtenIn(/./u);
const patternOf = (space: string, template: string): RegExp =>
  new RegExp(
    `^${(space + template)
      .split(/\$\{[^}]*\}/u)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
      .join('(.+)')}$`,
    'u',
  );

const wordAt = (words: unknown, [first, ...rest]: readonly string[]): unknown =>
  first === undefined ? words : wordAt((words as Record<string, unknown>)?.[first], rest);

describe('the sentences', () => {
  it('are all said somewhere', () => {
    const names = new Map(Object.entries(FAMILIES).map(([family, at]) => [family, writtenIn(at)]));
    names.set('base.problems', new Set([...names.get('base.problems')!, ...fences]));
    const sayers = code.map(saidBy);
    const unsaid = keys.filter((key) => {
      const family = familyOf(key);
      const rest = family && key.slice(family.length + 1).split('.');
      const known = family && names.get(family)!;
      return !(
        (known && rest && rest.some((_, at) => known.has(rest.slice(0, at + 1).join('.')))) ||
        sayers.some((says) => says(key))
      );
    });
    expect(unsaid).toEqual([]);
  });

  it('that the server puts together belong to a family', () => {
    const areas = Object.keys(en).join('|');
    const strangers = code
      .filter(({ isScreen }) => !isScreen)
      .flatMap(({ text, path }) =>
        all(text, new RegExp(`\`((?:${areas})\\.[\\w.-]*)\\$\\{`, 'gu')).map((begins) => ({
          path,
          begins,
        })),
      )
      .filter(({ begins }) => begins.split('.').length > 2 && !familyOf(begins));
    expect(strangers).toEqual([]);
  });

  it.each([
    ['gate', /\bgate(?:<\w+>)?\(\s*'([\w-]+)'/gu, en.access.gates],
    ['clash', /new Clash\(\s*'([\w-]+)'/gu, en.base.problems],
    ['fault', /\bpointer: [^,]+,\s*code: '([\w-]+)'/gu, en.base.faults],
  ] as const)('are there for every %s', (_, pattern, sentences) => {
    const said = new Set(code.flatMap(({ text }) => all(text, pattern)));
    expect([...said].filter((name) => !(name in sentences))).toEqual([]);
    expect(said.size).toBeGreaterThan(10);
  });

  const pressed = { subject: 'ID', reader: 'ID' as PersonId, by: null, args: {} };
  it('are there for every kind of notice and each of its buttons, which call what is offered', () => {
    const said: Readonly<Record<string, object>> = en.notices.kinds;
    const missing = notices.flatMap(({ name, buttons }) =>
      [
        'name',
        'title',
        'body',
        'unnamed',
        ...(buttons?.(pressed) ?? []).flatMap((button) =>
          ['label', 'done'].map((part) => `buttons.${button.name}.${part}`),
        ),
      ]
        .filter((key) => wordAt(said[name], key.split('.')) === undefined)
        .map((key) => `notices.kinds.${name}.${key}`),
    );
    expect(missing).toEqual([]);
    const offered = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const calls = notices.flatMap(({ buttons }) =>
      (buttons?.(pressed) ?? []).map(
        ({ method, path }) => `${method} ${path.replace('ID', '{id}')}`,
      ),
    );
    expect(calls.length).toBeGreaterThan(1);
    expect(calls.filter((call) => !offered.includes(call))).toEqual([]);
  });

  it('are there for every kind of entry', () => {
    const subjects: Readonly<Record<string, object>> = en.journal.kinds;
    const kinds = new Set(
      code.flatMap(({ text, path }) =>
        path.endsWith('/entries.ts')
          ? all(text, /^ {2}'([\w-]+\.[\w-]+)':/gmu)
          : all(text, /\bkind: '([\w-]+\.[\w-]+)'/gu),
      ),
    );
    expect(
      [...kinds].filter((kind) => {
        const [subject = '', verb = ''] = kind.split('.');
        return !(verb in (subjects[subject] ?? {}));
      }),
    ).toEqual([]);
    expect(kinds.size).toBeGreaterThan(50);
  });
});
