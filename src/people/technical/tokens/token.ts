import { hashOf, newSecret } from '../../../base/ids.ts';
import type { Pool } from '../../../base/data/database.ts';
import { count } from '../../../base/serve/limits/limits.ts';
import type { WayIn } from '../../../base/serve/caller.ts';
import { budgetsOf } from '../../../base/text/network.ts';
import { isLanguage } from '../../../words/languages.ts';
import { tokenByHash, touchToken } from './store.ts';

/** In front of every token, so that whoever finds one knows what it is. */
const PREFIX = 'atr_';
export const newToken = (): string => `${PREFIX}${newSecret()}`;

const bearer = /^Bearer +(atr_[\w-]{20,200}) *$/iu;
/** Of one network in so many seconds; whoever has a good one comes through all the same. */
const wrong = { times: 20, seconds: 600 };

/** Who sent an `Authorization` header. What is in a cookie, an address or a body is no token. */
export const tokenWayIn =
  ({ pool }: { readonly pool: Pool }): WayIn =>
  async ({ authorization, address }) => {
    const given = bearer.exec(authorization)?.[1];
    if (!given) return null;
    const [row] = await tokenByHash(pool, [hashOf(given)]);
    if (!row) {
      for (const [network, most] of budgetsOf(address, wrong.times))
        await count(pool, `token|failure|${network}`, most, wrong.seconds);
      return null;
    }
    const { id, person_id: person, role, group_id: group, language, stale } = row;
    // to the minute is exact enough, and nobody waits for it
    if (stale) void touchToken(pool, [id]).catch(() => undefined);
    return {
      person,
      signIn: null,
      token: { id, role, group },
      language: isLanguage(language) ? language : 'en',
    };
  };
