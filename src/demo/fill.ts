import { clock } from '../base/clock.ts';
import { transact, type Db, type Tx } from '../base/database.ts';
import { newId, type GroupId, type OrganisationId, type PersonId } from '../base/ids.ts';
import { append, type Actor } from '../base/journal.ts';
import { hashPassword } from '../people/account/password.ts';
import { insertAccount } from '../people/account/store.ts';
import { addRequest, connect } from '../people/contacts/store.ts';
import { addGroup, nest } from '../people/groups/store.ts';
import { seat } from '../people/groups/members/store.ts';
import { cancelSession, insertEvents, insertSession, setHosts } from '../sessions/plan/store.ts';
import { occurrences, wallOf, type Plan } from '../sessions/rules.ts';
import { addOrganisation, analyse } from './store.ts';
import { contacts, groups, organisation, outsiders, people, requests, sessions, zone, type DemoSession } from './world.ts';

const actor: Actor = { person: null, through: 'console', requestId: null };
type Made = { readonly organisation: OrganisationId; readonly persons: ReadonlyMap<number | string, PersonId>; readonly groups: ReadonlyMap<string, GroupId> };

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
    await append(tx, actor, { kind: 'organisation.made', organisation: made.organisation, subject: made.organisation, data: { name: organisation } });
  });
  await analyse(db);
}

async function makePeople(tx: Tx, hash: string): Promise<Made> {
  const persons = new Map<number | string, PersonId>();
  const account = (name: string) => insertAccount(tx, { name, email: addressOf(name), hash, language: 'en', zone, verified: true });
  for (const [at, name] of people.entries()) persons.set(at, await account(name));
  for (const name of outsiders) persons.set(name, await account(name));
  const who = (one: number | string): PersonId => persons.get(one)!;
  const id = await addOrganisation(
    tx,
    organisation,
    people.map((_, at) => ({ person: who(at), role: at === 0 ? 'admin' : 'member' })),
  );

  const made = new Map<string, GroupId>();
  for (const { name, description, managers, members } of groups) {
    const group = newId<'group'>();
    made.set(name, group);
    await addGroup(tx, { id: group, organisation: id, name, description });
    await seat(
      tx,
      group,
      [
        ...managers.map((at) => ({ person: who(at), role: 'manager' as const })),
        ...members.filter((at) => !managers.includes(at)).map((at) => ({ person: who(at), role: 'member' as const })),
      ],
      who(managers[0]!),
    );
  }
  for (const { name, inside } of groups) if (inside) await nest(tx, made.get(inside)!, made.get(name)!);
  for (const [one, other] of contacts) await connect(tx, who(one), who(other));
  for (const { from, to, message } of requests)
    await addRequest(tx, { id: newId(), from: who(from), to: who(to), email: addressOf(typeof to === 'number' ? people[to]! : to), message, seen: true });
  return { organisation: id, persons, groups: made };
}

async function makeSession(tx: Tx, made: Made, session: DemoSession): Promise<void> {
  const now = clock.now();
  const plan = planOf(session, now);
  const dates = occurrences(plan);
  if ('code' in dates) return; // this wall time is skipped where clocks go forward that day
  const hosts = session.hosts.map((at) => made.persons.get(at)!);
  const id = await insertSession(
    tx,
    hosts[0]!,
    { id: made.groups.get(session.group)!, organisation: made.organisation },
    { title: session.title, description: session.description, plan, hidden: session.hidden ?? false },
  );
  await setHosts(tx, id, hosts);
  await insertEvents(tx, id, plan.minutes === null, dates);
  if (session.cancelled) await cancelSession(tx, id, session.cancelled, now);
}

function planOf({ day, at, minutes, weeks }: DemoSession, now: Date): Plan {
  const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
  const start = day === 'now' ? wallOf(new Date(now.getTime() - 20 * 60_000), zone) : `${wallOf(days(day), zone).slice(0, 10)}T${at}`;
  return { start, zone, minutes, until: weeks && day !== 'now' ? wallOf(days(day + 7 * (weeks - 1)), zone).slice(0, 10) : null };
}
