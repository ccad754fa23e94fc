import { expect, test } from 'vitest';
import { evaluate, failed } from '../../access/gate.ts';
import type {
  EventId,
  GroupId,
  GuestId,
  KnockId,
  OrganisationId,
  PersonId,
  SessionId,
} from '../../base/ids.ts';
import type { Subject } from '../../people/audience/checks.ts';
import { runs, type Hosting } from '../../sessions/gate/checks.ts';
import { hostRoom } from '../../sessions/gate/gates.ts';
import {
  outcomeOf,
  standingOf,
  unnamed,
  type OwnKnock,
  type DoorFacts,
  type Room,
} from './checks.ts';
import {
  answerKnock,
  beInside,
  closeAgain,
  openEarly,
  ownRoom,
  toEnter,
  toKnock,
  toSee,
} from './gates.ts';
import type { Door, Outcome } from './rules.ts';

const now = new Date('2026-11-23T10:00Z');
const ben = 'ben' as unknown as PersonId;
const room: Room = {
  id: 'session' as SessionId,
  kind: 'standing',
  organisation: 'home' as OrganisationId,
  title: 'Desk',
  version: 1,
  size: 0,
  groups: [],
  ask: '',
  hidden: false,
  cancelled: null,
  role: null,
  suspended: false,
  contact: false,
  ways: [],
  elsewhere: [],
  hosts: [],
  admin: null,
  host: false,
  hostOf: null,
  askerHosts: false,
  open: true,
  closes: null,
  opens: null,
  openable: null,
  planned: null,
  ended: null,
  door: 'members',
  guests: true,
  link: true,
  owner: { self: false, active: true, contact: false },
  blocked: false,
  asked: null,
  denials: { times: 0, last: null },
  removedNear: false,
  membersAnswer: false,
  within: false,
  inside: 0,
  taken: 0,
};
const member = {
  id: 'robotics' as GroupId,
  name: 'Robotics',
  role: 'member',
  direct: true,
  counts: true,
  colleague: true,
} as const;
const group = {
  kind: 'group',
  size: 1,
  groups: [{ id: member.id, name: 'Robotics', managed: false, own: true }],
  role: 'member',
  ways: [member],
  link: false,
} as const satisfies Partial<Room>;
const owner = {
  owner: { self: true, active: true, contact: false },
  role: 'member',
} as const satisfies Partial<Room>;
const asked = (state: OwnKnock['state'], mustAsk = false): OwnKnock => ({
  id: 'knock' as KnockId,
  state,
  mustAsk,
});
const guest = {
  id: null,
  guest: 'gus' as GuestId,
  verified: false,
  barred: false,
} as const satisfies Partial<Subject>;
type Odd = { readonly person?: Partial<Subject>; readonly session?: Partial<Room> };
const facts = ({ person, session }: Odd = {}): DoorFacts =>
  unnamed({
    now,
    asker: {
      id: ben,
      zone: 'UTC',
      self: true,
      admin: false,
      manages: false,
      keeps: false,
      byLink: false,
      contact: 'none',
      request: null,
      groups: [],
    },
    person: {
      id: ben,
      guest: null,
      label: 'Ben',
      email: '',
      verified: true,
      barred: false,
      ...person,
    },
    about: { ...room, ...session },
  });
const event = (open: boolean): Hosting => ({
  event: 'event' as EventId,
  starts: new Date('2026-11-23T10:00Z'),
  open,
});
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

