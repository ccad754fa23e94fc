import type { Answer } from '../../../../base/api/contract.ts';
import { client } from '../../../../base/ui/talk/api.ts';
import type { bookingsContract } from '../../../bookings/contract.ts';

export const bookings = client<typeof bookingsContract>();
export type Trial = Answer<(typeof bookingsContract)['POST /api/booking-trials']>;
