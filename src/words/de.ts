import { access } from './de/access.ts';
import { base } from './de/base.ts';
import { shell } from './de/shell.ts';
import type { Words } from './en.ts';

export const de: Words = { access, base, shell };