const rows: readonly [string, Odd, Readonly<Record<Door, Outcome>>][] = [
  [
    'the owner',
    { session: owner },
    { open: 'enter', members: 'enter', locked: 'enter', closed: 'enter' },
  ],
  [
    'a host of the organisation',
    { session: { host: true, role: 'member' } },
    { open: 'enter', members: 'enter', locked: 'enter', closed: 'enter' },
  ],
  [
    'a manager of the group',
    { session: { ...group, ways: [{ ...member, role: 'manager' }] } },
    { open: 'enter', members: 'enter', locked: 'enter', closed: 'enter' },
  ],
  [
    'a member of the group',
    { session: group },
    { open: 'enter', members: 'enter', locked: 'ask', closed: 'refused' },
  ],
  [
    'a member whom a host sent out',
    { session: { ...group, asked: asked('other', true) } },
    { open: 'ask', members: 'ask', locked: 'ask', closed: 'refused' },
  ],
  [
    'a host whom somebody sent out as a member',
    { session: { ...owner, asked: asked('other', true) } },
    { open: 'enter', members: 'enter', locked: 'enter', closed: 'enter' },
  ],
  [
    'a person with the link',
    {},
    { open: 'enter', members: 'ask', locked: 'ask', closed: 'refused' },
  ],
  [
    'a guest with the link',
    { person: guest },
    { open: 'enter', members: 'ask', locked: 'ask', closed: 'refused' },
  ],
  [
    'a guest who was let in',
    { person: guest, session: { asked: asked('allowed') } },
    { open: 'enter', members: 'enter', locked: 'enter', closed: 'refused' },
  ],
  [
    'a guest who waits',
    { person: guest, session: { asked: asked('pending') } },
    { open: 'enter', members: 'ask', locked: 'ask', closed: 'refused' },
  ],
  [
    'a guest whose Allow has run out',
    { person: guest, session: { asked: asked('other') } },
    { open: 'enter', members: 'ask', locked: 'ask', closed: 'refused' },
  ],
  [
    'somebody without the link',
    { session: { link: false } },
    { open: 'refused', members: 'refused', locked: 'refused', closed: 'refused' },
  ],
  [
    'a guest where guests are not wanted',
    { person: guest, session: { guests: false, asked: asked('allowed') } },
    { open: 'refused', members: 'refused', locked: 'refused', closed: 'refused' },
  ],
];
test.each(rows)('at each door: %s', (_, odd, outcomes) => {
  const doors = ['open', 'members', 'locked', 'closed'] as const;
  const at = (door: Door): DoorFacts => facts({ ...odd, session: { ...odd.session, door } });
  expect(Object.fromEntries(doors.map((door) => [door, outcomeOf(at(door))]))).toEqual(outcomes);
  // one decides, the gates follow
  for (const door of doors) {
    const one = at(door);
    expect(evaluate(toEnter(one), one).allowed).toBe(outcomes[door] === 'enter');
    expect(evaluate(toKnock(one), one).allowed).toBe(outcomes[door] === 'ask');
  }
});

test.each<[string, Odd, readonly string[], readonly string[], readonly string[]]>([
  // see, enter, knock
  ['a person with the link', { session: { door: 'locked' } }, [], ['door-lets-in'], []],
  [
    'a guest with the link',
    { person: guest, session: { door: 'locked' } },
    [],
    ['door-lets-in'],
    [],
  ],
  [
    'somebody without the link',
    { session: { link: false } },
    ['link-held'],
    ['link-held'],
    ['link-held'],
  ],
  [
    'an unconfirmed address',
    { person: { verified: false } },
    ['can-sign-in'],
    ['can-sign-in', 'door-lets-in'],
    ['can-sign-in'],
  ],
  [
    'suspended in the organisation',
    { session: { suspended: true } },
    ['can-sign-in', 'link-held'],
    ['can-sign-in', 'link-held'],
    ['can-sign-in', 'link-held'],
  ],
  [
    'the owner is gone',
    { session: { owner: { ...room.owner, active: false } } },
    ['link-held'],
    ['link-held'],
    ['link-held'],
  ],
  [
    'inside by the link, and guests are not wanted any more',
    { session: { guests: false, within: true, door: 'open' } },
    [],
    [],
    ['door-takes-knocks'],
  ],
  [
    'inside as one of the group, taken out of it',
    { session: { within: true, link: false, door: 'open' } },
    ['link-held'],
    ['link-held'],
    ['link-held'],
  ],
  [
    'too early',
    { session: { open: false, closes: null, opens: new Date('2026-11-24') } },
    [],
    ['within-time', 'door-lets-in'],
    ['within-time'],
  ],
  [
    'over',
    { session: { open: false, closes: null, ended: ago(60) } },
    [],
    ['within-time', 'door-lets-in'],
    ['within-time'],
  ],
  [
    'cancelled',
    { session: { cancelled: { reason: '' }, door: 'open' } },
    [],
    ['not-cancelled'],
    ['not-cancelled', 'door-takes-knocks'],
  ],
  ['blocked', { session: { blocked: true } }, [], ['not-blocked', 'door-lets-in'], ['not-blocked']],
  [
    'a host who was blocked before',
    { session: { ...owner, blocked: true } },
    [],
    [],
    ['door-takes-knocks'],
  ],
  [
    'let in, and the room is full',
    { session: { asked: asked('allowed'), inside: 6, taken: 6 } },
    [],
    ['room-has-place'],
    ['door-takes-knocks'],
  ],
  ['outside, and the room is full', { session: { inside: 6, taken: 6 } }, [], ['door-lets-in'], []],
  [
    'denied twice a moment ago',
    { session: { denials: { times: 2, last: ago(29) } } },
    [],
    ['door-lets-in'],
    ['cooled-down'],
  ],
  [
    'denied twice long enough ago',
    { session: { denials: { times: 2, last: ago(30) } } },
    [],
    ['door-lets-in'],
    [],
  ],
  [
    'a guest at an open door',
    { person: guest, session: { door: 'open' } },
    [],
    [],
    ['door-takes-knocks'],
  ],
  [
    'a guest of the network of one who was removed, at an open door',
    { person: guest, session: { door: 'open', removedNear: true } },
    [],
    ['door-lets-in'],
    [],
  ],
  [
    'the same, let in by a host',
    { person: guest, session: { door: 'open', removedNear: true, asked: asked('allowed') } },
    [],
    [],
    ['door-takes-knocks'],
  ],
  [
    'the same, inside already',
    { person: guest, session: { door: 'open', removedNear: true, within: true } },
    [],
    [],
    ['door-takes-knocks'],
  ],
  [
    'an account in that network',
    { session: { door: 'open', removedNear: true } },
    [],
    [],
    ['door-takes-knocks'],
  ],
])('see, enter, knock: %s', (_, odd, see, enter, knock) => {
  const one = facts(odd);
  expect([toSee, toEnter, toKnock].map((gateFor) => failed(evaluate(gateFor(one), one)))).toEqual([
    see,
    enter,
    knock,
  ]);
});

