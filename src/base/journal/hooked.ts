import type { Entry, Kind } from './entries.ts';

/**
 * The kinds of entries that programs outside can be told of, each with the fields of its data that
 * go along: ids, numbers, instants and words of ours, never what somebody has typed.
 */
export type Hooked = { readonly [K in Kind]?: readonly (keyof Entry<K>['data'])[] };
