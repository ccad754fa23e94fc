import { z } from 'zod';
import { admit, reveal, type Admitted } from '../../access/admit.ts';
import { evaluate, type Gate } from '../../access/gate.ts';
import { tellBriefly } from '../../access/tell.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import { audienceOf, type GroupId, type PersonId, type SessionId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import { Clash, Invalid, Missing } from '../../base/api/refusals.ts';
import { judgedOn, type Telling } from '../../access/judged.ts';
import { holdWays } from '../../people/audience/store.ts';
import { noteDismissed } from './hosts/actions.ts';
import { dropHostsOf } from './hosts/store.ts';
import { mayManage, meetingOf } from '../gate/actions.ts';
import type { MeetingFacts } from '../gate/checks.ts';
import { changeSession, manageSession, seeSession, type Entrance } from '../gate/gates.ts';
import { seers } from '../gate/store.ts';
import { occurrences, rearrange, type Occurrence, type Plan } from '../rules.ts';
import { tellNews, tellOfChange } from '../news/actions.ts';
import { sessionCancelled, sessionInvited } from '../news/notice.ts';
import { makeSession } from './gates.ts';
import {
  bumpEvents,
  deleteEvents,
  detailsOf,
  findSession,
  insertEvents,
  listEvents,
  listOpenEvents,
  lockSession,
  moveEvents,
  sessionDetails,
  type Dated,
  type Details,
} from '../schedule/store.ts';
import {
  cancelSession,
  inGroups,
  insertSession,
  loadAudience,
  loadGroupFacts,
  lockGroup,
  setHosts,
  updateSession,
} from './store.ts';

type Source = { readonly db: Db; readonly entrance: Entrance };
export type Fields = Plan & {
  readonly title: string;
  readonly description: string;
  readonly group: GroupId;
  readonly hosts: readonly PersonId[];
  readonly hidden: boolean;
};

/** Makes a session with its room and its dated events. */
export async function make(source: Source, who: Who, fields: Fields) {
  const id = await transact(source.db, async (tx) => {
    await lockGroup(tx, fields.group);
    const { by, group } = await admitGroup(tx, who, fields.group);
    const wanted = ahead(fields, await databaseTime(tx));
    const session = await insertSession(tx, by, who.person, group, { ...fields, plan: fields });
    await holdWays(tx, audienceOf(session), fields.hosts);
    await onlyPeopleOf(tx, [fields.group], fields.hosts, fields.hosts);
    await insertEvents(tx, by, session, fields.minutes === null, wanted);
    await setHosts(tx, by, session, [...new Set(fields.hosts)]);
    await append(tx, who, {
      kind: 'session.made',
      organisation: group.organisation,
      subject: session,
      data: { title: fields.title, groups: [group.id], persons: fields.hosts },
    });
    await tellNews(tx, who, sessionInvited, session, await seers.all(tx, session), {
      title: fields.title,
      starts: wanted[0]!.starts.toISOString(),
    });
    return session;
  });
  return describe(source, who, id);
}

async function admitGroup(db: Db, who: Who, group: GroupId) {
  const facts = await loadGroupFacts(db, who.person, group);
  if (!facts.group) throw new Missing();
  return { by: admit(evaluate(makeSession, facts)), group: facts.group };
}

/** The occurrences that are not over, of a plan that can be stored. */
function ahead(plan: Plan, now: Date): readonly Occurrence[] {
  const found = occurrences(plan);
  if ('code' in found)
    throw new Invalid({
      pointer: found.code === 'time-does-not-exist' ? '#/body/start' : '#/body/until',
      code: found.code,
      args: { at: found.at.replace('T', ' ') },
    });
  const left = found.filter((one) => one.ends > now);
  if (left.length === 0) throw new Invalid({ pointer: '#/body/start', code: 'in-the-past' });
  return left;
}

async function onlyPeopleOf(
  tx: Tx,
  groups: readonly GroupId[],
  hosts: readonly PersonId[],
  asked: readonly PersonId[],
): Promise<void> {
  const found = await inGroups(tx, groups, hosts);
  const stranger = hosts.find((host) => !found.has(host));
  if (stranger)
    throw new Invalid({ pointer: `#/body/hosts/${asked.indexOf(stranger)}`, code: 'not-in-group' });
}

