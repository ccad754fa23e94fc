import { admit, reveal, type Admitted } from '../../access/admit.ts';
import type { Db } from '../../base/data/database.ts';
import type { SessionId } from '../../base/ids.ts';
import type { Who } from '../../base/serve/caller.ts';
import { mayHost, maySeeDoor } from '../gate/actions.ts';

export async function admitHost(
  db: Db,
  who: Who,
  session: SessionId,
): Promise<Admitted<'host-room'>> {
  reveal(await maySeeDoor(db, who.person, session));
  return admit(await mayHost(db, who.person, session));
}
