import { z } from 'zod';
import { admit, type Admitted } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import { tell } from '../../../access/tell.ts';
import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { keyIn, pageOf } from '../../../base/api/cursor.ts';
import { transact, type Db, type Tx } from '../../../base/data/database.ts';
import { needsAdmin, type Who } from '../../../base/serve/caller.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import type { Kind } from '../../../base/journal/entries.ts';
import { append, appendAll, hasDone, type Actor } from '../../../base/journal/journal.ts';
import { Clash, Invalid } from '../../../base/api/refusals.ts';
import { current, editable, mayEdit, visible } from '../standing/actions.ts';
import { addToGroup, leaveGroup, removeFromGroup } from '../standing/gates.ts';
import {
  findGroup,
  groupNamed,
  isManaged,
  lockGroups,
  raiseVersion,
  upwards,
  type Found,
} from '../standing/store.ts';
import { findLeaving } from './store.ts';
import type { membersContract } from './contract.ts';
import {
  additionFaults,
  difference,
  LARGEST,
  managersAfter,
  stranger,
  twice,
  type Difference,
  type Role,
  type Seat,
  type Wish,
} from './rules.ts';
import { membersOf } from './listed/store.ts';
import * as store from './store.ts';

type C = typeof membersContract;

type Reading = {
  readonly id: GroupId;
  readonly query: Parsed<C['GET /api/groups/{id}/members']>['query'];
};
const place = z.tuple([z.enum(['manager', 'member']), z.string(), z.uuid()]);
export async function listMembers(
  db: Db,
  who: Who,
  { id, query: { q, cursor, limit } }: Reading,
): Promise<Answer<C['GET /api/groups/{id}/members']>> {
  const found = await visible(db, who, id);
  const edits = mayEdit(found).allowed;
  const rows = await membersOf(db, id, {
    q: q ?? '',
    byAddress: edits,
    after: keyIn(cursor, place),
    limit,
  });
  return pageOf(
    rows,
    limit,
    ({ role, key, id: person }) => [role, key, person],
    ({ id: person, name, email, picture, role, since, addedBy, outside, counts }) => ({
      person: {
        id: person,
        name,
        email: edits || person === who.person ? email : null,
        picture,
      },
      role,
      since: since.toISOString(),
      addedBy,
      outside,
      counts,
    }),
  );
}

type Saving = {
  readonly id: GroupId;
  readonly version: number;
  readonly people: readonly Wish<PersonId>[];
};
/** Those who change; whoever is not named stays as they are. Only who is new is judged. */
export const saveMembers = (
  db: Db,
  who: Who,
  { id, version, people }: Saving,
): Promise<Answer<C['PATCH /api/groups/{id}/members']>> =>
  transact(db, async (tx) => {
    const { by, found } = await editable(tx, who, id);
    judgeTwice(people);
    const before = await store.seatsOf(tx, id);
    const change = difference(before, people);
    const { added, removed, changed } = change;
    const counts = { added: added.length, removed: removed.length, changed: changed.length };
    if (added.length + removed.length + changed.length === 0)
      return { version: found.version, ...counts };
    await current(tx, found, version);
    if (added.length > 0 && before.length + added.length - removed.length > LARGEST)
      throw new Clash('group-has-place');
    const managers = managersAfter(before, people);
    await judgeNewcomers(tx, who, { found, people, added, managers });
    await store.unseat(tx, by, id, removed);
    await store.seat(tx, by, id, added, who.person);
    await store.reseat(tx, by, id, changed);
    // whoever manages it from now on counts, one of them at least; unless nobody changed that
    if (!isSame(managersAfter(before, []), managers) && !(await isManaged(tx, id)))
      throw new Invalid({ pointer: '#/body/people', code: 'needs-manager' });
    return { version: await noteChange(tx, who, { by, found, change }), ...counts };
  });

const isSame = (some: readonly PersonId[], others: readonly PersonId[]): boolean =>
  String(some.toSorted()) === String(others.toSorted());

function judgeTwice(people: readonly Wish<PersonId>[]): void {
  const doubled = twice(people);
  if (doubled.length > 0)
    throw new Invalid(
      doubled.map((at) => ({ pointer: `#/body/people/${at}/person`, code: 'person-twice' })),
    );
}

