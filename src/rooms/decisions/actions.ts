import { z } from 'zod';
import { keyIn, marksUnder, pageOf } from '../../base/api/cursor.ts';
import type { Deps } from '../../base/deps.ts';
import type { SessionId } from '../../base/ids.ts';
import type { Who } from '../../base/serve/caller.ts';
import { say } from '../../words/say.ts';
import { admitHost } from '../door/actions.ts';
import type { Decision } from './contract.ts';
import { listDecisions, type Line } from './store.ts';

type Search = {
  readonly session: SessionId;
  readonly cursor?: string | undefined;
  readonly limit: number;
};
/** Who let whom in, when and from where. */
export async function decisions(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  who: Who,
  { session, cursor, limit }: Search,
) {
  const { mark, markOf } = marksUnder(config.secrets.tickets);
  await admitHost(db, who, session);
  const before = keyIn(cursor, z.tuple([mark]))?.[0] ?? null;
  const told = (line: Line): Decision => ({
    id: markOf(line.seq),
    at: line.at.toISOString(),
    kind: line.kind,
    says: sentence(line, who),
    who: line.who,
    from: typeof line.data['from'] === 'string' ? line.data['from'] : null,
  });
  return pageOf(
    await listDecisions(db, session, before, limit + 1),
    limit,
    ({ seq }) => [markOf(seq)],
    told,
  );
}
function sentence({ kind, data, who: by }: Line, who: Who): string {
  const text = (name: string): string =>
    typeof data[name] === 'string' ? data[name].replaceAll('-', '_') : '';
  const args = {
    who: by ?? say(who.language, 'journal.nobody', {})!,
    name: typeof data['name'] === 'string' ? data['name'] : '',
    decision: text('decision'),
    because: text('because'),
    from: text('before'),
    to: text('door'),
  };
  return say(who.language, `knocks.log.${kind}`, args) ?? kind;
}
