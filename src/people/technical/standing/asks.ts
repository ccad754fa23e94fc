import type { Ask } from '../../../access/ask.ts';
import { asked } from '../../groups/standing/asks.ts';
import { manageTechnicalUsers } from './gates.ts';

export const technicalAsks: readonly Ask[] = [
  asked('manage-technical-users', manageTechnicalUsers),
];
