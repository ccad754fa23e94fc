import { byItself } from '../access/admit.ts';
import { databaseTime } from '../base/data/clock.ts';
import { transact, type Db, type Tx } from '../base/data/database.ts';
import {
  newId,
  type GroupId,
  type GuestId,
  type OrganisationId,
  type PersonId,
} from '../base/ids.ts';
import { append, type Actor } from '../base/journal/journal.ts';
import { hashPassword } from '../people/account/passwords/password.ts';
import { insertAccount } from '../people/account/sign-up/store.ts';
import { addRequest, connect } from '../people/contacts/requests/store.ts';
import { addGroup } from '../people/groups/store.ts';
import { nest } from '../people/groups/nesting/store.ts';
import { seat } from '../people/groups/members/store.ts';
import { cancelSession, insertSession, setHosts } from '../sessions/plan/store.ts';
import { insertEvents } from '../sessions/schedule/store.ts';
import { occurrences, wallOf, type Plan } from '../sessions/rules.ts';
import { writeMember, writeOrganisation } from '../people/organisation/standing/store.ts';
import { analyse } from './store.ts';
import { insertRoom } from '../rooms/own/store.ts';
import { insertDoor } from '../rooms/door/store.ts';
import { tellHosts } from '../rooms/knocks/actions.ts';
import { ask, toldOf } from '../rooms/knocks/store.ts';
import { holdAsGuest, holdAsPerson } from '../rooms/link/store.ts';
import { pendingHours } from '../rooms/knocks/rules.ts';
import { adHocHours } from '../rooms/own/rules.ts';
import {
  contacts,
  groups,
  organisation,
  requests,
  rooms,
  sessions,
  zone,
  type DemoRoom,
  type DemoSession,
} from './world.ts';
import { outsiders, people } from './people.ts';

const actor: Actor = { person: null, through: 'console', requestId: null };
type Made = {
  readonly organisation: OrganisationId;
  readonly persons: ReadonlyMap<number | string, PersonId>;
  readonly groups: ReadonlyMap<string, GroupId>;
};

export const addressOf = (name: string): string =>
  `${name
    .normalize('NFD')
    .replace(/ß/gu, 'ss')
    .replace(/ı/gu, 'i')
    .replace(/ø/gu, 'o')
    .replace(/[^a-z .-]/giu, '')
    .toLowerCase()
    .replace(/[ .]+/gu, '.')}@demo.example`;

/** Makes the whole demo in one transaction; all its people have the same password. */
export async function fill(db: Db, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await transact(db, async (tx) => {
    const made = await makePeople(tx, hash);
    for (const session of sessions) await makeSession(tx, made, session);
    for (const room of rooms) await makeRoom(tx, made, room);
    await append(tx, actor, {
      kind: 'organisation.made',
      organisation: made.organisation,
      subject: made.organisation,
      data: { name: organisation },
    });
  });
  await analyse(db);
}

async function makePeople(tx: Tx, hash: string): Promise<Made> {
  const persons = new Map<number | string, PersonId>();
  const settings = { hash, language: 'en', zone, verified: true };
  const account = (name: string) =>
    insertAccount(tx, byItself, { ...settings, name, email: addressOf(name) });
  for (const [at, name] of people.entries()) persons.set(at, await account(name));
  for (const name of outsiders) persons.set(name, await account(name));
  const who = (one: number | string): PersonId => persons.get(one)!;
  const id = newId<'organisation'>();
  await writeOrganisation(tx, byItself, id, organisation);
  for (const at of people.keys())
    await writeMember(tx, byItself, id, who(at), at === 0 ? 'admin' : 'member');

  const made = new Map<string, GroupId>();
  for (const { name, description, managers, members } of groups) {
    const group = newId<'group'>();
    made.set(name, group);
    await addGroup(tx, byItself, { id: group, organisation: id, name, description });
    await seat(
      tx,
      byItself,
      group,
      [
        ...managers.map((at) => ({ person: who(at), role: 'manager' as const })),
        ...members
          .filter((at) => !managers.includes(at))
          .map((at) => ({ person: who(at), role: 'member' as const })),
      ],
      who(managers[0]!),
    );
  }
  for (const { name, inside } of groups)
    if (inside) await nest(tx, byItself, made.get(inside)!, made.get(name)!);
  for (const [one, other] of contacts) await connect(tx, who(one), who(other));
  for (const { from, to, message } of requests)
    await addRequest(tx, {
      id: newId(),
      from: who(from),
      to: who(to),
      email: addressOf(typeof to === 'number' ? people[to]! : to),
      message,
      seen: true,
    });
  return { organisation: id, persons, groups: made };
}

