import '@mantine/core/styles/global.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, StrictMode, Suspense } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { VerdictSlot } from '../base/ui/Problem.tsx';
import { WordsProvider } from '../base/ui/talk/words.tsx';
import { Entry, openEntry } from './entry/Entry.tsx';
import { hearWorker } from './hear-worker.ts';
import { Locale } from './Locale.tsx';
import { theme, variables } from './theme.ts';
import { nonce, trustStyles } from './trusted.ts';

trustStyles();
// What locks the page behind a dialog makes its own style element and asks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce() });

const Checklist = lazy(async () => ({
  default: (await import('../access/ui/Checklist.tsx')).VerdictInProblem,
}));
const VerdictInProblem = (props: { readonly verdict: unknown }) => (
  <Suspense>
    <Checklist {...props} />
  </Suspense>
);

const look = localStorageColorSchemeManager({ key: 'anteroom.look' });
const root = createRoot(document.querySelector('#root')!);
const show = (page: ReactNode): void =>
  root.render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        colorSchemeManager={look}
        getStyleNonce={nonce}
      >
        <WordsProvider>
          <VerdictSlot value={VerdictInProblem}>
            <Locale>{page}</Locale>
          </VerdictSlot>
        </WordsProvider>
      </MantineProvider>
    </StrictMode>,
  );

let go = openEntry(
  async (isFirst) => {
    const { Inside, arrive, go: goInside } = await import('./Inside.tsx');
    // until the page is there, the one before it stays
    if (!isFirst) await arrive();
    go = goInside;
    show(<Inside />);
  },
  () => show(<Entry />),
);
hearWorker((href) => go(href));
