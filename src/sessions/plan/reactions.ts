import { byItself } from '../../access/admit.ts';
import type { Tx } from '../../base/data/database.ts';
import type { Consequences, Said } from '../../base/journal/consequences.ts';
import { each } from '../../base/journal/hearing.ts';
import { dropHost, dropHosts } from './store.ts';

const fromGroups = async (
  tx: Tx,
  { data }: Said<'group.member-removed' | 'group.unnested' | 'group.deleted'>,
): Promise<void> => void (await dropHosts(tx, byItself, data.groups));
const fromOrganisation = async (
  tx: Tx,
  { organisation, subject }: Said<'member.left' | 'member.removed'>,
): Promise<void> => dropHost(tx, byItself, organisation!, subject);

/** Who hosts a session is of its group, and of its organisation. */
export const hostConsequences: Consequences = {
  ...each(['group.member-removed', 'group.unnested', 'group.deleted'], fromGroups),
  ...each(['member.left', 'member.removed'], fromOrganisation),
};
