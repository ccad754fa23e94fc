import type { Admitted } from '../../access/admit.ts';
import { containing } from '../../base/data/search.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import {
  audienceOf,
  newId,
  type GroupId,
  type OrganisationId,
  type PersonId,
  type SessionId,
} from '../../base/ids.ts';
import { setAudience } from '../../people/audience/store.ts';
import type { Plan } from '../rules.ts';
import type { Named } from '../../people/known/store.ts';
import { bumpEvents } from '../schedule/store.ts';
import type { GroupFacts } from './gates.ts';

/**
 * What one may know and do about a group. It does not exist for somebody who is neither in it nor
 * an admin.
 */
export async function loadGroupFacts(
  db: Db,
  person: PersonId,
  group: GroupId,
): Promise<GroupFacts> {
  const { rows } = await sql<{
    id: GroupId;
    name: string;
    organisation: OrganisationId;
    manages: boolean;
    admin: boolean;
    inside: boolean;
  }>`/* group-facts */
    select g.id, g.name, g.organisation_id as organisation, om.role is not null as admin,
      exists (
        select
        from counting_members m
        where m.group_id = g.id and m.person_id = ${person} and m.role = 'manager'
      ) as manages,
      exists (select from groups_of(${person}) o where o.group_id = g.id) as inside
    from groups g
    left join organisation_members om on om.organisation_id = g.organisation_id
      and om.person_id = ${person}
      and om.role = 'admin'
      and om.suspended_at is null
    where g.id = ${group} and g.deleted_at is null`.execute(db);
  const row = rows[0];
  if (!row || !(row.manages || row.admin || row.inside))
    return { group: null, manages: false, admin: false };
  return {
    group: { id: row.id, name: row.name, organisation: row.organisation },
    manages: row.manages,
    admin: row.admin,
  };
}

/** A group that is being deleted cannot get a session meanwhile. */
export const lockGroup = async (tx: Tx, group: GroupId): Promise<void> =>
  void (await tx.selectFrom('groups').select('id').where('id', '=', group).forShare().execute());

const planned = ({ start, zone, minutes, until }: Plan) => ({
  starts_on: start.slice(0, 10),
  starts_at_time: start.slice(11, 16),
  zone,
  minutes,
  repeats: until === null ? ('never' as const) : ('weekly' as const),
  repeats_until: until,
});

export type Draft = {
  readonly title: string;
  readonly description: string;
  readonly plan: Plan;
  readonly hidden: boolean;
};
export async function insertSession(
  tx: Tx,
  proof: Admitted<'make-session'>,
  by: PersonId,
  group: { readonly id: GroupId; readonly organisation: OrganisationId },
  { title, description, plan, hidden }: Draft,
): Promise<SessionId> {
  const id = newId<'session'>();
  await tx
    .insertInto('sessions')
    .values({
      id,
      organisation_id: group.organisation,
      kind: 'group',
      title,
      description,
      hidden,
      ...planned(plan),
      created_by: by,
    })
    .execute();
  await setAudience(tx, proof, audienceOf(id), [group.id]);
  return id;
}

/** A room without dates. */
export async function insertUndated(
  tx: Tx,
  proof: Admitted<'make-room'>,
  owner: PersonId,
  {
    kind,
    organisation,
    group,
    title,
  }: {
    readonly kind: 'ad-hoc' | 'standing';
    readonly organisation: OrganisationId;
    readonly group: GroupId | null;
    readonly title: string;
  },
  now: Date,
): Promise<SessionId> {
  const id = newId<'session'>(now.getTime());
  await tx
    .insertInto('sessions')
    .values({ id, organisation_id: organisation, kind, title, created_by: owner })
    .execute();
  if (group) await setAudience(tx, proof, audienceOf(id), [group]);
  return id;
}
export const renameSession = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
  title: string,
): Promise<void> =>
  void (await tx.updateTable('sessions').set({ title }).where('id', '=', session).execute());
export const deleteSession = async (
  tx: Tx,
  _by: Admitted<'own-room'>,
  session: SessionId,
): Promise<void> => void (await tx.deleteFrom('sessions').where('id', '=', session).execute());

export async function updateSession(
  tx: Tx,
  proof: Admitted<'change-session'>,
  session: SessionId,
  {
    groups,
    title,
    description,
    plan,
    hidden,
  }: Draft & { /** null: as they are. */ readonly groups: readonly GroupId[] | null },
): Promise<void> {
  if (groups) await setAudience(tx, proof, audienceOf(session), groups);
  await tx
    .updateTable('sessions')
    .set((eb) => ({
      title,
      description,
      hidden,
      ...planned(plan),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', session)
    .execute();
}

export async function cancelSession(
  tx: Tx,
  by: Admitted<'change-session'>,
  session: SessionId,
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set((eb) => ({ cancelled_at: now, cancel_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', session)
    .execute();
  await bumpEvents(tx, by, session, now);
}

/** Of the session: whoever is named for one event stays so. */
export async function setHosts(
  tx: Tx,
  _by: Admitted<'make-session' | 'change-session'>,
  session: SessionId,
  hosts: readonly PersonId[],
): Promise<void> {
  await tx
    .deleteFrom('session_hosts')
    .where('session_id', '=', session)
    .where('event_id', 'is', null)
    .execute();
  if (hosts.length > 0)
    await tx
      .insertInto('session_hosts')
      .values(hosts.map((person) => ({ session_id: session, person_id: person })))
      .execute();
}

/** Of `persons`, those in one of these groups. */
export async function inGroups(
  db: Db,
  groups: readonly GroupId[],
  persons: readonly PersonId[],
): Promise<Set<PersonId>> {
  if (persons.length === 0) return new Set();
  const { rows } = await sql<{
    id: PersonId;
  }>`
    select o.person_id as id
    from unnest(${[...groups]}::uuid[]) g (id)
    cross join lateral people_of(g.id) o
    where o.person_id = any(${persons}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

export async function loadAudience(
  db: Db,
  group: GroupId,
  session: SessionId | null,
  q: string,
): Promise<{ people: number; gain: number; lose: number; found: Named[] }> {
  const { rows } = await sql<{
    people: number;
    gain: number;
    lose: number;
    found: Named[] | null;
  }>`
    with now as materialized (select person_id from people_of(${group})),
      before as materialized (select person_id from audience_people(${session}))
    select (select count(*)::int from now) as people,
      (select count(*)::int from now where person_id not in (select person_id from before)) as gain,
      (select count(*)::int from before where person_id not in (select person_id from now)) as lose,
      (
        select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name))
        from (
          select p.id, p.name
          from now
          join persons p on p.id = now.person_id
          where p.name ilike ${containing(q)}
          order by lower(p.name), p.id
          limit 30
        ) f
      ) as found`.execute(db);
  return { ...rows[0]!, found: rows[0]!.found ?? [] };
}

/** What somebody edits meanwhile is not what it was. */
export const raiseVersions = async (
  tx: Tx,
  _by: Admitted<'delete-group'>,
  sessions: readonly string[],
): Promise<void> =>
  void (await sql`
    update sessions
    set version = version + 1
    where id = any(${[...sessions]}::uuid[])`.execute(tx));
