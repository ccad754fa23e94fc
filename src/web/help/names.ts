/** A translator that takes keys as they come: the articles are lists of keys. */
export type Say = (key: string) => string;

/** What the articles call by the names that pages and buttons have. */
const names = {
  account: 'account.help.title',
  actions: 'base.ui.actions',
  administration: 'shell.sections.administration',
  again: 'door.denied.again',
  allow: 'door.queue.allow',
  check: 'shell.pages.check',
  copyForManager: 'sessions.page.copyMessage',
  deny: 'door.queue.deny',
  edit: 'groups.edit',
  group: 'sessions.edit.group',
  guests: 'door.control.guests',
  locked: 'door.positions.locked',
  manage: 'shell.pages.manage',
  myContacts: 'shell.pages.contacts',
  myGroups: 'shell.pages.groups',
  mySessions: 'shell.pages.sessions',
  names: 'notices.ui.browsers.names',
  nothing: 'sessions.page.nothing',
  notifications: 'notices.ui.tabs.notices',
  save: 'groups.editor.save',
  sendRequest: 'contacts.add.button',
  settings: 'shell.pages.settings',
  signedOutToo: 'notices.ui.browsers.signedOutToo',
  what: 'sessions.access.what',
  turnOn: 'notices.ui.here.turnOn',
} as const;

export const namesIn = (say: Say): Readonly<Record<keyof typeof names, string>> =>
  Object.fromEntries(Object.entries(names).map(([name, key]) => [name, say(key)])) as Record<
    keyof typeof names,
    string
  >;

/** Sections in order; a picture is a file in `pictures/`, one for each language. */
export const articles = {
  access: [
    { name: 'logic' },
    { name: 'yourself', picture: 'nothing' },
    { name: 'check', picture: 'check' },
    { name: 'signIn' },
    { name: 'contact', picture: 'contacts' },
    { name: 'group', picture: 'group' },
    { name: 'session', picture: 'session' },
    { name: 'adHoc' },
  ],
  rooms: [
    { name: 'door' },
    { name: 'told', picture: 'queue' },
    { name: 'allow' },
    { name: 'deny', picture: 'denied' },
    { name: 'enable', picture: 'notifications' },
    { name: 'received' },
  ],
} as const satisfies Readonly<
  Record<string, readonly { readonly name: string; readonly picture?: string }[]>
>;
export type ArticleName = keyof typeof articles;
