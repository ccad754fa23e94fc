import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../src/base/ids.ts';
import { languages } from '../src/words/languages.ts';
import { en } from '../src/words/en.ts';
import { readSources } from './plan.ts';
import { cast, type Cast } from './world/cast.ts';
import { groupSession } from './world/doors.ts';
import { openWorld, type World } from './world/world.ts';

// Every kind of entry with every word that the database knows in it, as an admin reads it: no hole,
// and no word of the database.

let world: World;
let all: Cast;
let session: string;
let inner: string;
beforeAll(async () => {
  world = await openWorld();
  all = await cast(world);
  session = (await groupSession(all)).id;
  inner = await world.group('Lasers', all.organisation, { managers: [all.boss] });
});
afterAll(() => world.close());

type Declared = Readonly<
  Record<string, { readonly subject: readonly string[]; readonly data: z.ZodObject }>
>;
/** What each feature declares. */
const entries: Declared = Object.assign(
  {},
  ...(await Promise.all(
    readSources('src')
      .filter(({ path }) => path.endsWith('/entries.ts') && !path.startsWith('src/base/'))
      .map(async ({ path }) =>
        Object.assign(
          {},
          ...Object.entries((await import(`../${path}`)) as Record<string, object>)
            .filter(([name]) => name.endsWith('Entries'))
            .map(([, declared]) => declared),
        ),
      ),
  )),
);

test('every kind that has a sentence is declared', () => {
  const said = Object.entries(en.journal.kinds).flatMap(([area, some]) =>
    Object.keys(some).map((name) => `${area}.${name}`),
  );
  expect(Object.keys(entries).toSorted()).toEqual(said.toSorted());
});

const texts: Readonly<Record<string, string>> = {
  email: 'e@example.org',
  gate: 'enter-room',
  place: '192.0.2.x',
};
/** What a field may hold: each word of a list, and one of everything else. */
function valuesOf(name: string, schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return valuesOf(name, schema.unwrap());
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodNumber) return [1];
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (name === 'inner') return [inner];
  if (name === 'persons') return [[all.member.id]];
  if (name === 'groups') return [[all.group]];
  if (name === 'failed') return [['door-lets-in']];
  if (schema instanceof z.ZodArray) return [[newId()]];
  if (schema instanceof z.ZodString) return [texts[name] ?? `The ${name}`];
  return [newId()];
}
/** One entry for each word, the other fields as they come first. */
function variants({ data }: (typeof entries)[string]): readonly Record<string, unknown>[] {
  const fields = Object.entries(data.shape).map(
    ([name, schema]) => [name, valuesOf(name, schema)] as const,
  );
  const first = Object.fromEntries(fields.map(([name, [value]]) => [name, value]));
  return [
    first,
    ...fields.flatMap(([name, values]) =>
      values.slice(1).map((value) => ({ ...first, [name]: value })),
    ),
  ];
}
const subjectOf = ([of]: readonly string[]): string | null =>
  of === undefined
    ? null
    : ({
        group: all.group,
        session,
        person: all.member.id,
        organisation: all.organisation,
      }[of] ?? newId());

const hole = /^\s|\s$|\s{2}|“”|„“|\(\)|\s[.,:;!?)]|undefined|[{}]|journal\./u;
test.each(Object.keys(entries))('%s', async (kind) => {
  const { subject, data } = entries[kind]!;
  const some = variants(entries[kind]!);
  for (const one of some)
    await world.fresh.pool.query(
      `insert into journal (organisation_id, person_id, through, kind, subject_id, data)
       values ($1, $2, 'web', $3, $4, $5)`,
      [all.organisation, all.boss.id, kind, subjectOf(subject), JSON.stringify(one)],
    );
  const words = Object.entries(data.shape).flatMap(([name, schema]) => {
    const values = valuesOf(name, schema);
    return values.length > 1 ? values.filter((value) => typeof value === 'string') : [];
  });
  for (const language of languages) {
    const answer = await world.app.http.inject({
      url: `/api/organisations/${all.organisation}/journal?kind=${kind}&limit=100`,
      headers: { cookie: all.boss.cookie, 'accept-language': language },
    });
    const items = answer.json<{ items: { says: string }[] }>().items;
    expect(items.length).toBeGreaterThanOrEqual(some.length);
    for (const { says } of items) {
      expect(says, language).not.toMatch(hole);
      // some words of the database are English
      const raw = words.filter(
        (word) =>
          (language !== 'en' || word.includes('-')) &&
          new RegExp(`(?<![\\p{L}-])${word.replaceAll('-', '[-_]')}(?![\\p{L}-])`, 'u').test(says),
      );
      expect([says, raw]).toEqual([says, []]);
      // whatever happens in a room or at its door names the room
      if (/^(room|door|knock|host|block|own|session)\./u.test(kind))
        expect(says).toMatch(/“(Open lab|The title)”|„(Open lab|The title)“/u);
      if (kind === 'group.unnested') expect(says).toContain('Lasers');
    }
  }
});
