import { expect, test } from 'vitest';
import { evaluate, failed } from '../../access/gate.ts';
import type {
  EventId,
  GroupId,
  GuestId,
  OrganisationId,
  PersonId,
  SessionId,
} from '../../base/ids.ts';
import type { Asker, Subject, Way } from '../../people/audience/checks.ts';
import { changeSession, manageSession, seeSession } from '../../sessions/gate/gates.ts';
import { unnamed, type DoorFacts, type Room } from './checks.ts';
import { beInside, enterRoom } from './gates.ts';

const [ada, ben] = ['ada', 'ben'] as unknown as [PersonId, PersonId];
const chemistry = { id: 'chemistry' as GroupId, name: 'Chemistry' };
const physics = { id: 'physics' as GroupId, name: 'Physics', managed: true };
const chief = {
  id: 'chief' as unknown as PersonId,
  name: 'Cora Chief',
  asked: null,
  tells: { method: 'POST', path: '/api/access-questions' },
} as const;
const member: Way = { ...chemistry, role: 'member', direct: true, counts: true, colleague: true };
const asker: Asker = {
  id: ada,
  zone: 'UTC',
  self: false,
  admin: false,
  manages: true,
  keeps: false,
  byLink: false,
  contact: 'contact',
  request: null,
  groups: [],
};
const person: Subject = {
  id: ben,
  guest: null,
  label: 'Ben',
  email: 'ben@x.test',
  verified: true,
  barred: false,
};
const session: Room = {
  id: 'session' as SessionId,
  kind: 'group',
  organisation: 'home' as OrganisationId,
  title: 'Lab talk',
  version: 3,
  size: 1,
  groups: [{ ...chemistry, managed: true, own: true }],
  ask: 'Ada',
  hidden: false,
  cancelled: null,
  role: 'member',
  suspended: false,
  contact: false,
  ways: [member],
  elsewhere: [],
  hosts: [],
  admin: null,
  host: false,
  hostOf: null,
  askerHosts: false,
  open: true,
  closes: new Date('2026-11-23T12:00Z'),
  opens: null,
  openable: null,
  planned: null,
  ended: null,
  door: 'open',
  guests: false,
  link: false,
  owner: { self: false, active: false, contact: false },
  blocked: false,
  asked: null,
  denials: { times: 0, last: null },
  removedNear: false,
  membersAnswer: false,
  within: false,
  inside: 5,
  taken: 5,
};
type Odd = {
  readonly asker?: Partial<Asker>;
  readonly person?: Partial<Subject>;
  readonly session?: Partial<Room> | null;
};
const facts = (odd: Odd = {}): DoorFacts =>
  unnamed({
    now: new Date('2026-11-23T10:00Z'),
    asker: { ...asker, ...odd.asker },
    person: { ...person, ...odd.person },
    about: odd.session === null ? null : { ...session, ...odd.session },
  });
const later = {
  event: 'event' as EventId,
  starts: new Date('2026-11-30T10:00Z'),
  open: false,
} as const;
const outside = { role: null, contact: true } as const;

test.each<[string, Odd, readonly string[]]>([
  ['a member of the group', {}, []],
  ['someone from outside who is a contact', { session: { ...outside, ways: [member] } }, []],
  [
    'a manager of the group, though it is hidden',
    { session: { hidden: true, ways: [{ ...member, role: 'manager' }] } },
    [],
  ],
  ['a host, though it is hidden', { session: { host: true, hidden: true } }, []],
  ['a host of one event, though it is hidden', { session: { hostOf: later, hidden: true } }, []],
  [
    'a host of one event who is in the group no more, and it is hidden',
    { session: { ways: [], hostOf: later, hidden: true } },
    ['in-group', 'not-hidden'],
  ],
  ['a host who is in the group no more', { session: { ways: [], host: true } }, ['in-group']],
  [
    'a host who is in the group no more, and it is hidden',
    { session: { ways: [], host: true, hidden: true } },
    ['in-group', 'not-hidden'],
  ],
  [
    'a host from outside whose contact ended',
    { session: { role: null, host: true, ways: [{ ...member, counts: false }] } },
    ['is-contact'],
  ],
  ['nobody', { person: { id: null } }, ['can-sign-in']],
  ['an unconfirmed address', { person: { verified: false } }, ['can-sign-in']],
  ['suspended wherever they belong', { person: { barred: true } }, ['can-sign-in']],
  ['a suspended member', { session: { suspended: true } }, ['can-sign-in']],
  [
    'a member from outside whose contact ended',
    { session: { role: null, ways: [{ ...member, counts: false }] } },
    ['is-contact'],
  ],
  ['a stranger', { session: { role: null, ways: [] } }, ['is-contact', 'in-group']],
  ['a contact who is in no group', { session: { ...outside, ways: [] } }, ['in-group']],
  [
    'someone in another group of the same manager',
    { session: { ways: [], elsewhere: [physics] } },
    ['in-group'],
  ],
  [
    'someone in a group, and the session has none',
    { session: { size: 0, groups: [], ways: [], elsewhere: [physics] } },
    ['assigned'],
  ],
  ['a member, and it is hidden', { session: { hidden: true } }, ['not-hidden']],
  [
    'a manager of a group inside the group, and it is hidden',
    { session: { hidden: true, ways: [{ ...member, direct: false, role: 'manager' }] } },
    ['not-hidden'],
  ],
  ['a session that does not exist', { session: null }, ['in-group']],
])('see session: %s', (_, odd, missing) => {
  expect(failed(evaluate(seeSession, facts(odd)))).toEqual(missing);
  expect(evaluate(seeSession, facts(odd)).allowed).toBe(missing.length === 0);
});

