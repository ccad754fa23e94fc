import { sql } from 'kysely';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { Id } from '../../../base/ids.ts';
import { countOn, type Held, type Hearing, type WebhookId } from '../store.ts';
import { TO_ONE } from './rules.ts';

export type MessageId = Id<'message'>;
export type NewMessage = {
  readonly id: MessageId;
  readonly sequence: number;
  readonly entry: number;
  readonly kind: string;
  readonly at: Date;
  readonly data: string;
};
/** Writes what a webhook is told next; it is held. */
export async function writeMessages(
  tx: Tx,
  { id }: Pick<Hearing, 'id'>,
  messages: readonly NewMessage[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto('webhook_messages')
    .values(
      messages.map(({ sequence, entry, ...message }) => ({
        ...message,
        webhook_id: id,
        sequence: String(sequence),
        entry_seq: String(entry),
        state: 'waiting' as const,
        due_at: now,
      })),
    )
    .execute();
  await countOn(tx, id, messages.length);
}

export type Claimed = { readonly id: MessageId; readonly attempts: number };
type Claiming = {
  readonly limit: number;
  readonly repeats: number;
  readonly now: Date;
  readonly lease: number;
};
/**
 * Takes messages that are due: of each receiver a few at once, of one that fails one, and of all
 * those that fail at most `repeats`.
 */
export async function claim(
  db: Db,
  { limit, repeats, now, lease }: Claiming,
): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select m.id, m.due_at, w.failing_since is not null as failing,
        row_number() over (partition by w.id order by m.due_at, m.sequence) + (
          select count(*)
          from webhook_messages busy
          where busy.webhook_id = w.id and busy.state = 'waiting' and busy.claimed_until >= ${now}
        ) as place
      from webhooks w
      cross join lateral (
        select id, due_at, sequence
        from webhook_messages
        where webhook_id = w.id
          and state = 'waiting'
          and due_at <= ${now}
          and (claimed_until is null or claimed_until < ${now})
        order by due_at, sequence
        limit ${TO_ONE}
      ) m
      where w.off_at is null
    ),
      fitting as (
        select id, due_at, failing,
          row_number() over (partition by failing order by due_at, id) as rank
        from due
        where place <= case when failing then 1 else ${TO_ONE} end
      ),
      taken as (
        select id
        from webhook_messages
        where id in (
            select id
            from fitting
            where not failing or rank <= ${repeats}
            order by failing, due_at
            limit ${limit}
          )
          and state = 'waiting'
          and due_at <= ${now}
          and (claimed_until is null or claimed_until < ${now})
        for no key update skip locked
      )
    update webhook_messages m
    set claimed_until = ${now}::timestamptz + make_interval(secs => ${lease}::float8),
      tries = m.tries + 1
    from taken
    where m.id = taken.id
    returning m.id, m.tries as attempts`.execute(db);
  return rows;
}
/** Milliseconds until something is due that nobody has claimed. */
export const untilDue = async (db: Db): Promise<number | null> =>
  (
    await sql<{ away: number | null }>`/* until-message */
      select (extract(epoch from min(m.due_at) - clock_timestamp()) * 1000)::float8 as away
      from webhooks w
      cross join lateral (
        select due_at
        from webhook_messages
        where webhook_id = w.id
          and state = 'waiting'
          and (claimed_until is null or claimed_until < clock_timestamp())
        order by due_at, sequence
        limit 1
      ) m
      where w.off_at is null`.execute(db)
  ).rows[0]!.away;

type Sealed = Pick<Held, 'address' | 'secret' | 'formerSecret'>;
export type Parcel = Sealed & {
  readonly webhook: WebhookId;
  readonly kind: string;
  readonly at: Date;
  readonly sequence: string;
  readonly data: Readonly<Record<string, unknown>>;
};
/** What is to be sent where, if it is still to be sent. */
export async function open(db: Db, { id, attempts }: Claimed): Promise<Parcel | null> {
  const { rows } = await sql<Parcel>`
    select w.id as webhook, w.address, w.secret,
      case when w.former_until > clock_timestamp() then w.former_secret end as "formerSecret",
      m.kind, m.at, m.sequence, m.data
    from webhook_messages m
    join webhooks w on w.id = m.webhook_id and w.off_at is null
    where m.id = ${id} and m.state = 'waiting' and m.tries = ${attempts}`.execute(db);
  return rows[0] ?? null;
}

export type Answered = {
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly at: Date;
  readonly due: Date;
  readonly status: number | null;
  readonly trouble: string | null;
};
/** False: it is not ours any more, it was sent again or removed meanwhile. */
export async function noteAnswer(
  tx: Tx,
  { id, attempts }: Claimed,
  { state, at, due, status, trouble }: Answered,
): Promise<boolean> {
  const { rows } = await sql`
    update webhook_messages
    set state = ${state}, tried_at = ${at}, due_at = ${due}, status = ${status},
      trouble = ${trouble}, claimed_until = null,
      sent_at = case when ${state}::text = 'sent' then ${at} else sent_at end
    where id = ${id} and tries = ${attempts} and state = 'waiting'
    returning id`.execute(tx);
  return rows.length > 0;
}
export const putOff = (db: Db, { id, attempts }: Claimed, due: Date) =>
  sql`
    update webhook_messages
    set due_at = ${due}, claimed_until = null, tries = tries - 1
    where id = ${id} and tries = ${attempts} and state = 'waiting'`.execute(db);

/** All of them from this one on are new again; one that is on its way comes twice. */
export async function replay(tx: Tx, webhook: WebhookId, from: number, now: Date): Promise<number> {
  const { rows } = await sql`
    update webhook_messages
    set state = 'waiting', tries = 0, due_at = ${now}, claimed_until = null
    where webhook_id = ${webhook} and sequence >= ${from}
    returning id`.execute(tx);
  return rows.length;
}

export type MessageRow = {
  readonly id: MessageId;
  readonly sequence: string;
  readonly type: string;
  readonly at: Date;
  readonly data: Record<string, unknown>;
  readonly state: Answered['state'];
  readonly tries: number;
  readonly triedAt: Date | null;
  readonly due: Date;
  readonly status: number | null;
  readonly trouble: string | null;
};
type Wanted = {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
};
export async function listMessages(
  db: Db,
  webhook: WebhookId,
  { after, before, limit }: Wanted,
): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select id, sequence, kind as type, at, data, state, tries, tried_at as "triedAt",
      due_at as due, status, trouble
    from webhook_messages
    where webhook_id = ${webhook}
      ${after === undefined ? sql`` : sql`and sequence > ${after}`}
      ${after !== undefined || before === undefined ? sql`` : sql`and sequence < ${before}`}
    order by sequence ${after === undefined ? sql`desc` : sql``}
    limit ${limit + 1}`.execute(db);
  return rows;
}

export const sweepMessages = (db: Db, before: Date) =>
  sql`delete from webhook_messages where created_at < ${before}`.execute(db);
