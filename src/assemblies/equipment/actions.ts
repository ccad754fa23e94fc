import { admit, reveal, type Admitted } from '../../access/admit.ts';
import type { Answer, Parsed } from '../../base/api/contract.ts';
import { byName, keyIn, pageOf } from '../../base/api/cursor.ts';
import { Clash, Invalid, Missing, type Fault } from '../../base/api/refusals.ts';
import { transact, type Db, type Tx } from '../../base/data/database.ts';
import type { AssemblyId, GroupId, OrganisationId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import type { Who } from '../../base/serve/caller.ts';
import { admitAdmin } from '../../people/organisation/standing/actions.ts';
import { qualificationsById } from '../../people/completions/store.ts';
import { mayManage, maySee } from '../gate/actions.ts';
import type { Equipment, equipmentContract } from './contract.ts';
import { changedFields, sameGroups, settingsFaults, type Settings } from './rules.ts';
import * as store from './store.ts';
import { among, idsOf, onlyKnown } from './opened/actions.ts';
import type { Opened } from './opened/store.ts';
import type { Found } from './store.ts';

type C = typeof equipmentContract;
type By = Admitted<'manage-assembly'>;

type Within = {
  readonly id: OrganisationId;
  readonly query: Parsed<C['GET /api/organisations/{id}/assemblies']>['query'];
};
export async function listAssemblies(
  db: Db,
  who: Who,
  { id, query: { q = '', tag, state, retired, cursor, limit } }: Within,
): Promise<Answer<C['GET /api/organisations/{id}/assemblies']>> {
  await admitAdmin(db, who, id);
  const after = keyIn(cursor, byName);
  const search = { tag: tag ?? null, state: state ?? null, retired: retired === 'yes' };
  const rows = await store.listAssemblies(db, id, { ...search, q, after, limit });
  return pageOf(
    rows,
    limit,
    (row) => [row.key, row.id],
    ({ key: _, retired: at, ...row }) => ({ ...row, retired: at?.toISOString() ?? null }),
  );
}

export async function listTags(db: Db, who: Who, id: OrganisationId) {
  await admitAdmin(db, who, id);
  return { items: await store.tagsIn(db, id) };
}
const told = ({ shown: _, retired, links, tags, qualification, ...found }: Found): Equipment => ({
  ...found,
  links: [...links],
  tags: [...tags],
  qualification: qualification as Equipment['qualification'],
  retired: retired?.toISOString() ?? null,
});
/** Only its admins manage it; to whoever does not see it, it does not exist. */
async function managed(
  db: Db,
  who: Who,
  id: AssemblyId,
): Promise<{ readonly by: By; readonly found: Found }> {
  const verdict = await mayManage(db, who.person, id);
  if (!verdict.allowed) reveal(await maySee(db, who.person, id));
  const by = admit(verdict);
  const found = await store.findAssembly(db, id);
  if (!found) throw new Missing();
  return { by, found };
}
export const showSettings = async (db: Db, who: Who, id: AssemblyId): Promise<Equipment> =>
  told((await managed(db, who, id)).found);

type Making = Settings & Opened & { readonly organisation: OrganisationId };
export const make = (
  db: Db,
  who: Who,
  { organisation, bookedBy, seenBy, ...settings }: Making,
): Promise<Equipment> =>
  transact(db, async (tx) => {
    const { by } = await admitAdmin(tx, who, organisation);
    refuse(settingsFaults(settings));
    await onlyOwn(tx, organisation, settings.qualification);
    const opened = { bookedBy, seenBy };
    await onlyKnown(tx, who.person, organisation, opened, []);
    const made = { organisation, by: who.person };
    const id = await store.insertAssembly(tx, by, made, settings, opened);
    await append(tx, who, {
      kind: 'assembly.made',
      organisation,
      subject: id,
      data: { name: settings.name, groups: among(bookedBy, seenBy), version: 1 },
    });
    return told((await store.findAssembly(tx, id))!);
  });

type Changing = {
  readonly id: AssemblyId;
  readonly version: number;
  readonly changes: Parsed<C['PATCH /api/assemblies/{id}']>['body'];
};
export const change = (db: Db, who: Who, { id, version, changes }: Changing): Promise<Equipment> =>
  transact(db, async (tx) => {
    await store.lockAssembly(tx, id);
    const { by, found } = await managed(tx, who, id);
    const { settings, opened } = wantedOf(found, changes);
    const fields = changedFields(settingsOf(found), settings);
    const before = idsOf(found);
    const same =
      sameGroups(before.bookedBy, opened.bookedBy) && sameGroups(before.seenBy, opened.seenBy);
    if (fields.length === 0 && same) return told(found);
    if (found.version !== version) throw new Clash('stale', 412, told(found));
    refuse(settingsFaults(settings));
    if (fields.includes('qualification'))
      await onlyOwn(tx, found.organisation.id, settings.qualification);
    await onlyKnown(tx, who.person, found.organisation.id, opened, [
      ...before.bookedBy,
      ...before.seenBy,
    ]);
    const now = await store.updateAssembly(tx, by, found, settings, opened);
    const groups = among(before.bookedBy, before.seenBy, opened.bookedBy, opened.seenBy);
    await note(tx, who, found, settings, {
      fields: [...fields, ...(same ? [] : ['groups'])],
      groups,
      version: now,
    });
    return told((await store.findAssembly(tx, id))!);
  });

/** The state is an entry of its own: it is what people ask about. */
async function note(
  tx: Tx,
  who: Who,
  { id, organisation, state }: Found,
  { name, reason, ...settings }: Settings,
  data: { readonly fields: string[]; readonly groups: GroupId[]; readonly version: number },
): Promise<void> {
  const about = { organisation: organisation.id, subject: id };
  const { groups, version } = data;
  const placed = { name, groups, version };
  const fields = data.fields.filter((field) => field !== 'state' && field !== 'reason');
  if (fields.length > 0)
    await append(tx, who, { kind: 'assembly.changed', ...about, data: { ...placed, fields } });
  if (settings.state === state && !data.fields.includes('reason')) return;
  await append(
    tx,
    who,
    settings.state === 'out-of-service'
      ? { kind: 'assembly.put-out-of-service', ...about, data: { ...placed, reason } }
      : { kind: `assembly.put-${settings.state}`, ...about, data: placed },
  );
}

export const retire = (db: Db, who: Who, id: AssemblyId): Promise<void> =>
  setRetired(db, who, id, true);
export const takeBack = (db: Db, who: Who, id: AssemblyId): Promise<void> =>
  setRetired(db, who, id, false);
const setRetired = (db: Db, who: Who, id: AssemblyId, retired: boolean): Promise<void> =>
  transact(db, async (tx) => {
    await store.lockAssembly(tx, id);
    const { by, found } = await managed(tx, who, id);
    if ((found.retired !== null) === retired) return;
    const version = await store.setRetired(tx, by, id, retired);
    const { bookedBy, seenBy } = idsOf(found);
    await append(tx, who, {
      kind: retired ? 'assembly.retired' : 'assembly.taken-back',
      organisation: found.organisation.id,
      subject: id,
      data: { name: found.name, groups: among(bookedBy, seenBy), version },
    });
  });

const settingsOf = ({
  id: _id,
  shown: _shown,
  organisation: _organisation,
  version: _version,
  retired: _retired,
  bookedBy: _bookedBy,
  seenBy: _seenBy,
  ...settings
}: Found): Settings => settings;
function wantedOf(
  found: Found,
  { bookedBy, seenBy, ...changes }: Changing['changes'],
): { readonly settings: Settings; readonly opened: Opened } {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  // why it was out of service says nothing of how it is now
  const reason = changes.state && changes.state !== found.state ? { reason: '' } : {};
  const now = idsOf(found);
  return {
    settings: { ...settingsOf(found), ...reason, ...given },
    opened: { bookedBy: bookedBy ?? now.bookedBy, seenBy: seenBy ?? now.seenBy },
  };
}
const refuse = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new Invalid(faults);
};
/** It asks for what its own organisation has named. */
async function onlyOwn(tx: Tx, organisation: OrganisationId, id: string | null): Promise<void> {
  if (id === null) return;
  const [named] = await qualificationsById(tx, [id]);
  if (named?.organisation !== organisation)
    refuse([{ pointer: '#/body/qualification', code: 'unknown-qualification' }]);
}
