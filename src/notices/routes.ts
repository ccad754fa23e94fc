import type { Deps } from '../base/deps.ts';
import { done, ok, routes, type Route } from '../base/serve/route.ts';
import { accountOf } from '../people/known/store.ts';
import { countUnread, listNotices, read, saveSettings, showSettings } from './actions.ts';
import { noticesContract } from './contract.ts';
import type { Occasion } from './rules.ts';

export const noticesRoutes = ({ db }: Deps, occasions: readonly Occasion[]): readonly Route[] =>
  routes(noticesContract, {
    'GET /api/notices': async ({ who, query }) =>
      ok(
        await listNotices(
          db,
          who,
          { zone: (await accountOf(db, who.person))?.zone ?? 'UTC', occasions },
          query,
        ),
      ),
    'GET /api/notices/unread': async ({ who }) => ok(await countUnread(db, who, occasions)),
    'POST /api/notice-readings': async ({ who, body }) => {
      await read(db, who, body);
      return done();
    },
    'GET /api/me/notice-settings': async ({ who }) => ok(await showSettings(db, who)),
    'PUT /api/me/notice-settings': async ({ who, body }) => {
      await saveSettings(db, who, body);
      return done();
    },
  });
