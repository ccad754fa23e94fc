import type { Answer } from '../../../../base/api/contract.ts';
import { client } from '../../../../base/ui/talk/api.ts';
import type { timelineContract } from '../../contract.ts';

export const timeline = client<typeof timelineContract>();

export type Line = Answer<(typeof timelineContract)['GET /api/timeline']>['items'][number];
export type Standing = Line['bookings'][number];
export type Stands = Line['stands'];
export type Choices = Answer<(typeof timelineContract)['GET /api/timeline/choices']>;
