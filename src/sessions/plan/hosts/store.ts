import type { Admitted } from '../../../access/admit.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId, SessionId } from '../../../base/ids.ts';

export type Dismissed = {
  readonly session: SessionId;
  readonly organisation: OrganisationId;
  readonly title: string;
  readonly person: PersonId;
  readonly name: string;
};
/** Named as host no more, of a session or one of its events. */
async function dismiss(tx: Tx, who: RawBuilder<unknown>): Promise<readonly Dismissed[]> {
  const { rows } = await sql<Dismissed>`
    with gone as (
      delete
      from session_hosts h using sessions s
      where s.id = h.session_id and ${who}
      returning h.session_id, h.person_id
    )
    select distinct s.id as session, s.organisation_id as organisation, s.title, p.id as person,
      p.name
    from gone
    join sessions s on s.id = gone.session_id
    join persons p on p.id = gone.person_id
    order by s.id, p.id`.execute(tx);
  return rows;
}
const isFor = (groups: RawBuilder<unknown>) => sql`
  exists (select from audience_groups a where a.audience_id = s.id and ${groups})`;
/** Only who hosts a session of a group rests on being listed there, counting just now or not. */
const leftOut = sql`s.kind = 'group' and not exists (select from ways_into(s.id, h.person_id))`;

/** Whoever is on no list in or below the groups of a session for one of these. */
export const dropHosts = (tx: Tx, _by: Admitted<'change-session'>, groups: readonly GroupId[]) =>
  dismiss(tx, sql`${leftOut} and ${isFor(sql`a.group_id = any(${[...groups]}::uuid[])`)}`);
/** Whoever is on no list in or below the groups that one of these sessions is for now. */
export const dropHostsOf = (
  tx: Tx,
  _by: Admitted<'change-session' | 'delete-group'>,
  sessions: readonly string[],
) => dismiss(tx, sql`s.id = any(${[...sessions]}::uuid[]) and ${leftOut} and ${isFor(sql`true`)}`);
/** Whoever is of the organisation no more, of all its sessions. */
export const dropHost = (
  tx: Tx,
  _by: Admitted<'change-session'>,
  organisation: OrganisationId,
  person: PersonId,
) => dismiss(tx, sql`s.organisation_id = ${organisation} and h.person_id = ${person}`);
/** From outside the organisation, whoever is a contact of a room's owner no more. */
export const dropContacts = (tx: Tx, _by: Admitted<'change-session'>, pair: readonly PersonId[]) =>
  dismiss(
    tx,
    sql`s.kind <> 'group'
      and s.created_by = any(${[...pair]}::uuid[])
      and h.person_id = any(${[...pair]}::uuid[])
      and h.person_id <> s.created_by
      and not exists (
        select
        from organisation_members om
        where om.organisation_id = s.organisation_id and om.person_id = h.person_id
      )`,
  );

/** Of the session: whoever is named for one event stays so. */
export const addHost = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
  person: PersonId,
): Promise<boolean> =>
  ((
    await tx
      .insertInto('session_hosts')
      .values({ session_id: session, person_id: person })
      .onConflict((clash) => clash.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows ?? 0n) > 0n;
export const removeHost = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  session: SessionId,
  person: PersonId,
): Promise<boolean> =>
  (
    await tx
      .deleteFrom('session_hosts')
      .where('session_id', '=', session)
      .where('person_id', '=', person)
      .where('event_id', 'is', null)
      .executeTakeFirst()
  ).numDeletedRows > 0n;
