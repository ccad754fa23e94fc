import { z } from 'zod';
import { sql } from 'kysely';
import type { Db } from '../../../base/data/database.ts';
import type { GroupId, Id, OrganisationId, PersonId } from '../../../base/ids.ts';
import type { Through } from '../../../base/data/tables.ts';
import type { Dropped } from '../../../base/mail/mail.ts';
import { keyIn } from '../../../base/api/cursor.ts';
import { accountEntries } from '../../account/entries.ts';
import { controlEntries } from '../entries.ts';
import { addressContains, containing } from '../../../base/data/search.ts';
import { kindsOf } from '../../../base/journal/entries.ts';

/**
 * What belongs to no organisation but to the running of the machine. Contacts and blocks are
 * nobody's business but theirs.
 */
const ofInstallation = [
  ...new Set(kindsOf({ ...accountEntries, ...controlEntries }).map((kind) => kind.split('.')[0]!)),
];
export type JournalRow = {
  readonly seq: string;
  readonly at: Date;
  readonly kind: string;
  readonly person: PersonId | null;
  readonly through: Through;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** By which it was done. */ readonly token: string | null;
};
export type JournalSearch = {
  /** Only entries older than this one. */
  readonly before?: string | undefined;
  readonly limit: number;
  readonly kind?: string | undefined;
  readonly person?: PersonId | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone: string;
};

/**
 * `all`: with what belongs to no organisation. Each source is one short walk of an index; their
 * newest rows make the page.
 */
export async function listJournal(
  db: Db,
  organisation: OrganisationId,
  all: boolean,
  search: JournalSearch,
): Promise<readonly JournalRow[]> {
  const { before, limit, kind, person, from, to, zone } = search;
  const area = kind?.split('.')[0];
  const span = await spanOf(db, from, to, zone);
  const only = sql`
    ${before ? sql`and seq < ${before}::bigint` : sql``}
      ${area ? sql`and split_part(kind, '.', 1) = ${area}` : sql``}
      ${kind?.includes('.') ? sql`and kind = ${kind}` : sql``}
      ${span.start ? sql`and seq >= ${span.first}::bigint and at >= ${span.start}` : sql``}
      ${span.end ? sql`and seq <= ${span.last}::bigint and at < ${span.end}` : sql``} order by seq
      desc limit ${limit + 1}`;
  const ours = sql`organisation_id = ${organisation}`;
  const machine = sql`
    organisation_id is null and split_part(kind, '.', 1) = any(${ofInstallation})`;
  const visible = all ? sql`(${ours} or ${machine})` : ours;
  const sources = person
    ? [
        sql`person_id = ${person} and ${visible}`,
        sql`subject_id = ${person} and ${visible}`,
        sql`data -> 'persons' @> ${JSON.stringify([person])}::jsonb and ${visible}`,
      ]
    : [
        ours,
        ...(all ? ofInstallation : [])
          .filter((one) => !area || one === area)
          .map((one) => sql`organisation_id is null and split_part(kind, '.', 1) = ${one}`),
      ];
  // `union` and not `union all`: somebody may be doer and subject of one entry
  const walks = sql.join(
    sources.map((source) => sql`(select seq from journal where ${source} ${only})`),
    sql` union `,
  );
  const { rows } = await sql<JournalRow>`
    select seq, at, kind, person_id as person, through, subject_id as subject, data,
      (select k.name from access_tokens k where k.id = journal.token_id) as token
    from journal
    where seq in (${walks})
    order by seq desc
    limit ${limit + 1}`.execute(db);
  return rows;
}

// a number is taken before its transaction ends, so neighbours may be out of order by its length
const SLACK = '2 minutes';

/** Days as instants, and the numbers between which their entries lie. */
async function spanOf(db: Db, from: string | undefined, to: string | undefined, zone: string) {
  const { rows } = await sql<{
    start: Date | null;
    end: Date | null;
    before: Date | null;
    behind: Date | null;
  }>`
    select s as start, e as end, s - ${SLACK}::interval as before, e + ${SLACK}::interval as behind
    from (
      select ${from ?? null}::timestamp at time zone ${zone} as s,
        (${to ?? null}::timestamp + interval '1 day') at time zone ${zone} as e
    ) days`.execute(db);
  const { start, end, before, behind } = rows[0]!;
  return {
    start,
    end,
    first: before && (await numberAt(db, before)),
    last: behind && (await numberAt(db, behind)),
  };
}

