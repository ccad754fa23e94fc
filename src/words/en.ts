import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { base } from './en/base.ts';
import { cli } from './en/cli.ts';
import { contacts } from './en/contacts.ts';
import { door } from './en/door.ts';
import { groups } from './en/groups.ts';
import { help } from './en/help.ts';
import { journal } from './en/journal.ts';
import { knocks } from './en/knocks.ts';
import { notices } from './en/notices.ts';
import { organisation } from './en/organisation.ts';
import { rooms } from './en/rooms.ts';
import { sessions } from './en/sessions.ts';
import { shell } from './en/shell.ts';

/**
 * One catalogue for pages, mails, notices and the sentences of checks. Other languages must have
 * exactly these keys.
 */
export const en = {
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
export type CheckName = keyof typeof access.checks;
export type RemedyName = keyof typeof access.remedies;
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
export type Words = Texts<typeof en>;
export type Area<A extends keyof Words> = Words[A];
