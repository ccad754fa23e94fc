import { admit, reveal } from '../../../access/admit.ts';
import type { Answer, Parsed } from '../../../base/api/contract.ts';
import { keyIn, pageOf } from '../../../base/api/cursor.ts';
import { Clash, Invalid, Missing } from '../../../base/api/refusals.ts';
import type { Config } from '../../../base/config.ts';
import { transact, type Db } from '../../../base/data/database.ts';
import type { AssemblyId, RunId } from '../../../base/ids.ts';
import { append } from '../../../base/journal/journal.ts';
import { seal, unseal } from '../../../base/seals.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { z } from 'zod';
import { findAssembly, lockAssembly } from '../../equipment/store.ts';
import { mayManage, maySee } from '../../gate/actions.ts';
import type { agentsContract } from '../contract.ts';
import { SECRETS } from '../orders/actions.ts';
import * as store from './store.ts';

type C = typeof agentsContract;
type Shown = Answer<C['GET /api/assemblies/{id}/tasks']>;
type Sealing = { readonly db: Db; readonly config: Pick<Config, 'secrets'> };

const opened = (
  { config }: Pick<Sealing, 'config'>,
  sealed: Buffer | null,
): Record<string, string> =>
  sealed
    ? (JSON.parse(unseal(config.secrets.tickets, SECRETS, sealed)) as Record<string, string>)
    : {};
const shown = (
  deps: Pick<Sealing, 'config'>,
  { version, tasks, paths, secrets }: store.TaskSettings,
): Shown => ({ version, tasks, paths, secrets: Object.keys(opened(deps, secrets)) });

export async function showTasks(deps: Sealing, who: Who, id: AssemblyId): Promise<Shown> {
  reveal(await maySee(deps.db, who.person, id));
  admit(await mayManage(deps.db, who.person, id));
  return shown(deps, await store.findTasks(deps.db, id));
}

type Changing = {
  readonly id: AssemblyId;
  readonly version: number;
  readonly body: Parsed<C['PUT /api/assemblies/{id}/tasks']>['body'];
};
export const changeTasks = (deps: Sealing, who: Who, { id, version, body }: Changing) =>
  transact(deps.db, async (tx): Promise<Shown> => {
    await lockAssembly(tx, id);
    reveal(await maySee(tx, who.person, id));
    const by = admit(await mayManage(tx, who.person, id));
    const before = await store.findTasks(tx, id);
    if (before.version !== version) throw new Clash('stale', 412, shown(deps, before));
    const known = opened(deps, before.secrets);
    const values: Record<string, string> = {};
    for (const [at, { name, value = known[name] }] of body.secrets.entries()) {
      if (value === undefined)
        throw new Invalid({ pointer: `#/secrets/${at}/value`, code: 'needs-value' });
      values[name] = value;
    }
    const secrets = seal(deps.config.secrets.tickets, SECRETS, JSON.stringify(values));
    const { tasks, paths } = body;
    await store.saveTasks(tx, by, id, { tasks, paths, secrets });
    const { name, organisation } = (await findAssembly(tx, id))!;
    await append(tx, who, {
      kind: 'agent.tasks-changed',
      organisation: organisation.id,
      subject: id,
      data: { name, version: version + 1 },
    });
    return shown(deps, { version: version + 1, tasks, paths, secrets });
  });

type Run = Answer<C['GET /api/assemblies/{id}/runs']>['items'][number];
const told = ({ begun, ended, phase, outcome, ...row }: store.RunRow): Run => ({
  ...row,
  phase: phase as Run['phase'],
  outcome: outcome as Run['outcome'],
  begun: begun.toISOString(),
  ended: ended?.toISOString() ?? null,
});
type Listing = { readonly id: AssemblyId } & Parsed<C['GET /api/assemblies/{id}/runs']>['query'];
export async function listRuns(db: Db, who: Who, { id, cursor, limit }: Listing) {
  reveal(await maySee(db, who.person, id));
  const after = keyIn(cursor, z.tuple([z.uuid()]))?.[0] ?? null;
  const { allowed } = await mayManage(db, who.person, id);
  const rows = await store.listRuns(db, id, { person: who.person, all: allowed }, { after, limit });
  return pageOf(rows, limit, (row) => [row.id], told);
}
export async function showRun(db: Db, who: Who, id: RunId) {
  const found = await store.findRun(db, id, who.person);
  if (!found) throw new Missing();
  const { assembly, own, ...row } = found;
  reveal(await maySee(db, who.person, assembly));
  if (!own) reveal(await mayManage(db, who.person, assembly));
  return { ...told(row), output: await store.outputOf(db, id) };
}

export const showHolder = (db: Db, who: Who): Promise<store.HolderSettings> =>
  store.findHolder(db, who.person);
export const setHolder = (db: Db, who: Who, settings: store.HolderSettings) =>
  transact(db, async (tx): Promise<store.HolderSettings> => {
    await store.saveHolder(tx, who.person, settings);
    return settings;
  });