test.each<[string, Odd, readonly string[]]>([
  ['everything is fine', {}, []],
  ['cancelled', { session: { cancelled: { reason: 'ill' } } }, ['not-cancelled']],
  [
    'too early',
    { session: { open: false, closes: null, opens: new Date('2026-11-24T10:00Z') } },
    ['within-time'],
  ],
  [
    'over',
    { session: { open: false, closes: null, ended: new Date('2026-11-22T10:00Z') } },
    ['within-time'],
  ],
  ['full is another room of it', { session: { inside: 11, taken: 5 } }, []],
  ['full', { session: { inside: 6, taken: 6 } }, ['room-has-place']],
  [
    'several things at once',
    { session: { ways: [], open: false, closes: null, cancelled: { reason: '' } } },
    ['in-group', 'not-cancelled', 'within-time'],
  ],
])('enter room: %s', (_, odd, missing) =>
  expect(failed(evaluate(enterRoom, facts(odd)))).toEqual(missing),
);

test.each<[string, Odd, readonly string[], readonly string[]]>([
  ['a manager of the group', {}, [], []],
  ['an admin of the organisation', { asker: { manages: false, admin: true } }, [], []],
  ['the one who made it, when it has no group', { asker: { manages: false, keeps: true } }, [], []],
  ['a member', { asker: { manages: false } }, ['manages-session'], ['manages-session']],
  ['somebody suspended', { session: { suspended: true } }, ['can-sign-in'], ['can-sign-in']],
  ['a cancelled session', { session: { cancelled: { reason: '' } } }, [], ['not-cancelled']],
  ['the owner of a room without dates', { session: { kind: 'standing' } }, [], ['has-dates']],
])('manage and change: %s', (_, odd, manage, change) => {
  expect(failed(evaluate(manageSession, facts(odd)))).toEqual(manage);
  expect(failed(evaluate(changeSession, facts(odd)))).toEqual(change);
});

test('a positive verdict names every path', () => {
  const ways: Way[] = [
    { ...member, role: 'manager' },
    {
      id: 'beginners' as GroupId,
      name: 'Beginners',
      role: 'member',
      direct: false,
      counts: true,
      colleague: true,
    },
    {
      id: 'guests' as GroupId,
      name: 'Guests',
      role: 'member',
      direct: false,
      counts: false,
      colleague: true,
    },
  ];
  expect(evaluate(seeSession, facts({ session: { ways, host: true } })).paths).toEqual([
    { via: 'manager', id: 'chemistry', label: 'Chemistry' },
    { via: 'group', id: 'beginners', label: 'Beginners' },
    { via: 'host', id: 'session', label: 'Lab talk' },
  ]);
});

const remedies = (odd: Odd): unknown[] =>
  evaluate(enterRoom, facts(odd)).checks.flatMap((check) =>
    check.remedies.map((remedy) => [
      check.name,
      remedy.name,
      remedy.repair?.path ?? remedy.href ?? remedy.args?.['ask'],
    ]),
  );

