import { changing, type Db, type Tx } from '../data/database.ts';
import type { Entry, Kind } from './entries.ts';
import type { Actor } from './journal.ts';

/** An entry in the transaction of its change, before it has a number, and who said it. */
export type Said<K extends Kind = Kind> = K extends Kind
  ? Omit<Entry<K>, 'seq' | 'at'> & Actor
  : never;
/**
 * What a feature does in the transaction of somebody else's change, by the kind of its entry: the
 * one is never committed without the other, and whoever changes need not know who hears of it.
 */
export type Consequences = {
  readonly [K in Kind]?: (tx: Tx, said: Said<K>) => Promise<void>;
};
type Consequence = (tx: Tx, said: Said) => Promise<void>;

const heeded = new WeakMap<Db, readonly Consequences[]>();
/** Every change that is begun by this handle has these consequences, in their order. */
export const heed = (db: Db, consequences: Readonly<Record<string, Consequences>>): void =>
  void heeded.set(db, Object.values(consequences));

export async function follows(tx: Tx, all: readonly Said[]): Promise<void> {
  const db = changing();
  const consequences = (db && heeded.get(db)) ?? [];
  for (const said of all)
    for (const of of consequences) await (of[said.kind] as Consequence | undefined)?.(tx, said);
}