/** The session as it is told to one person, who sees or manages it. */
export async function describe({ db, entrance }: Source, who: Who, id: SessionId) {
  const also = { name: 'details', part: sessionDetails(id) };
  const { facts, verdict, door, rows } = await entrance.enteringWith(db, who.person, id, also);
  const passes = (gate: Gate<MeetingFacts>) => evaluate(gate, facts).allowed;
  const may = {
    see: passes(seeSession),
    manage: passes(manageSession),
    change: passes(changeSession),
  };
  if (!rows[0] || !(may.see || may.manage)) throw new Missing();
  const { plan, next, groups: _, ...details } = detailsOf(rows[0]);
  const [group] = facts.about!.groups;
  return {
    ...details,
    group: group ? { id: group.id, name: group.name } : null,
    ...plan,
    cancelled: details.cancelled && {
      at: details.cancelled.at.toISOString(),
      reason: details.cancelled.reason,
    },
    hosts: [...details.hosts],
    door,
    next: next && dated(next),
    opens: next && next.opens.toISOString(),
    audience: may.manage ? await seers.count(db, id) : null,
    may,
    gates: { enter: tellBriefly(verdict, who.language, facts.asker.zone) },
  };
}

const dated = ({ id, starts, ends, openEnd, cancelled }: Dated) => ({
  id,
  starts: starts.toISOString(),
  ends: ends.toISOString(),
  openEnd,
  cancelled,
});

type Asked = { readonly id: SessionId };
type Changes = Partial<{ [K in keyof Fields]: Fields[K] | undefined }>;

export async function change(
  source: Source,
  who: Who,
  { id, version, changes }: Asked & { readonly version: number; readonly changes: Changes },
) {
  await transact(source.db, async (tx) => {
    const { session, admitted } = await lockToChange(tx, who, id);
    if (session.version !== version) {
      // by the caller's own first try, or by somebody who wanted the same
      if (isDone(session, changes)) return;
      throw new Clash('stale', 412, await describe({ ...source, db: tx }, who, id));
    }
    const by = await admitted();
    const sawIt = new Set(await seers.all(tx, id));
    const now = session.groups.map((group) => group.id);
    const groups = await groupsAfter(tx, who, session, changes.group);
    const plan = {
      start: changes.start ?? session.plan.start,
      zone: changes.zone ?? session.plan.zone,
      minutes: changes.minutes === undefined ? session.plan.minutes : changes.minutes,
      until: changes.until === undefined ? session.plan.until : changes.until,
    };
    await replan(tx, by, session, plan);
    await updateSession(tx, by, id, {
      groups,
      title: changes.title ?? session.title,
      description: changes.description ?? session.description,
      hidden: changes.hidden ?? session.hidden,
      plan,
    });
    await holdWays(tx, audienceOf(id), [
      ...session.hosts.map((host) => host.id),
      ...(changes.hosts ?? []),
    ]);
    const hosts = await hostsAfter(tx, session, groups, changes.hosts);
    await setHosts(tx, by, id, hosts);
    await noteDismissed(tx, who, await dropHostsOf(tx, by, [id]));
    const before = session.hosts.map((host) => host.id);
    await append(tx, who, {
      kind: 'session.changed',
      organisation: session.organisation.id,
      subject: id,
      data: {
        title: changes.title ?? session.title,
        fields: Object.keys(changes).filter((name) => changes[name as keyof Changes] !== undefined),
        groups: [...new Set([...now, ...(groups ?? [])])],
        saw: session.hidden ? [] : now,
        persons: [...new Set([...before, ...hosts])],
      },
    });
    await tellOfChange(tx, who, session, sawIt);
  });
  return describe(source, who, id);
}

/** Whether the session is all that these changes want it to be. */
const isDone = (
  { plan, title, description, hidden, groups, hosts }: Details,
  changes: Changes,
): boolean => {
  const sorted = (some: readonly PersonId[] | undefined) => some?.toSorted();
  const now: Changes = {
    ...plan,
    title,
    description,
    hidden,
    group: groups.find((group) => group.id === changes.group)?.id,
    hosts: sorted(hosts.map(({ id }) => id)),
  };
  const wanted = Object.entries({ ...changes, hosts: sorted(changes.hosts) });
  return wanted.every(
    ([name, value]) =>
      value === undefined || JSON.stringify(value) === JSON.stringify(now[name as keyof Changes]),
  );
};

/**
 * The session held still, for somebody who manages it. Who only sees it is refused with the reason,
 * as is the owner of a room without dates; to others it does not exist. What was cancelled is
 * refused by `admitted`, so that the caller's own repetition is not.
 */
