import { z } from 'zod';
import { admit } from '../../access/admit.ts';
import { evaluate } from '../../access/gate.ts';
import { tellBriefly } from '../../access/tell.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import { transact, type Db } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import type { Who } from '../../base/serve/caller.ts';
import type { GroupId, OrganisationId, PersonId, SessionId } from '../../base/ids.ts';
import { append, hasDone } from '../../base/journal/journal.ts';
import { Invalid, Missing } from '../../base/api/refusals.ts';
import { notify } from '../../notices/actions.ts';
import { personsNamed } from '../../people/known/store.ts';
import { accountOf } from '../../people/known/store.ts';
import { sessionInvited } from '../../sessions/news/notice.ts';
import { deleteSession, loadGroupFacts, renameSession } from '../../sessions/plan/store.ts';
import { entrance } from '../gate/actions.ts';
import type { Door } from '../gate/rules.ts';
import { closeForGood } from '../opening/actions.ts';
import { admitHost } from '../door/actions.ts';
import { adHocHours } from './rules.ts';
import { forgetGuestsOf } from '../link/actions.ts';
import { giveLink } from '../link/store.ts';
import { findDoor } from '../door/store.ts';
import { linkTo } from '../door/visitor.ts';
import { makeRoom } from './gates.ts';
import * as store from './store.ts';

export type Fields = {
  readonly kind: 'ad-hoc' | 'standing';
  readonly organisation: OrganisationId;
  readonly group: GroupId | null;
  readonly title: string;
  readonly door: Door;
  readonly guests: boolean;
  readonly says: string;
  readonly opens: string | null;
  readonly closes: string | null;
};
/**
 * Makes a room without dates. An ad-hoc session ends a day after it opens when nothing else is
 * said.
 */
export const make = (
  deps: Deps,
  who: Who,
  fields: Fields,
): Promise<{ id: SessionId; link: string }> =>
  transact(deps.db, async (tx) => {
    const facts = await store.loadMaker(tx, who.person, fields.organisation);
    if (!facts.organisation) throw new Missing();
    const by = admit(evaluate(makeRoom, facts));
    if (
      fields.group &&
      (await loadGroupFacts(tx, who.person, fields.group)).group?.organisation !==
        fields.organisation
    )
      throw new Invalid({ pointer: '#/body/group', code: 'unknown-group' });
    const now = await databaseTime(tx);
    const opens = fields.opens ? new Date(fields.opens) : null;
    const closes = fields.closes
      ? new Date(fields.closes)
      : fields.kind === 'ad-hoc'
        ? new Date((opens ?? now).getTime() + adHocHours * 3_600_000)
        : null;
    if (closes && closes <= (opens ?? now))
      throw new Invalid({ pointer: '#/body/closes', code: 'closes-before-opens' });
    const session = await store.insertRoom(tx, by, who.person, { ...fields, opens, closes }, now);
    await append(tx, who, {
      kind: 'own.made',
      organisation: fields.organisation,
      subject: session,
      data: { title: fields.title, persons: [who.person] },
    });
    return { id: session, link: linkTo(deps, session, 1) };
  });

export async function listOwn(
  deps: Deps,
  who: Who,
  {
    when,
    cursor,
    limit,
  }: {
    readonly when: 'now' | 'over';
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  const { db } = deps;
  const key = keyIn(cursor, z.tuple([z.number().int(), z.uuid()]));
  const now = await databaseTime(db);
  const rows = await store.listOwn(
    db,
    who.person,
    when === 'over',
    key && { rank: key[0], id: key[1] },
    limit + 1,
    now,
  );
  const ids = rows.map(({ id }) => id);
  const entering = await entrance.entering(db, who.person, ids);
  const gates = new Map(
    entering.map(({ verdict, zone }, at) => [
      ids[at]!,
      { enter: tellBriefly(verdict, who.language, zone) },
    ]),
  );
  return pageOf(
    rows,
    limit,
    ({ rank, id }) => [rank, id],
    ({ rank: _, link, opens, closes, ...row }) => ({
      ...row,
      link: linkTo(deps, row.id, link),
      opens: opens?.toISOString() ?? null,
      closes: closes?.toISOString() ?? null,
      gates: gates.get(row.id)!,
    }),
  );
}

export const renameRoom = (
  db: Db,
  who: Who,
  { session, title }: { readonly session: SessionId; readonly title: string },
): Promise<void> =>
  transact(db, async (tx) => {
    const by = await admitHost(tx, who, session);
    const door = await findDoor(tx, session);
    if (!door || door.kind === 'group') throw new Missing();
    await renameSession(tx, by, session, title);
    await append(tx, who, {
      kind: 'own.renamed',
      organisation: door.organisation,
      subject: session,
      data: { title, before: door.title, persons: [door.owner] },
    });
  });

export const removeRoom = (db: Db, who: Who, session: SessionId): Promise<void> =>
  transact(db, async (tx) => {
    if (await hasDone(tx, who.person, { kind: 'own.deleted', subject: session })) return;
    await closeForGood(tx, who, session, async (door, by) => {
      await append(tx, who, {
        kind: 'own.deleted',
        organisation: door.organisation,
        subject: session,
        data: { title: door.title, persons: [door.owner] },
      });
      await forgetGuestsOf(tx, by, session);
      await deleteSession(tx, by, session);
    });
  });

export async function invitees(
  db: Db,
  who: Who,
  { session, q }: { readonly session: SessionId; readonly q: string },
) {
  await admitHost(db, who, session);
  const found = await store.listInvitees(db, who.person, session, q, null);
  const named = await personsNamed(
    db,
    found.map(({ id }) => id),
  );
  return {
    items: found.map(({ id, name }) => ({ id, name, picture: named.get(id)?.picture ?? null })),
  };
}

type Inviting = {
  readonly session: SessionId;
  readonly persons: readonly PersonId[];
  readonly message: string;
};
/**
 * The link by mail, and a notice, to people this host knows: they hold the link from then on. Who
 * may enter is still the door's affair.
 */
export const invite = (
  db: Db,
  who: Who,
  { session, persons, message }: Inviting,
): Promise<number> =>
  transact(db, async (tx) => {
    const by = await admitHost(tx, who, session);
    const door = await findDoor(tx, session);
    if (!door) throw new Missing();
    const asked = [...new Set(persons)];
    const found = await store.listInvitees(tx, who.person, session, '', asked);
    const stranger = persons.findIndex((one) => !found.some(({ id }) => id === one));
    if (stranger >= 0)
      throw new Invalid({ pointer: `#/body/persons/${stranger}`, code: 'not-invitable' });
    const from = (await accountOf(tx, who.person))!.name;
    if (door.guests) await giveLink(tx, by, session, asked);
    await notify(tx, sessionInvited, {
      persons: asked,
      subject: session,
      by: who.person,
      args: { name: from, title: door.title, message },
      href: `/sessions/${session}/lobby`,
    });
    await append(tx, who, {
      kind: 'own.invited',
      organisation: door.organisation,
      subject: session,
      data: { title: door.title, persons: asked },
    });
    return found.length;
  });
