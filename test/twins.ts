import type { z } from 'zod';
import { WebSocket } from 'ws';
import type { Route } from '../src/base/serve/route.ts';
import { newId } from '../src/base/ids.ts';
import { asks, notices } from '../src/app.ts';
import { entriesOf } from '../src/notices/reactions.ts';
import { freshDatabase } from './database.ts';
import { sample } from './shapes.ts';
import { renewLimits } from './world/beyond.ts';
import { openWorld, type World } from './world/world.ts';

// Two worlds that are alike, in which time goes on only between two acts, and every question of the
// contracts put to both.

/** Opens a copy of this world, which is closed by now; in all copies it is the same instant. */
export async function twinOf(origin: World, now: Date): Promise<World> {
  const fresh = await freshDatabase(origin.fresh);
  await fresh.pool.query(
    `create table turned.clock as select timestamptz '${now.toISOString()}' as at`,
  );
  const names = ['now', 'transaction_timestamp', 'statement_timestamp', 'clock_timestamp'];
  const still = names.map(
    (name) =>
      `create or replace function turned.${name}() returns timestamptz language sql stable as $$ select at from turned.clock $$`,
  );
  await fresh.pool.query(still.join(';'));
  return openWorld({}, async ({ pool }) => pool, fresh);
}

/** Ids by what they are of: `session`, `person`, and so on, as the contracts name them. */
export type About = Readonly<Record<string, readonly string[]>>;
export type Ask = {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly versioned: boolean;
};

/** What an id in a path is of: said by its own name, or by the word before it. */
const kinds: Readonly<Record<string, string>> = {
  organisations: 'organisation',
  groups: 'group',
  sessions: 'session',
  assemblies: 'assembly',
  bookings: 'booking',
  qualification: 'qualification',
  'own-rooms': 'session',
  persons: 'person',
  contacts: 'person',
  blocks: 'person',
  knocks: 'knock',
  stays: 'stay',
  'contact-requests': 'request',
  'sign-ins': 'sign-in',
  browsers: 'browser',
  'technical-users': 'technical',
  tokens: 'access-token',
  inner: 'group',
  block: 'block',
  person: 'person',
  invitation: 'invitation',
  mail: 'mail',
  runs: 'run',
  webhook: 'webhook',
  token: 'feed',
};
const kindAt = (path: string, name: string): string => {
  const kind = kinds[name === 'id' ? path.split(`/{${name}}`)[0]!.split('/').at(-1)! : name];
  if (!kind) throw new Error(`${path}: say in test/twins.ts what {${name}} is of`);
  return kind;
};
/** What an id in a field is of. */
const fields: Readonly<Record<string, string>> = {
  qualification: 'qualification',
  organisation: 'organisation',
  group: 'group',
  groups: 'group',
  assembly: 'assembly',
  bookedBy: 'group',
  seenBy: 'group',
  session: 'session',
  sessions: 'session',
  subject: 'session',
  person: 'person',
  persons: 'person',
  hosts: 'person',
  managers: 'person',
  admin: 'person',
  knock: 'knock',
  knocks: 'knock',
  stay: 'stay',
  to: 'stay',
  browser: 'browser',
  token: 'link',
};

/**
 * Every question that this endpoint takes about these ids; `said` knows what stands in its other
 * fields.
 */
export function asksOf(
  { key, endpoint }: Route,
  about: About,
  said: (name: string) => unknown,
): Ask[] {
  const [method, path] = key.split(' ') as [string, string];
  const idsOf = (kind: string): readonly string[] => about[kind] ?? [unknown];
  const urls = (at: string): string[] => {
    const name = /\{(\w+)\}/u.exec(at)?.[1];
    if (name === 'gate')
      return asks.flatMap(({ gate, of }) =>
        idsOf(of === 'account' ? 'person' : of).map((id) =>
          at.replace('{gate}', gate).replace('{subject}', id),
        ),
      );
    return name ? idsOf(kindAt(at, name)).flatMap((id) => urls(at.replace(`{${name}}`, id))) : [at];
  };
  const turns = Array.from(
    { length: Math.max(...Object.values(about).map((ids) => ids.length)) },
    (_, at) => at,
  );
  const known =
    (turn: number) =>
    (name: string): unknown => {
      const ids = fields[name] ? idsOf(fields[name]) : null;
      return ids ? ids[turn % ids.length] : said(name);
    };
  const unlike = <T>(some: readonly T[]): T[] => [
    ...new Map(some.map((one) => [JSON.stringify(one), one])).values(),
  ];
  const bodies = endpoint.body
    ? unlike(turns.map((turn) => bodyOf(endpoint.body!, known(turn), said)))
    : [undefined];
  const queries = endpoint.query
    ? unlike(turns.flatMap((turn) => queriesOf(endpoint.query!, known(turn))))
    : [''];
  return urls(path).flatMap((url) =>
    queries.flatMap((query) =>
      bodies.map((body) => ({
        method,
        url: `${url}${query}`,
        versioned: endpoint.versioned === true,
        ...(endpoint.body ? { body } : {}),
      })),
    ),
  );
}
const unknown = newId();

