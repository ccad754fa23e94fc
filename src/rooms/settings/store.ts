import type { Admitted } from '../../access/admit.ts';
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
export const updateDoor = async (
  tx: Tx,
  _by: Admitted<'host-room'>,
  room: RoomId,
  turn: Turn,
): Promise<void> =>
  void (
    Object.keys(turn).length > 0 &&
    (await tx.updateTable('rooms').set(turn).where('id', '=', room).execute())
  );
