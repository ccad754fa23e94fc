import { z } from 'zod';
import { keyIn, pageOf } from '../../base/api/cursor.ts';
import { databaseTime } from '../../base/data/clock.ts';
import type { Db } from '../../base/data/database.ts';
import type { OrganisationId } from '../../base/ids.ts';
import type { Who } from '../../base/serve/caller.ts';
import { admitAdmin } from '../../people/organisation/standing/actions.ts';
import {
  listGroupsToMakeFor,
  listManaged,
  loadPrepared,
  type Managed,
  type Prepared,
} from './store.ts';

type Paging = { readonly cursor?: string | undefined; readonly limit: number };

export async function managed(
  db: Db,
  who: Who,
  {
    organisation = null,
    q = '',
    cursor,
    limit,
  }: Paging & {
    readonly organisation?: OrganisationId | null | undefined;
    readonly q?: string | undefined;
  },
) {
  const key = keyIn(cursor, z.tuple([z.iso.datetime().or(z.literal('')), z.uuid()]));
  const after = key && { next: key[0] || null, id: key[1] };
  const now = await databaseTime(db);
  const sought = { organisation, q, after, limit: limit + 1, now };
  const rows = await listManaged(db, who.person, sought);
  return pageOf(
    rows,
    limit,
    (row) => [row.next?.toISOString() ?? '', row.id],
    ({ next, last, ...row }: Managed) => ({
      ...row,
      next: next?.toISOString() ?? null,
      last: last?.toISOString() ?? null,
    }),
  );
}

/** Whether anybody has been in a room of an organisation, as rooms know. */
export type Entered = (db: Db, organisation: OrganisationId) => Promise<boolean>;
export async function firstSteps(
  { db, entered }: { readonly db: Db; readonly entered: Entered },
  who: Who,
  organisation: OrganisationId,
): Promise<Prepared & { readonly entered: boolean }> {
  await admitAdmin(db, who, organisation);
  return {
    ...(await loadPrepared(db, organisation)),
    entered: await entered(db, organisation),
  };
}

export const groupsToMakeFor = (db: Db, who: Who, organisation: OrganisationId) =>
  listGroupsToMakeFor(db, who.person, organisation);
