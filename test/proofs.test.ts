import { describe, expect, it } from 'vitest';
import { readSources, unproved } from './plan.ts';

// Decision 32, executable: what a store writes behind a gate asks for the proof of it.

const code = readSources('src').filter(({ isTest }) => !isTest);
const tables = [
  ...code
    .find(({ path }) => path === 'src/base/data/tables.ts')!
    .text.matchAll(/^ {2}([a-z_]+): \{/gmu),
].map(([, table]) => table!);
const gated = new Set(code.filter(({ name }) => name === 'gates').map(({ folder }) => folder));
const stores = code.filter(({ name, folder }) => name === 'store' && gated.has(folder));

/**
 * Writes that no gate stands before, and why. Nothing is added here; what gets a gate is taken out.
 */
const STILL: { readonly [path: string]: { readonly [name: string]: string } } = {
  'people/account': { sweepAccounts: 'a sweep' },
  'people/account/credentials': { dropUnconfirmed: 'proved by mail', setEmail: 'proved by mail' },
  'people/account/mails': {
    newToken: 'a mail',
    takeToken: 'held secret',
    dropTokens: 'own account',
  },
  'people/account/me': { updatePerson: 'own row', setPicture: 'own row', deletePicture: 'own row' },
  'people/account/passwords': { setPassword: 'own account' },
  'people/account/sign-ins': { touchSignIn: 'own sign-in', deleteSignIns: 'a consequence' },
  'people/account/sign-ins/remains': {
    remains: 'a consequence',
    endRemains: 'a consequence',
    endBrowsersOf: 'own sign-in',
  },
  'people/account/sign-up': { setVerified: 'proved by mail' },
  'assemblies/agents/tasks': { saveHolder: 'own row' },
  'people/contacts': { disconnect: 'own contact' },
  'people/contacts/requests': {
    addRequest: 'own request',
    reopen: 'own request',
    withdrawRequest: 'own request',
    declineAll: 'own request',
    withdrawAll: 'own request',
    connect: 'own contact',
    block: 'own block',
    unblock: 'own block',
    bind: 'a consequence',
  },
  'people/technical/tokens': { touchToken: 'own token' },
  'people/technical/tokens/ended': { revokeAll: 'a consequence' },
  'people/why/questions': { recordQuestion: 'own question' },
  'people/organisation/set-up': { writeCode: 'a start', dropCode: 'held secret' },
  'sessions/feed': { saveFeed: 'own row', deleteFeed: 'own row', findOwner: 'held secret' },
  'rooms/call/medium': { putSignals: 'a medium', takeSignals: 'a medium', sweepSignals: 'a sweep' },
  'rooms/knocks': { endKnocks: 'a consequence' },
  'rooms/knocks/ends': { expire: 'a sweep' },
  'rooms/knocks/presence': { setPresence: 'presence', confirmPresence: 'presence' },
  'rooms/link': {
    holdAsPerson: 'held secret',
    holdAsGuest: 'held secret',
    renewHold: 'held secret',
  },
  'rooms/stays': { touchStay: 'own stay', endStays: 'a consequence' },
  'rooms/stays/seats': {
    setHere: 'presence',
    setAway: 'presence',
    setShown: 'own devices',
    confirmStays: 'presence',
  },
};
/** Files besides reactions, jobs and the demo in which the product does something by itself. */
const BY_ITSELF: { readonly [path: string]: string } = {
  'src/people/contacts/actions.ts': 'a place in a group that rested on the contact ends with it',
  'src/people/organisation/set-up/actions.ts':
    'the one-time code is the key; there are no gates yet',
};
const itself = /^src\/(demo\/[^/]+|.+\/(reactions|jobs)|access\/admit)\.ts$/u;

describe('what is written behind a gate', () => {
  it('asks for the proof of it', () => {
    const listed = Object.entries(STILL).flatMap(([folder, names]) =>
      Object.keys(names).map((name) => `src/${folder}/store.ts ${name}`),
    );
    const found = stores.flatMap((store) => unproved(store, tables));
    expect(found.filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !found.includes(name))).toEqual([]);
    expect(stores.length).toBeGreaterThan(30);
  });

  it('has its proof from nowhere else', () => {
    const wrong = code
      .filter(({ path }) => path !== 'src/access/admit.ts')
      .filter(({ text }) =>
        /\bas\s+(unknown\s+as\s+)?Admitted\b|\bAdmitted<(never|any)>/u.test(text),
      )
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
    const alone = code.filter(({ text }) => /\bbyItself\b/u.test(text)).map(({ path }) => path);
    expect(alone.filter((path) => !itself.test(path))).toEqual(Object.keys(BY_ITSELF));
  });
});

describe('what is planted is found', () => {
  const planted = (text: string) => unproved({ path: 'src/x/store.ts', text }, ['rooms']);
  const body = "tx.updateTable('rooms').set({})";
  it.each([
    ['a function', `export async function shut(tx: Tx, id: RoomId) { await ${body} }`],
    ['an arrow', `export const shut = (tx: Tx, id: RoomId) => ${body};`],
    ['one without anything', `export const shut = (tx: Tx) => ${body};`],
    [
      'a proof in the wrong place',
      `export const shut = (tx: Tx, a: A, by: Admitted<'a'>) => ${body};`,
    ],
    [
      'written by another',
      `const act = (tx: Tx) => ${body};\nexport const shut = (tx: Tx) => act(tx);`,
    ],
    [
      'by one before it',
      `export const shut = (tx: Tx) => act(tx);\nfunction act(tx: Tx) { ${body} }`,
    ],
    ['a statement', 'export const shut = named("shut", `delete from rooms where id = $1`);'],
  ])('a write without a proof: %s', (_, text) => {
    expect(planted(text)).toEqual(['src/x/store.ts shut']);
  });
  it.each([
    ['with a proof', `export const shut = (tx: Tx, _by: Admitted<'host-room'>) => ${body};`],
    ['of its own', `const shut = (tx: Tx) => ${body};`],
    ['that reads', 'export const shut = (db: Db) => sql`select from rooms for update`;'],
  ])('but not one %s', (_, text) => {
    expect(planted(text)).toEqual([]);
  });
});
