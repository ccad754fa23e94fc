import { later } from './base/beat/beat.ts';
import { BadConfiguration, readConfig, type Config } from './base/config.ts';
import { DataDirInUse } from './base/data/data-dir.ts';
import { openDatabase, openPool, type Db } from './base/data/database.ts';
import { startEmbedded } from './base/data/embedded-postgres.ts';
import { EmbeddedUnusable } from './base/data/postgres-programs.ts';
import { migrate } from './base/data/migrations.ts';
import { sameSecrets } from './base/serve/secret-marks.ts';
import { offerSetUp } from './people/organisation/set-up/actions.ts';
import { openApp, type App } from './open.ts';

const line = (text: string): void => void process.stdout.write(`${text}\n`);

export type Running = {
  readonly app: App;
  readonly origin: string;
  readonly stop: () => Promise<void>;
};

/**
 * Starts the product; the returned `stop` ends all of it within 10 s. `first` runs on the migrated
 * database before anybody is served.
 */
export async function start(
  config: Config = readConfig(),
  first: (db: Db) => Promise<void> = async () => undefined,
): Promise<Running> {
  const embedded = config.DATABASE_URL
    ? null
    : await startEmbedded({ dataDir: config.DATA_DIR, durable: true });
  const pool = openPool(config.DATABASE_URL ?? embedded!.url);
  let app: App | null = null;
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      await app?.stop();
      await pool.end();
      await embedded?.stop();
    })());
  try {
    await migrate(pool);
    await sameSecrets(pool, config.secrets, config.NEW_SECRETS === 'yes');
    await first(openDatabase(pool));
    const place = { origin: config.PUBLIC_URL ?? `http://localhost:${config.PORT}` };
    app = await openApp(config, pool, place);
    const port = await listen(app, config);
    if (!config.PUBLIC_URL) place.origin = `http://localhost:${port}`;
    const code = await offerSetUp(app.deps);
    if (code)
      line(
        `\n  Nobody is here yet. Set up your organisation: ${place.origin}/set-up#${code}\n  or open that page and type the code ${code}`,
      );
    void embedded?.ended.then(() => stopped ?? withoutDatabase(embedded.lastWords(), stop));
    return { app, origin: place.origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port asked for; when nobody asked for it and it is taken, the next free one. */
async function listen({ http }: App, config: Config): Promise<number> {
  for (let port = config.PORT; ; port += 1) {
    try {
      const taken = await http.listen(config.HOST, port);
      if (taken !== config.PORT && config.PORT !== 0)
        line(`Port ${config.PORT} is taken; using ${taken} instead.`);
      return taken;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && !config.portChosen && port < config.PORT + 50) continue;
      if (code === 'EADDRINUSE')
        throw new BadConfiguration(
          `PORT ${port} is taken by another program. Stop that one, or choose another PORT.`,
        );
      if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        throw new BadConfiguration(
          `HOST ${config.HOST} and PORT ${port} cannot be used here: ${(error as Error).message}.`,
        );
      throw error;
    }
  }
}

/** A product without its database ends, and says why. */
async function withoutDatabase(lastWords: string, stop: () => Promise<void>): Promise<void> {
  if (stopping) return;
  process.stderr.write(`The embedded PostgreSQL has ended, so Anteroom stops. ${lastWords}\n`);
  await stopOnce(stop, 1);
}

let stopping = false;
async function stopOnce(stop: () => Promise<void>, code = 0): Promise<void> {
  if (stopping) return process.exit(1); // asked twice: at once
  stopping = true;
  later(9500, () => process.exit(1));
  await stop().catch((error: unknown) => line(`Stopping went wrong: ${(error as Error).message}`));
  process.exit(code);
}

/** Runs until told to stop; a failed start says one clear sentence. */
export async function run(began: () => Promise<Running>): Promise<void> {
  try {
    const { origin, stop } = await began();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => void stopOnce(stop));
    line(`\n  Anteroom is ready: ${origin}\n`);
  } catch (error) {
    const known =
      error instanceof BadConfiguration ||
      error instanceof DataDirInUse ||
      error instanceof EmbeddedUnusable;
    if (
      (error as NodeJS.ErrnoException).code === 'ENOSPC' ||
      (error as NodeJS.ErrnoException).code === '53100'
    )
      process.stderr.write(
        'Anteroom could not start: the disk is full. Make room and start again.\n',
      );
    else
      process.stderr.write(
        known
          ? `${error.message}\n`
          : `Anteroom could not start: ${String((error as Error).stack ?? error)}\n`,
      );
    process.exit(1);
  }
}

if (import.meta.main) await run(() => start());
