import { client } from '../../../base/ui/talk/api.ts';
import type { callContract } from '../contract.ts';

export const api = client<typeof callContract>();
