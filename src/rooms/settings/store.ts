import type { Admitted } from '../../access/admit.ts';
import { sql } from 'kysely';
import type { Tx } from '../../base/data/database.ts';
import type { RoomId } from '../../base/ids.ts';
import type { Door } from '../gate/rules.ts';

export type Turn = Partial<{
  door: Door;
  guests: boolean;
  answered_by: 'hosts' | 'members';
  says: string;
  bring_in: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
}>;
/** Opened early it stays, unless it is to open at another time. */
const reopened = ({ opens_at: opens }: Turn) =>
  opens === undefined
    ? {}
    : {
        opened_early_at: sql<Date | null>`
          case when opens_at is not distinct from ${opens} then opened_early_at end`,
      };
export const updateDoor = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  room: RoomId,
  turn: Turn,
): Promise<void> =>
  void (
    Object.keys(turn).length > 0 &&
    (await tx
      .updateTable('rooms')
      .set({ ...turn, ...reopened(turn) })
      .where('id', '=', room)
      .execute())
  );
