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
  loadFirstSteps,
  type FirstSteps,
  type Managed,
} from './store.ts';

type Paging = { readonly cursor?: string | undefined; readonly limit: number };

export async function managed(
  db: Db,
  who: Who,
  {
    organisation,
    q = '',
    cursor,
    limit,
  }: Paging & { readonly organisation: OrganisationId; readonly q?: string | undefined },
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

export async function firstSteps(
  db: Db,
  who: Who,
  organisation: OrganisationId,
): Promise<FirstSteps> {
  await admitAdmin(db, who, organisation);
  return loadFirstSteps(db, organisation);
}

export const groupsToMakeFor = (db: Db, who: Who, organisation: OrganisationId) =>
  listGroupsToMakeFor(db, who.person, organisation);
