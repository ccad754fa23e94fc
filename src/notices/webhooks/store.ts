import { sql } from 'kysely';
import type { Admitted } from '../../access/admit.ts';
import type { Subject } from '../../access/subject.ts';
import type { Db, Tx } from '../../base/data/database.ts';
import type { Id, OrganisationId, PersonId } from '../../base/ids.ts';

export type WebhookId = Id<'webhook'>;
type By = Admitted<'administer-organisation'>;
export type OffBecause = 'by-hand' | 'gone';

export type WebhookRow = {
  readonly id: WebhookId;
  readonly name: string;
  readonly address: string;
  readonly kinds: readonly string[];
  readonly offBecause: OffBecause | null;
  readonly sequence: string;
  readonly failingSince: Date | null;
  readonly lastSent: Date | null;
  readonly formerUntil: Date | null;
  readonly since: Date;
};
export async function listWebhooks(
  db: Db,
  organisation: OrganisationId,
): Promise<readonly WebhookRow[]> {
  const { rows } = await sql<WebhookRow>`
    select w.id, w.name, w.address, w.kinds, w.off_because as "offBecause", w.sequence,
      w.failing_since as "failingSince", w.last_sent_at as "lastSent",
      case when w.former_until > clock_timestamp() then w.former_until end as "formerUntil",
      w.created_at as since
    from webhooks w
    where w.organisation_id = ${organisation}
    order by lower(w.name), w.id`.execute(db);
  return rows;
}

export const countWebhooks = async (db: Db, organisation: OrganisationId): Promise<number> =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count
      from webhooks
      where organisation_id = ${organisation}`.execute(db)
  ).rows[0]!.count;

export type NewWebhook = {
  readonly id: WebhookId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly address: string;
  readonly kinds: readonly string[];
  readonly secret: Buffer;
};
export const writeWebhook = async (
  tx: Tx,
  _by: By,
  { organisation, kinds, ...made }: NewWebhook,
): Promise<void> =>
  void (await tx
    .insertInto('webhooks')
    .values({ ...made, organisation_id: organisation, kinds: [...kinds] })
    .execute());

export type Held = {
  readonly id: WebhookId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly address: string;
  readonly kinds: readonly string[];
  readonly secret: Buffer;
  readonly formerSecret: Buffer | null;
  readonly formerUntil: Date | null;
  readonly offBecause: OffBecause | null;
  readonly failingSince: Date | null;
};
const held = sql`
  id, organisation_id as organisation, name, address, kinds, secret,
    former_secret as "formerSecret", former_until as "formerUntil", off_because as "offBecause",
    failing_since as "failingSince"`;
export async function findWebhook(
  db: Db,
  organisation: OrganisationId,
  id: WebhookId,
): Promise<Held | null> {
  const { rows } = await sql<Held>`
    select ${held}
    from webhooks
    where id = ${id} and organisation_id = ${organisation}`.execute(db);
  return rows[0] ?? null;
}
/** It gets no message and changes nowhere else until the transaction ends. */
export async function holdWebhook(tx: Tx, id: WebhookId): Promise<Held | null> {
  const { rows } = await sql<Held>`
    select ${held}
    from webhooks
    where id = ${id}
    for no key update`.execute(tx);
  return rows[0] ?? null;
}

export type Change = {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
};
export async function changeWebhook(
  tx: Tx,
  _by: By,
  id: WebhookId,
  { name, address, kinds }: Change,
): Promise<void> {
  await sql`
    update webhooks
    set name = coalesce(${name ?? null}, name),
      address = coalesce(${address ?? null}, address),
      kinds = coalesce(${kinds ? [...kinds] : null}::text[], kinds)
    where id = ${id}`.execute(tx);
}
export const renewSecret = (
  tx: Tx,
  _by: By,
  { id, secret, until }: { readonly id: WebhookId; readonly secret: Buffer; readonly until: Date },
) =>
  sql`
    update webhooks
    set former_secret = secret, former_until = ${until}, secret = ${secret}
    where id = ${id}`.execute(tx);
export const deleteWebhook = (tx: Tx, _by: By, id: WebhookId) =>
  tx.deleteFrom('webhooks').where('id', '=', id).execute();

/** `because` null: it is on, and begins afresh. */
export const setOff = (tx: Tx, id: WebhookId, because: OffBecause | null) =>
  sql`
    update webhooks
    set off_because = ${because},
      off_at = case when ${because}::text is not null then clock_timestamp() end,
      failing_since = null
    where id = ${id}`.execute(tx);
export const noteFailing = (tx: Tx, id: WebhookId, since: Date | null) =>
  tx.updateTable('webhooks').set({ failing_since: since }).where('id', '=', id).execute();
export const noteSent = (tx: Tx, id: WebhookId, at: Date) =>
  tx.updateTable('webhooks').set({ last_sent_at: at }).where('id', '=', id).execute();

export type Hearing = Pick<WebhookRow, 'id' | 'kinds' | 'sequence' | 'offBecause'> & {
  readonly organisation: OrganisationId;
};
/** Those of these organisations, held: in one order, so that nobody waits in a circle. */
export async function holdOf(
  tx: Tx,
  organisations: readonly OrganisationId[],
): Promise<readonly Hearing[]> {
  const { rows } = await sql<Hearing>`
    select id, organisation_id as organisation, kinds, sequence, off_because as "offBecause"
    from webhooks
    where organisation_id = any(${[...organisations]}::uuid[])
    order by id
    for no key update`.execute(tx);
  return rows;
}
export const countOn = (tx: Tx, id: WebhookId, by: number) =>
  sql`update webhooks set sequence = sequence + ${by} where id = ${id}`.execute(tx);

/** Of these people, admins who can act where this webhook fails, or has been switched off for it. */
export async function toldOfTrouble(
  db: Db,
  id: WebhookId,
  persons: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select m.person_id as person
    from webhooks w
    join active_members m on m.organisation_id = w.organisation_id and m.role = 'admin'
    where w.id = ${id}
      and (w.off_because = 'gone' or w.failing_since is not null)
      and m.person_id = any(${[...persons]}::uuid[])`.execute(db);
  return rows.map(({ person }) => person);
}
export const adminsOf = async (
  db: Db,
  organisation: OrganisationId,
): Promise<readonly PersonId[]> =>
  (
    await sql<{ person: PersonId }>`
      select person_id as person
      from active_members
      where organisation_id = ${organisation} and role = 'admin'`.execute(db)
  ).rows.map(({ person }) => person);

export async function webhooksById(db: Db, ids: readonly string[]): Promise<readonly Subject[]> {
  const { rows } = await sql<Subject>`
    select id, organisation_id as organisation, name as title
    from webhooks
    where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}
