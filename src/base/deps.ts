import type { Config } from './config.ts';
import type { Db, Pool } from './data/database.ts';
import type { Line } from './data/line.ts';
import type { Live } from './live/live.ts';

/** What a server process has open; handed to the routes and reactions of every feature. */
export type Deps = {
  readonly db: Db;
  readonly pool: Pool;
  readonly config: Config;
  readonly line: Line;
  readonly live: Live;
  /** Where people reach this installation, without a slash at the end. */
  readonly origin: () => string;
};
