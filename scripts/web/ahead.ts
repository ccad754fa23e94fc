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
const PAGE = /page\(\s*(\w+),\s*'([^']+)',\s*(lazily|early)\(\(\) => import\('([^']+)'\)/gu;

/** Which files each page needs beside those that every page does, read from the router. */
export function neededBy(router: string, folder: string, bundle: Bundle): Needed {
  const chunks = Object.values(bundle).filter((made) => made.type === 'chunk');
  const chunkOf = (path: string) => chunks.find((chunk) => chunk.moduleIds.includes(path));
  const within = (name: string, seen = new Set<string>()): Set<string> => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || seen.has(name)) return seen;
    seen.add(name);
    chunk.viteMetadata?.importedCss.forEach((sheet) => seen.add(sheet));
    chunk.imports.forEach((other) => within(other, seen));
    return seen;
  };
  const ofAll = new Set(
    chunks.filter(({ isEntry }) => isEntry).flatMap((one) => [...within(one.fileName)]),
  );
  const files: string[] = [];
  const placesOf = (...modules: readonly string[]): number[] => {
    const found = modules.flatMap((module) => [...within(chunkOf(module)?.fileName ?? '')]);
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
  return {
    pages: Object.fromEntries(
      [...router.matchAll(PAGE)].map(([, layout, address, way, path]) => [
        address!.replace('$id', '*'),
        [
          ...placesOf(
            at(path!),
            layouts.get(layout!) ?? '',
            ...(layout === 'shell' ? [layouts.get('signedIn')!] : []),
          ),
          ...(way === 'lazily' ? [-1] : []),
        ],
      ]),
    ),
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
        const router = readFileSync(join(folder, 'router.tsx'), 'utf8');
        const needed: Needed = bundle
          ? neededBy(router, folder, bundle)
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
