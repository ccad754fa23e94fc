import '@mantine/core/styles/global.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { VerdictSlot } from '../base/ui/Problem.tsx';
import { queryClient } from '../base/ui/talk/queries.ts';
import { WordsProvider } from '../base/ui/talk/words.tsx';
import { NoticeSlot } from '../notices/ui/slot.ts';
import { answers } from './answers.ts';
import { hearWorker } from './hear-worker.ts';
import { SessionSlot } from '../sessions/ui/slots.ts';
import { Locale } from './Locale.tsx';
import { router } from './router.tsx';
import { slots } from './shell/slots.tsx';
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

const queries = queryClient();
hearWorker(router);
const look = localStorageColorSchemeManager({ key: 'anteroom.look' });

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      colorSchemeManager={look}
      getStyleNonce={nonce}
    >
      <WordsProvider>
        <QueryClientProvider client={queries}>
          <VerdictSlot value={VerdictInProblem}>
            <NoticeSlot value={answers}>
              <SessionSlot value={slots}>
                <Locale>
                  <RouterProvider router={router} />
                </Locale>
              </SessionSlot>
            </NoticeSlot>
          </VerdictSlot>
        </QueryClientProvider>
      </WordsProvider>
    </MantineProvider>
  </StrictMode>,
);
