import { notice } from '../../base/notice.ts';
import { toldOfTrouble, type WebhookId } from './store.ts';

/** Nothing arrives there any more, which nobody would notice here. */
export const webhookStopped = notice({
  name: 'webhook-stopped',
  args: { webhook: 'text', why: 'text' },
  mail: true,
  stands: (db, subject, persons) => toldOfTrouble(db, subject as WebhookId, persons),
  endsUnlessStands: ['member.role-changed', 'member.suspended', 'member.removed'],
});
export const webhookNotices = [webhookStopped];
