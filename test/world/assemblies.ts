import { sql } from 'kysely';
import { byItself } from '../../src/access/admit.ts';
import {
  audienceOf,
  newId,
  type AssemblyId,
  type GroupId,
  type OrganisationId,
} from '../../src/base/ids.ts';
import { setAudience } from '../../src/people/audience/store.ts';
import type { Someone, World } from './world.ts';

type Made = {
  readonly name?: string;
  /** May book, and so sees it. */ readonly booked?: readonly GroupId[];
  readonly shown?: readonly GroupId[];
  readonly tags?: readonly string[];
  /** Seconds. */ readonly startup?: number;
  readonly cleanup?: number;
  readonly shortest?: number;
  readonly longest?: number;
  readonly horizon?: number;
};
let made = 0;

/** An assembly that is there, in service, without start-up and cleanup where nothing is said. */
export async function makeAssembly(
  { fresh: { db } }: Pick<World, 'fresh'>,
  organisation: OrganisationId,
  by: Pick<Someone, 'id'>,
  { name = `Bench ${(made += 1)}`, booked = [], shown = [], tags = [], ...spans }: Made = {},
): Promise<AssemblyId> {
  const [id, shownId] = [newId<'assembly'>(), newId<'audience'>()];
  await db
    .insertInto('assemblies')
    .values({
      id,
      shown_id: shownId,
      organisation_id: organisation,
      created_by: by.id,
      name,
      tags: sql`${[...tags]}::text[]`,
      retired_at: null,
      no_show: null,
      qualification_id: null,
      startup: 0,
      cleanup: 0,
      ...spans,
    })
    .execute();
  await db.transaction().execute(async (tx) => {
    await setAudience(tx, byItself, audienceOf(id), booked);
    await setAudience(tx, byItself, shownId, shown);
  });
  return id;
}
