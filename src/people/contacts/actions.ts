import { byItself } from '../../access/admit.ts';
import type { Answer, Parsed } from '../../base/api/contract.ts';
import { byName, keyIn, pageOf } from '../../base/api/cursor.ts';
import { type Db, transact } from '../../base/data/database.ts';
import type { Who } from '../../base/serve/caller.ts';
import type { PersonId } from '../../base/ids.ts';
import { append, hasDone } from '../../base/journal/journal.ts';
import { Clash, Missing } from '../../base/api/refusals.ts';
import { say } from '../../words/say.ts';
import { takeOut } from '../groups/members/actions.ts';
import { lockGroups } from '../groups/standing/store.ts';
import { restingOn, type RestingRow } from './store.ts';
import type { contactsContract } from './contract.ts';
import { leaving } from './rules.ts';
import * as store from './store.ts';
import * as requests from './requests/store.ts';
import { shutOut } from './requests/actions.ts';

type C = typeof contactsContract;
export async function listContacts(
  db: Db,
  who: Who,
  { q, cursor, limit }: Parsed<C['GET /api/contacts']>['query'],
): Promise<Answer<C['GET /api/contacts']>> {
  const rows = await store.contactsOf(db, who.person, q ?? '', {
    after: keyIn(cursor, byName),
    limit,
  });
  return pageOf(
    rows,
    limit,
    (row) => [row.key, row.id],
    ({ id, name, email, picture, since, organisations }) => ({
      person: { id, name, email, picture },
      since: since.toISOString(),
      organisations,
    }),
  );
}

export async function listBlocks(
  db: Db,
  who: Who,
  { cursor, limit }: Parsed<C['GET /api/blocks']>['query'],
): Promise<Answer<C['GET /api/blocks']>> {
  const rows = await store.blockedBy(db, who.person, { after: keyIn(cursor, byName), limit });
  return pageOf(
    rows,
    limit,
    (row) => [row.key, row.id],
    ({ id, name, email, since }) => ({ person: { id, name, email }, since: since.toISOString() }),
  );
}

/** Whoever is suspended still ends their contacts, and reads no names of what is closed to them. */
const told = ({ language }: Who, rows: readonly RestingRow[]) =>
  rows.map((row) => ({
    id: row.group,
    name: row.hidden ? say(language, 'contacts.ending.hiddenGroup', {})! : row.name,
    organisation: row.hidden ? '' : row.organisationName,
    person: { id: row.person, name: row.personName },
  }));

/** What ending the contact would change; nothing is changed yet. */
export async function showEnding(
  db: Db,
  who: Who,
  id: PersonId,
): Promise<Answer<C['GET /api/contacts/{id}/ending']>> {
  const person = await requests.findParty(db, id);
  if (!person || !(await requests.isContact(db, who.person, id))) throw new Missing();
  return {
    person: { id: person.id, name: person.name },
    groups: told(who, leaving(await restingOn(db, who.person, id))),
  };
}

export async function endContact(
  db: Db,
  who: Who,
  id: PersonId,
  { groups, block }: Parsed<C['DELETE /api/contacts/{id}']>['body'],
): Promise<void> {
  await transact(db, async (tx) => {
    await requests.lockPair(tx, who.person, id);
    if (!(await requests.isContact(tx, who.person, id))) {
      const ended = await hasDone(tx, who.person, { kind: 'contact.ended', subject: id });
      if (!ended || (block && !(await requests.between(tx, id, who.person, '')).blocked))
        throw new Missing();
      return;
    }
    await lockGroups(
      tx,
      (await restingOn(tx, who.person, id)).map((row) => row.group),
    );
    // waits for those who are adding one of the two to a group just now
    await store.disconnect(tx, who.person, id);
    const rows = leaving(await restingOn(tx, who.person, id));
    const shown = new Set(groups);
    if (rows.length !== shown.size || rows.some((row) => !shown.has(row.group)))
      throw new Clash('groups-confirmed', 409, { groups: told(who, rows) });
    for (const row of rows)
      await takeOut(tx, who, byItself, {
        group: row.group,
        organisation: row.organisation,
        persons: [row.person],
        because: 'contact-ended',
      });
    if (block) await shutOut(tx, who, id);
    await append(tx, who, {
      kind: 'contact.ended',
      subject: id,
      data: { persons: [who.person, id], groups: rows.map((row) => row.group) },
    });
    if (block)
      await append(tx, who, {
        kind: 'contact.blocked',
        subject: id,
        data: { persons: [who.person] },
      });
  });
}

export async function unblock(db: Db, who: Who, id: PersonId): Promise<void> {
  await transact(db, async (tx) => {
    await requests.lockPair(tx, who.person, id);
    if (!(await requests.unblock(tx, who.person, id))) {
      if (await hasDone(tx, who.person, { kind: 'contact.unblocked', subject: id })) return;
      throw new Missing();
    }
    await append(tx, who, {
      kind: 'contact.unblocked',
      subject: id,
      data: { persons: [who.person] },
    });
  });
}
