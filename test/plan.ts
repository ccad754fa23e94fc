import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { parseSync, Visitor, type ESTree } from 'vite';

/** One `import` or `export ... from`; `to` is a path in the checkout, or the package's name. */
export type Import = {
  readonly to: string;
  readonly typeOnly: boolean;
  readonly again: boolean;
  readonly inside: boolean;
  /** Loaded when it is needed first. */
  readonly late?: boolean;
};
export type Source = {
  readonly path: string;
  /** First folder below `src/`; empty for the files of the table of contents. */
  readonly folder: string;
  /** File name without folder and ending. */
  readonly name: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly isTest: boolean;
  readonly isScreen: boolean;
};

const root = join(import.meta.dirname, '..');
const slashes = (path: string): string => path.split(sep).join('/');

/** Every source file below `folder`, read once. */
export function readSources(folder: string): Source[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => readSource(slashes(relative(root, join(entry.parentPath, entry.name)))))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const inSource = path.split('/').slice(1);
  return {
    path,
    folder: inSource.length > 1 ? inSource[0]! : '',
    name: basename(path).replace(/(\.test)?\.tsx?$/u, ''),
    text,
    lines: text.trimEnd().split('\n').length,
    imports: importsOf(path, text),
    isTest: /\.(test|spec)\.tsx?$/u.test(path),
    isScreen: /^src\/(web\/|.*\/ui\/)/u.test(path),
  };
}

const STATEMENT = /^\s*(import|export)\s+(type\s+)?(?:[^'"`;()=]*?\sfrom\s*)?['"]([^'"]+)['"]/gmu;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)(\s*\.\s*[A-Z])?/gu;

/**
 * TypeScript 7 offers no parser to programs; the two patterns are enough for code that the
 * formatter has laid out.
 */
function importsOf(path: string, text: string): Import[] {
  const found = (spec: string, typeOnly: boolean, again: boolean, late = false): Import => {
    const inside = spec.startsWith('.');
    return {
      to: inside ? slashes(join(dirname(path), spec)) : packageOf(spec),
      typeOnly,
      again,
      inside,
      late,
    };
  };
  return [
    ...[...text.matchAll(STATEMENT)].map(([, verb, type, spec]) =>
      found(spec!, Boolean(type), verb === 'export'),
    ),
    // import('./x.ts').Name inside a type carries nothing
    ...[...text.matchAll(DYNAMIC)].map(([, spec, type]) =>
      found(spec!, Boolean(type), false, true),
    ),
  ];
}

function packageOf(spec: string): string {
  if (spec.startsWith('node:')) return spec;
  return spec
    .split('/')
    .slice(0, spec.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * What the browser is given: everything reached from the page's entry by imports that are not only
 * types, each with the way to it; `atOnce`: without what is loaded later.
 */
export function reached(
  from: string,
  sources: readonly Source[],
  atOnce = false,
): Map<string, string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const ways = new Map([[from, from]]);
  for (const path of ways.keys()) {
    for (const { to, typeOnly, late } of byPath.get(path)?.imports ?? []) {
      if (!typeOnly && !(late && atOnce) && !ways.has(to))
        ways.set(to, `${ways.get(path)!} -> ${to}`);
    }
  }
  return ways;
}

type Code = Pick<Source, 'path' | 'text'>;

/** Functions of more lines than can be read at once, the inner ones and components, too. */
export function longFunctions({ path, text }: Code, most: number): string[] {
  const found: string[] = [];
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const measure = ({ start, end }: { readonly start: number; readonly end: number }): void => {
    const from = lineAt(start);
    const lines = lineAt(end) - from + 1;
    if (lines > most)
      found.push(`${path}:${from}: has ${lines} lines in one function; stop at ${most}`);
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(parseSync(path, text).program);
  return found;
}

/** Every file below `folder` but pictures, as a path in the checkout. */
export const listFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(webp|png|svg|ico)$/u.test(entry.name))
    .map((entry) => slashes(relative(root, join(entry.parentPath, entry.name))));

/** Folders with more files than can be looked over; tests lie beside what they prove. */
export function crowdedFolders(paths: readonly string[], most: number): string[] {
  const files = new Map<string, number>();
  for (const path of paths)
    if (!/\.test\.tsx?$/u.test(path)) files.set(dirname(path), (files.get(dirname(path)) ?? 0) + 1);
  return [...files]
    .filter(([, count]) => count > most)
    .map(([folder, count]) => `${folder} has ${count} files; stop at ${most}`);
}

/**
 * Folders that reach each other by imports that carry something, parents and children, too: each
 * ring of them as one line.
 */
export function cycles(sources: readonly Pick<Source, 'path' | 'imports'>[]): string[] {
  const known = new Map<string, Set<string>>();
  for (const { path, imports } of sources)
    for (const { to, inside, typeOnly } of imports)
      if (inside && !typeOnly && dirname(to) !== dirname(path))
        known.set(dirname(path), (known.get(dirname(path)) ?? new Set()).add(dirname(to)));
  const reach = (from: string): Set<string> => {
    const found = new Set(known.get(from));
    for (const folder of found) for (const next of known.get(folder) ?? []) found.add(next);
    return found;
  };
  const all = new Map([...known.keys()].map((folder) => [folder, reach(folder)]));
  const rings = [...all].flatMap(([folder, found]) =>
    found.has(folder)
      ? [
          [...found]
            .filter((other) => all.get(other)?.has(folder))
            .sort()
            .join(' <-> '),
        ]
      : [],
  );
  return [...new Set(rings)];
}

const WRITES =
  /\b(?:insert\s+into|update|delete\s+from)\s+"?([a-z_]+)|(?:insertInto|updateTable|deleteFrom)\(\s*(?:'([a-z_]+)|(\w+)\))/giu;
const READS = /\b(?:from|join)\s+"?([a-z_]+)|(?:selectFrom|\w+Join)\(\s*'([a-z_]+)/gu;

/** The tables that a file's statements write and read, by their names. */
export function tablesIn(text: string, tables: readonly string[]) {
  const written = new Set<string>();
  for (const [, plain, called, variable] of text.matchAll(WRITES)) {
    // a loop over names: any of those in the file may be meant
    if (variable) for (const [, name] of text.matchAll(/'([a-z_]+)'/gu)) written.add(name!);
    else written.add((plain ?? called)!.toLowerCase());
  }
  const read = [...text.matchAll(READS)].map(([, plain, called]) => (plain ?? called)!);
  return {
    writes: tables.filter((table) => written.has(table)),
    reads: tables.filter((table) => read.includes(table)),
  };
}

/**
 * What a store hands out that writes one of `tables`, itself or by another function of the same
 * file, and asks for no proof of a gate beside its transaction.
 */
export function unproved({ path, text }: Code, tables: readonly string[]): string[] {
  const found = parseSync(path, text).program.body.flatMap((node) => {
    const handedOut = node.type === 'ExportNamedDeclaration';
    return declaredBy(handedOut ? node.declaration : node).map(({ name, second, start, end }) => ({
      name,
      bare: handedOut && !(second && /\bAdmitted</u.test(text.slice(second.start, second.end))),
      text: text.slice(start, end),
    }));
  });
  const writing = new Set(
    found.filter((part) => tablesIn(part.text, tables).writes.length > 0).map(({ name }) => name),
  );
  for (const name of writing)
    for (const part of found)
      if (new RegExp(`\\b${name}[.(]`, 'u').test(part.text)) writing.add(part.name);
  return found
    .filter(({ name, bare }) => bare && writing.has(name))
    .map(({ name }) => `${path} ${name}`);
}
type Part = { readonly start: number; readonly end: number };
type Declared = Part & { readonly name: string; readonly second: Part | undefined };
function declaredBy(node: ESTree.Statement | ESTree.Declaration | null): readonly Declared[] {
  if (node?.type === 'FunctionDeclaration' && node.id)
    return [{ ...node, name: node.id.name, second: node.params[1] }];
  if (node?.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init, start, end }) => {
    if (id.type !== 'Identifier') return [];
    const second = init?.type === 'ArrowFunctionExpression' ? init.params[1] : undefined;
    return [{ name: id.name, second, start, end }];
  });
}

