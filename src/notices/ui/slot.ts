import { createContext } from 'react';
import type { ComponentType } from 'react';
import type { Notice } from '../contract.ts';

export type Answers = { readonly [kind: string]: ComponentType<{ readonly notice: Notice }> };

/**
 * What a kind of notice shows beneath it, in the bell and in the history, where that is more than
 * the buttons it carries. The floor above knows the features; the shell puts their components here. A component stays while its notice is
 * shown, also once that is settled: it decides itself what is left to show.
 */
export const NoticeSlot = createContext<Answers>({});
