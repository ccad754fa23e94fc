import { client } from '../../../base/ui/talk/api.ts';
import type { accountContract } from '../contract.ts';
import type { leavingContract } from '../../leaving/contract.ts';
import type { meContract } from '../me/contract.ts';

export const api = client<typeof accountContract>();
export const myApi = client<typeof meContract & typeof leavingContract>();
