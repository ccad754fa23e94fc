import { expect, test } from 'vitest';
import { en } from '../../words/en.ts';
import { languages } from '../../words/languages.ts';
import { translator } from '../../words/translator.ts';
import { articles, namesIn, type ArticleName } from './names.ts';

type Loose = ((key: string) => string) & {
  readonly markup: (key: string, values: Readonly<Record<string, unknown>>) => string;
};
const part = (chunks: string): string => chunks;
const parts = { p: part, b: part, ol: part, li: part, toAccount: part };

test.each(languages)(
  'the articles in %s call every page and button by the name it has',
  (language) => {
    const t = translator(language) as unknown as Loose;
    const words = namesIn(t);
    for (const article of Object.keys(articles) as ArticleName[]) {
      const told = articles[article].map(({ name }) =>
        t.markup(`help.${article}.${name}.says`, { ...parts, ...words }),
      );
      // a name that is not known leaves its key or its braces behind
      for (const text of [...told, ...Object.values(words)])
        expect(text).not.toMatch(/[{}<]|\b[a-z]+\.[a-zA-Z]+\.[a-zA-Z]/u);
      expect(told.join(' ').length).toBeGreaterThan(500);
    }
  },
);

test('every section that is written stands in its article', () => {
  for (const [name, sections] of Object.entries(articles)) {
    const written = Object.keys(en.help[name as ArticleName]).filter(
      (key) => key !== 'title' && key !== 'lead',
    );
    expect(sections.map((section) => section.name)).toEqual(written);
  }
});
