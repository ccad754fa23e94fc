import fc from 'fast-check';
import type { Pool } from '../src/base/data/database.ts';
import {
  newId,
  type GroupId,
  type GuestId,
  type OrganisationId,
  type PersonId,
  type RoomId,
  type SessionId,
  type SignInId,
  type StayId,
  type VisitorId,
} from '../src/base/ids.ts';
import { insideLink } from '../src/rooms/gate/rules.ts';

/**
 * Small worlds in which everything that decides at a door happens often: who somebody is, how the
 * room is set, what was asked and answered.
 */
const PEOPLE = 4;
const GUESTS = 2;
const GROUPS = 2;
const ROOMS = 3;
const dates = {
  zone: 'UTC',
  starts_on: '2026-01-01',
  starts_at_time: '09:00',
  minutes: 60,
  repeats: 'never',
};
const noDates = { zone: null, starts_on: null, starts_at_time: null, minutes: null, repeats: null };
const upTo = (count: number) => fc.integer({ min: 0, max: count - 1 });
const oneIn = (count: number) => fc.integer({ min: 1, max: count }).map((n) => n === 1);
const whoAt = { session: upTo(ROOMS), who: upTo(PEOPLE + GUESTS) };

export const doorWorlds = fc.record({
  people: fc.array(
    fc.record({
      unverified: oneIn(12),
      deleted: oneIn(16),
      role: fc.constantFrom('admin', 'member', 'member', 'suspended', 'none', 'none'),
      roleElsewhere: fc.constantFrom('suspended', 'member', 'none', 'none', 'none'),
    }),
    {
      minLength: PEOPLE,
      maxLength: PEOPLE,
    },
  ),
  contacts: fc.array(fc.tuple(upTo(PEOPLE), upTo(PEOPLE)), { maxLength: 4 }),
  groups: fc.array(fc.record({ deleted: oneIn(8), there: oneIn(4) }), {
    minLength: GROUPS,
    maxLength: GROUPS,
  }),
  nested: fc.boolean(),
  inside: fc.array(
    fc.record({ person: upTo(PEOPLE), group: upTo(GROUPS), manager: fc.boolean() }),
    { minLength: 2, maxLength: 6 },
  ),
  rooms: fc.array(
    fc.record({
      kind: fc.constantFrom('group', 'ad-hoc', 'standing'),
      groups: fc.uniqueArray(upTo(GROUPS), { maxLength: GROUPS }),
      hidden: oneIn(4),
      owner: upTo(PEOPLE),
      door: fc.constantFrom('open', 'members', 'locked', 'locked', 'closed'),
      guests: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
      answeredBy: fc.constantFrom('hosts', 'members'),
      bringIn: fc.boolean(),
      time: fc.constantFrom('on', 'on', 'on', 'on', 'early', 'opened', 'over', 'never'),
      cancelled: oneIn(10),
      link: fc.constantFrom(1, 1, 2),
    }),
    { minLength: ROOMS, maxLength: ROOMS },
  ),
  hosts: fc.array(
    fc.record({ session: upTo(ROOMS), person: upTo(PEOPLE), ofEvent: fc.boolean() }),
    { maxLength: 5 },
  ),
  holders: fc.array(
    fc.record({ ...whoAt, link: fc.constantFrom('good', 'good', 'good', 'old', 'inside') }),
    { minLength: 4, maxLength: 10 },
  ),
  knocks: fc.array(
    fc.record({
      ...whoAt,
      state: fc.constantFrom(
        'pending',
        'allowed',
        'allowed',
        'denied',
        'withdrawn',
        'expired',
        'void',
      ),
      good: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
      mustAsk: oneIn(4),
      denials: upTo(4),
    }),
    { minLength: 3, maxLength: 10 },
  ),
  blocks: fc.array(fc.record(whoAt), { maxLength: 2 }),
  stays: fc.array(fc.record({ ...whoAt, live: fc.boolean() }), { maxLength: 5 }),
});
export type DoorWorld = typeof doorWorlds extends fc.Arbitrary<infer W> ? W : never;

/** A person, or the browser of a guest, with what they hold. */
export type Standee = {
  readonly person: PersonId | null;
  readonly signIn: SignInId | null;
  readonly visitor: VisitorId | null;
};
export type MadeWorld = {
  readonly people: readonly PersonId[];
  readonly sessions: readonly SessionId[];
  readonly standees: readonly Standee[];
  /** Ids of stays, live and over, each with whose it is. */
  readonly stays: readonly {
    readonly id: StayId;
    readonly session: SessionId;
    readonly who: number;
    readonly live: boolean;
  }[];
  /** How a guest is known at a session. */
  readonly guestOf: (session: SessionId, who: number) => GuestId | null;
};

