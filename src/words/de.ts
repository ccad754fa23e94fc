import { access } from './de/access.ts';
import { account } from './de/account.ts';
import { base } from './de/base.ts';
import { journal } from './de/journal.ts';
import { organisation } from './de/organisation.ts';
import { rooms } from './de/rooms.ts';
import { shell } from './de/shell.ts';
import type { Words } from './en.ts';

export const de: Words = { access, account, base, shell, rooms, journal, organisation };
