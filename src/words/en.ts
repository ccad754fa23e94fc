import { catalogue, type Texts } from './catalogue.ts';
import { first } from './first-en.ts';
import { inside } from './inside-en.ts';

/**
 * One catalogue for pages, mails, notices and the sentences of checks. Each sentence stands beside the
 * feature that says it; other languages must have exactly these keys. Pages load it in two parts.
 */
export const en = catalogue(first, inside);
export type CheckName = keyof typeof en.access.checks;
export type RemedyName = keyof typeof en.access.remedies;
export type Words = Texts<typeof en>;
