import { sql } from 'kysely';
import type { Db, Tx } from '../base/data/database.ts';
import type { Id, PersonId } from '../base/ids.ts';
import { takeBack } from '../base/mail/mail.ts';
import type { Args, Channels, NoticeKind } from '../base/notice.ts';
import type { Hearer, Plan, Quiet } from './rules.ts';

export type NoticeId = Id<'notice'>;
type HearerRow = {
  readonly person: PersonId;
  readonly zone: string;
  readonly bell: boolean | null;
  readonly browser: boolean | null;
  readonly mail: boolean | null;
  readonly begins: string | null;
  readonly ends: string | null;
  readonly looking: boolean;
};

const quietOf = ({ begins, ends }: Pick<HearerRow, 'begins' | 'ends'>): Quiet | null =>
  begins && ends ? { begins, ends } : null;

/**
 * How each of them wants to be told of this kind, and whether they have its subject before their
 * eyes.
 */
export async function hearers(
  db: Db,
  {
    kind,
    subject,
    persons,
    looking,
  }: {
    readonly kind: string;
    readonly subject: string | null;
    readonly persons: readonly PersonId[];
    /** s */ readonly looking: number;
  },
): Promise<readonly Hearer[]> {
  const { rows } = await sql<HearerRow>`/* once hearers */
    select p.id as person, p.zone, w.bell, w.browser, w.mail, q.begins, q.ends,
      exists (
        select
        from gazes g
        where g.subject_id = ${subject}::uuid
          and g.person_id = p.id
          and g.seen_at > clock_timestamp() - make_interval(secs => ${looking}::float8)
      ) as looking
    from persons p
    left join notice_preferences w on w.person_id = p.id and w.kind = ${kind}
    left join quiet_hours q on q.person_id = p.id
    where p.id = any(${persons}::uuid[]) and p.deleted_at is null and not p.technical`.execute(db);
  return rows.map((row) => ({
    person: row.person,
    zone: row.zone,
    chosen: row.bell === null ? null : { bell: row.bell, browser: row.browser!, mail: row.mail! },
    quiet: quietOf(row),
    looking: row.looking,
  }));
}

export type Telling = {
  readonly kind: string;
  readonly subject: string | null;
  readonly by: PersonId | null;
  readonly args: Args;
  readonly href: string | null;
  readonly topic: string | null;
  readonly at: Date;
  readonly pushUntil: Date;
  readonly mailSeconds: number;
  readonly between: number;
  readonly mailEvery: number;
  readonly plans: readonly (Plan & { readonly id: NoticeId; readonly person: PersonId })[];
};
/** Whom it is told, and when on which way. */
const hearing = ({ plans }: Telling) => sql`
      select *
      from unnest(
        ${plans.map((plan) => plan.id)}::uuid[], ${plans.map((plan) => plan.person)}::uuid[],
          ${plans.map((plan) => plan.shown)}::boolean[],
          ${plans.map((plan) => plan.browser)}::timestamptz[],
          ${plans.map((plan) => plan.mail)}::timestamptz[]
      ) as t (id, person, shown, push_at, mail_at)`;
const openNotices = ({ kind, subject, by, args, href, topic, at }: Telling) => sql`
      insert into notices as n (
        id, person_id, kind, subject_id, by_id, args, href, topic, shown, at
      )
      select id, person, ${kind}, ${subject}::uuid, ${by}::uuid, ${JSON.stringify(args)}::jsonb,
        ${href}, ${topic}, shown, ${at}
      from told
      order by person
      on conflict (person_id, kind, subject_id)
      where settled_at is null do update set count = n.count + 1,
        at = greatest(n.at, excluded.at), by_id = excluded.by_id, args = excluded.args,
        href = excluded.href, topic = excluded.topic, shown = excluded.shown, read_at = null
      returning n.id, n.person_id`;