type Coming = {
  readonly found: Found;
  readonly people: readonly Wish<PersonId>[];
  readonly added: readonly Seat<PersonId>[];
  readonly managers: readonly PersonId[];
};
async function judgeNewcomers(
  tx: Tx,
  who: Who,
  { found, people, added, managers }: Coming,
): Promise<void> {
  const places = new Map(people.map(({ person }, at) => [person, `#/body/people/${at}/person`]));
  const organisation = found.organisation.id;
  const newcomers = added.map(({ person }) => person);
  await store.holdGrounds(tx, who.person, organisation, newcomers);
  const standing = await store.standingOf(
    tx,
    { me: who.person, admin: found.admin, group: found.id, organisation, managers },
    newcomers,
  );
  const faults = additionFaults(
    found,
    standing,
    newcomers.map((person) => ({ person, pointer: places.get(person)! })),
  );
  if (faults.length > 0) throw new Invalid(faults);
}

type Changed = {
  readonly by: Admitted<'edit-group'>;
  readonly found: Found;
  readonly change: Difference<PersonId>;
};
/** One entry for whoever went, came, or got another role; the version they all made. */
async function noteChange(
  tx: Tx,
  who: Who,
  { by, found: { id, organisation }, change: { added, removed, changed } }: Changed,
): Promise<number> {
  const version = await raiseVersion(tx, by, id);
  const groups = await upwards(tx, id);
  const entryOf = <K extends Kind, const More extends object>(
    kind: K,
    persons: readonly PersonId[],
    more: More,
  ) => ({
    kind,
    organisation: organisation.id,
    subject: id,
    data: { persons, groups, version, ...more },
  });
  const entries = [
    entryOf('group.member-removed', removed, { was: await groupNamed(tx, id) }),
    entryOf(
      'group.member-added',
      added.map(({ person }) => person),
      {},
    ),
    ...(['manager', 'member'] as const).map((role) =>
      entryOf(
        'group.role-changed',
        changed.filter((seat) => seat.role === role).map(({ person }) => person),
        { role },
      ),
    ),
  ];
  await appendAll(
    tx,
    who,
    entries.filter(({ data }) => data.persons.length > 0),
  );
  return version;
}

type Adding = { readonly id: GroupId; readonly person: PersonId; readonly role: Role };
export const addMember = (db: Db, who: Who, adding: Adding): Promise<{ version: number }> =>
  transact(db, async (tx) => {
    needsAdmin(who, 'add-to-group'); // also where it goes along with an answer
    const { found } = await editable(tx, who, adding.id);
    const seated = (await store.seatsOf(tx, adding.id)).some(
      ({ person, role }) => person === adding.person && role === adding.role,
    );
    if (
      seated &&
      (await hasDone(tx, who.person, {
        kind: 'group.member-added',
        subject: adding.id,
        data: { persons: [adding.person] },
      }))
    )
      return { version: found.version };
    const { verdict, version } = await addOne(tx, who, found, adding);
    admit(verdict);
    return { version };
  });
/** One person more in a group that is locked, if the gate allows it. */
async function addOne(
  tx: Tx,
  who: Actor & { readonly person: PersonId },
  found: Found,
  { id, person, role }: Adding,
) {
  const organisation = found.organisation.id;
  await store.holdGrounds(tx, who.person, organisation, [person]);
  const standing = await store.standingOf(
    tx,
    { me: who.person, admin: found.admin, group: id, organisation },
    [person],
  );
  const verdict = evaluate(addToGroup, { ...found, person: standing.get(person) ?? stranger });
  if (!verdict.allowed) return { verdict, version: found.version };
  if ((await store.seatsOf(tx, id)).length >= LARGEST) throw new Clash('group-has-place');
  const by = admit(verdict);
  await store.seat(tx, by, id, [{ person, role }], who.person);
  const version = await raiseVersion(tx, by, id);
  const groups = await upwards(tx, id);
  await append(tx, who, {
    kind: 'group.member-added',
    organisation,
    subject: id,
    data: { persons: [person], groups, version },
  });
  return { verdict, version };
}