test.each<[string, Odd, readonly (readonly unknown[])[]]>([
  [
    'an unknown address, asked by an admin',
    { asker: { admin: true }, person: { id: null } },
    [['can-sign-in', 'invite-person', '/api/organisations/home/invitations']],
  ],
  [
    'an unknown address, asked by a manager',
    { asker: { contact: 'none' }, person: { id: null } },
    [['can-sign-in', 'request-contact', '/api/contact-requests']],
  ],
  [
    'an unconfirmed address',
    { person: { verified: false } },
    [['can-sign-in', 'resend-verification', '/api/verification-mails']],
  ],
  [
    'suspended, asked by a manager',
    { session: { suspended: true } },
    [['can-sign-in', 'ask-manager', 'admins']],
  ],
  [
    'suspended, and an admin can be asked',
    { session: { suspended: true, admin: chief } },
    [['can-sign-in', 'tell-admin', '/api/access-questions']],
  ],
  [
    'suspended, and the admin was asked',
    { session: { suspended: true, admin: { ...chief, asked: new Date() } } },
    [['can-sign-in', 'told-admin', undefined]],
  ],
  [
    'a colleague who is no contact: become one, or an admin does it',
    { asker: { contact: 'none' }, session: { ways: [], admin: chief } },
    [
      ['in-group', 'request-contact', '/api/contact-requests'],
      ['in-group', 'tell-admin', '/api/access-questions'],
    ],
  ],
  [
    'a group without a manager, asked by somebody without power',
    { asker: { manages: false }, session: { ways: [], ask: '', admin: chief } },
    [['in-group', 'tell-admin', '/api/access-questions']],
  ],
  [
    'a stranger: first the contact',
    { asker: { contact: 'none' }, session: { role: null, ways: [] } },
    [['is-contact', 'request-contact', '/api/contact-requests']],
  ],
  [
    'a stranger who was asked',
    { asker: { contact: 'asked' }, session: { role: null, ways: [] } },
    [['is-contact', 'await-contact', '/administration/contacts']],
  ],
  [
    'a stranger who asks',
    { asker: { contact: 'asks', request: 'r' as never }, session: { role: null, ways: [] } },
    [['is-contact', 'accept-contact', '/api/contact-requests/r/acceptance']],
  ],
  [
    'a colleague whose address is not known: one types it',
    { asker: { contact: 'none' }, person: { email: '' }, session: { ways: [] } },
    [['in-group', 'request-contact', '/administration/contacts']],
  ],
  [
    'unconfirmed, and the address is not known',
    { person: { verified: false, email: '' } },
    [['can-sign-in', 'ask-manager', 'admins']],
  ],
  [
    'a contact who is in no group',
    { session: { ways: [] } },
    [['in-group', 'add-to-group', '/api/groups/chemistry/members']],
  ],
  [
    'a colleague, asked by an admin who is no contact',
    { asker: { manages: false, admin: true, contact: 'none' }, session: { ways: [] } },
    [['in-group', 'add-to-group', '/api/groups/chemistry/members']],
  ],
  [
    'a colleague, asked by somebody without power',
    { asker: { manages: false }, session: { ways: [] } },
    [['in-group', 'ask-manager', 'Ada']],
  ],
  [
    'in another group',
    { session: { ways: [], elsewhere: [physics] } },
    [
      ['in-group', 'add-to-group', '/api/groups/chemistry/members'],
      ['in-group', 'change-group', '/api/sessions/session'],
    ],
  ],
  [
    'the session is for no group, and the asker manages some',
    {
      asker: { manages: false, keeps: true, groups: [physics] },
      session: { size: 0, groups: [], ways: [] },
    },
    [['assigned', 'change-group', '/api/sessions/session']],
  ],
  [
    'the session is for no group, and the asker manages none',
    { asker: { manages: false, admin: true }, session: { size: 0, groups: [], ways: [] } },
    [['assigned', 'choose-group', '/administration/sessions/session']],
  ],
  [
    'oneself, without a session to see',
    { asker: { self: true, manages: false }, session: null },
    [['in-group', 'ask-manager', 'sender']],
  ],
  [
    'hidden',
    { session: { hidden: true } },
    [['not-hidden', 'unhide-session', '/api/sessions/session']],
  ],
  [
    'early',
    { session: { open: false, closes: null, opens: new Date('2026-11-24T10:00Z') } },
    [
      ['within-time', 'wait-for-time', undefined],
      ['within-time', 'change-time', '/administration/sessions/session'],
    ],
  ],
])('what to do: %s', (_, odd, expected) => expect(remedies(odd)).toEqual(expected));

test('another group for the session comes last, asks with the numbers and can be taken back with the hosts', () => {
  const found = evaluate(
    seeSession,
    facts({ session: { ways: [], elsewhere: [physics], hosts: [ada] } }),
  );
  const offered = found.checks.flatMap((check) => check.remedies);
  expect(offered.map(({ name, swaps }) => [name, swaps])).toEqual([
    ['add-to-group', undefined],
    [
      'change-group',
      {
        asks: '/api/groups/physics/audience?session=session',
        undo: { group: 'chemistry', hosts: [ada] },
      },
    ],
  ]);
});

test.each<[string, Odd, readonly string[]]>([
  ['whoever is inside', { session: { within: true } }, []],
  [
    'a guest inside',
    {
      person: { id: null, guest: 'gus' as GuestId, verified: false },
      session: { within: true, role: null, ways: [] },
    },
    [],
  ],
  ['whoever waits or stands in the lobby', { session: { within: false } }, ['inside-room']],
  ['a host who is not inside', { session: { within: false, host: true } }, ['inside-room']],
  ['suspended while inside', { session: { within: true, suspended: true } }, ['can-sign-in']],
  ['not there', { session: null }, []],
])('read and write in the room: %s', (_, odd, missing) => {
  const verdict = evaluate(beInside, facts(odd));
  expect(failed(verdict)).toEqual(missing);
  expect(verdict.allowed).toBe(missing.length === 0 && odd.session !== null);
});
