import { countPeople, isManaged, lockGroups, raiseVersion, upwards } from './standing/store.ts';
import { groupsInside, insideOf } from './nesting/store.ts';
import { admit } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { tell, tellBriefly } from '../../access/tell.ts';
import type { Answer, Parsed } from '../../base/api/contract.ts';
import { byName, keyIn, pageOf } from '../../base/api/cursor.ts';
import { type Db, transact } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import {
  type GroupId,
  newId,
  type OrganisationId,
  type PersonId,
  type SessionId,
} from '../../base/ids.ts';
import { append, hasDone } from '../../base/journal/journal.ts';
import { Clash, Invalid } from '../../base/api/refusals.ts';
import type { Subjects } from '../../access/subject.ts';
import { admitAdmin } from '../organisation/standing/actions.ts';
import type { groupsContract } from './contract.ts';
import { deleteGroup, editGroup, leaveGroup } from './standing/gates.ts';
import { additionFaults } from './members/rules.ts';
import { findLeaving, holdGrounds, seat, seatsOf, standingOf } from './members/store.ts';
import { countMembers } from './members/listed/store.ts';
import * as store from './store.ts';
import type { Listed } from './store.ts';
import { current, editable, mayEdit, visible } from './standing/actions.ts';

export type C = typeof groupsContract;

const itemOf = (who: Who) => (row: Listed) => {
  const facts = {
    ...row,
    group: { id: row.id, name: row.name, organisation: row.organisation.name },
    inside: row.role !== null,
  };
  const { id, name, description, organisation, people, managers, role } = row;
  return {
    id,
    name,
    description,
    organisation,
    people,
    managers: [...managers],
    role,
    gates: {
      edit: tellBriefly(evaluate(editGroup, { ...facts, inside: true }), who.language),
      leave: tellBriefly(evaluate(leaveGroup, facts), who.language),
    },
  };
};

export async function listGroups(
  db: Db,
  who: Who,
  { as, organisation, q, cursor, limit }: Parsed<C['GET /api/groups']>['query'],
): Promise<Answer<C['GET /api/groups']>> {
  const rows = await store.listGroups(
    db,
    who.person,
    { as, organisation: organisation ?? null },
    { q: q ?? '', after: keyIn(cursor, byName), limit },
  );
  return pageOf(rows, limit, (row) => [row.key, row.id], itemOf(who));
}

type Within = {
  readonly id: OrganisationId;
  readonly query: Parsed<C['GET /api/organisations/{id}/groups']>['query'];
};
export async function listAllGroups(
  db: Db,
  who: Who,
  { id, query: { q, cursor, limit } }: Within,
): Promise<Answer<C['GET /api/organisations/{id}/groups']>> {
  await admitAdmin(db, who, id);
  const rows = await store.listGroups(
    db,
    who.person,
    { all: id },
    { q: q ?? '', after: keyIn(cursor, byName), limit },
  );
  return pageOf(rows, limit, (row) => [row.key, row.id], itemOf(who));
}

export async function showGroup(
  db: Db,
  who: Who,
  id: GroupId,
): Promise<Answer<C['GET /api/groups/{id}']>> {
  const found = await visible(db, who, id);
  const edit = mayEdit(found);
  const people = await countPeople(db, id);
  const { listed, counting } = await countMembers(db, id);
  const leaving = await findLeaving(db, found, who.person);
  return {
    id,
    name: found.name,
    description: found.description,
    organisation: found.organisation,
    version: found.version,
    people,
    role: found.role,
    listed,
    managers: found.managers.length,
    through: people - counting,
    groups: edit.allowed
      ? (await groupsInside(db, who.person, id)).map((inner) => ({ ...inner }))
      : [],
    insideOf: [...(await insideOf(db, who.person, id))],
    gates: {
      edit: tell(edit, who.language),
      leave: tell(evaluate(leaveGroup, leaving), who.language),
      delete: tell(evaluate(deleteGroup, found), who.language),
    },
  };
}