/** A mail is not before its time after the last one about the same, also of a notice that is settled. */
const waysOut = ({ kind, subject, at, pushUntil, mailSeconds, mailEvery }: Telling) => sql`
      select m.id as notice, 'browser' as channel, b.id as browser, t.push_at as due,
        ${pushUntil}::timestamptz as until
      from made m
      join told t on t.person = m.person_id
      join browsers b on b.person_id = t.person and b.gone_at is null
      where t.push_at is not null
      union all
      select m.id, 'mail', null, x.mail_at,
        x.mail_at + make_interval(secs => ${mailSeconds}::float8)
      from made m
      join told t on t.person = m.person_id
      cross join lateral (
        select greatest(
          t.mail_at, max(d.sent_at) + make_interval(secs => ${mailEvery}::float8)
        ) as mail_at
        from notices o
        join deliveries d on d.notice_id = o.id and d.channel = 'mail'
        where o.person_id = t.person
          and o.kind = ${kind}
          and o.subject_id = ${subject}::uuid
          and o.id <> m.id
          and o.at > ${at}::timestamptz - interval '1 day'
      ) x
      where t.mail_at is not null`;
/**
 * One open notice for each of them, and its ways out, in one statement. Everybody locks notices in
 * the order of persons, so that two who tell the same people never wait for each other in a circle.
 * What waits already is renewed and keeps its turn: a dead endpoint its pause, a looked-at room its
 * delay.
 */
export const tell = (tx: Tx, telling: Telling) =>
  sql`/* once tell */
    with told as (${hearing(telling)}),
      made as (${openNotices(telling)}),
      ways as (${waysOut(telling)})
    insert into deliveries as d (notice_id, channel, browser_id, due_at, until)
    select notice, channel, browser, due, until
    from ways
    order by notice, channel, browser
    on conflict (notice_id, channel, browser_id) do update set state = 'waiting',
      message_id = gen_random_uuid(), until = excluded.until,
      attempts = case d.state when 'waiting' then d.attempts else 0 end,
      due_at = case
        when d.state <> 'waiting' then greatest(
          excluded.due_at,
            d.sent_at + make_interval(
              secs => case d.channel
                when 'mail' then ${telling.mailEvery}::float8
                else ${telling.between}::float8
              end
            )
        )
        when d.attempts > 0 then d.due_at
        else least(d.due_at, excluded.due_at)
      end`.execute(tx);

/**
 * Ends open notices and what of them is still on its way; a mail that already waits in the queue is
 * taken back.
 */
export async function settle(
  tx: Tx,
  {
    kind,
    subject,
    persons,
  }: {
    readonly kind: string;
    readonly subject: string;
    readonly persons: readonly PersonId[] | null;
  },
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: NoticeId; person_id: PersonId }>`/* once settle-notices */
    with open as (
      select id
      from notices
      where kind = ${kind}
        and subject_id = ${subject}
        and settled_at is null
        and (${persons === null}::boolean or person_id = any(${persons ?? []}::uuid[]))
      order by person_id
      for update
    )
    update notices n
    set settled_at = m.now, read_at = coalesce(n.read_at, m.now)
    from open
    cross join (select clock_timestamp() as now) m
    where n.id = open.id
    returning n.id, n.person_id`.execute(tx);
  await drop(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => row.person_id);
}

async function drop(tx: Tx, notices: readonly NoticeId[]): Promise<void> {
  if (notices.length === 0) return;
  const { rows } = await sql<{ mail_id: Id<'mail'> | null }>`/* once drop-deliveries */
    update deliveries
    set state = case state when 'waiting' then 'dropped' else state end
    where notice_id = any(${notices}::uuid[]) and (state = 'waiting' or mail_id is not null)
    returning mail_id`.execute(tx);
  await takeBack(
    tx,
    rows.flatMap((row) => row.mail_id ?? []),
    'over',
  );
}

