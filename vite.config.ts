import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { agentFile } from './scripts/web/agent.ts';
import { ahead } from './scripts/web/ahead.ts';
import { stylesOfParts } from './scripts/web/styles.ts';
import { wordsOfPages } from './scripts/web/words.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['ANTEROOM_DEV_SERVER'] ?? 'http://127.0.0.1:3000';

/** Built by itself under a name that stays: what it shares with the page has to be inside it, because not every browser lets a worker import. */
const serviceWorker = (): Plugin => {
  const bundle = async (): Promise<string> => {
    const output = { format: 'iife' as const, entryFileNames: 'service-worker.js' };
    const made = await build({
      root: here('src/web'),
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      build: {
        write: false,
        target: 'es2023',
        rolldownOptions: { input: here('src/web/service-worker.ts'), output },
      },
    });
    const [chunk] = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
    if (chunk?.type !== 'chunk') throw new Error('the service worker was not built');
    return chunk.code;
  };
  return {
    name: 'service-worker',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: await bundle() });
    },
    configureServer({ middlewares }) {
      middlewares.use('/service-worker.js', (_, response, next) => {
        void bundle().then(
          (code) => response.setHeader('content-type', 'text/javascript').end(code),
          next,
        );
      });
    },
  };
};

/** Beside each script and style its compressed twin, as small as can be: made once, sent often. */
const compressed = (): Plugin => ({
  name: 'compressed',
  generateBundle: {
    order: 'post',
    handler(_, made) {
      for (const file of Object.values(made))
        if (/\.(?:js|css|svg)$/u.test(file.fileName))
          this.emitFile({
            type: 'asset',
            fileName: `${file.fileName}.br`,
            source: brotliCompressSync('code' in file ? file.code : file.source),
          });
    },
  },
});

/** Each language is a file of its own. */
const notWords = (id: string): boolean => !/words(?:\/\w+-|\.)\w+\.ts$/u.test(id);

/** What one fills in: no page that only shows something has it. */
const FORMS = /@mantine\/core\/esm\/components\/(?:MultiSelect|Select|Switch|Textarea|Checkbox)\//u;
/** What every page inside has around it, and nearly each in it. */
const FRAME =
  /@mantine\/core\/esm\/core\/|web\/(?:Inside|shell\/(?:Shell|SignedIn)|entry\/AtTheDoor)\.tsx$|base\/ui\/(?!list\/(?:DataTable|ActionsList)|late\/(?:At|Hint)|sounds|QuestionDialog)[\w/]+\.tsx?$/u;
/** What opens over a page: menus, hints and dialogs. None is open when a page is shown. */
const OVER =
  /@floating-ui|@mantine\/core\/esm\/components\/(?:Drawer|Menu|Modal|Popover|Tooltip)\/|late\/(?:At|Hint)|shell\/AvatarList/u;
/** What shows doors and who waits at them, on pages of other features; and small parts of the lobby and of the room, each of which would be a request. */
const DOORS =
  /access\/ui\/Checklist|icons\/Icon(?:Ban|X)\.|rooms\/(?:door\/ui\/(?:secret|alarm\/(?!Knock(?:Banner|Notice|Dialog)))|own\/ui\/(?:YourRooms|StartButton))/u;

export default defineConfig({
  root: here('src/web'),
  publicDir: here('src/web/public'),
  cacheDir: here('.cache/vite'),
  plugins: [
    stylesOfParts(),
    wordsOfPages(),
    react(),
    ahead(),
    serviceWorker(),
    agentFile(),
    compressed(),
  ],
  resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  // The server replaces this word by a fresh nonce in every answer.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // Inlined fonts and pictures would need data: in the security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false }, // browsers that read the rest know it
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Few requests: what nearly every page needs, what many do, and then the pages.
        codeSplitting: {
          groups: [
            { name: 'first', test: notWords, tags: ['$initial'], priority: 9 },
            { name: 'inside', test: FRAME, priority: 5 },
            { name: 'over', test: OVER, priority: 4 },
            { name: 'doors', test: DOORS, priority: 4 },
            { name: 'queue', test: /door\/ui\/queue\/KnockQueue/u, priority: 3 },
            { name: 'home', test: /sessions\/ui\/pages\/MySessions/u, priority: 3 },
            { name: 'forms', test: FORMS, priority: 2 },
            { name: 'often', test: notWords, minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: false,
    proxy: { '/api': { target: server, ws: true, changeOrigin: false } },
  },
});
