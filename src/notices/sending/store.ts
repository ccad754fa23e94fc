import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../base/data/database.ts';
import type { Id, PersonId, SignInId } from '../../base/ids.ts';
import type { BrowserId, Subscription } from '../browsers/store.ts';
import type { NoticeId } from '../store.ts';
import type { Args, Channels } from '../../base/notice.ts';
import type { Quiet } from '../rules.ts';

export type DeliveryId = Id<'delivery'>;
export type Claimed = {
  readonly id: DeliveryId;
  readonly notice: NoticeId;
  readonly browser: BrowserId;
  readonly message: string;
  readonly attempts: number;
};
type Claiming = {
  readonly limit: number;
  readonly repeats: number;
  readonly now: Date;
  readonly lease: number;
};

/**
 * Takes pushes that are due, new ones before at most `repeats` that failed before; another process
 * passes over them for the time of the lease.
 */
export async function claim(
  db: Db,
  { limit, repeats, now, lease }: Claiming,
): Promise<readonly Claimed[]> {
  const waiting = sql`
    select id, due_at, attempts
    from deliveries
    where state = 'waiting'
      and channel = 'browser'
      and due_at <= ${now}
      and (claimed_until is null or claimed_until < ${now})`;
  const { rows } = await sql<Claimed>`
    with fresh as (
      ${waiting} and attempts = 0 order by due_at limit ${limit} for update skip locked
    ),
      again as (
        ${waiting} and attempts > 0 order by due_at limit ${repeats} for update skip locked
      ),
      due as (
        select id
        from (select * from fresh union all select * from again) taken
        order by attempts > 0, due_at
        limit ${limit}
      )
    update deliveries d
    set claimed_until = ${now}::timestamptz + make_interval(secs => ${lease}::float8),
      attempts = d.attempts + 1
    from due
    where d.id = due.id
    returning d.id, d.notice_id as notice, d.browser_id as browser, d.message_id as message,
      d.attempts`.execute(db);
  return rows;
}

/** Milliseconds until something is due that nobody has claimed. */
export const untilDue = async (db: Db): Promise<number | null> =>
  (
    await sql<{ away: number | null }>`/* until-due */
      select (extract(epoch from min(n.due_at) - clock_timestamp()) * 1000)::float8 as away
      from (values ('browser'), ('mail')) as c (channel)
      cross join lateral (
        select d.due_at
        from deliveries d
        where d.channel = c.channel
          and d.state = 'waiting'
          and (d.claimed_until is null or d.claimed_until < clock_timestamp())
        order by d.due_at
        limit 1
      ) n`.execute(db)
  ).rows[0]!.away;

/** Takes mails that are due for the rest of the transaction. */
export const claimMails = async (
  tx: Tx,
  now: Date,
  limit: number,
): Promise<readonly DeliveryId[]> =>
  (
    await tx
      .selectFrom('deliveries')
      .select('id')
      .where('state', '=', 'waiting')
      .where('channel', '=', 'mail')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
  ).map(({ id }) => id);

type Row = {
  readonly id: DeliveryId;
  readonly kind: string;
  readonly subject: string;
  readonly args: Args;
  readonly count: number;
  readonly href: string | null;
  readonly settled: boolean;
  readonly until: Date;
  readonly person: PersonId;
  readonly by: PersonId | null;
  readonly email: string;
  readonly accepted: boolean;
  readonly language: string;
  readonly zone: string;
  readonly bell: boolean | null;
  readonly browser: boolean | null;
  readonly mail: boolean | null;
  readonly begins: string | null;
  readonly ends: string | null;
  readonly to: BrowserId | null;
  readonly endpoint: string | null;
  readonly p256dh: string | null;
  readonly auth: string | null;
  readonly signed_in: SignInId | null;
  readonly signed_out_too: boolean | null;
  readonly names_signed_out: boolean | null;
};
export type Parcel = Pick<
  Row,
  | 'id'
  | 'kind'
  | 'subject'
  | 'args'
  | 'count'
  | 'href'
  | 'settled'
  | 'until'
  | 'person'
  | 'by'
  | 'email'
  | 'accepted'
  | 'language'
  | 'zone'
> & {
  readonly chosen: Channels | null;
  readonly quiet: Quiet | null;
  readonly to:
    | (Subscription & {
        readonly id: BrowserId;
        readonly signedIn: boolean;
        readonly signedOutToo: boolean;
        readonly namesSignedOut: boolean;
      })
    | null;
};

/**
 * All that decides about one delivery, as it is now. Gone with its notice, its person or its
 * browser: undefined.
 */
export const open = async (db: Db, id: DeliveryId): Promise<Parcel | undefined> =>
  (await openAll(db, [id]))[0];
/** The same of many; those that are gone are missing. */
export const openAll = (db: Db, ids: readonly DeliveryId[]): Promise<readonly Parcel[]> =>
  parcelsWhere(db, sql`d.id = any(${ids}::uuid[]) and d.state = 'waiting'`);
