import { access } from './de/access.ts';
import { account } from './de/account.ts';
import { base } from './de/base.ts';
import { cli } from './de/cli.ts';
import { contacts } from './de/contacts.ts';
import { door } from './de/door.ts';
import { groups } from './de/groups.ts';
import { help } from './de/help.ts';
import { journal } from './de/journal.ts';
import { knocks } from './de/knocks.ts';
import { notices } from './de/notices.ts';
import { organisation } from './de/organisation.ts';
import { rooms } from './de/rooms.ts';
import { sessions } from './de/sessions.ts';
import { shell } from './de/shell.ts';
import type { Words } from './en.ts';

export const de: Words = {
  access,
  account,
  base,
  shell,
  door,
  rooms,
  journal,
  organisation,
  sessions,
  contacts,
  groups,
  help,
  knocks,
  notices,
  cli,
};
