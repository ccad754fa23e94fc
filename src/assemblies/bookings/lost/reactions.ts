import { byItself } from '../../../access/admit.ts';
import type { Tx } from '../../../base/data/database.ts';
import type { Consequences, Said } from '../../../base/journal/consequences.ts';
import { each } from '../../../base/journal/hearing.ts';
import { appendAll } from '../../../base/journal/journal.ts';
import { freeLost, type Touched } from './store.ts';

async function free(tx: Tx, said: Said, touched: Touched): Promise<void> {
  const lost = await freeLost(tx, byItself, touched);
  await appendAll(
    tx,
    said,
    lost.map(({ id, assembly, organisation, name, holder, group, starts, ends, freed }) => ({
      kind: freed ? ('booking.freed' as const) : ('booking.flagged' as const),
      organisation,
      subject: id,
      data: {
        assembly,
        name,
        starts: starts.toISOString(),
        ends: ends.toISOString(),
        persons: [holder],
        groups: group ? [group] : [],
      },
    })),
  );
}
type OfPeople = Said<
  | 'group.member-removed'
  | 'group.deleted'
  | 'member.left'
  | 'member.removed'
  | 'member.suspended'
  | 'contact.ended'
  | 'technical-user.deleted'
>;
const ofPeople = (tx: Tx, said: OfPeople): Promise<void> =>
  free(tx, said, { persons: said.data.persons, groups: said.data.groups });

/** Whoever may book no longer gives up what they have booked, in the change that takes it. */
export const lostConsequences: Consequences = {
  ...each(
    [
      'group.member-removed',
      'group.deleted',
      'member.left',
      'member.removed',
      'member.suspended',
      'contact.ended',
      'technical-user.deleted',
    ],
    ofPeople,
  ),
  'group.unnested': (tx, said) => free(tx, said, { groups: said.data.groups }),
  'assembly.changed': (tx, said) => free(tx, said, { assemblies: [said.subject] }),
};
