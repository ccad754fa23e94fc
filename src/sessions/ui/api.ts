import { client } from '../../base/ui/talk/api.ts';
import type { Answer } from '../../base/api/contract.ts';
import type { agendaContract } from '../agenda/contract.ts';
import type { feedContract } from '../feed/contract.ts';
import type { managedContract } from '../managed/contract.ts';
import type { planContract } from '../plan/contract.ts';
import type { whyContract } from '../../people/why/contract.ts';

export const plan = client<typeof planContract>();
export const managedSessions = client<typeof managedContract>();
export const agenda = client<typeof agendaContract>();
export const access = client<typeof whyContract>();
export const feed = client<typeof feedContract>();

export type Session = Answer<(typeof planContract)['GET /api/sessions/{id}']>;
export type Managed = Answer<
  (typeof managedContract)['GET /api/managed-sessions']
>['items'][number];
export type Item = Answer<(typeof agendaContract)['GET /api/agenda']>['items'][number];
export type Dated = Answer<(typeof agendaContract)['GET /api/agenda/range']>['items'][number];
export type Why = Answer<(typeof whyContract)['GET /api/why/{gate}/{subject}']>;
export type Entrant = Answer<
  (typeof whyContract)['GET /api/why/{gate}/{subject}/people']
>['items'][number];

/** One session's data. Under the general topic, because whoever loses a session is told no id. */
export const sessionKey = (id: string | undefined) => ['sessions', 'one', id] as const;
