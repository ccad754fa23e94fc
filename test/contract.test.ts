import { globSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { consequences } from '../src/app.ts';
import { zone } from '../src/base/api/contract.ts';
import { newId } from '../src/base/ids.ts';
import { docsPage } from '../src/base/api/docs-page.ts';
import { openApi } from '../src/base/api/openapi.ts';
import { strictly } from '../src/base/api/parse.ts';
import { de } from '../src/words/de.ts';
import { en } from '../src/words/en.ts';
import { gatesOf } from './gates.ts';
import { openWorld, type Someone, type World } from './world/world.ts';

let world: World;
const callers = [
  'nobody',
  'somebody without organisation',
  'a member',
  'a manager',
  'a guest',
  'an admin of another organisation',
] as const;
let people: Record<(typeof callers)[number], Someone['call']>;
beforeAll(async () => {
  world = await openWorld();
  const organisation = await world.organisation('Ours');
  const other = await world.organisation('Theirs');
  const owner = await world.person('Owner', { organisation });
  const { body: room } = await owner.call<{ link: string }>('POST', '/api/own-rooms', {
    kind: 'ad-hoc',
    organisation,
    title: 'Talk',
  });
  const manager = await world.person('Manager', { organisation });
  await world.group('Group', organisation, { managers: [manager] });
  people = {
    nobody: world.nobody,
    'somebody without organisation': (await world.person('Stranger')).call,
    'a member': (await world.person('Member', { organisation })).call,
    'a manager': manager.call,
    'a guest': (await world.guest(room.link, 'Gus')).call,
    'an admin of another organisation': (
      await world.person('Other admin', { organisation: other, role: 'admin' })
    ).call,
  };
});
afterAll(() => world.close());

test('the public contract is the published one', async () => {
  // a path a line: it stays small, and a change shows where it is
  const { paths, ...rest } = openApi(world.app.http.routes) as { readonly paths: object };
  const lines = Object.entries(paths).map(
    ([path, says]) => `${JSON.stringify(path)}:${JSON.stringify(says)}`,
  );
  const head = JSON.stringify(rest, null, 1).replace(/\n\}$/u, '');
  await expect(`${head},\n "paths": {\n${lines.join(',\n')}\n }\n}\n`).toMatchFileSnapshot(
    '../docs/openapi.json',
  );
});

test('the page for readers is made of it, shared parameters included', () => {
  const page = docsPage(openApi(world.app.http.routes));
  expect(page).toContain('<code>/api/why</code>');
  expect(page).toMatch(/<code>idempotency-key<\/code>/iu);
});

