import type { Admitted } from '../../../access/admit.ts';
import { z } from 'zod';
import { sql } from 'kysely';
import { databaseTime } from '../../../base/data/clock.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import {
  hashOf,
  newId,
  newSecret,
  type GroupId,
  type Id,
  type OrganisationId,
  type PersonId,
} from '../../../base/ids.ts';
import { keyIn } from '../../../base/api/cursor.ts';
import type { Role } from '../standing/store.ts';
import { DAYS } from './rules.ts';

export type InvitationId = Id<'invitation'>;
export type InvitationRow = {
  readonly id: InvitationId;
  readonly email: string;
  readonly name: string | null;
  readonly group: { readonly id: GroupId; readonly name: string } | null;
  readonly role: Role;
  readonly by: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
};

export async function listInvitations(
  db: Db,
  organisation: OrganisationId,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<readonly InvitationRow[]> {
  const after = keyIn(cursor, z.tuple([z.uuid()]));
  const { rows } = await sql<InvitationRow>`
    select i.id, i.email, i.name, i.role, p.name as by, i.created_at as "sentAt",
      i.expires_at as "expiresAt",
      case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as "group"
    from invitations i
    join persons p on p.id = i.invited_by
    left join groups g on g.id = i.group_id and g.deleted_at is null
    where i.organisation_id = ${organisation}
      and i.accepted_at is null
      and i.revoked_at is null ${after ? sql`and i.id < ${after[0]}::uuid` : sql``}
    order by i.id desc
    limit ${limit + 1}`.execute(db);
  return rows;
}

export type Known = {
  readonly email: string;
  readonly member: boolean;
  readonly open: InvitationId | null;
  readonly sentAt: Date | null;
  readonly language: string | null;
};
/**
 * What is known of addresses: who belongs already, which invitation is open, when they were last
 * written to.
 */
export async function knownOf(
  tx: Tx,
  organisation: OrganisationId,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<Known>`
    select e.email, p.language,
      exists (
        select
        from organisation_members m
        where m.organisation_id = ${organisation} and m.person_id = p.id
      ) as member,
      (
        select i.id
        from invitations i
        where i.organisation_id = ${organisation}
          and i.email = e.email
          and i.accepted_at is null
          and i.revoked_at is null
      ) as open,
      (
        select max(i.created_at)
        from invitations i
        where i.organisation_id = ${organisation} and i.email = e.email
      ) as "sentAt"
    from unnest(${[...emails]}::text[]) as e (email)
    left join persons p on p.email = e.email and p.email_verified and p.deleted_at is null`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.email, row]));
}

export const countSince = async (
  tx: Tx,
  organisation: OrganisationId,
  since: Date,
): Promise<number> =>
  Number(
    (
      await sql<{
        count: string;
      }>`
        select count(*)
        from invitations
        where organisation_id = ${organisation} and created_at > ${since}`.execute(tx)
    ).rows[0]!.count,
  );

const fresh = async (tx: Tx) => {
  const token = newSecret();
  const now = await databaseTime(tx);
  return { token, hash: hashOf(token), now, expires: new Date(now.getTime() + DAYS * 86_400_000) };
};

/** What whoever invites says of the invited. */
export type Said = {
  readonly role: Role;
  readonly name?: string | null;
  readonly group?: GroupId | null;
};
export async function writeInvitation(
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  organisation: OrganisationId,
  by: PersonId,
  email: string,
  { role, name = null, group = null }: Said,
): Promise<{ id: InvitationId; token: string }> {
  const id = newId<'invitation'>();
  const { token, hash, now, expires } = await fresh(tx);
  await tx
    .insertInto('invitations')
    .values({
      id,
      organisation_id: organisation,
      email,
      name,
      group_id: group,
      role,
      token_hash: hash,
      invited_by: by,
      created_at: now,
      expires_at: expires,
      accepted_at: null,
      accepted_by: null,
      revoked_at: null,
    })
    .execute();
  return { id, token };
}

/**
 * A new link and a new term; whoever still holds an old link holds nothing. A name once said stays
 * unless another is.
 */
export async function renewInvitation(
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  id: InvitationId,
  by: PersonId,
  said: Said,
): Promise<string> {
  const { token, hash, now, expires } = await fresh(tx);
  await tx
    .updateTable('invitations')
    .set({
      token_hash: hash,
      copied_hash: null,
      created_at: now,
      expires_at: expires,
      invited_by: by,
      role: said.role,
    })
    .$if(Boolean(said.name), (query) => query.set({ name: said.name! }))
    .$if(said.group !== undefined, (query) => query.set({ group_id: said.group! }))
    .where('id', '=', id)
    .execute();
  return token;
}

