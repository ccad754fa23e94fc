import { Invalid } from '../../../base/api/refusals.ts';
import type { Db, Tx } from '../../../base/data/database.ts';
import type { GroupId, OrganisationId, PersonId } from '../../../base/ids.ts';
import type { Who } from '../../../base/serve/caller.ts';
import { admitAdmin } from '../../../people/organisation/standing/actions.ts';
import * as store from './store.ts';
import type { Opened, OpenedTo } from './store.ts';

export async function listGroups(
  db: Db,
  who: Who,
  { id, q = '' }: { readonly id: OrganisationId; readonly q?: string | undefined },
) {
  await admitAdmin(db, who, id);
  return { items: await store.groupsToChoose(db, who.person, id, q) };
}

/** Each once. */
export const among = (...groups: readonly (readonly GroupId[])[]): GroupId[] => [
  ...new Set(groups.flat()),
];
export const idsOf = ({
  bookedBy,
  seenBy,
}: {
  readonly bookedBy: readonly OpenedTo[];
  readonly seenBy: readonly OpenedTo[];
}): Opened => {
  const ids = (some: readonly OpenedTo[]) => some.map(({ id }) => id);
  return { bookedBy: ids(bookedBy), seenBy: ids(seenBy) };
};

/** Whoever opens it to a group knows that group; those that have it already may stay. */
export async function onlyKnown(
  tx: Tx,
  person: PersonId,
  organisation: OrganisationId,
  opened: Opened,
  before: readonly GroupId[],
): Promise<void> {
  const known = await store.groupsAmong(
    tx,
    person,
    organisation,
    among(opened.bookedBy, opened.seenBy),
  );
  const faults = (['bookedBy', 'seenBy'] as const).flatMap((field) =>
    opened[field].flatMap((group, place) =>
      known.has(group) || before.includes(group)
        ? []
        : [{ pointer: `#/body/${field}/${place}`, code: 'unknown-group' }],
    ),
  );
  if (faults.length > 0) throw new Invalid(faults);
}
