import { describe, expect, it } from 'vitest';
import {
  crowdedFolders,
  listFiles,
  cycles,
  longFunctions,
  MET_BY_SESSION,
  reached,
  readSources,
  type Source,
  tablesIn,
  OWNERS,
} from './plan.ts';

// docs/house.md, executable. Each failure names the file and says the rule.

/** A folder imports only from lower floors; two folders on one floor never meet. */
const FLOORS: { readonly [folder: string]: number } = {
  words: 0,
  base: 1,
  access: 2,
  people: 3,
  notices: 4,
  sessions: 5,
  rooms: 6,
  assemblies: 6,
  training: 6,
  web: 7,
  cli: 7,
  agent: 7,
  demo: 7,
};
const FEATURES = ['people', 'notices', 'sessions', 'rooms', 'assemblies', 'training'];
const DUTIES = [
  'contract',
  'entries',
  'personal',
  'notice',
  'asks',
  'checks',
  'gates',
  'rules',
  'store',
  'actions',
  'routes',
  'reactions',
  'lines',
  'subjects',
];
const CONTENTS = ['src/app.ts', 'src/feature.ts', 'src/open.ts', 'src/main.ts', 'src/demo.ts'];

/**
 * Files that are no duty: named after one thing, with the word that says what kind of thing it is.
 */
const THINGS: { readonly [path: string]: 'vendor' | 'format' | 'protocol' | 'medium' | 'data' } = {
  'src/base/data/tables.ts': 'data',
  'src/people/account/sign-ins/sign-in.ts': 'vendor',
  'src/people/account/passwords/password.ts': 'format',
  'src/people/account/passwords/commonest.ts': 'data',
  'src/people/technical/tokens/token.ts': 'format',
  'src/notices/browsers/push.ts': 'vendor',
  'src/notices/dial/dial.ts': 'protocol',
  'src/notices/sending/outbox.ts': 'protocol',
  'src/sessions/feed/ical.ts': 'format',
  'src/rooms/door/visitor.ts': 'format',
  'src/assemblies/equipment/imports/csv.ts': 'format',
  'src/rooms/knocks/token.ts': 'format',
  'src/rooms/call/medium/media.ts': 'medium',
  'src/rooms/call/medium/peer.ts': 'medium',
  'src/rooms/call/signalling.ts': 'protocol',
  'src/rooms/call/ticket.ts': 'format',
  'src/rooms/waiting/hints.ts': 'protocol',
  'src/rooms/waiting/presence.ts': 'protocol',
  'src/assemblies/agents/protocol.ts': 'protocol',
  'src/assemblies/agents/wire.ts': 'protocol',
};
/** A letter (mail) may stand in any feature that writes one. */
const isThing = ({ path, name }: Source): boolean => path in THINGS || name === 'letter';
const FORBIDDEN = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'types',
  'constants',
  'misc',
  'service',
  'manager',
  'index',
];

/**
 * Spoken everywhere: the language of shapes, of pages, and of texts. Every other package is known
 * by one file.
 */
const EVERYWHERE =
  /^(node:.*|zod|react|react-dom|@mantine\/.*|@tanstack\/.*|@tabler\/icons-react|use-intl)$/u;
/** Packages with more than one file, and where these may be. */
const PLACES: { readonly [name: string]: { readonly where: RegExp; readonly says: string } } = {
  kysely: {
    where: /^src\/(base\/(?!ui\/).+|(.+\/)?(store|personal))\.ts$/u,
    says: 'SQL stands in base/, store.ts and personal.ts only',
  },
  fastify: {
    where: /^src\/base\/serve\/[^/]+\.ts$/u,
    says: 'the HTTP framework is known by base/serve/ only',
  },
  pg: { where: /^src\/base\/(?!ui\/).+\.ts$/u, says: 'the database driver is known by base/ only' },
};

/** Not mended yet. Nothing is added here; what is mended is taken out. */
const STILL = {
  tables: ['people writes browsers', 'people writes feeds'],
};