function bodyOf(
  shape: z.ZodType,
  known: (name: string) => unknown,
  said: (name: string) => unknown,
): unknown {
  const body = sample(shape, known);
  const omitted = Object.keys(body as object).filter((name) => said(name) === null);
  omitted.forEach((name) => delete (body as Record<string, unknown>)[name]);
  const { success, error } = shape.safeParse(body);
  if (!success)
    throw new Error(
      `say in test/secrets.test.ts what to send: ${JSON.stringify(body)} ${error.message}`,
    );
  return body;
}
/** The least, and each field that may be left out once. */
function queriesOf(shape: z.ZodObject, known: (name: string) => unknown): string[] {
  const all = Object.entries(shape.shape) as [string, z.ZodType][];
  const needed = all.filter(([, field]) => !field.safeParse(undefined).success);
  const more = all.filter(
    (one) => !needed.includes(one) && one[0] !== 'cursor' && one[0] !== 'limit',
  );
  return [[], ...more.map((one) => [one])].map((some) => {
    const values = [...needed, ...some].map(([name, field]) => [
      name,
      String(sample(field, known, name)),
    ]);
    return values.length > 0 ? `?${new URLSearchParams(values).toString()}` : '';
  });
}

/**
 * Makes what is new in a world comparable: ids and secrets become numbers, in the order in which
 * they come up.
 */
export function alike(old: ReadonlySet<string>): (text: string) => string {
  const seen = new Map<string, string>();
  const named = (kind: string) => (found: string) => {
    if (old.has(found)) return found;
    if (!seen.has(found)) seen.set(found, `${kind} ${seen.size}`);
    return seen.get(found)!;
  };
  return (text) =>
    text
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, named('ID'))
      .replace(/(?<![\w-])(?=[\w-]*[A-Z0-9_])[\w-]{20,}/gu, named('SECRET'));
}
/** Of HTTP itself, and of this one request. */
const passing = ['date', 'x-request-id', 'content-security-policy'];
/** All that the answer says: status, headers, body. */
export async function answerTo(
  { app }: World,
  cookie: string,
  { method, url, body, versioned }: Ask,
): Promise<string> {
  const answer = await app.http.inject({
    method: method as 'GET',
    url,
    remoteAddress: '203.0.113.7',
    headers: {
      cookie,
      ...(versioned ? { 'if-match': '"1"' } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    passing.includes(name)
      ? []
      : [`${name}: ${String(value).replace(/^([\w-]+)=[^;]+/u, '$1=SEALED')}`],
  );
  return `${answer.statusCode} ${answer.body.replace(/"instance":"[^"]*"/u, '')} ${headers.join(', ')}`;
}

/** The next act is later, and meets no limit. */
export async function pass(world: World): Promise<void> {
  await world.fresh.pool.query("update turned.clock set at = at + interval '1 ms'");
  await renewLimits(world);
}

const heard = entriesOf(notices)
  .map((kind) => `'${kind}'`)
  .join(', ');
/** What follows from what happened has happened. */
export async function settled({ fresh }: World): Promise<void> {
  for (;;) {
    const { rows } = await fresh.pool.query(
      `select from journal where kind in (${heard}) and not exists (select from followed_entries f where f.follower = 'notices' and f.seq = journal.seq) limit 1`,
    );
    if (rows.length === 0) return;
    await new Promise((over) => setTimeout(over, 10));
  }
}

/**
 * All that the live line tells each of them while this happens, and when they say all that can be
 * said.
 */
export async function framesTo(
  world: World,
  cookies: readonly string[],
  about: About,
  happens: () => Promise<unknown>,
): Promise<string[][]> {
  const port = await world.app.http.listen('127.0.0.1', 0);
  const pages = await Promise.all(
    cookies.map(async (cookie) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, { headers: { cookie } });
      const told: string[] = [];
      socket.on('message', (raw: Buffer) => told.push(raw.toString()));
      const closed = new Promise<void>((over) =>
        socket.once('close', (code) => over(void told.push(`closed ${code}`))),
      );
      await new Promise((open) => socket.once('message', open));
      return { socket, told, closed };
    }),
  );
  await happens();
  await settled(world);
  // hints of what is in no journal come a moment later
  await new Promise((over) => setTimeout(over, 300));
  // a ticket of nobody ends the page
  const frames = [...world.app.deps.live.frames].toSorted(([kind]) => (kind === 'join' ? 1 : -1));
  for (const { socket, told, closed } of pages) {
    for (const [kind, { shape }] of frames)
      for (const turn of [0, 1, 2]) {
        const known = (name: string): unknown => {
          const ids = about[fields[name] ?? ''];
          return ids?.[turn % ids.length];
        };
        socket.send(JSON.stringify({ t: kind, ...(sample(shape, known) as object) }));
        socket.send('{"t":"ping"}');
      }
    await closed;
    told.push('gone');
  }
  return pages.map(({ told }) => told);
}