/** The same of a delivery that has become a mail. */
export const openMailed = async (db: Db, mail: Id<'mail'>): Promise<Parcel | undefined> =>
  (await parcelsWhere(db, sql`d.mail_id = ${mail}`))[0];
async function parcelsWhere(db: Db, which: RawBuilder<unknown>): Promise<readonly Parcel[]> {
  const { rows } = await sql<Row>`
    select d.id, n.kind, n.subject_id as subject, n.args, n.count, n.href, n.by_id as by,
      n.settled_at is not null as settled, d.until, p.id as person, p.email,
      exists (
        select
        from contacts c
        where c.person_id = p.id and c.contact_id = n.by_id
      ) as accepted,
      p.language, p.zone, w.bell, w.browser, w.mail, q.begins, q.ends, b.id as to, b.endpoint,
      b.p256dh, b.auth, s.id as signed_in, b.signed_out_too, b.names_signed_out
    from deliveries d
    join notices n on n.id = d.notice_id
    join persons p on p.id = n.person_id and p.deleted_at is null
    left join notice_preferences w on w.person_id = p.id and w.kind = n.kind
    left join quiet_hours q on q.person_id = p.id
    left join browsers b on b.id = d.browser_id and b.person_id = p.id and b.gone_at is null
    left join sign_ins s on s.id = b.sign_in_id and s.person_id = p.id and s.expires_at > now()
    where ${which}`.execute(db);
  return rows.map(parcelOf);
}
function parcelOf(row: Row): Parcel {
  const {
    bell,
    browser,
    mail,
    begins,
    ends,
    to,
    endpoint,
    p256dh,
    auth,
    signed_in,
    signed_out_too,
    names_signed_out,
    ...rest
  } = row;
  return {
    ...rest,
    chosen: bell === null ? null : { bell, browser: browser!, mail: mail! },
    quiet: begins && ends ? { begins, ends } : null,
    to: to && {
      id: to,
      endpoint: endpoint!,
      p256dh: p256dh!,
      auth: auth!,
      signedIn: signed_in !== null,
      signedOutToo: signed_out_too!,
      namesSignedOut: names_signed_out!,
    },
  };
}

type Ended = {
  readonly id: DeliveryId;
  readonly message: string;
  readonly state: 'sent' | 'missed' | 'dropped';
  readonly at: Date;
  readonly between: number;
};
/**
 * Ends a push. One that was renewed while it was under way waits again, with the new text; then the
 * answer is true.
 */
export async function end(db: Db, { id, message, state, at, between }: Ended): Promise<boolean> {
  const { rows } = await sql<{ again: boolean }>`
    update deliveries
    set state = case
      when message_id = ${message}::uuid and state = 'waiting' then ${state}
      else state
    end,
      attempts = case when message_id = ${message}::uuid then attempts else 0 end,
      due_at = case
        when message_id = ${message}::uuid then due_at
        else greatest(due_at, ${at}::timestamptz + make_interval(secs => ${between}::float8))
      end,
      sent_at = case when ${state} = 'sent' then ${at} else sent_at end, claimed_until = null
    where id = ${id}
    returning state = 'waiting' as again`.execute(db);
  return rows[0]?.again ?? false;
}

/** Tries it again at `due`, whatever has been renewed meanwhile. */
export const putOff = (db: Db, id: DeliveryId, due: Date) =>
  db
    .updateTable('deliveries')
    .set({ due_at: due, claimed_until: null })
    .where('id', '=', id)
    .execute();

/** Quiet hours are no failed attempt. */
export const restUntil = (db: Db, id: DeliveryId, due: Date) =>
  db
    .updateTable('deliveries')
    .set({ due_at: due, claimed_until: null, attempts: 0 })
    .where('id', '=', id)
    .execute();

export type MailEnd = {
  readonly id: DeliveryId;
  readonly state: 'sent' | 'missed' | 'dropped';
  readonly mail: Id<'mail'> | null;
};
export const endMails = async (tx: Tx, ends: readonly MailEnd[], at: Date): Promise<void> =>
  void (
    ends.length > 0 &&
    (await sql`
      update deliveries d
      set state = e.state, mail_id = e.mail,
        sent_at = case when e.state = 'sent' then ${at}::timestamptz else d.sent_at end
      from unnest(
        ${ends.map(({ id }) => id)}::uuid[], ${ends.map(({ state }) => state)}::text[],
          ${ends.map(({ mail }) => mail)}::uuid[]
      ) as e (id, state, mail)
      where d.id = e.id`.execute(tx))
  );
export const failMail = async (db: Db, id: DeliveryId, now: Date, most: number) =>
  sql`
    update deliveries
    set attempts = attempts + 1, due_at = ${now}::timestamptz + interval '1 minute',
      state = case when attempts + 1 >= ${most} then 'missed' else state end
    where id = ${id} and state = 'waiting'`.execute(db);
