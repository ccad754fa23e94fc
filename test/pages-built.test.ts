import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import formatted from 'use-intl/format-message/format-only';
import { describe, expect, it } from 'vitest';
import { orderOfParts, stylesOfParts, UNUSED } from '../scripts/web/styles.ts';
import { forPages, SAID_BY_SERVER } from '../scripts/web/words.ts';
import { catalogue } from '../src/words/catalogue.ts';
import { de } from '../src/words/de.ts';
import { en } from '../src/words/en.ts';
import { first as firstGerman } from '../src/words/first-de.ts';
import { first } from '../src/words/first-en.ts';
import { inside as insideGerman } from '../src/words/inside-de.ts';
import { inside } from '../src/words/inside-en.ts';
import { say } from '../src/words/say.ts';
import { reached, readSources } from './plan.ts';

// What the build makes of words and styles is what the pages need, and says the same.

const leaves = <T>(
  words: object,
  isLeaf: (value: unknown) => value is T,
  path = '',
): [string, T][] =>
  Object.entries(words).flatMap(([name, value]) =>
    isLeaf(value) ? [[path + name, value]] : leaves(value as object, isLeaf, `${path}${name}.`),
  );
const isText = (value: unknown): value is string => typeof value === 'string';
const isSentence = (value: unknown): value is string | unknown[] =>
  isText(value) || Array.isArray(value);
const sources = readSources('src');
const screens = sources.filter(({ isScreen, isTest }) => isScreen && !isTest);
const sheets = globSync('src/**/*.css').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found!);
/** Beginnings of keys that a page says, and keys that it says whole. */
const saidIn = (text: string): string[] => [
  ...all(text, /useTranslations\('([\w.-]+)'\)/gu),
  ...all(text, /['`]((?:[a-z]\w+\.)+[\w-]+)/gu).filter((key) => key in english),
];
const english = Object.fromEntries(leaves(en, isText));

describe('the words of pages', () => {
  it.each([
    ['en', en, [first, inside]],
    ['de', de, [firstGerman, insideGerman]],
  ] as const)('say in %s what the whole catalogue says', (language, words, parts) => {
    const parsed = new Map(leaves(words, isText));
    const compiled = leaves(catalogue(...parts.map((part) => forPages(part))), isSentence);
    const options = { formatters, locale: language, timeZone: 'UTC' };
    const different = compiled.flatMap(([key, sentence]) => {
      if (/<\w+>/u.test(parsed.get(key)!)) return [];
      return [0, 1, 2].flatMap((count) => {
        const values = Object.fromEntries(
          all(parsed.get(key)!, /\{(\w+)/gu).map((name) => [name, count]),
        );
        const said = (formatted as unknown as Format)(key, sentence, values, options);
        const whole = say(language, key, values);
        return said === whole || whole === '' ? [] : [{ key, said, whole }];
      });
    });
    expect(different).toEqual([]);
    expect(compiled.length).toBeGreaterThan(500);
    expect(compiled.length).toBeLessThan(parsed.size - 200);
  });

  it('lack nothing that a page says', () => {
    const missing = screens.flatMap(({ path, text }) =>
      saidIn(text)
        .filter((key) => SAID_BY_SERVER.some((family) => `${key}.`.startsWith(`${family}.`)))
        .map((key) => ({ path, key })),
    );
    expect(missing).toEqual([]);
  });

  it('are the first ones only before somebody is inside', () => {
    const list = sources.find(({ path }) => path === 'src/web/entry/pages.ts')!;
    const pages = all(list.text, /'(?:\.\.\/){2}([^']+)'/gu);
    expect(pages.length).toBeGreaterThan(3);
    const reach = new Set(
      ['src/web/main.tsx', ...pages.map((page) => `src/${page}`)].flatMap((path) => [
        ...reached(path, sources, true).keys(),
      ]),
    );
    const known = new Set(leaves(first, isText).flatMap(([key]) => beginnings(key)));
    expect(
      screens
        .filter(({ path }) => reach.has(path))
        .flatMap(({ path, text }) =>
          saidIn(text)
            .filter((key) => !known.has(key))
            .map((key) => `${path} says ${key}`),
        ),
    ).toEqual([]);
  });
});
const beginnings = (key: string): string[] => {
  const parts = key.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
};
type Format = (key: string, sentence: unknown, values: object, options: object) => unknown;
const formatters = {
  getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...given),
};

describe('the styles of Mantine', () => {
  const parts = globSync('node_modules/@mantine/core/esm/**/*.module.mjs');

  it('come with each part, in a layer whose order does not depend on what came first', () => {
    const order = orderOfParts();
    expect(
      parts.map((path) => basename(path, '.module.mjs')).filter((name) => !order.includes(name)),
    ).toEqual([]);
    const { transform } = stylesOfParts() as unknown as {
      readonly transform: { readonly handler: (code: string, id: string) => unknown };
    };
    const styled = (id: string, code = '') => {
      const made = transform.handler(code, id);
      return typeof made === 'string' ? made : (made as { readonly code: string }).code;
    };
    expect(parts.map((path) => styled(path).split('\n')[0])).toEqual(
      parts.map((path) => `import '@mantine/core/styles/${basename(path, '.module.mjs')}.css';`),
    );
    expect(styled('/node_modules/@mantine/core/styles/Card.css', '.a {}')).toBe(
      '@layer mantine.Card {\n.a {}\n}',
    );
    const layers = /^@layer ([^;]+);/u
      .exec(styled('/node_modules/@mantine/core/styles/global.css'))![1]!
      .split(', ');
    for (const [under, over] of [
      ['UnstyledButton', 'Button'],
      ['Paper', 'Card'],
      ['Input', 'PasswordInput'],
      ['ActionIcon', 'others'],
    ])
      expect(layers.indexOf(`mantine.${under}`)).toBeLessThan(layers.indexOf(`mantine.${over}`));
  });

  it('have the shades of every colour that is named', () => {
    const { transform } = stylesOfParts() as unknown as {
      readonly transform: {
        readonly handler: (code: string, id: string) => { readonly code: string };
      };
    };
    const sheet = 'node_modules/@mantine/core/styles/default-css-variables.css';
    const shades = transform.handler(readFileSync(sheet, 'utf8'), `/${sheet}`).code;
    const has = (colour: string) => shades.includes(`--mantine-color-${colour}-`);
    expect(UNUSED.filter(has)).toEqual([]);
    expect(['blue', 'dark', 'gray', 'green', 'red', 'yellow'].filter(has)).toHaveLength(6);
    expect(
      [...screens, ...sheets].flatMap(({ path, text }) =>
        all(text, new RegExp(`['"-](${UNUSED.join('|')})\\b`, 'gu')).map(
          (name) => `${path} ${name}`,
        ),
      ),
    ).toEqual([]);
  });

  it('are asked for by nobody by hand', () => {
    expect(
      screens.flatMap(({ path, text }) =>
        all(text, /import '(@mantine\/[^']+\.css)'/gu).map((sheet) => `${path} ${sheet}`),
      ),
    ).toEqual(
      ['global', 'default-css-variables', 'baseline'].map(
        (name) => `src/web/main.tsx @mantine/core/styles/${name}.css`,
      ),
    );
    expect(readFileSync('vite.config.ts', 'utf8')).toContain('stylesOfParts()');
  });
});
