import type { Db, Tx } from '../../../base/data/database.ts';
import type { TokenId } from '../../../base/ids.ts';
import type { Entry } from '../../../base/journal/entries.ts';
import { among, notice } from '../../../base/notice.ts';
import { keepersOf } from './store.ts';

const args = { name: 'text', whose: 'text', at: 'time' } as const;
const over = async (_: Tx, { subject }: Entry<'token.deleted' | 'token.revoked'>) => [
  { subject, persons: null },
];

const tokenExpiring = notice({
  name: 'token-expiring',
  args,
  mail: true,
  stands: async (db: Db, subject, persons) => {
    const keepers = await keepersOf(db, [subject as TokenId]);
    return among(persons, async (person) => keepers.some((keeper) => keeper.person === person));
  },
  lost: async (db, person, subjects) => {
    const keepers = await keepersOf(db, subjects as readonly TokenId[]);
    const kept = new Set<string>(
      keepers.flatMap((keeper) => (keeper.person === person ? [keeper.token] : [])),
    );
    return new Set(subjects.filter((subject) => !kept.has(subject)));
  },
  tells: {
    'token.expiring': async (tx, { subject, data }) => {
      const keepers = await keepersOf(tx, [subject]);
      const [{ whose, id } = { whose: null, id: '' }] = keepers;
      return [
        {
          persons: keepers.map(({ person }) => person),
          subject,
          args: { name: data.name, whose: whose ?? '', at: data.expires },
          href: whose === null ? '/settings/tokens' : `/administration/technical-users/${id}`,
        },
      ];
    },
  },
  ends: { 'token.deleted': over, 'token.revoked': over },
  endsUnlessStands: [
    'group.role-changed',
    'group.member-removed',
    'group.deleted',
    'technical-user.deleted',
  ],
});
export const tokenNotices = [tokenExpiring];
