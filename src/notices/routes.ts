import type { Deps } from '../base/deps.ts';
import { done, ok, routes, type Route } from '../base/serve/route.ts';
import { accountOf } from '../people/known/store.ts';
import type { NoticeKind } from '../base/notice.ts';
import { countUnread, listNotices, read, saveSettings, showSettings } from './actions.ts';
import { noticesContract } from './contract.ts';
import { byName } from './rules.ts';

export function noticesRoutes({ db }: Deps, declared: readonly NoticeKind[]): readonly Route[] {
  const kinds = byName(declared);
  return routes(noticesContract, {
    'GET /api/notices': async ({ who, query }) =>
      ok(
        await listNotices(
          db,
          who,
          { zone: (await accountOf(db, who.person))?.zone ?? 'UTC', kinds },
          query,
        ),
      ),
    'GET /api/notices/unread': async ({ who }) => ok(await countUnread(db, who, kinds)),
    'POST /api/notice-readings': async ({ who, body }) => {
      await read(db, who, kinds, body);
      return done();
    },
    'GET /api/me/notice-settings': async ({ who }) => ok(await showSettings(db, who, kinds)),
    'PUT /api/me/notice-settings': async ({ who, body }) => {
      await saveSettings(db, who, kinds, body);
      return done();
    },
  });
}