type Making = {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly description: string;
  readonly managers?: readonly PersonId[] | undefined;
};
export const makeGroup = (
  db: Db,
  who: Who,
  { organisation, name, description, managers }: Making,
): Promise<{ id: GroupId }> =>
  transact(db, async (tx) => {
    const { by, standing } = await admitAdmin(tx, who, organisation);
    const people = managers?.length ? managers : [who.person];
    const id = newId<'group'>();
    await holdGrounds(tx, who.person, organisation, people);
    const facts = {
      group: { id, name, organisation: standing.organisation },
      role: null,
      inside: false,
      admin: true,
      managers: [],
    };
    // an admin may name themselves, wherever they come from
    const others = people
      .map((person, place) => ({ person, pointer: `#/body/managers/${place}` }))
      .filter(({ person }) => person !== who.person);
    const known = await standingOf(
      tx,
      { me: who.person, admin: true, group: id, organisation, managers: people },
      others.map(({ person }) => person),
    );
    const faults = additionFaults(facts, known, others);
    if (faults.length > 0) throw new Invalid(faults);
    await store.addGroup(tx, by, { id, organisation, name, description });
    await seat(
      tx,
      by,
      id,
      people.map((person) => ({ person, role: 'manager' as const })),
      who.person,
    );
    if (!(await isManaged(tx, id)))
      throw new Invalid({ pointer: '#/body/managers', code: 'needs-manager' });
    await append(tx, who, {
      kind: 'group.created',
      organisation,
      subject: id,
      data: { name, persons: people, groups: [id], version: 1 },
    });
    return { id };
  });

type Editing = {
  readonly id: GroupId;
  readonly version: number;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
};
export const changeGroup = (
  db: Db,
  who: Who,
  { id, version, name, description }: Editing,
): Promise<{ version: number }> =>
  transact(db, async (tx) => {
    const { by, found } = await editable(tx, who, id);
    const renamed = name !== undefined && name !== found.name;
    const described = description !== undefined && description !== found.description;
    if (!renamed && !described) return { version: found.version };
    await current(tx, found, version);
    await store.describe(tx, by, id, { name, description });
    const about = { organisation: found.organisation.id, subject: id };
    const data = { groups: [id], version: await raiseVersion(tx, by, id) };
    await append(
      tx,
      who,
      renamed
        ? { kind: 'group.renamed', ...about, data: { ...data, name, before: found.name } }
        : { kind: 'group.described', ...about, data },
    );
    return { version: data.version };
  });

/** `subjects`: what may be for a group. */
type Deleting = { readonly db: Db; readonly subjects: readonly Subjects[] };
/** What still takes place and would be for nobody. */
async function leftBy(db: Db, subjects: readonly Subjects[], id: GroupId) {
  const left: { readonly id: SessionId; readonly title: string }[] = [];
  for (const kind of subjects)
    for (const subject of (await kind.leftBy?.(db, id)) ?? [])
      left.push({ ...subject, id: subject.id as SessionId });
  return left.slice(0, most);
}
/** What people have made for themselves and opened to it. */
async function openedTo(db: Db, subjects: readonly Subjects[], id: GroupId): Promise<number> {
  let count = 0;
  for (const kind of subjects) count += (await kind.openedTo?.(db, id)) ?? 0;
  return count;
}
/** As many are shown and confirmed. */
const most = 2000;

export async function showDeletion(
  { db, subjects }: Deleting,
  who: Who,
  id: GroupId,
): Promise<Answer<C['GET /api/groups/{id}/deletion']>> {
  const found = await visible(db, who, id);
  admit(mayEdit(found));
  return {
    people: await countPeople(db, id),
    sessions: await leftBy(db, subjects, id),
    rooms: await openedTo(db, subjects, id),
    insideOf: [...(await insideOf(db, who.person, id))],
  };
}

export const removeGroup = (
  { db, subjects }: Deleting,
  who: Who,
  { id, sessions }: { readonly id: GroupId; readonly sessions: readonly string[] },
): Promise<void> =>
  transact(db, async (tx) => {
    await lockGroups(tx, [id]);
    if (await hasDone(tx, who.person, { kind: 'group.deleted', subject: id })) return;
    const found = await visible(tx, who, id);
    const by = admit(evaluate(deleteGroup, found));
    const left = await leftBy(tx, subjects, id);
    const shown = new Set(sessions);
    if (left.length !== shown.size || left.some((session) => !shown.has(session.id)))
      throw new Clash('sessions-confirmed', 409, { sessions: left });
    const groups = await upwards(tx, id);
    const persons = (await seatsOf(tx, id)).map(({ person }) => person);
    const orphans = await store.removeGroup(tx, by, id);
    if (orphans.length > 0)
      for (const { lostGroup } of subjects) await lostGroup?.(tx, by, { ids: orphans, who });
    await append(tx, who, {
      kind: 'group.deleted',
      organisation: found.organisation.id,
      subject: id,
      data: { name: found.name, persons, groups, sessions: left.map((session) => session.id) },
    });
  });
