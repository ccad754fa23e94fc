import { sql, type RawBuilder } from 'kysely';
import { addressOf } from '../text/address.ts';

/**
 * Text somebody searches for, tidied by `sought`, as a LIKE pattern that matches it anywhere; a
 * whole address in the form in which it is stored.
 */
export const containing = (text: string): string =>
  `%${(addressOf(text) ?? text).replace(/[\\%_]/gu, '\\$&')}%`;
/** The same for a column of addresses: by what is stored, and by what people see. */
export const addressContains = (column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`sought_address(${sql.ref(column)}) ilike ${containing(text.toLowerCase())}`;