const unique = <T>(items: readonly T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];
const hour = 3_600_000;

/** Puts the world into the database, past all rules. */
export async function makeDoorWorld(pool: Pool, world: DoorWorld): Promise<MadeWorld> {
  const insert = async (table: string, rows: readonly object[]): Promise<void> => {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first).join(', ');
    await pool.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  };
  const now = Date.now();
  const at = (by: number): string => new Date(now + by).toISOString();
  const organisation = newId<'organisation'>() as OrganisationId;
  const elsewhere = newId<'organisation'>() as OrganisationId;
  const people = world.people.map(() => newId<'person'>());
  const signIns = world.people.map(() => newId<'sign-in'>());
  const visitors = Array.from({ length: GUESTS }, () => newId<'visitor'>());
  const groups = world.groups.map(() => newId<'group'>()) as GroupId[];
  const sessions = world.rooms.map(() => newId<'session'>());
  const rooms = world.rooms.map(() => newId<'room'>()) as RoomId[];
  const isGuest = (who: number): boolean => who >= PEOPLE;
  const visitorOf = (who: number): VisitorId => visitors[who - PEOPLE]!;
  const key = ({ session, who }: { readonly session: number; readonly who: number }): string =>
    `${session} ${who}`;

  await insert('organisations', [
    { id: organisation, name: 'Home' },
    { id: elsewhere, name: 'Elsewhere' },
  ]);
  await insert(
    'persons',
    world.people.map(({ unverified, deleted }, n) => ({
      id: people[n],
      name: `P${n}`,
      email: `${people[n]}@x.test`,
      email_verified: !unverified,
      deleted_at: deleted ? at(0) : null,
      language: 'en',
      zone: 'UTC',
    })),
  );
  const belonging = (role: string, n: number, to = organisation) => ({
    organisation_id: to,
    person_id: people[n],
    role: role === 'admin' ? 'admin' : 'member',
    suspended_at: role === 'suspended' ? at(0) : null,
  });
  await insert('organisation_members', [
    ...world.people.flatMap(({ role }, n) => (role === 'none' ? [] : [belonging(role, n)])),
    ...world.people.flatMap(({ roleElsewhere: role }, n) =>
      role === 'none' ? [] : [belonging(role, n, elsewhere)],
    ),
  ]);
  await insert(
    'contacts',
    unique(
      world.contacts
        .filter(([a, b]) => a !== b)
        .flatMap(([a, b]) => [
          { person_id: people[a], contact_id: people[b] },
          { person_id: people[b], contact_id: people[a] },
        ]),
      (row) => `${row.person_id} ${row.contact_id}`,
    ),
  );
  await insert(
    'groups',
    world.groups.map(({ deleted, there }, n) => ({
      id: groups[n],
      organisation_id: there ? elsewhere : organisation,
      name: `G${n}`,
      deleted_at: deleted ? at(0) : null,
    })),
  );
  if (world.nested && world.groups[0]!.there === world.groups[1]!.there)
    await insert('group_nestings', [{ parent_id: groups[0], child_id: groups[1] }]);
  await insert(
    'group_members',
    unique(world.inside, ({ person, group }) => `${person} ${group}`).map(
      ({ person, group, manager }) => ({
        group_id: groups[group],
        person_id: people[person],
        role: manager ? 'manager' : 'member',
      }),
    ),
  );
  await insert(
    'audience_groups',
    world.rooms.flatMap((room, n) =>
      room.groups
        .filter((group) => !world.groups[group]!.deleted)
        .map((group) => ({ audience_id: sessions[n], group_id: groups[group] })),
    ),
  );
  await insert(
    'sessions',
    world.rooms.map(({ kind, hidden, owner, cancelled }, n) => ({
      id: sessions[n],
      organisation_id: organisation,
      kind,
      title: `S${n}`,
      hidden: hidden && kind === 'group',
      ...(kind === 'group' ? dates : noDates),
      created_by: people[owner],
      cancelled_at: cancelled && kind === 'group' ? at(-hour) : null,
      version: 1,
      created_at: at(-hour),
    })),
  );
  const span = (time: string): readonly [number, number] =>
    time === 'early' || time === 'opened'
      ? [2 * hour, 3 * hour]
      : time === 'over'
        ? [-3 * hour, -2 * hour]
        : [-hour / 2, hour / 2];
  await insert(
    'rooms',
    world.rooms.map(({ kind, door, guests, answeredBy, bringIn, time, link }, n) => ({
      id: rooms[n],
      session_id: sessions[n],
      door,
      guests,
      answered_by: answeredBy,
      bring_in: bringIn,
      says: '',
      opens_at:
        kind === 'group' || time === 'never'
          ? null
          : time === 'opened'
            ? at(-hour / 4)
            : at(span(time)[0]),
      closes_at: kind !== 'group' && time !== 'never' ? at(span(time)[1]) : null,
      link,
      created_at: at(-hour),
    })),
  );
  const events = world.rooms.map(() => newId<'event'>());
  await insert(
    'events',
    world.rooms.flatMap(({ kind, time, cancelled }, n) =>
      kind === 'group' && time !== 'never'
        ? [
            {
              id: events[n],
              session_id: sessions[n],
              starts_at: at(span(time)[0]),
              ends_at: at(span(time)[1]),
              opened_early_at: time === 'opened' ? at(-hour / 4) : null,
              open_end: false,
              sequence: 0,
              cancelled_at: cancelled ? at(0) : null,
            },
          ]
        : [],
    ),
  );
  await insert(
    'session_hosts',
    unique(world.hosts, (host) => Object.values(host).join()).flatMap(
      ({ session, person, ofEvent }) => {
        const { kind, time } = world.rooms[session]!;
        if (ofEvent && (kind !== 'group' || time === 'never')) return [];
        const event_id = ofEvent ? events[session] : null;
        return [{ session_id: sessions[session], person_id: people[person], event_id }];
      },
    ),
  );

  // whoever asked, stays or is blocked as a guest is known there
  const known = [...world.knocks, ...world.stays, ...world.blocks]
    .filter(({ who }) => isGuest(who))
    .map(({ session, who }) => ({ session, who, link: 'good' }));
  const holders = unique([...known, ...world.holders], key);
  const holderIds = new Map(holders.map((holder) => [key(holder), newId<'guest'>()]));
  await insert(
    'link_holders',
    holders.map((holder) => ({
      id: holderIds.get(key(holder)),
      session_id: sessions[holder.session],
      person_id: isGuest(holder.who) ? null : people[holder.who],
      visitor: isGuest(holder.who) ? visitorOf(holder.who) : null,
      name: isGuest(holder.who) ? `Guest ${holder.who}` : null,
      link:
        holder.link === 'inside' && !isGuest(holder.who)
          ? insideLink
          : holder.link === 'old'
            ? 99
            : world.rooms[holder.session]!.link,
      network: isGuest(holder.who) ? `network ${holder.who}` : null,
      since: at(0),
    })),
  );
  const whose = (one: { readonly session: number; readonly who: number }) => ({
    person_id: isGuest(one.who) ? null : people[one.who],
    guest_id: isGuest(one.who) ? holderIds.get(key(one)) : null,
    name: `W${one.who}`,
  });
  await insert(
    'knocks',
    unique(world.knocks, key).map((knock) => ({
      id: newId<'knock'>(),
      session_id: sessions[knock.session],
      ...whose(knock),
      message: '',
      state: knock.state,
      asks: 1,
      denials: knock.denials,
      asked_at: at(-hour),
      expires_at: at(knock.good ? hour : -hour / 4),
      here: false,
      seen_at: at(-hour),
      answer: '',
      answered_at:
        knock.denials > 0 || ['allowed', 'denied'].includes(knock.state) ? at(-hour / 6) : null,
      must_ask: knock.mustAsk && knock.state !== 'allowed',
      network: isGuest(knock.who) ? `network ${knock.who}` : null,
    })),
  );
  await insert(
    'room_blocks',
    unique(world.blocks, key).map(({ session, who }) => ({
      id: newId<'room-block'>(),
      session_id: sessions[session],
      person_id: isGuest(who) ? null : people[who],
      visitor: isGuest(who) ? visitorOf(who) : null,
      name: `W${who}`,
      since: at(0),
    })),
  );
  const stays = unique(world.stays, key).map((stay) => ({ ...stay, id: newId<'stay'>() }));
  await insert(
    'stays',
    stays.map((stay) => ({
      id: stay.id,
      room_id: rooms[stay.session],
      ...whose(stay),
      sign_in_id: isGuest(stay.who) ? null : signIns[stay.who],
      entered_at: at(-hour / 6),
      seen_at: at(stay.live ? 0 : -hour / 7),
      left_at: stay.live ? null : at(-hour / 7),
      left_because: stay.live ? null : 'left',
      left_says: '',
      microphone: false,
      camera: false,
      screen: false,
      here: false,
    })),
  );
  return {
    people,
    sessions,
    standees: [
      ...people.map((person, n) => ({ person, signIn: signIns[n]!, visitor: null })),
      ...visitors.map((visitor) => ({ person: null, signIn: null, visitor })),
    ],
    stays: stays.map(({ id, session, who, live }) => ({
      id,
      session: sessions[session]!,
      who,
      live,
    })),
    guestOf: (session, who) =>
      isGuest(who)
        ? (holderIds.get(key({ session: sessions.indexOf(session), who })) ?? null)
        : null,
  };
}
