import { byItself } from '../../../access/admit.ts';
import type { Tx } from '../../../base/data/database.ts';
import type { Consequences, Said } from '../../../base/journal/consequences.ts';
import { each } from '../../../base/journal/hearing.ts';
import { noteDismissed } from './actions.ts';
import { dropContacts, dropHost, dropHosts } from './store.ts';

const fromGroups = async (
  tx: Tx,
  said: Said<'group.member-removed' | 'group.unnested' | 'group.deleted'>,
): Promise<void> => noteDismissed(tx, said, await dropHosts(tx, byItself, said.data.groups));
const fromOrganisation = async (
  tx: Tx,
  said: Said<'member.left' | 'member.removed'>,
): Promise<void> =>
  noteDismissed(tx, said, await dropHost(tx, byItself, said.organisation!, said.subject));
const fromContact = async (tx: Tx, said: Said<'contact.ended'>): Promise<void> =>
  noteDismissed(tx, said, await dropContacts(tx, byItself, said.data.persons));

/** Whoever hosts rests on a group, an organisation or a contact, and with that it ends for good. */
export const hostConsequences: Consequences = {
  ...each(['group.member-removed', 'group.unnested', 'group.deleted'], fromGroups),
  ...each(['member.left', 'member.removed'], fromOrganisation),
  'contact.ended': fromContact,
};