test.each<[string, Odd, boolean]>([
  ['the owner', { session: owner }, true],
  ['an owner who is suspended', { session: { ...owner, suspended: true } }, false],
  [
    'an owner who left the organisation',
    { session: { owner: { self: true, active: false, contact: false } } },
    false,
  ],
  ['a host of the organisation', { session: { host: true, role: 'member' } }, true],
  [
    'a host from outside who is a contact of the owner',
    { session: { host: true, owner: { ...room.owner, contact: true } } },
    true,
  ],
  ['a host from outside whose contact ended', { session: { host: true } }, false],
  [
    'a host where the owner is gone',
    { session: { host: true, role: 'member', owner: { ...room.owner, active: false } } },
    false,
  ],
  ['a host of the event that is on', { session: { ...group, hostOf: event(true) } }, true],
  ['a host of an event to come', { session: { ...group, hostOf: event(false) } }, false],
  [
    'a host of the event that is on, who is in the group no more',
    { session: { ...group, hostOf: event(true), ways: [] } },
    false,
  ],
  ['a host in the group of a group session', { session: { ...group, host: true } }, true],
  ['a host who is in the group no more', { session: { ...group, host: true, ways: [] } }, false],
  [
    'a manager of the group of a group session',
    { session: { ...group, ways: [{ ...member, role: 'manager' }] } },
    true,
  ],
  [
    'a manager of a group inside',
    { session: { ...group, ways: [{ ...member, role: 'manager', direct: false }] } },
    false,
  ],
  [
    'a manager of the group of somebody’s own room',
    {
      session: {
        size: 1,
        groups: group.groups,
        role: 'member',
        ways: [{ ...member, role: 'manager' }],
      },
    },
    false,
  ],
  ['a member', { session: group }, false],
  ['a person with the link', {}, false],
])('runs the room: %s', (_, odd, does) => {
  const one = facts(odd);
  expect([runs(one.about!), evaluate(hostRoom, one).allowed, standingOf(one) === 'host']).toEqual([
    does,
    does,
    does,
  ]);
});

test.each<[string, Odd, readonly string[], readonly string[], readonly string[]]>([
  // answer a knock, own room, be inside
  ['the owner', { session: owner }, [], [], ['inside-room']],
  ['a host', { session: { host: true, role: 'member', within: true } }, [], ['owns-room'], []],
  [
    'a member outside, where people inside answer',
    { session: { ...group, membersAnswer: true } },
    ['answers-knocks'],
    ['owns-room'],
    ['inside-room'],
  ],
  [
    'a member inside, where people inside answer',
    { session: { ...group, membersAnswer: true, within: true } },
    [],
    ['owns-room'],
    [],
  ],
  [
    'a member inside, where hosts answer',
    { session: { ...group, within: true } },
    ['answers-knocks'],
    ['owns-room'],
    [],
  ],
  [
    'a guest inside, where people inside answer',
    { person: guest, session: { membersAnswer: true, within: true } },
    ['answers-knocks'],
    ['owns-room'],
    [],
  ],
  [
    'the one who made a group session',
    { session: { ...group, owner: { self: true, active: true, contact: false } } },
    ['answers-knocks'],
    ['owns-room'],
    ['inside-room'],
  ],
])('answer a knock, own the room, be inside: %s', (_, odd, answer, own, inside) => {
  const one = facts(odd);
  expect([answerKnock, ownRoom, beInside].map((gate) => failed(evaluate(gate, one)))).toEqual([
    answer,
    own,
    inside,
  ]);
});

