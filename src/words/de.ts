import { catalogue } from './catalogue.ts';
import type { Words } from './en.ts';
import { first } from './first-de.ts';
import { inside } from './inside-de.ts';

export const de: Words = catalogue(first, inside);
