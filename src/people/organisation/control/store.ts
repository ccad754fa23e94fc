import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/database.ts';
import type { GroupId, Id, OrganisationId, PersonId } from '../../../base/ids.ts';
import type { Through } from '../../../base/tables.ts';
import { containing, keyIn, number, uuid } from '../rules.ts';

type Handle = Db | Tx;
export type JournalRow = {
  readonly seq: string;
  readonly at: Date;
  readonly kind: string;
  readonly person: PersonId | null;
  readonly through: Through;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};
export type JournalSearch = {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly kind?: string | undefined;
  readonly person?: PersonId | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone: string;
};

// What belongs to no organisation but to the running of the machine. Contacts and blocks are nobody's business but theirs.
const ofInstallation = ['access', 'account', 'address', 'address-change', 'mail', 'password', 'person', 'picture', 'sign-in'];

export async function listJournal(
  db: Handle,
  organisation: OrganisationId,
  all: boolean,
  { cursor, limit, kind, person, from, to, zone }: JournalSearch,
): Promise<readonly JournalRow[]> {
  const after = keyIn(cursor, [number]);
  const only = sql`
       ${after ? sql`and seq < ${after[0]}::bigint` : sql``}
       ${kind ? (kind.includes('.') ? sql`and kind = ${kind}` : sql`and starts_with(kind, ${`${kind}.`})`) : sql``}
       ${person ? sql`and (person_id = ${person} or subject_id = ${person} or data -> 'persons' ? ${person}::text)` : sql``}
       ${from ? sql`and at >= ${from}::timestamp at time zone ${zone}` : sql``}
       ${to ? sql`and at < (${to}::timestamp + interval '1 day') at time zone ${zone}` : sql``}
     order by seq desc limit ${limit + 1}`;
  // one short walk of the index for each of the two, instead of one long walk for both
  const rest = sql`union all (select * from journal where organisation_id is null and split_part(kind, '.', 1) = any(${ofInstallation}) ${only})`;
  const { rows } = await sql<JournalRow>`
    select seq, at, kind, person_id as person, through, subject_id as subject, data
      from ((select * from journal where organisation_id = ${organisation} ${only}) ${all ? rest : sql``}) j
     order by seq desc limit ${limit + 1}`.execute(db);
  return rows;
}

export const groupsNamed = async (db: Handle, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (await sql<{ id: GroupId; name: string }>`select id, name from groups where id = any(${[...ids]}::uuid[])`.execute(db)).rows.map(({ id, name }) => [
          id,
          name,
        ]),
      );

export const zoneOf = async (db: Handle, person: PersonId): Promise<string> =>
  (await db.selectFrom('persons').select('zone').where('id', '=', person).executeTakeFirstOrThrow()).zone;

export type MailState = 'queued' | 'sent' | 'kept' | 'failed';
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
};
const columns = sql`id, to_address as to, subject, state, problem, attempts, created_at as at, sent_at as "sentAt", state in ('failed', 'kept') and body <> '' as again`;

export async function listMails(
  db: Handle,
  {
    cursor,
    limit,
    state,
    q,
  }: { readonly cursor?: string | undefined; readonly limit: number; readonly state?: MailState | undefined; readonly q?: string | undefined },
): Promise<readonly MailRow[]> {
  const after = keyIn(cursor, [uuid]);
  const { rows } = await sql<MailRow>`
    select ${columns} from mails
     where true ${after ? sql`and id < ${after[0]}::uuid` : sql``} ${state ? sql`and state = ${state}` : sql``}
       ${q?.trim() ? sql`and (to_address ilike ${containing(q)} or subject ilike ${containing(q)})` : sql``}
     order by id desc limit ${limit + 1}`.execute(db);
  return rows;
}

export async function findMail(db: Handle, id: Id<'mail'>, lock = false) {
  const { rows } = await sql<
    MailRow & { readonly text: string }
  >`select ${columns}, body as text from mails where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

export const queueAgain = async (tx: Tx, id: Id<'mail'>): Promise<void> =>
  void (await tx.updateTable('mails').set({ state: 'queued', problem: null, attempts: 0 }).where('id', '=', id).execute());