const soon = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const before = {
  ...group,
  host: true,
  open: false,
  closes: null,
  opens: soon(90),
  openable: now,
} as const;
const early = { ...group, host: true, open: true, closes: soon(240), planned: soon(90) } as const;
test.each<[string, Odd, readonly string[], readonly string[]]>([
  // open early, close again
  ['a host, as early as one may', { session: before }, [], ['opened-early']],
  [
    'a moment too early',
    { session: { ...before, openable: new Date(now.getTime() + 1) } },
    ['soon-enough'],
    ['opened-early'],
  ],
  [
    'a member',
    { session: { ...before, host: false } },
    ['hosts-room'],
    ['hosts-room', 'opened-early'],
  ],
  [
    'a guest',
    { person: guest, session: { ...before, ways: [] } },
    ['hosts-room'],
    ['hosts-room', 'opened-early'],
  ],
  [
    'cancelled',
    { session: { ...before, cancelled: { reason: '' } } },
    ['not-cancelled'],
    ['not-cancelled', 'opened-early'],
  ],
  [
    'opened early, and cancelled then',
    { session: { ...early, cancelled: { reason: '' } } },
    ['not-cancelled', 'date-ahead'],
    ['not-cancelled'],
  ],
  [
    'no date is coming up',
    { session: { ...before, opens: null, openable: null } },
    ['date-ahead'],
    ['opened-early'],
  ],
  [
    'another date is on',
    { session: { ...before, opens: null, openable: null, open: true, closes: soon(30) } },
    ['date-ahead'],
    ['opened-early'],
  ],
  ['opened early', { session: early }, ['date-ahead'], []],
  [
    'opened early, by a member',
    { session: { ...early, host: false } },
    ['hosts-room', 'date-ahead'],
    ['hosts-room'],
  ],
  [
    'opened early, and its time has come',
    { session: { ...early, planned: null } },
    ['date-ahead'],
    ['opened-early'],
  ],
  [
    'opened early, and somebody came in',
    { session: { ...early, inside: 1 } },
    ['date-ahead'],
    ['nobody-inside'],
  ],
  [
    'opened early, and only the host is inside',
    { session: { ...early, within: true } },
    ['date-ahead'],
    [],
  ],
  [
    'a room without dates',
    { session: { ...owner, open: false, closes: null, opens: soon(9000), openable: now } },
    [],
    ['opened-early'],
  ],
])('open early, close again: %s', (_, odd, open, close) => {
  const one = facts(odd);
  expect([openEarly, closeAgain].map((gate) => failed(evaluate(gate, one)))).toEqual([open, close]);
});

test.each<[string, Partial<Room>, readonly string[]]>([
  ['a host', { askerHosts: true }, ['wait-for-time', 'open-early']],
  ['a host, too early', { askerHosts: true, openable: soon(1) }, ['wait-for-time']],
  ['somebody else', {}, ['wait-for-time']],
])('what to do before the time: %s', (_, session, expected) => {
  const one = facts({ session: { ...before, ...session } });
  const verdict = evaluate(toEnter(one), one);
  expect(
    verdict.checks.find(({ name }) => name === 'within-time')!.remedies.map(({ name }) => name),
  ).toEqual(expected);
});

test('whoever came by the link alone is told no names of those who run the room', () => {
  const named = { ...group, ask: 'Berta Boss' };
  const ask = (odd: Odd) =>
    evaluate(hostRoom, facts(odd)).checks.flatMap(({ remedies }) =>
      remedies.map(({ args }) => args?.['ask']),
    );
  expect([
    ask({ session: named }),
    ask({ session: { ...named, ways: [], role: null, link: true } }),
    ask({ person: guest, session: { ...named, link: true } }),
  ]).toEqual([['Berta Boss'], ['sender'], ['sender']]);
});
