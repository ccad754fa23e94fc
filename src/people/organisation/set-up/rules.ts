// No letters or digits that are mistaken for each other when read off a screen.
export const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 12; // 32 letters, 5 bits each: 60 bits

/** Spells bytes as a code that is easy to read and type: ABCD-EFGH-JKLM. */
export const codeFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, LENGTH))
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('')
    .replace(/(.{4})(?=.)/gu, '$1-');
export const BYTES = LENGTH;

/** As people type it: any case, with or without dashes and blanks. */
export const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/gu, '');