export type Page = {
  readonly before: readonly [string, string] | null;
  readonly limit: number;
  readonly kinds: readonly string[] | null;
};
export type NoticeRow = Awaited<ReturnType<typeof listNotices>>[number];
/** `kinds`: only open ones of these. */
export async function listNotices(db: Db, person: PersonId, { before, limit, kinds }: Page) {
  let query = db
    .selectFrom('notices')
    .select([
      'id',
      'kind',
      'subject_id',
      'person_id as reader',
      'by_id as by',
      'args',
      'href',
      'topic',
      'count',
      'at',
      'read_at',
      'settled_at',
    ]);
  query = query.where('person_id', '=', person).where('shown', '=', true);
  if (kinds) query = query.where('kind', 'in', [...kinds]).where('settled_at', 'is', null);
  if (before)
    query = query.where(sql<boolean>`(at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  return query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** The newest of them; a bell says no more than that there are many. */
export const unread = (db: Db, person: PersonId, most: number) =>
  db
    .selectFrom('notices')
    .select(['id', 'kind', 'subject_id'])
    .where('person_id', '=', person)
    .where('shown', '=', true)
    .where('read_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();

/** Marks them read; what needs no answer is settled by it. Says whether anything changed. */
export async function markRead(
  tx: Tx,
  {
    person,
    ids,
    answering,
    now,
  }: {
    readonly person: PersonId;
    readonly ids: readonly NoticeId[] | null;
    readonly answering: readonly string[];
    readonly now: Date;
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: NoticeId; settled: boolean }>`
    update notices
    set read_at = ${now},
      settled_at = case
        when kind = any(${answering}::text[]) then settled_at
        else coalesce(settled_at, ${now})
      end
    where person_id = ${person}
      and shown
      and read_at is null
      and (${ids === null} or id = any(${ids ?? []}::uuid[]))
    returning id, settled_at is not null as settled`.execute(tx);
  await drop(
    tx,
    rows.flatMap((row) => (row.settled ? [row.id] : [])),
  );
  return rows.length > 0;
}

/** Where the person has chosen nothing there is no row. */
export const preferencesOf = (db: Db, person: PersonId) =>
  db
    .selectFrom('notice_preferences')
    .select(['kind', 'bell', 'browser', 'mail'])
    .where('person_id', '=', person);

export const wantsMail = async (
  db: Db,
  person: PersonId,
  { name, mail }: Pick<NoticeKind, 'name' | 'mail'>,
): Promise<boolean> =>
  (await preferencesOf(db, person).where('kind', '=', name).executeTakeFirst())?.mail ?? mail;

export async function quietHoursOf(db: Db, person: PersonId): Promise<Quiet | null> {
  return (
    (await db
      .selectFrom('quiet_hours')
      .select(['begins', 'ends'])
      .where('person_id', '=', person)
      .executeTakeFirst()) ?? null
  );
}

/** In the order of kinds, like everybody: nobody waits in a circle. */
export async function savePreferences(
  tx: Tx,
  person: PersonId,
  chosen: ReadonlyMap<string, Channels>,
): Promise<void> {
  if (chosen.size === 0) return;
  const rows = [...chosen].map(([kind, channels]) => ({ person_id: person, kind, ...channels }));
  await tx
    .insertInto('notice_preferences')
    .values(rows.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)))
    .onConflict((on) =>
      on.columns(['person_id', 'kind']).doUpdateSet((eb) => ({
        bell: eb.ref('excluded.bell'),
        browser: eb.ref('excluded.browser'),
        mail: eb.ref('excluded.mail'),
      })),
    )
    .execute();
}

export async function saveQuietHours(tx: Tx, person: PersonId, quiet: Quiet | null): Promise<void> {
  if (!quiet) await tx.deleteFrom('quiet_hours').where('person_id', '=', person).execute();
  else
    await tx
      .insertInto('quiet_hours')
      .values({ person_id: person, ...quiet })
      .onConflict((on) => on.column('person_id').doUpdateSet(quiet))
      .execute();
}

/** What is older than its use. */
export async function sweep(
  db: Db,
  {
    notices,
    guests,
    deliveries,
    gazes,
  }: {
    readonly notices: Date;
    readonly guests: Date;
    readonly deliveries: Date;
    readonly gazes: Date;
  },
): Promise<void> {
  await db.deleteFrom('notices').where('at', '<', notices).execute();
  await sql`delete from notices where at < ${guests} and by_id is null and args ? 'name'`.execute(
    db,
  ); // the name of somebody without an account
  await db
    .deleteFrom('deliveries')
    .where('state', '<>', 'waiting')
    .where('mail_id', 'is', null)
    .where('due_at', '<', deliveries)
    .execute();
  await db.deleteFrom('gazes').where('seen_at', '<', gazes).execute();
}

/** What these people still have open of a kind, or others of them, and what it is about. */
export const openOf = (db: Db, kind: string, persons: readonly PersonId[]) =>
  db
    .selectFrom('notices')
    .select(['person_id as person', 'subject_id as subject'])
    .where('kind', '=', kind)
    .where('settled_at', 'is', null)
    .where((eb) => eb.or([eb('person_id', 'in', [...persons]), eb('by_id', 'in', [...persons])]))
    .execute();