/** A link to hand over, with a new term; the one that was mailed stays as it is. */
export async function writeCopy(
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  id: InvitationId,
  proves: boolean,
): Promise<string> {
  const { token, hash, expires } = await fresh(tx);
  await tx
    .updateTable('invitations')
    .set({ copied_hash: hash, copied_proves: proves, expires_at: expires })
    .where('id', '=', id)
    .execute();
  return token;
}

export const lockInvitation = (tx: Tx, organisation: OrganisationId, id: InvitationId) =>
  tx
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'created_at'])
    .where('id', '=', id)
    .where('organisation_id', '=', organisation)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

/** What has become of an invitation. */
export async function standingOf(tx: Tx, id: InvitationId) {
  const { rows } = await sql<{
    email: string;
    revoked: boolean;
    accepted: boolean;
    expired: boolean;
    member: boolean;
  }>`
    select i.email, i.revoked_at is not null as revoked, i.accepted_at is not null as accepted,
      i.expires_at <= clock_timestamp() as expired,
      exists (
        select
        from persons p
        join organisation_members m on m.person_id = p.id
        where p.email = i.email and p.email_verified and m.organisation_id = i.organisation_id
      ) as member
    from invitations i
    where i.id = ${id}`.execute(tx);
  return rows[0];
}

/** Of an invitation that is over, the name is nobody's business any more. */
export const writeRevocation = async (
  tx: Tx,
  _by: Admitted<'administer-organisation'>,
  id: InvitationId,
): Promise<void> =>
  void (await tx
    .updateTable('invitations')
    .set({ revoked_at: sql<Date>`now()`, name: null })
    .where('id', '=', id)
    .execute());
/** Takes back everything open that this person has sent. */
export const writeRevocationsOf = (
  tx: Tx,
  _by: Admitted<'change-role' | 'suspend-member' | 'remove-member' | 'leave-organisation'>,
  organisation: OrganisationId,
  by: PersonId,
): Promise<{ id: InvitationId; email: string }[]> =>
  tx
    .updateTable('invitations')
    .set({ revoked_at: sql<Date>`now()`, name: null })
    .where('organisation_id', '=', organisation)
    .where('invited_by', '=', by)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['id', 'email'])
    .execute();

export type Held = {
  readonly id: InvitationId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly email: string;
  readonly called: string | null;
  readonly group: { readonly id: GroupId; readonly name: string } | null;
  /** The link reached the invited at the address itself. */ readonly proves: boolean;
  readonly role: Role;
  readonly by: string;
  readonly inviter: PersonId;
  readonly expired: boolean;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: PersonId | null;
  /** Whoever accepted it belongs to the organisation. */ readonly memberNow: boolean;
  readonly revokedAt: Date | null;
  readonly account: boolean;
};
/** The invitation a link belongs to; `lock` keeps it until the end of the transaction. */
export async function heldBy(db: Db, token: string, lock = false): Promise<Held | null> {
  const hash = hashOf(token);
  const meant = sql`(i.token_hash = ${hash} or i.copied_hash = ${hash})`;
  if (lock) await sql`select from invitations i where ${meant} for update`.execute(db);
  const { rows } = await sql<Held>`
    select i.id, i.organisation_id as organisation, o.name, i.email, i.role, i.name as called,
      p.name as by, p.id as inviter, i.token_hash = ${hash} or i.copied_proves as proves,
      i.expires_at <= clock_timestamp() as expired, i.accepted_at as "acceptedAt",
      i.accepted_by as "acceptedBy",
      exists (
        select
        from organisation_members m
        where m.organisation_id = i.organisation_id and m.person_id = i.accepted_by
      ) as "memberNow",
      i.revoked_at as "revokedAt",
      (
        select json_build_object('id', g.id, 'name', g.name)
        from groups g
        where g.id = i.group_id
      ) as "group",
      exists (
        select
        from persons a
        where a.email = i.email and a.email_verified and a.deleted_at is null
      ) as account
    from invitations i
    join organisations o on o.id = i.organisation_id
    join persons p on p.id = i.invited_by
    where ${meant}`.execute(db);
  return rows[0] ?? null;
}

export const writeAcceptance = async (
  tx: Tx,
  _by: Admitted<'accept-invitation'>,
  id: InvitationId,
  person: PersonId,
): Promise<void> =>
  void (await tx
    .updateTable('invitations')
    .set({ accepted_at: sql<Date>`now()`, accepted_by: person, name: null })
    .where('id', '=', id)
    .execute());

/** The address of a person, if they have confirmed it. */
export const confirmedAddress = async (db: Db, person: PersonId): Promise<string | null> =>
  (
    await db
      .selectFrom('persons')
      .select('email')
      .where('id', '=', person)
      .where('email_verified', '=', true)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
  )?.email ?? null;

export const nameOf = async (db: Db, person: PersonId): Promise<string> =>
  (await db.selectFrom('persons').select('name').where('id', '=', person).executeTakeFirstOrThrow())
    .name;
