import { client } from '../../../base/ui/api.ts';
import type { callContract } from '../contract.ts';

export const api = client<typeof callContract>();