async function lockToChange(
  tx: Tx,
  who: Who,
  id: SessionId,
): Promise<{ session: Details; admitted: () => Promise<Admitted<'change-session'>> }> {
  await lockSession(tx, id);
  const load = (telling?: Telling) => meetingOf(tx, who.person, id, telling);
  const facts = await load();
  const { allowed: manages } = evaluate(manageSession, facts);
  if (!manages) reveal(evaluate(seeSession, facts));
  const admitted = async () => admit(await judgedOn(facts, changeSession, load));
  if (!manages || facts.about!.kind !== 'group') await admitted();
  const session = await findSession(tx, id);
  if (!session) throw new Missing();
  return { session, admitted };
}

/** Those it is for instead; null: it stays for those that it is for. */
async function groupsAfter(
  tx: Tx,
  who: Who,
  session: Details,
  wanted: GroupId | undefined,
): Promise<readonly GroupId[] | null> {
  if (wanted === undefined || session.groups.some(({ id }) => id === wanted)) return null;
  await lockGroup(tx, wanted);
  const facts = await loadGroupFacts(tx, who.person, wanted);
  if (!facts.group || facts.group.organisation !== session.organisation.id)
    throw new Invalid({ pointer: '#/body/group', code: 'unknown-group' });
  admit(evaluate(makeSession, facts));
  return [wanted];
}

/**
 * Hosts come from the audience. Another group keeps those of them who are in it as well; new ones
 * must be.
 */
async function hostsAfter(
  tx: Tx,
  session: Details,
  instead: readonly GroupId[] | null,
  wanted: readonly PersonId[] | undefined,
): Promise<readonly PersonId[]> {
  const groups = instead ?? session.groups.map(({ id }) => id);
  const before = session.hosts.map((host) => host.id);
  const asked = [...new Set(wanted ?? before)];
  if (groups.length === 0) return asked.filter((host) => before.includes(host));
  await onlyPeopleOf(
    tx,
    groups,
    asked.filter((host) => !before.includes(host)),
    wanted ?? [],
  );
  if (!instead) return asked;
  const inside = await inGroups(tx, instead, asked);
  return asked.filter((host) => inside.has(host));
}

async function replan(
  tx: Tx,
  by: Admitted<'change-session'>,
  session: Details,
  plan: Plan,
): Promise<void> {
  const now = await databaseTime(tx);
  const same = (Object.keys(plan) as (keyof Plan)[]).every(
    (name) => plan[name] === session.plan[name],
  );
  if (same) return bumpEvents(tx, by, session.id, now);
  const { kept, gone, fresh } = rearrange(
    await listOpenEvents(tx, session.id, now),
    ahead(plan, now),
  );
  await moveEvents(tx, by, plan.minutes === null, kept);
  await deleteEvents(tx, by, gone);
  await insertEvents(tx, by, session.id, plan.minutes === null, fresh);
}

export async function cancel(
  db: Db,
  who: Who,
  { id, reason }: Asked & { readonly reason: string },
): Promise<void> {
  await transact(db, async (tx) => {
    const { session, admitted } = await lockToChange(tx, who, id);
    if (session.cancelled) return;
    const by = await admitted();
    const now = await databaseTime(tx);
    const dates = (await listOpenEvents(tx, id, now)).map(({ starts }) => starts.toISOString());
    await cancelSession(tx, by, id, reason, now);
    const groups = session.groups.map((group) => group.id);
    await append(tx, who, {
      kind: 'session.cancelled',
      organisation: session.organisation.id,
      subject: id,
      data: { title: session.title, reason, groups, persons: session.hosts.map((host) => host.id) },
    });
    await tellNews(tx, who, sessionCancelled, id, await seers.all(tx, id), {
      title: session.title,
      reason,
      ...(dates.length > 0
        ? { starts: dates[0]!, last: dates.at(-1)!, more: dates.length - 1 }
        : {}),
    });
  });
}

type Paging = { readonly cursor?: string | undefined; readonly limit: number };

export async function events(db: Db, who: Who, { id, cursor, limit }: Asked & Paging) {
  const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const facts = await meetingOf(db, who.person, id);
  if (!evaluate(manageSession, facts).allowed) reveal(evaluate(seeSession, facts));
  const rows = await listEvents(db, id, after && { at: after[0], id: after[1] }, limit + 1);
  return pageOf(rows, limit, (row) => [row.starts.toISOString(), row.id], dated);
}

export async function audience(
  db: Db,
  who: Who,
  {
    group,
    session,
    q = '',
  }: {
    readonly group: GroupId;
    readonly session?: SessionId | undefined;
    readonly q?: string | undefined;
  },
) {
  await admitGroup(db, who, group);
  if (session) reveal(await mayManage(db, who.person, session));
  return loadAudience(db, group, session ?? null, q);
}