/** A session may have several rooms: one that is looked up by its session is none in particular. */
export const MET_BY_SESSION =
  /\bfrom\s+rooms\s+(\w+)\b(?![^`]*\b\1\.id = )|\bjoin\s+rooms\s+(\w+)\s+on\s+(?!\2\.id = )|selectFrom\('rooms\b|Join\('rooms as (\w+)', (?!'\3\.id')/u;

/** Who owns which table or view: only there it is written, and no lower floor reads it. */
export const OWNERS: { readonly [folder: string]: readonly string[] } = {
  'src/base/data': ['nodes'],
  'src/base/journal': ['journal', 'followers', 'followed_entries'],
  'src/base/mail': ['mails'],
  'src/base/serve': ['idempotent_answers', 'limits', 'secret_marks'],
  'src/people/account': [
    'persons',
    'able_to_sign_in',
    'sign_ins',
    'sign_in_methods',
    'verifications',
    'pictures',
  ],
  'src/people/organisation': [
    'organisations',
    'organisation_members',
    'active_members',
    'suspended_everywhere',
  ],
  'src/people/organisation/set-up': ['set_up'],
  'src/people/organisation/invitations': ['invitations'],
  'src/people/contacts': ['contact_requests', 'contacts', 'blocks'],
  'src/people/groups': ['groups', 'group_members', 'group_nestings', 'counting_members'],
  'src/people/technical': ['technical_users', 'active_technical_users'],
  'src/people/technical/tokens': ['access_tokens', 'good_tokens'],
  'src/people/audience': ['audiences', 'audience_groups'],
  'src/people/completions': ['qualifications', 'completions'],
  'src/people/why/questions': ['access_questions'],
  // told in the room of what happened, put off in that of pages, ended in that of sending
  'src/notices': ['notices', 'deliveries', 'notice_preferences', 'quiet_hours', 'gazes'],
  'src/notices/webhooks': ['webhooks'],
  'src/notices/webhooks/messages': ['webhook_messages'],
  'src/notices/browsers': ['browsers', 'removed_browsers', 'push_keys'],
  'src/sessions': [
    'sessions',
    'session_hosts',
    'events',
    'group_dates',
    'owned_rooms',
    'shown_sessions',
  ],
  'src/sessions/feed': ['feeds'],
  'src/rooms/door': ['rooms', 'door_tries'],
  'src/rooms/link': ['link_holders'],
  'src/rooms/knocks': ['knocks'],
  'src/rooms/blocks': ['room_blocks'],
  'src/rooms/stays': ['stays'],
  'src/rooms/call/medium': ['signals'],
  'src/rooms/chat': ['messages'],
  'src/assemblies/equipment': ['assemblies', 'assembly_pictures'],
  'src/assemblies/agents': [
    'agent_joins',
    'agents',
    'assembly_tasks',
    'holder_settings',
    'agent_orders',
    'task_runs',
    'task_pieces',
  ],
  'src/assemblies/bookings': ['bookings', 'booking_holders', 'booking_limits'],
};
