import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';

type Needed = {
  readonly files: readonly string[];
  readonly pages: Readonly<Record<string, readonly number[]>>;
  readonly words: Readonly<Record<string, readonly number[]>>;
};
type Bundle = Rolldown.OutputBundle;

const LAYOUT = /const (\w+) = createRoute\(\{[^;]*?import\('([^']+)'\)/gu;
const PAGE = /page\(\s*(\w+),\s*'([^']+)',\s*lazily\(\(\) => import\('([^']+)'\)/gu;
const ENTRY = /'(\/[\w-]+)': async \(\) =>\s*\(await import\('([^']+)'\)/gu;

/**
 * Which files each page needs beside those that every page does, read from the router and the list
 * of pages before the inside.
 */
export function neededBy(folder: string, bundle: Bundle): Needed {
  const router = readFileSync(join(folder, 'router.tsx'), 'utf8');
  const entries = readFileSync(join(folder, 'entry/pages.ts'), 'utf8');
  const chunks = Object.values(bundle).filter((made) => made.type === 'chunk');
  const chunkOf = (path: string) => chunks.find((chunk) => chunk.moduleIds.includes(path));
  const madeOf = (name: string, seen = new Set<string>()): Set<string> => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || seen.has(name)) return seen;
    seen.add(name);
    chunk.viteMetadata?.importedCss.forEach((sheet) => seen.add(sheet));
    chunk.imports.forEach((other) => madeOf(other, seen));
    return seen;
  };
  const ofAll = new Set(
    chunks.filter(({ isEntry }) => isEntry).flatMap((one) => [...madeOf(one.fileName)]),
  );
  const files: string[] = [];
  const placesOf = (...modules: readonly string[]): number[] => {
    const found = modules.flatMap((module) => [...madeOf(chunkOf(module)?.fileName ?? '')]);
    return [...new Set(found)]
      .filter((file) => !ofAll.has(file))
      .map((file) => {
        if (!files.includes(file)) files.push(file);
        return files.indexOf(file);
      });
  };
  const at = (path: string) => posix.join(folder, path);
  const layouts = new Map([...router.matchAll(LAYOUT)].map(([, name, path]) => [name!, at(path!)]));
  const words = (part: string, language: string) => at(`../words/${part}-${language}.ts`);
  const outside = [...entries.matchAll(ENTRY)].map(([, address, path]): [string, number[]] => [
    address!,
    placesOf(at(`entry/${path!}`)),
  ]);
  const within = [...router.matchAll(PAGE)].map(([, layout, address, path]): [string, number[]] => [
    address!.replace('$id', '*'),
    [
      ...placesOf(
        at('Inside.tsx'),
        at(path!),
        layouts.get(layout!) ?? '',
        ...(layout === 'shell' ? [layouts.get('signedIn')!] : []),
      ),
      -1,
    ],
  ]);
  return {
    pages: Object.fromEntries([...outside, ...within]),
    words: Object.fromEntries(
      ['en', 'de'].flatMap((language) => [
        [language, placesOf(words('first', language))],
        [`${language}+`, placesOf(words('inside', language))],
      ]),
    ),
    files,
  };
}

/** Puts `src/web/ahead.ts` into the page, with what the build knows. */
export const ahead = (): Plugin => {
  let folder = '';
  return {
    name: 'ahead',
    configResolved: ({ root }) => {
      folder = root;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(page, { bundle }) {
        const needed: Needed = bundle
          ? neededBy(folder, bundle)
          : { files: [], pages: {}, words: {} };
        const made = await build({
          root: folder,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { NEEDED: JSON.stringify(needed) },
          build: {
            write: false,
            target: 'es2023',
            rolldownOptions: { input: join(folder, 'ahead.ts'), output: { format: 'iife' } },
          },
        });
        const [chunk] = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
        if (chunk?.type !== 'chunk') throw new Error('what runs ahead was not built');
        const { code } = chunk;
        return page.replace('<!-- ahead -->', () => `<script>${code}</script>`);
      },
    },
  };
};
