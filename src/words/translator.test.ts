import { describe, expect, it, vi } from 'vitest';
import { writtenIn } from './times.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { spoken } from './languages.ts';
import { say } from './say.ts';
import { translator } from './translator.ts';

const leaves = (words: unknown, path = ''): [string, string][] =>
  typeof words === 'string'
    ? [[path, words]]
    : Object.entries(words as object).flatMap(([key, value]) =>
        leaves(value, path ? `${path}.${key}` : key),
      );
/**
 * The names of the values a message takes: `{name}`, `{count, plural, one {# of {all}} other {}}`.
 * The words of branches are no names.
 */
const names = (text: string): string[] => {
  const found = new Set<string>();
  let at = 0;
  const sentence = (): void => {
    for (; at < text.length && text[at] !== '}'; at += 1) if (text[at] === '{') value();
  };
  const value = (): void => {
    const [head = '{', name = '', more = ''] =
      /^\{\s*(\w+)\s*(?:,\s*\w+\s*)?(,?)/u.exec(text.slice(at)) ?? [];
    found.add(name);
    at += head.length;
    for (; more && at < text.length && text[at] !== '}'; at += 1)
      if (text[at] === '{') {
        at += 1;
        sentence();
      }
  };
  sentence();
  return [...found].toSorted();
};
const filled = Object.fromEntries(
  [...leaves(en), ...leaves(de)].flatMap(([, text]) => names(text).map((name) => [name, 2])),
);

describe('the catalogue', () => {
  const german = new Map(leaves(de));

  it('has the same keys in English and German', () => {
    expect([...german.keys()].toSorted()).toEqual(
      leaves(en)
        .map(([key]) => key)
        .toSorted(),
    );
  });

  it('has sentences that can be filled in both languages', () => {
    const broken: string[] = [];
    for (const language of ['en', 'de'] as const) {
      const t = translator(language) as unknown as {
        rich: (key: string, values: object) => unknown;
      };
      for (const [key, text] of leaves({ en, de }[language])) {
        if (text === '') continue;
        try {
          const tags = Object.fromEntries(
            [...text.matchAll(/<(\w+)>/gu)].map(([, tag]) => [tag, (inside: unknown) => inside]),
          );
          if (t.rich(key, { ...filled, ...tags }) === key) broken.push(`${language}: ${key}`);
        } catch (error) {
          broken.push(`${language}: ${key}: ${String(error)}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it('asks for the same values in both languages', () => {
    const different = leaves(en).flatMap(([key, text]) => {
      const mine = names(text);
      const theirs = names(german.get(key) ?? '');
      return mine.join() === theirs.join()
        ? []
        : [`${key}: ${mine.join(' ')} / ${theirs.join(' ')}`];
    });
    expect(different).toEqual([]);
  });

  it('says each sentence as pages do, however often', () => {
    const plain = [...leaves(en), ...leaves(de)].filter(([, text]) => !/<\w+>/u.test(text));
    for (const language of ['en', 'de'] as const) {
      const t = translator(language) as unknown as (key: string, values: object) => string;
      for (const [key] of plain)
        expect([say(language, key, filled), say(language, key, filled)]).toEqual([
          t(key, filled),
          t(key, filled),
        ]);
    }
  });

  it('leaves moments to the program, which knows the zone of the reader', () => {
    const timed = [...leaves(en), ...leaves(de)].filter(([, text]) =>
      /\{\s*\w+\s*,\s*(date|time)\b/u.test(text),
    );
    expect(timed).toEqual([]);
  });

  it('says nothing where there is no sentence, and the key where a value is missing', () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(
      ['access.checks', 'access.checks.none.title', 'toString', 'access.hidden.length', ''].map(
        (key) => say('en', key, {}),
      ),
    ).toEqual([null, null, null, null, null]);
    expect(say('en', 'access.paths.group', {})).toBe('access.paths.group');
    expect(complaints).toHaveBeenCalledOnce();
    complaints.mockRestore();
  });

  it('writes moments in the zone and language of the reader', () => {
    const at = new Date('2026-07-01T21:30:00Z');
    const written = (language: 'en' | 'de', timeZone: string): string =>
      writtenIn(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
    expect([
      written('en', 'UTC'),
      written('en', 'Europe/Berlin'),
      written('de', 'Europe/Berlin'),
      written('en', 'UTC'),
    ]).toEqual([
      '1 Jul 2026, 21:30',
      '1 Jul 2026, 23:30',
      '01.07.2026, 23:30',
      '1 Jul 2026, 21:30',
    ]);
  });

  it('speaks the first language it knows', () => {
    expect([
      spoken(['fr', 'de-AT', 'en']),
      spoken(['en-GB', 'de']),
      spoken(['fr']),
      spoken([]),
    ]).toEqual(['de', 'en', 'en', 'en']);
  });
});
