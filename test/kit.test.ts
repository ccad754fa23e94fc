import { expect, test } from 'vitest';
import { readSources, tablesIn, type Source } from './plan.ts';

// A test that uses the kit calls nothing else by the name of one of its verbs. Journeys act on pages, with
// verbs of their own.

const KIT = 'test/world/';
const ACT =
  /^(export )?(?:(?:async )?function (\w+)|const (\w+)(?:: [^=\n]+)? = (?:async )?(?:<\w+>)?\()/gmu;
const acts = ({ text }: Pick<Source, 'text'>, exported: boolean): string[] =>
  [...text.matchAll(ACT)]
    .filter(([, shared]) => !exported || shared)
    .map(([, , named, constant]) => named ?? constant ?? '');

/** Statements as text, which no database gets. */
const FIXTURES = new Set(['test/plan.test.ts', 'test/proofs.test.ts']);
const all = [...readSources('src'), ...readSources('test')];
const verbs = new Set(
  all.filter(({ path }) => path.startsWith(KIT)).flatMap((source) => acts(source, true)),
);
const twice = (source: Pick<Source, 'path' | 'text' | 'imports'>): string[] =>
  source.path.startsWith(KIT) || !source.imports.some(({ to }) => to.startsWith(KIT))
    ? []
    : acts(source, false)
        .filter((name) => verbs.has(name))
        .map((name) => `${source.path} has a ${name} of its own`);

test('what people do in tests is said once', () => {
  expect(verbs.size).toBeGreaterThan(50);
  expect(
    all.filter(({ path }) => !path.startsWith('test/journeys/')).flatMap((source) => twice(source)),
  ).toEqual([]);
});

test('a verb that is defined again is found', () => {
  const imports = [{ to: `${KIT}doors.ts`, inside: true }] as unknown as Source['imports'];
  for (const text of ['const enter = async (who: Guest) => 1;', 'async function enter() {}'])
    expect(twice({ path: 'test/planted.test.ts', text, imports })).toEqual([
      'test/planted.test.ts has a enter of its own',
    ]);
});

/** Writes a row of each kind that is kept about a person. */
const EVERYTHING = 'src/people/leaving/actions.test.ts';
/** What the server alone writes, of itself or of what people do. */
const MACHINE =
  'deliveries followed_entries gazes idempotent_answers journal limits mails migrations nodes notices webhook_messages';
/**
 * Rows that people make by the API, and a test still writes for itself: crowds, what lies in every
 * table, what no page offers yet. A line may go or get shorter; none comes.
 */
const STILL: Readonly<Record<string, string>> = {
  'src/notices/actions.test.ts': 'persons browsers',
  'src/notices/browsers/actions.test.ts': 'sign_ins browsers',
  'src/notices/reactions.test.ts': 'contact_requests browsers',
  'src/notices/sending/actions.test.ts': 'sign_ins',
  'src/notices/sending/outbox.test.ts': 'persons',
  'src/people/account/sign-up/actions.test.ts': 'invitations',
  'src/people/account/store.test.ts': 'persons invitations group_members sessions',
  'src/people/audience/asks.test.ts': 'organisation_members audience_groups',
  'src/people/audience/store.test.ts': 'persons groups group_members audience_groups sessions',
  'src/people/completions/actions.test.ts': 'completions',
  'src/people/contacts/actions.test.ts': 'persons blocks group_members',
  'src/people/groups/actions.test.ts': 'persons organisation_members',
  'src/people/groups/members/actions.test.ts': 'persons group_members',
  'src/people/organisation/control/actions.test.ts': 'knocks',
  'src/rooms/call/actions.test.ts': 'stays',
  'src/rooms/knocks/actions.test.ts': 'link_holders knocks',
  'src/sessions/agenda/agenda.test.ts': 'group_members audience_groups sessions events rooms',
  'src/sessions/plan/plan.test.ts': 'session_hosts',
  'test/asks.test.ts': 'room_blocks',
  'test/bell.test.ts':
    'organisation_members contact_requests group_members sessions session_hosts knocks',
  'test/command-line.test.ts': 'persons sign_ins',
  'test/crash.test.ts': 'link_holders',
  'test/door-crowd.test.ts': 'link_holders',
  'test/ending-stays.test.ts': 'persons organisation_members group_members knocks',
  'test/ending-whole.test.ts': 'group_members',
  'test/erased-meanwhile.test.ts': 'persons',
  'test/export.test.ts':
    'organisations groups audience_groups sessions link_holders knocks messages stays',
  'test/hosts-of-an-event.test.ts': 'session_hosts events',
  'test/journeys/access.spec.ts': 'groups audience_groups',
  'test/journeys/person.spec.ts': 'group_nestings',
  'test/journeys/weight.spec.ts': 'persons',
  'test/leaving.test.ts': 'blocks browsers webhooks',
  'test/lost-outcomes.test.ts': 'organisations organisation_members groups',
  'test/nodes.test.ts': 'link_holders',
  'test/one-moment.test.ts': 'audience_groups sessions',
  'test/scope.test.ts':
    'persons organisations organisation_members contacts groups group_members group_nestings audience_groups sessions session_hosts events rooms',
  'test/secrets.test.ts': 'persons group_members',
  'test/security-doors.test.ts': 'link_holders knocks',
  'test/security.test.ts': 'persons sign_in_methods',
  'test/senders.test.ts': 'notice_preferences browsers webhooks',
  'test/several-rooms.test.ts': 'rooms',
  'test/writes/sessions.ts': 'stays',
};

test('what people could do is done by the API, or by a verb that says why not', () => {
  const tables = [
    ...all
      .find(({ path }) => path === 'src/base/data/tables.ts')!
      .text.matchAll(/^ {2}([a-z_]+): \{/gmu),
  ].map(([, table]) => table!);
  const peoples = tables.filter((table) => !MACHINE.split(' ').includes(table));
  const written = all
    .filter(({ path, isTest }) => isTest || (path.startsWith('test/') && !path.startsWith(KIT)))
    .map(({ path, text }) => [path, tablesIn(text, peoples).writes.join(' ')] as const)
    .filter(([path, writes]) => writes && !FIXTURES.has(path) && path !== EVERYTHING);
  expect(peoples.length).toBeGreaterThan(30);
  expect(Object.fromEntries(written)).toEqual(STILL);
});
