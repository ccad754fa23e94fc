import { randomBytes } from 'node:crypto';
import type { Answer, Parsed } from '../../base/api/contract.ts';
import { Clash, Invalid, Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Tx } from '../../base/data/database.ts';
import type { Deps } from '../../base/deps.ts';
import { newId, type OrganisationId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import { seal } from '../../base/seals.ts';
import type { Who } from '../../base/serve/caller.ts';
import { admitAdmin } from '../../people/organisation/standing/actions.ts';
import { lockOrganisation } from '../../people/organisation/standing/store.ts';
import { settle } from '../actions.ts';
import { leadsRight } from '../dial/dial.ts';
import { listedIn } from '../dial/rules.ts';
import type { webhooksContract } from './contract.ts';
import { webhookStopped } from './notice.ts';
import { FORMER_HOURS, MOST, receiverAt, SEALED_FOR } from './rules.ts';
import * as store from './store.ts';
import type { Held, WebhookId } from './store.ts';

type C = typeof webhooksContract;
type Desk = Pick<Deps, 'db' | 'config'> & {
  /** All kinds of entries that can be told. */ readonly kinds: readonly string[];
};
type OfWebhook = { readonly id: OrganisationId; readonly webhook: WebhookId };

export async function listWebhooks(
  { db, kinds }: Desk,
  who: Who,
  { id }: { readonly id: OrganisationId },
): Promise<Answer<C['GET /api/organisations/{id}/webhooks']>> {
  await admitAdmin(db, who, id);
  const rows = await store.listWebhooks(db, id);
  const items = rows.map(({ kinds: told, ...row }) => ({
    ...row,
    kinds: [...told],
    on: row.offBecause === null,
    sequence: Number(row.sequence),
    failingSince: row.failingSince?.toISOString() ?? null,
    lastSent: row.lastSent?.toISOString() ?? null,
    formerUntil: row.formerUntil?.toISOString() ?? null,
    since: row.since.toISOString(),
  }));
  return { items, kinds: [...kinds], most: MOST };
}

type Making = { readonly id: OrganisationId } & Parsed<
  C['POST /api/organisations/{id}/webhooks']
>['body'];
/** The secret is sealed for us, so it is shown this once. */
export async function makeWebhook(
  desk: Desk,
  who: Who,
  { id: organisation, ...said }: Making,
): Promise<Answer<C['POST /api/organisations/{id}/webhooks']>> {
  // whoever may not learns nothing of where a name leads
  await admitAdmin(desk.db, who, organisation);
  const address = await goodAddress(desk, said.address);
  knownKinds(desk, said.kinds);
  return transact(desk.db, async (tx) => {
    await lockOrganisation(tx, organisation);
    const { by } = await admitAdmin(tx, who, organisation);
    if ((await store.countWebhooks(tx, organisation)) >= MOST) throw new Clash('webhooks-full');
    const id = newId<'webhook'>();
    const { secret, sealed } = newKey(desk);
    const { name, kinds } = said;
    await store.writeWebhook(tx, by, { id, organisation, name, address, kinds, secret: sealed });
    await append(tx, who, { kind: 'webhook.made', organisation, subject: id, data: { name } });
    return { id, secret };
  });
}

async function goodAddress({ config }: Desk, address: string): Promise<string> {
  const place = receiverAt(address, listedIn(config.WEBHOOK_HOSTS));
  if (!place || !(await leadsRight(place)))
    throw new Invalid({ pointer: '#/body/address', code: 'webhook-address' });
  return place.url;
}
function knownKinds({ kinds }: Desk, chosen: readonly string[]): void {
  const unknown = chosen.findIndex((kind) => !kinds.includes(kind));
  if (unknown >= 0) throw new Invalid({ pointer: `#/body/kinds/${unknown}`, code: 'wrong-value' });
}
/** 24 bytes, as Standard Webhooks writes them. */
function newKey({ config }: Desk): { readonly secret: string; readonly sealed: Buffer } {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  return { secret, sealed: seal(config.secrets.tickets, SEALED_FOR, secret) };
}

type By = Awaited<ReturnType<typeof admitAdmin>>['by'];
/** An act on one webhook, by an admin, while nothing else changes it. */
const acting = <Done>(
  { db }: Pick<Desk, 'db'>,
  who: Who,
  { id, webhook }: OfWebhook,
  act: (tx: Tx, by: By, found: Held) => Promise<Done>,
): Promise<Done> =>
  transact(db, async (tx) => {
    const { by } = await admitAdmin(tx, who, id);
    const found = await store.holdWebhook(tx, webhook);
    if (found?.organisation !== id) throw new Missing();
    return act(tx, by, found);
  });

type Changing = OfWebhook & {
  readonly change: Parsed<C['PATCH /api/organisations/{id}/webhooks/{webhook}']>['body'];
};
export async function changeWebhook(
  desk: Desk,
  who: Who,
  { change, ...of }: Changing,
): Promise<void> {
  const { on, ...said } = change;
  await admitAdmin(desk.db, who, of.id);
  if (!(await store.findWebhook(desk.db, of.id, of.webhook))) throw new Missing();
  const address = said.address && (await goodAddress(desk, said.address));
  knownKinds(desk, said.kinds ?? []);
  await acting(desk, who, of, async (tx, by, found) => {
    const next = { ...said, address };
    const fields = (['name', 'address', 'kinds'] as const).filter(
      (field) =>
        next[field] !== undefined && JSON.stringify(next[field]) !== JSON.stringify(found[field]),
    );
    const about = { organisation: of.id, subject: of.webhook };
    const name = said.name ?? found.name;
    if (fields.length > 0) {
      await store.changeWebhook(tx, by, of.webhook, next);
      await append(tx, who, { kind: 'webhook.changed', ...about, data: { name, fields } });
    }
    if (on === undefined || on === (found.offBecause === null)) return;
    await store.setOff(tx, of.webhook, on ? null : 'by-hand');
    await settle(tx, webhookStopped, { subject: of.webhook });
    await append(
      tx,
      who,
      on
        ? { kind: 'webhook.switched-on', ...about, data: { name } }
        : { kind: 'webhook.switched-off', ...about, data: { name, because: 'by-hand' } },
    );
  });
}

export const renewSecret = (
  desk: Desk,
  who: Who,
  of: OfWebhook,
): Promise<Answer<C['POST /api/organisations/{id}/webhooks/{webhook}/secrets']>> =>
  acting(desk, who, of, async (tx, by, { id, name }) => {
    const { secret, sealed } = newKey(desk);
    const until = new Date((await databaseTime(tx)).getTime() + FORMER_HOURS * 3_600_000);
    await store.renewSecret(tx, by, { id, secret: sealed, until });
    await append(tx, who, {
      kind: 'webhook.secret-renewed',
      organisation: of.id,
      subject: id,
      data: { name },
    });
    return { secret, formerUntil: until.toISOString() };
  });

export const removeWebhook = ({ db }: Desk, who: Who, of: OfWebhook): Promise<void> =>
  transact(db, async (tx) => {
    const { by } = await admitAdmin(tx, who, of.id);
    const found = await store.holdWebhook(tx, of.webhook);
    if (found?.organisation !== of.id) return;
    const { id, name } = found;
    await settle(tx, webhookStopped, { subject: id });
    await store.deleteWebhook(tx, by, id);
    await append(tx, who, {
      kind: 'webhook.removed',
      organisation: of.id,
      subject: id,
      data: { name },
    });
  });