async function makeSession(tx: Tx, made: Made, session: DemoSession): Promise<void> {
  const now = await databaseTime(tx);
  const plan = planOf(session, now);
  const dates = occurrences(plan);
  if ('code' in dates) return; // this wall time is skipped where clocks go forward that day
  const hosts = session.hosts.map((at) => made.persons.get(at)!);
  const id = await insertSession(
    tx,
    byItself,
    hosts[0]!,
    { id: made.groups.get(session.group)!, organisation: made.organisation },
    {
      title: session.title,
      description: session.description,
      plan,
      hidden: session.hidden ?? false,
    },
  );
  await insertDoor(tx, byItself, id);
  await setHosts(tx, byItself, id, hosts);
  await insertEvents(tx, byItself, id, plan.minutes === null, dates);
  if (session.cancelled) await cancelSession(tx, byItself, id, session.cancelled, now);
}

/** A room without dates; those who wait before it came minutes ago and have left their page. */
async function makeRoom(tx: Tx, made: Made, room: DemoRoom): Promise<void> {
  const now = await databaseTime(tx);
  const owner = made.persons.get(room.owner)!;
  const closes = room.kind === 'ad-hoc' ? new Date(now.getTime() + adHocHours * 3_600_000) : null;
  const session = await insertRoom(
    tx,
    byItself,
    owner,
    {
      kind: room.kind,
      organisation: made.organisation,
      group: null,
      title: room.title,
      door: room.door,
      guests: true,
      says: room.says,
      opens: null,
      closes,
    },
    now,
  );
  const led = { session, title: room.title, says: room.says, link: 1 };
  const knock = async (
    whose: { person: PersonId | null; guest: GuestId | null },
    name: string,
    message: string,
    minutes: number,
  ): Promise<void> => {
    const asked = new Date(now.getTime() - minutes * 60_000);
    await ask(
      tx,
      byItself,
      {
        session,
        ...whose,
        name,
        message,
        network: null,
        until: new Date(asked.getTime() + pendingHours * 3_600_000),
      },
      asked,
    );
    await tellHosts(tx, led, { name, person: whose.person }, await toldOf(tx, session));
  };
  for (const { name, message, minutes } of room.guests)
    await knock(
      {
        person: null,
        guest: (await holdAsGuest(tx, led, newId<'visitor'>(), name, '192.0.2.1')).guest,
      },
      name,
      message,
      minutes,
    );
  for (const { person, message, minutes } of room.people) {
    const id = made.persons.get(person)!;
    await holdAsPerson(tx, led, id);
    await knock({ person: id, guest: null }, people[person]!, message, minutes);
  }
}

function planOf({ day, at, minutes, weeks }: DemoSession, now: Date): Plan {
  const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
  const start =
    day === 'now'
      ? wallOf(new Date(now.getTime() - 20 * 60_000), zone)
      : `${wallOf(days(day), zone).slice(0, 10)}T${at}`;
  return {
    start,
    zone,
    minutes,
    until: weeks && day !== 'now' ? wallOf(days(day + 7 * (weeks - 1)), zone).slice(0, 10) : null,
  };
}
