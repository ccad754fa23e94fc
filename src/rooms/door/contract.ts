import { z } from 'zod';
import { id } from '../../base/api/contract.ts';

export const Door = z.enum(['open', 'members', 'locked', 'closed']);
export type Door = z.infer<typeof Door>;

/** What the endpoints at a door have in common. */
export const session = z.object({ id: id<'session'>() });
export const hosted = { policy: { who: 'person', gate: 'host-room' }, tag: 'Door' } as const;