/** What stands in one place, and where. Browsers have timers of their own. */
const ONCE: readonly (readonly [string, RegExp, (source: Source) => boolean])[] = [
  ['the environment', /\bprocess\s*\.\s*env\b/u, ({ path }) => path === 'src/base/config.ts'],
  [
    'signing and sealing',
    /\bcreate(Hmac|(C|Dec)ipheriv)\b/u,
    ({ path }) => path === 'src/base/seals.ts',
  ],
  [
    'every timer of the server',
    /\b(set|clear)(Timeout|Interval|Immediate)\b|\bscheduler\.|['"](node:)?timers\b/u,
    ({ path, isScreen }) =>
      isScreen || THINGS[path] === 'medium' || path.startsWith('src/base/beat/'),
  ],
  ['the entrance', MET_BY_SESSION, ({ path }) => path.startsWith('src/rooms/door/')],
];

/** Stop sizes, in lines. Pure lists (texts, data) have none. */
const SIZES = { file: 400, test: 600, nineOfTen: 220, median: 80, function: 60, folder: 15 };
/** The sentences of a feature, beside it. */
const isWords = ({ name }: Pick<Source, 'name'>): boolean => /^words\.(en|de)$/u.test(name);
const isList = (source: Source): boolean => isWords(source) || THINGS[source.path] === 'data';
/** The only upward way: the catalogue is assembled of lists of sentences that import nothing. */
const CATALOGUE = ['first-en', 'inside-en', 'first-de', 'inside-de'].map(
  (name) => `src/words/${name}.ts`,
);

const sources = readSources('src');
const code = sources.filter(({ isTest }) => !isTest);
const rest = [...readSources('test'), ...readSources('bench')];

const complaints = (
  found: readonly Source[],
  complain: (source: Source) => readonly (string | false | undefined)[],
): string[] =>
  found.flatMap((source) =>
    complain(source).flatMap((sentence) => (sentence ? [`${source.path}: ${sentence}`] : [])),
  );
const duty = ({ name, isScreen, folder }: Source): string | undefined =>
  !isScreen && FEATURES.includes(folder) && DUTIES.includes(name) ? name : undefined;
const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const owner = new Map(
  Object.entries(OWNERS).flatMap(([folder, owned]) =>
    owned.map((table): [string, string] => [table, folder]),
  ),
);
const tables = [
  ...code
    .find(({ path }) => path === 'src/base/data/tables.ts')!
    .text.matchAll(/^ {2}([a-z_]+): \{/gmu),
].map(([, table]) => table!);
const foreignTables = ({ path, text, folder }: Pick<Source, 'path' | 'text' | 'folder'>) => {
  const { writes, reads } = tablesIn(text, [...owner.keys()]);
  const featureOf = (table: string): string => owner.get(table)!.split('/')[1]!;
  return [
    ...writes.flatMap((table) =>
      path.startsWith(`${owner.get(table)!}/`) ? [] : [`${folder} writes ${table}`],
    ),
    ...reads.flatMap((table) =>
      featureOf(table) !== folder && FLOORS[featureOf(table)]! >= FLOORS[folder]!
        ? [`${folder} reads ${table}`]
        : [],
    ),
  ];
};

describe('the plan of the house', () => {
  it('knows every folder and its floor', () => {
    expect(
      [...new Set(sources.map(({ folder }) => folder))].filter(
        (folder) => folder && !(folder in FLOORS),
      ),
    ).toEqual([]);
    expect(
      sources
        .filter(({ folder, path }) => !folder && !CONTENTS.includes(path))
        .map(({ path }) => `${path} belongs into a folder`),
    ).toEqual([]);
    expect(code.length).toBeGreaterThan(20);
  });

  it('imports only from lower floors', () => {
    const wrong = complaints(sources, ({ path, folder, imports, isTest }) =>
      imports.map(({ to, inside }) => {
        if (!inside || !folder) return false;
        const other = to.startsWith('src/') ? (to.split('/')[1] ?? '') : '';
        if (!to.startsWith('src/'))
          return (
            !to.startsWith('test/') &&
            !(isTest && to === 'scripts/chromium.mjs') &&
            !to.endsWith('.css') &&
            `imports ${to}, which is outside of src/`
          );
        if (!(other in FLOORS))
          return !isTest && `imports ${to}: nobody imports the table of contents`;
        if (CATALOGUE.includes(path) && /\/words\.(en|de)\.ts$/u.test(to)) return false;
        return (
          other !== folder &&
          FLOORS[other]! >= FLOORS[folder]! &&
          `imports ${to}, but ${other}/ is not below ${folder}/. What both need lies below, or is an entry in the journal`
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('names each file of a feature after its duty, or lists it as a thing', () => {
    const features = code.filter(({ folder, isScreen }) => FEATURES.includes(folder) && !isScreen);
    expect(
      complaints(features, (source) => [
        !DUTIES.includes(source.name) &&
          !isWords(source) &&
          !isThing(source) &&
          `is neither a duty (${DUTIES.join(', ')}) nor in the list of things in test/plan.test.ts`,
      ]),
    ).toEqual([]);
    expect(
      Object.keys(THINGS).filter((path) => !code.some((source) => source.path === path)),
    ).toEqual([]);
  });

  it('keeps the sentences of a feature beside it, as lists that carry nothing', () => {
    const lists = code.filter(isWords);
    const listed = new Set(
      sources
        .filter(({ path }) => CATALOGUE.includes(path))
        .flatMap(({ imports }) => imports.map(({ to }) => to)),
    );
    expect(
      complaints(lists, ({ path, imports }) => [
        imports.some(({ typeOnly }) => !typeOnly) && 'imports something; it is a list of sentences',
        !listed.has(path) &&
          'is in no catalogue; src/words/first-*.ts and inside-*.ts assemble them',
      ]),
    ).toEqual([]);
    expect(lists.length).toBeGreaterThan(10);
  });

  it('lists by name as the database orders names, said once', () => {
    expect(
      complaints(sources, ({ path, text }) => [
        /^src\/(?!base\/).*\b(store|personal)\.ts$/u.test(path) &&
          /\.to(Locale)?LowerCase\(|\(lower\([^)]*\),[^)]*\)\s*>/u.test(text) &&
          'compares names by itself; `byName` says what comes after a place in a list',
      ]),
    ).toEqual([]);
  });

  it('has no junk drawers, and one way to write names', () => {
    const wrong = complaints([...sources, ...rest], ({ path, name }) => [
      ...path
        .split('/')
        .map(
          (part) =>
            FORBIDDEN.includes(part.replace(/\..*$/u, '')) &&
            `"${part}" says nothing about what is inside`,
        ),
      // A screen is named as its component; everything else in small letters.
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.spec)?$/u.test(name) &&
        !isWords({ name }) &&
        !(path.endsWith('.tsx') && /^[A-Z][A-Za-z]+$/u.test(name)) &&
        'is written neither kebab-case nor, for a component, PascalCase',
    ]);
    expect(wrong).toEqual([]);
  });

  it('keeps files short enough to be read at once', () => {
    expect(
      complaints([...sources, ...rest], (source) => [
        !isList(source) &&
          source.lines > (source.isTest ? SIZES.test : SIZES.file) &&
          `has ${source.lines} lines; stop at ${source.isTest ? SIZES.test : SIZES.file}`,
      ]),
    ).toEqual([]);
    const sizes = code
      .filter((source) => !isList(source))
      .map(({ lines }) => lines)
      .sort((one, other) => one - other);
    const at = (share: number): number => sizes[Math.floor(sizes.length * share)] ?? 0;
    expect({
      median: at(0.5) <= SIZES.median || at(0.5),
      nineOfTen: at(0.9) <= SIZES.nineOfTen || at(0.9),
    }).toEqual({ median: true, nineOfTen: true });
  });

  it('keeps functions short enough to be read at once', () => {
    expect(code.flatMap((source) => longFunctions(source, SIZES.function))).toEqual([]);
  });

  it('keeps folders small enough to be looked over', () => {
    expect(crowdedFolders(listFiles('src'), SIZES.folder)).toEqual([]);
  });

  it('has an order of the rooms inside a feature', () => {
    expect(cycles(code.filter(({ path }) => ![...CONTENTS, ...CATALOGUE].includes(path)))).toEqual(
      [],
    );
  });

  it('lets nobody but the owner write a table, and no lower floor or neighbour read it', () => {
    expect(tables.filter((table) => !owner.has(table))).toEqual([]);
    expect([...owner.keys()].filter((table) => !tables.includes(table))).toEqual([]);
    const wrong = code
      .filter(({ path }) => PLACES['kysely']!.where.test(path))
      .flatMap((source) => foreignTables(source));
    expect([...new Set(wrong)].sort()).toEqual(STILL.tables);
  });

  it('declares each kind of notice beside its feature: who tells people knows none by name', () => {
    const kinds = code
      .filter((source) => duty(source) === 'notice' && source.folder !== 'notices')
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\bnotice\(\{\s*name: '([a-z-]+)'/gu)].map(([, name]) => ({
          path,
          named: new RegExp(`['"\`]${name}['"\`:]`, 'u'),
          name,
        })),
      );
    expect(
      complaints(
        code.filter(({ folder }) => folder === 'notices'),
        (source) =>
          kinds.map(
            ({ path, named, name }) =>
              named.test(source.text) &&
              `names ${name}, which ${path} declares; notices/ knows no kind by name`,
          ),
      ),
    ).toEqual([]);
    expect(kinds.length).toBeGreaterThanOrEqual(10);
  });

  it.each(ONCE)('has %s in one place', (_, pattern, may) => {
    expect(
      complaints(code, (source) => [
        pattern.test(source.text) && !may(source) && `has ${String(pattern)}, which is elsewhere`,
      ]),
    ).toEqual([]);
    expect(code.some((source) => pattern.test(source.text))).toBe(true);
  });

  it('takes what time it is from the database', () => {
    // the head of an id; how wrong the clock is; the time in a log line
    const own = ['src/base/ids.ts', 'src/base/data/line.ts', 'src/open.ts'];
    expect(
      complaints(
        code.filter(
          ({ path, isScreen, folder }) =>
            !isScreen && folder !== 'web' && folder !== 'cli' && !own.includes(path),
        ),
        ({ text }) => [
          /\bnew Date\(\)|\bDate\.now\(/u.test(text) &&
            'looks at the clock of its process; databaseTime() is the one that all share',
        ],
      ),
    ).toEqual([]);
  });

  it('knows each vendor by one file', () => {
    const users = new Map<string, Set<string>>();
    for (const { path, imports } of code)
      for (const { to, inside, typeOnly } of imports)
        if (!inside && !typeOnly && !EVERYWHERE.test(to))
          users.set(to, (users.get(to) ?? new Set()).add(path));
    const wrong = [...users].flatMap(([name, paths]) => {
      const place = PLACES[name] ?? (name.startsWith('@fastify/') ? PLACES['fastify'] : undefined);
      if (place)
        return [...paths]
          .filter((path) => !place.where.test(path))
          .map((path) => `${path}: imports ${name}; ${place.says}`);
      return paths.size > 1
        ? [`${[...paths].join(', ')}: all import ${name}; a vendor is known by one file`]
        : [];
    });
    expect(wrong).toEqual([]);
    expect(users.has('fastify') && users.has('kysely')).toBe(true);
  });

  it('lets nobody but the table of contents import routes and reactions', () => {
    const wrong = complaints(code, ({ path, imports }) =>
      imports.map(
        ({ to, inside, typeOnly }) =>
          inside &&
          !typeOnly &&
          !CONTENTS.includes(path) &&
          /^(routes|reactions)\.ts$/u.test(fileName(to)) &&
          `imports ${to}; only src/app.ts does`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('exports by name, and from where the thing is', () => {
    const wrong = complaints(code, ({ text, imports }) => [
      imports.some(({ again, inside }) => again && inside) &&
        'passes on what another file exports (a barrel); import it from where it is',
      /^export default\b/mu.test(text) && 'has a default export; exports have names',
    ]);
    expect(wrong).toEqual([]);
  });

  it('keeps gates, checks and rules pure', () => {
    const pure = code.filter((source) => ['gates', 'checks', 'rules'].includes(duty(source) ?? ''));
    const wrong = complaints(pure, ({ text, imports }) => [
      /\basync[ (]|\bawait /u.test(text) && 'waits for something; it is pure and gets facts',
      /\bnew Date\(\)|\bDate\.now\(|\bclock\b|\bMath\.random\(/u.test(text) &&
        'looks at the clock or rolls dice; time is a fact that is handed in',
      ...imports.map(
        ({ to, typeOnly }) =>
          !typeOnly &&
          /(\/(store|actions|routes|reactions)\.ts$|^node:|\/base\/(data|serve|live|beat|mail)\/)/u.test(
            to,
          ) &&
          `imports ${to}; it is pure`,
      ),
    ]);
    expect(wrong).toEqual([]);
    expect(pure.length).toBeGreaterThan(0);
  });

  it('gives the browser nothing of the server', () => {
    const screens = complaints(
      code.filter(({ isScreen }) => isScreen),
      ({ imports }) =>
        imports.map(
          ({ to, inside, typeOnly }) =>
            inside &&
            !typeOnly &&
            /\/(contract|store|actions|routes|reactions|gates)\.ts$/u.test(to) &&
            `imports ${to}; a page knows rules, and of contracts only the types`,
        ),
    );
    expect(screens).toEqual([]);
    const ways = reached('src/web/main.tsx', sources);
    expect(
      [...ways]
        .filter(([to]) => /^(node:.*|zod|kysely|pg|fastify|@fastify\/.*|better-auth)$/u.test(to))
        .map(([to, way]) => `${to} would reach the browser: ${way}`),
    ).toEqual([]);
    expect(ways.size).toBeGreaterThan(10);
  });

  it('has no notes to self and switches no check off', () => {
    const wrong = complaints(
      [...sources, ...rest].filter(({ path }) => path !== 'test/plan.test.ts'),
      ({ text }) => [
        /\b(TODO|FIXME|XXX|HACK)\b/u.test(text) && 'has a note to self; do it, or open an issue',
        /(eslint|oxlint|prettier)-(disable|ignore)|@ts-(ignore|nocheck|expect-error)/u.test(text) &&
          'switches a check off',
        /\b(it|test|describe)\.(skip|only|todo)\b/u.test(text) && 'leaves a test out',
      ],
    );
    expect(wrong).toEqual([]);
  });

  it('keeps a test beside what it proves, under the same name, or under that of the room it stands in', () => {
    const names = new Set(
      code.flatMap(({ path }) => [
        path.replace(/\.tsx?$/u, ''),
        path.replace(/([^/]+)\/[^/]+$/u, '$1/$1'),
      ]),
    );
    const tests = sources.filter(({ isTest }) => isTest);
    expect(
      complaints(tests, ({ path }) => [
        !names.has(path.replace(/\.test\.tsx?$/u, '')) &&
          'proves no file of its own name beside it',
      ]),
    ).toEqual([]);
  });
});

describe('what is planted is found', () => {
  const lines = (count: number): string => Array(count).fill('  work();').join('\n');
  it.each([
    ['a function', (body: string) => `function long() {\n${body}\n}`],
    ['an arrow', (body: string) => `export const long = async () => {\n${body}\n};`],
    ['a component', (body: string) => `export const Long = () => {\n${body}\n  return <b />;\n};`],
    ['one in another', (body: string) => `call(() => {\n${body}\n});`],
    ['a method', (body: string) => `class Long {\n  run() {\n${body}\n  }\n}`],
  ])('a function of 61 lines: %s', (_, plant) => {
    const path = 'src/base/planted.tsx';
    const found = Array.from({ length: 70 }, (_line, body) =>
      longFunctions({ path, text: plant(lines(body)) }, 60),
    ).filter((told) => told.length > 0);
    expect(found[0]).toEqual([expect.stringContaining('has 61 lines')]);
  });
  it('a sixteenth file', () => {
    const files = (count: number) => Array.from({ length: count }, (_, at) => `src/a/${at}.ts`);
    expect(crowdedFolders([...files(15), 'src/a/0.test.ts'], 15)).toEqual([]);
    expect(crowdedFolders([...files(15), 'src/a/look.module.css'], 15)).toEqual([
      'src/a has 16 files; stop at 15',
    ]);
  });
  const importing = (path: string, ...to: readonly string[]) => ({
    path,
    imports: to.map((file) => ({ to: file, typeOnly: false, again: false, inside: true })),
  });
  it('a ring of rooms', () => {
    const [a, b, c] = ['src/x/a/store.ts', 'src/x/b/store.ts', 'src/x/store.ts'];
    expect(cycles([importing(a, b, c), importing(b, c), importing(c)])).toEqual([]);
    expect(cycles([importing(a, b), importing(b, a)])).toEqual(['src/x/a <-> src/x/b']);
    expect(cycles([importing(c, a), importing(a, b), importing(b, c)])).toEqual([
      'src/x <-> src/x/a <-> src/x/b',
    ]);
    const onlyTypes = importing(b, a).imports.map((found) => ({ ...found, typeOnly: true }));
    expect(cycles([importing(a, b), { path: b, imports: onlyTypes }])).toEqual([]);
  });
  it.each([
    ['sql`delete\n from knocks where id = 1`', 'people writes knocks'],
    ["tx.updateTable('knocks').set({})", 'people writes knocks'],
    ["for (const table of ['knocks'] as const) tx.deleteFrom(table)", 'people writes knocks'],
    ['`insert into knocks (id) values ($1)`', 'people writes knocks'],
    ['sql`select from persons join knocks on true`', 'people reads knocks'],
    ["db.selectFrom('knocks as k')", 'people reads knocks'],
  ])('a foreign table: %s', (text, complaint) => {
    const source = { path: 'src/people/contacts/store.ts', folder: 'people', text };
    expect(foreignTables(source)).toContain(complaint);
  });
  it.each([
    ['select from sessions s join rooms r on r.session_id = s.id', true],
    ['select from rooms r where r.session_id = $1', true],
    ["db.selectFrom('rooms as r').where('r.session_id', '=', session)", true],
    ['select from stays y join rooms r on r.id = y.room_id where r.session_id = $1', false],
  ])('a room that is met by its session: %s', (text, met) =>
    expect(MET_BY_SESSION.test(text)).toBe(met),
  );
  it('a table of a neighbour room, but not one of a lower floor that is read', () => {
    const planted = (text: string) =>
      foreignTables({ path: 'src/rooms/chat/store.ts', folder: 'rooms', text });
    expect(planted('insert into knocks')).toEqual(['rooms writes knocks']);
    expect(planted('select from knocks join persons on true')).toEqual([]);
  });
});
