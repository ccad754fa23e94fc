import { Clash, Invalid, Missing } from '../../base/api/refusals.ts';
import { databaseTime } from '../../base/data/clock.ts';
import { transact, type Db } from '../../base/data/database.ts';
import { audienceOf, type PersonId, type SessionId } from '../../base/ids.ts';
import { append } from '../../base/journal/journal.ts';
import { holdWays } from '../../people/audience/store.ts';
import type { Who } from '../../base/serve/caller.ts';
import { addHost, removeHost } from '../../sessions/plan/hosts/store.ts';
import { admitHost } from '../door/actions.ts';
import { lockDoor } from '../door/store.ts';
import { voidKnocks } from '../knocks/actions.ts';
import { listPending } from '../knocks/store.ts';
import * as store from './store.ts';

type Naming = { readonly session: SessionId; readonly person: PersonId };
export const nameHost = (db: Db, who: Who, { session, person }: Naming): Promise<void> =>
  transact(db, async (tx) => {
    const door = await lockDoor(tx, session, 'update');
    const by = await admitHost(tx, who, session);
    if (!door) throw new Missing();
    await holdWays(tx, audienceOf(session), [person]);
    const named = await store.personNamed(tx, person);
    if (!named || !(await store.couldHost(tx, session, person)))
      throw new Invalid({
        pointer: '#/params/person',
        code: door.kind === 'group' ? 'not-in-group' : 'cannot-host',
      });
    if (await addHost(tx, by, session, person))
      await append(tx, who, {
        kind: 'host.named',
        organisation: door.organisation,
        subject: session,
        data: { title: door.title, name: named.name, persons: [person] },
      });
    await voidKnocks(
      tx,
      who,
      door,
      (await listPending(tx, session, await databaseTime(tx))).filter(
        (row) => row.person === person,
      ),
      'made-host',
    );
  });
export const dismissHost = (db: Db, who: Who, { session, person }: Naming): Promise<void> =>
  transact(db, async (tx) => {
    const door = await lockDoor(tx, session, 'update');
    const by = await admitHost(tx, who, session);
    if (!door) throw new Missing();
    if (door.kind !== 'group' && door.owner === person) throw new Clash('owner-stays');
    if (await removeHost(tx, by, session, person))
      await append(tx, who, {
        kind: 'host.dismissed',
        organisation: door.organisation,
        subject: session,
        data: {
          title: door.title,
          name: (await store.personNamed(tx, person))?.name ?? '',
          persons: [person],
        },
      });
  });
