import { aboutOneself, type Ask } from '../../access/ask.ts';
import { asOne } from '../../base/data/database.ts';
import { deleteAccountGate } from './gates.ts';
import { onlyAdminOf, onlyManagerOf } from './store.ts';

/** Of one's own account, by its id. */
export const leavingAsks: readonly Ask[] = [
  aboutOneself(
    { gate: 'delete-account', of: 'account' },
    deleteAccountGate,
    async (db, asker, subject) => {
      if (subject !== asker) return null;
      const facts = await asOne(db, async () => ({
        groups: await onlyManagerOf(db, asker),
        organisations: await onlyAdminOf(db, asker),
      }));
      return { facts, title: null };
    },
  ),
];
