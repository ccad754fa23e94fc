import { features } from '../../src/app.ts';
import type { Feature } from '../../src/feature.ts';
import { openApp, type App } from '../../src/open.ts';
import { openPool } from '../../src/base/data/database.ts';
import { configFor, type World } from './world.ts';

/**
 * A second process on the database of a world; `urls`: where pages of the first and of the second
 * have their live line.
 */
export type Second = {
  readonly app: App;
  readonly urls: readonly [string, string];
  readonly stop: () => Promise<void>;
};

export async function openSecond(
  world: World,
  some: readonly Feature[] = features,
): Promise<Second> {
  const pool = openPool(world.fresh.url);
  const app = await openApp(
    configFor(world.fresh.url),
    pool,
    { origin: 'http://localhost:3000' },
    false,
    some,
  );
  const listen = async ({ http }: App): Promise<string> =>
    `ws://127.0.0.1:${await http.listen('127.0.0.1', 0)}/api/live`;
  return {
    app,
    urls: [await listen(world.app), await listen(app)],
    stop: async () => {
      await app.stop();
      await pool.end();
    },
  };
}