type InvitedTo = { readonly group: GroupId; readonly person: PersonId; readonly by: PersonId };
/**
 * The invitation that somebody accepts names a group: judged anew, as if the one who invited added
 * them now.
 */
export async function addInvited(
  tx: Tx,
  who: Actor,
  { group, person, by }: InvitedTo,
): Promise<boolean> {
  await lockGroups(tx, [group]);
  const found = await findGroup(tx, by, group);
  if (!found || !mayEdit(found).allowed) return false;
  if ((await store.seatsOf(tx, group)).length >= LARGEST) return false;
  return (await addOne(tx, { ...who, person: by }, found, { id: group, person, role: 'member' }))
    .verdict.allowed;
}

/** Oneself: leave. Somebody else: only who may edit the group. */
export const removeMember = (
  db: Db,
  who: Who,
  { id, person }: { readonly id: GroupId; readonly person: PersonId },
): Promise<void> =>
  transact(db, async (tx) => {
    const oneself = person === who.person;
    await lockGroups(tx, [id]);
    if (oneself && (await hasLeft(tx, person, id))) return;
    const found = await visible(tx, who, id);
    if (!oneself) admit(mayEdit(found));
    const facts = await findLeaving(tx, found, person);
    if (!oneself && !facts.listed) return;
    const by = admit(evaluate(oneself ? leaveGroup : removeFromGroup, facts));
    await takeOut(tx, who, by, {
      group: id,
      organisation: found.organisation.id,
      persons: [person],
      because: oneself ? 'left' : 'removed',
    });
  });

/** Left, and is not on its list again. */
const hasLeft = async (tx: Tx, person: PersonId, group: GroupId): Promise<boolean> =>
  !(await store.seatsOf(tx, group)).some((seat) => seat.person === person) &&
  hasDone(tx, person, { kind: 'group.member-removed', subject: group, data: { because: 'left' } });

type Going = {
  readonly group: GroupId;
  readonly organisation: OrganisationId;
  readonly persons: readonly PersonId[];
  readonly because: 'left' | 'removed' | 'contact-ended';
};
/**
 * Takes people off the list of a group that is locked. Whoever calls has seen to it that a manager
 * stays.
 */
export async function takeOut(
  tx: Tx,
  who: Who,
  by: Admitted<'remove-from-group' | 'leave-group'>,
  { group, organisation, persons, because }: Going,
): Promise<void> {
  await store.unseat(tx, by, group, persons);
  await append(tx, who, {
    kind: 'group.member-removed',
    organisation,
    subject: group,
    data: {
      persons,
      groups: await upwards(tx, group),
      version: await raiseVersion(tx, by, group),
      because,
      was: await groupNamed(tx, group),
    },
  });
}

export async function listCandidates(
  db: Db,
  who: Who,
  { id, query: { q, cursor, limit } }: Listing,
): Promise<Answer<C['GET /api/groups/{id}/candidates']>> {
  const found = await visible(db, who, id);
  admit(mayEdit(found));
  const after = keyIn(cursor, z.tuple([z.number().int(), z.string(), z.uuid()]));
  const rows = await store.candidatesFor(
    db,
    { me: who.person, admin: found.admin, group: id, organisation: found.organisation.id },
    { q: q ?? '', after, limit },
  );
  return pageOf(
    rows,
    limit,
    (row) => [row.rank, row.sort, row.key],
    (row) => candidate(who, found, row),
  );
}
type Listing = {
  readonly id: GroupId;
  readonly query: Parsed<C['GET /api/groups/{id}/candidates']>['query'];
};

const candidate = (
  who: Who,
  found: Found,
  {
    key,
    rank,
    person,
    name,
    email,
    picture,
    contact,
    of,
    counts,
    incoming,
    member,
  }: store.CandidateRow,
) => ({
  key,
  person,
  name,
  email,
  picture,
  member,
  add: tell(
    evaluate(addToGroup, {
      ...found,
      person: {
        label: name,
        email,
        known: true,
        contact,
        ofOrganisation: of,
        counts,
        incoming,
        waiting: rank === 2,
        member: member !== null,
      },
    }),
    who.language,
  ),
});
