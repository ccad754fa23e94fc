/** Text somebody searches for, as a LIKE pattern that matches it anywhere. */
export const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/gu, '\\$&')}%`;
