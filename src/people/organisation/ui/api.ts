import type { Answer } from '../../../base/api/contract.ts';
import { client } from '../../../base/ui/talk/api.ts';
import type { controlContract } from '../control/contract.ts';
import type { organisationContract } from '../contract.ts';
import type { invitationsContract } from '../invitations/contract.ts';
import type { membersContract } from '../members/contract.ts';
import type { setUpContract } from '../set-up/contract.ts';

export const setUpApi = client<typeof setUpContract>();
export const organisationApi = client<typeof organisationContract>();
export const membersApi = client<typeof membersContract>();
export const invitationsApi = client<typeof invitationsContract>();
export const controlApi = client<typeof controlContract>();

export type Member = Answer<
  (typeof membersContract)['GET /api/organisations/{id}/members']
>['items'][number];
