import { expect, test } from 'vitest';
import { readSources, type Source } from './plan.ts';

// A test that uses the kit calls nothing else by the name of one of its verbs. Journeys act on pages, with
// verbs of their own.

const KIT = 'test/world/';
const ACT =
  /^(export )?(?:(?:async )?function (\w+)|const (\w+)(?:: [^=\n]+)? = (?:async )?(?:<\w+>)?\()/gmu;
const acts = ({ text }: Pick<Source, 'text'>, exported: boolean): string[] =>
  [...text.matchAll(ACT)]
    .filter(([, shared]) => !exported || shared)
    .map(([, , named, constant]) => named ?? constant ?? '');

const all = [...readSources('src'), ...readSources('test')];
const verbs = new Set(
  all.filter(({ path }) => path.startsWith(KIT)).flatMap((source) => acts(source, true)),
);
const twice = (source: Pick<Source, 'path' | 'text' | 'imports'>): string[] =>
  source.path.startsWith(KIT) || !source.imports.some(({ to }) => to.startsWith(KIT))
    ? []
    : acts(source, false)
        .filter((name) => verbs.has(name))
        .map((name) => `${source.path} has a ${name} of its own`);

test('what people do in tests is said once', () => {
  expect(verbs.size).toBeGreaterThan(50);
  expect(
    all.filter(({ path }) => !path.startsWith('test/journeys/')).flatMap((source) => twice(source)),
  ).toEqual([]);
});

test('a verb that is defined again is found', () => {
  const imports = [{ to: `${KIT}doors.ts`, inside: true }] as unknown as Source['imports'];
  for (const text of ['const enter = async (who: Guest) => 1;', 'async function enter() {}'])
    expect(twice({ path: 'test/planted.test.ts', text, imports })).toEqual([
      'test/planted.test.ts has a enter of its own',
    ]);
});