test(
  'a public linter finds nothing wrong with it, at its strictest',
  { timeout: 60_000 },
  async () => {
    const source = JSON.stringify(openApi(world.app.http.routes));
    const config = await createConfig({ extends: ['recommended-strict'] });
    const found = await lintFromString({ source, absoluteRef: 'openapi.json', config });
    expect(
      found.map(
        ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`,
      ),
    ).toEqual([]);
  },
);

test('every text that comes in is bounded there, and no object takes fields it does not know', () => {
  type Part = Readonly<Record<string, unknown>>;
  const told = /^(uuid|date|time|date-time)$/u;
  const open = (part: unknown, at: string): string[] => {
    if (typeof part !== 'object' || part === null) return [];
    const {
      type,
      maxLength,
      enum: listed,
      const: only,
      format,
      pattern,
      properties,
      additionalProperties,
    } = part as Part;
    const text =
      type === 'string' &&
      ![maxLength, listed, only, pattern].some((bound) => bound !== undefined) &&
      !told.test(String(format));
    const loose = type === 'object' && properties !== undefined && additionalProperties !== false;
    return [
      ...(text || loose ? [at] : []),
      ...Object.entries(part).flatMap(([name, inner]) => open(inner, `${at}/${name}`)),
    ];
  };
  const { paths } = openApi(world.app.http.routes) as {
    paths: Record<string, Record<string, { parameters?: unknown; requestBody?: unknown }>>;
  };
  const inputs = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) =>
      open([parameters, requestBody], `${method} ${path}`),
    ),
  );
  expect(inputs.length).toBeGreaterThan(100);
  expect(inputs.flat()).toEqual([]);
});

test('the page of gates is made from the gates', async () => {
  const all = (await gatesOf()).sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = all.map(
    ({ name, checks }) =>
      `## ${name}\n\n${checks.map((check, at) => `${at + 1}. \`${check.name}\`: ${en.access.checks[check.name].title}${check.needs ? ` (after ${check.needs.map((need) => `\`${need}\``).join(', ')})` : ''}`).join('\n')}\n`,
  );
  const page = `# Gates\n\nEvery gate with its checks, in the order they are shown. This page is made by \`test/contract.test.ts\`; \`npx vitest run --project unit test/contract.test.ts -u\` renews it.\n\n${lines.join('\n')}`;
  await expect(page).toMatchFileSnapshot('../docs/gates.md');
});

type Declared = { readonly subject: readonly string[]; readonly data: z.ZodObject };
const declaredEntries = async (): Promise<ReadonlyMap<string, Declared>> => {
  const found: [string, Declared][] = [];
  for (const file of globSync('src/**/entries.ts').sort())
    for (const [name, value] of Object.entries(
      (await import(/* @vite-ignore */ `../${file}`)) as Record<string, object>,
    ))
      if (name.endsWith('Entries')) found.push(...(Object.entries(value) as [string, Declared][]));
  return new Map(found);
};
const fieldsOf = ({ data }: Declared): string =>
  Object.entries(data.shape)
    .map(([name, field]) => (field.safeParse(undefined).success ? `${name}?` : name))
    .join(', ');

test('the entries of the journal, and who reacts to them, are the published ones', async () => {
  const followers = Object.entries(world.app.reactions);
  const everything = followers.flatMap(([name, { hears }]) => (hears === 'everything' ? name : []));
  const rows = [...(await declaredEntries())].map(
    ([kind, declared]) =>
      `| \`${kind}\` | ${declared.subject.join(' or ')} | ${fieldsOf(declared)} | ${followers
        .flatMap(([name, { hears }]) =>
          hears !== 'everything' && (hears as readonly string[]).includes(kind) ? name : [],
        )
        .join(', ')} | ${Object.keys(consequences)
        .filter((name) => kind in consequences[name]!)
        .join(', ')} |`,
  );
  const page = `# The journal\n\nEvery kind of entry: what it is about, what it says of that, which followers react to it, and what happens in the same change. ${everything.join(', ')} hears everything. This page is made by \`test/contract.test.ts\`; \`npx vitest run --project unit test/contract.test.ts -u\` renews it.\n\n| entry | about | says | heard by | in the same change |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  await expect(page).toMatchFileSnapshot('../docs/journal.md');
});

test('every entry has its sentence, every sentence its entry, and nobody hears what nobody appends', async () => {
  const declared = [...(await declaredEntries()).keys()].sort();
  for (const { journal } of [en, de])
    expect(
      Object.entries(journal.kinds)
        .flatMap(([area, some]) => Object.keys(some).map((name) => `${area}.${name}`))
        .sort(),
    ).toEqual(declared);
  for (const { hears } of Object.values(world.app.reactions))
    if (hears !== 'everything')
      expect(hears.filter((kind) => !declared.includes(kind))).toEqual([]);
});

test('every gate has one to eight checks of its own, of different names, and every policy names a gate that exists', async () => {
  const known = new Map(
    (await gatesOf()).map((gate) => [gate.name, gate.checks.map((check) => check.name)]),
  );
  const begins = (checks: readonly string[], by: readonly string[]): boolean =>
    by.length < checks.length && by.every((check, at) => checks[at] === check);
  for (const [name, checks] of known) {
    // what it takes over from a gate that it begins with is counted there
    const taken = [...known.values()].filter((by) => begins(checks, by));
    const own = checks.length - Math.max(0, ...taken.map((by) => by.length));
    expect([name, own >= 1 && own <= 8, new Set(checks).size]).toEqual([name, true, checks.length]);
  }
  for (const { key, endpoint } of world.app.http.routes)
    if (endpoint.policy.who !== 'anyone')
      expect([key, endpoint.policy.gate === 'own' || known.has(endpoint.policy.gate)]).toEqual([
        key,
        true,
      ]);
});

test('whatever answers GET answers HEAD as well, without a body, and that changes nothing', async () => {
  const organisation = await world.organisation('Looked at');
  const admin = await world.person('Looker', { organisation, role: 'admin' });
  const { body } = await admin.call<{ link: string }>('POST', '/api/me/feed');
  const known: Readonly<Record<string, string>> = {
    'GET /api/feeds/{token}': new URL(body.link).pathname,
  };
  const marks = async (): Promise<unknown> =>
    (
      await world.fresh.pool.query(
        `select (select count(*) from journal where kind <> 'access.refused') as journal, (select count(*) from feeds where read_at is not null) as read`,
      )
    ).rows;
  const before = await marks();
  const paths = world.app.http.routes.flatMap(({ key }) =>
    key.startsWith('GET ')
      ? [
          known[key] ??
            key
              .slice(4)
              .replace('{id}', organisation)
              .replace(/\{\w+\}/gu, () => newId()),
        ]
      : [],
  );
  const ask = async (method: 'GET' | 'HEAD', url: string) => {
    const { statusCode, headers, payload } = await world.app.http.inject({
      method,
      url,
      headers: { cookie: admin.cookie },
    });
    return { says: [url, statusCode, headers['content-type']], payload };
  };
  const heads = [];
  for (const path of paths) heads.push(await ask('HEAD', path));
  expect(heads.map(({ payload }) => payload).join('')).toBe('');
  expect(await marks()).toEqual(before);
  for (const [at, path] of paths.entries())
    expect(heads[at]!.says).toEqual((await ask('GET', path)).says);
  expect(await marks()).not.toEqual(before);
});

test('no body and no query drops an unknown field in silence, at whatever depth', () => {
  const loose = (part: unknown, where: string): string[] => {
    if (typeof part !== 'object' || part === null) return [];
    const own = 'properties' in part && !('additionalProperties' in part) ? [where] : [];
    return [
      ...own,
      ...Object.entries(part).flatMap(([name, inner]) => loose(inner, `${where}/${name}`)),
    ];
  };
  for (const { key, endpoint } of world.app.http.routes)
    for (const schema of [endpoint.body, endpoint.query, endpoint.params])
      if (schema)
        expect(
          loose(z.toJSONSchema(strictly(schema), { io: 'input', unrepresentable: 'any' }), key),
        ).toEqual([]);
});

test('every zone is one that the database knows, too, whichever field names it', async () => {
  const named = (part: unknown, where: string): [string, unknown][] =>
    typeof part !== 'object' || part === null
      ? []
      : Object.entries(part).flatMap(([name, inner]) =>
          name === 'zone'
            ? [[where, inner] as [string, unknown]]
            : named(inner, `${where}/${name}`),
        );
  const wanted = z.toJSONSchema(zone, { io: 'input' }).description;
  const found = world.app.http.routes.flatMap(({ key, endpoint }) =>
    [endpoint.body, endpoint.query].flatMap((schema) =>
      schema ? named(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), key) : [],
    ),
  );
  expect(found.length).toBeGreaterThan(3);
  for (const [where, schema] of found)
    expect([where, JSON.stringify(schema).includes(wanted!)]).toEqual([where, true]);
  const { rows } = await world.fresh.pool.query<{ name: string }>(
    'select lower(name) as name from pg_timezone_names',
  );
  const known = new Set(rows.map(({ name }) => name));
  const takes = (name: string): boolean => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  };
  const all = ['ACT', 'AET', 'IST', 'JST', 'PST', 'SystemV/PST8', 'US/Pacific-New', 'Etc/Unknown'];
  const foreign = all.filter((name) => takes(name) && !known.has(name.toLowerCase()));
  expect(foreign.length).toBeGreaterThan(0);
  for (const name of foreign) expect([name, zone.safeParse(name).success]).toEqual([name, false]);
  expect(zone.safeParse('europe/berlin').success).toBe(true);
});

describe('who may call what', () => {
  const fill = (path: string): string => path.replace(/\{(\w+)\}/gu, () => newId());
  test('without a sign-in every route that needs one answers 401, whatever is asked', async () => {
    for (const { key, endpoint } of world.app.http.routes) {
      if (endpoint.policy.who === 'anyone') continue;
      const [method, path] = key.split(' ') as [string, string];
      expect([
        key,
        (await people.nobody(method, fill(path), method === 'GET' ? undefined : {}, 1)).status,
      ]).toEqual([key, 401]);
    }
  });
  test.each(callers)('%s gets nothing by an id they made up, and nothing breaks', async (who) => {
    for (const { key } of world.app.http.routes) {
      const [method, path] = key.split(' ') as [string, string];
      if (!path.includes('{') || key.startsWith('DELETE /api/me')) continue;
      const { status, body } = await people[who](
        method,
        fill(path),
        method === 'GET' ? undefined : {},
        1,
      );
      // a list of what is mine within something unknown is empty, whether or not that something
      // exists
      const nothing =
        status === 200 &&
        Object.values(body).every((value) => Array.isArray(value) && value.length === 0);
      expect([key, status, nothing || (status >= 400 && status < 500)]).toEqual([
        key,
        status,
        true,
      ]);
    }
  });
  test('rubbish in any body is a 4xx problem document', async () => {
    const rubbish = [
      [],
      'text',
      5,
      null,
      { ['x'.repeat(50)]: 1 },
      { name: { a: [1] }, email: 7, id: newId(), role: 'admin', verified: true },
    ];
    for (const { key, endpoint } of world.app.http.routes) {
      const [method, path] = key.split(' ') as [string, string];
      if (!endpoint.body || endpoint.limit) continue;
      for (const body of rubbish) {
        const answer = await people['a manager'](method, fill(path), body, 1);
        expect([
          key,
          body,
          answer.status >= 400 && answer.status < 500,
          String(answer.headers['content-type']),
        ]).toEqual([key, body, true, 'application/problem+json; charset=utf-8']);
      }
    }
  });
});