/**
 * The number of about the first entry since an instant: entries are in order of time, so halving
 * finds it without an index on it.
 */
async function numberAt(db: Db, at: Date): Promise<number> {
  const ends = (
    await sql<{
      low: string;
      high: string;
    }>`select coalesce(min(seq), 0) as low, coalesce(max(seq), 0) + 1 as high from journal`.execute(
      db,
    )
  ).rows[0]!;
  let [low, high] = [Number(ends.low), Number(ends.high)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rows } = await sql<{
      at: Date;
    }>`select at from journal where seq >= ${middle} order by seq limit 1`.execute(db);
    if (rows[0] && rows[0].at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const groupsNamed = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (
          await sql<{
            id: GroupId;
            name: string;
          }>`select id, name from groups where id = any(${[...ids]}::uuid[])`.execute(db)
        ).rows.map(({ id, name }) => [id, name]),
      );

export const zoneOf = async (db: Db, person: PersonId): Promise<string> =>
  (await db.selectFrom('persons').select('zone').where('id', '=', person).executeTakeFirstOrThrow())
    .zone;

export type MailState = 'queued' | 'sent' | 'kept' | 'failed' | 'dropped';
export type MailRow = {
  readonly id: Id<'mail'>;
  readonly to: string;
  readonly subject: string;
  readonly state: MailState;
  readonly problem: string | null;
  readonly attempts: number;
  readonly at: Date;
  readonly sentAt: Date | null;
  readonly again: boolean;
  readonly because: Dropped | null;
};
const columns = sql`
  id, to_address as to, subject, state, problem, attempts, created_at as at, sent_at as "sentAt",
    state in ('failed', 'kept') and body <> '' as again, dropped_because as because`;

export async function listMails(
  db: Db,
  {
    cursor,
    limit,
    state,
    q,
  }: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly state?: MailState | undefined;
    readonly q?: string | undefined;
  },
): Promise<readonly MailRow[]> {
  const after = keyIn(cursor, z.tuple([z.uuid()]));
  const { rows } = await sql<MailRow>`
    select ${columns}
    from mails
    where true ${after ? sql`and id < ${after[0]}::uuid` : sql``}
      ${state ? sql`and state = ${state}` : sql``}
      ${
        q
          ? sql`
        and (${addressContains('to_address', q)} or subject ilike ${containing(q)})`
          : sql``
      }
    order by id desc
    limit ${limit + 1}`.execute(db);
  return rows;
}

export async function findMail(db: Db, id: Id<'mail'>, lock = false) {
  const { rows } = await sql<MailRow & { readonly text: string }>`
    select ${columns}, body as text
    from mails
    where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/**
 * Whose address it is; `foreign`: they belong, or are invited, to an organisation that the reader
 * does not administer, or have confirmed their address and belong to none that the reader does.
 */
export async function addresseeOf(
  db: Db,
  reader: PersonId,
  address: string,
): Promise<{ person: PersonId | null; foreign: boolean }> {
  const { rows } = await sql<{ person: PersonId | null; foreign: boolean }>`
    select p.id as person,
      p.id is distinct from ${reader} and (
        coalesce(p.email_verified, false) and not exists (
          select
          from organisation_members m
          join organisation_members a using (organisation_id)
          where m.person_id = p.id
            and a.person_id = ${reader}
            and a.role = 'admin'
            and a.suspended_at is null
        )
        or exists (
          select
          from (
            select m.organisation_id as id
            from organisation_members m
            where m.person_id = p.id
            union all
            select i.organisation_id
            from invitations i
            where i.email = who.email
              and i.accepted_at is null
              and i.revoked_at is null
              and i.expires_at > now()
          ) theirs
          where not exists (
            select
            from organisation_members a
            where a.organisation_id = theirs.id
              and a.person_id = ${reader}
              and a.role = 'admin'
              and a.suspended_at is null
          )
        )
      ) as foreign
    from (select lower(${address}::text) as email) who
    left join persons p on p.email = who.email and p.deleted_at is null`.execute(db);
  return rows[0]!;
}
