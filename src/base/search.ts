import { addressOf } from './address.ts';

/** Text somebody searches for, tidied by `sought`, as a LIKE pattern that matches it anywhere; a whole address in the form in which it is stored. */
export const containing = (text: string): string => `%${(addressOf(text) ?? text).replace(/[\\%_]/gu, '\\$&')}%`;
