import { join } from 'node:path';
import { tell } from './access/tell.ts';
import type { Verdict } from './access/gate.ts';
import type { Config } from './base/config.ts';
import { learnZones } from './base/api/contract.ts';
import { openDatabase, zonesOf, type Pool } from './base/data/database.ts';
import { watchDisk, type Disk } from './base/data/disk.ts';
import type { Deps } from './base/deps.ts';
import { openHttp, type Edge, type Http } from './base/serve/http.ts';
import type { Route } from './base/serve/route.ts';
import { startJobs, type Job } from './base/beat/jobs.ts';
import { openMissed } from './base/journal/missed.ts';
import { follow, type Reactions } from './base/journal/follow.ts';
import { openLine } from './base/data/line.ts';
import { openLive } from './base/live/live.ts';
import { judging, type LetterKind } from './base/mail/mail.ts';
import { describing, operationsRoutes } from './base/serve/operations.ts';
import { isQuiet } from './notices/actions.ts';
import { accountLetters } from './people/account/mails/letter.ts';
import { watchSignIns } from './people/account/reactions.ts';
import { openSignIns, stillOpens } from './people/account/sign-ins/sign-in.ts';
import { holdPerson } from './people/known/store.ts';
import { openSending } from './notices/sending/reactions.ts';
import { noteRefusal } from './people/organisation/control/actions.ts';
import { holdToken } from './people/technical/tokens/store.ts';
import { tokenWayIn } from './people/technical/tokens/token.ts';
import { invitationKind } from './people/organisation/invitations/letter.ts';
import { visitorIn } from './rooms/door/visitor.ts';
import { heed } from './base/journal/consequences.ts';
import { features, handedIn } from './app.ts';
import type { Feature, Handed, Opened, Opening } from './feature.ts';

export type App = {
  readonly http: Http;
  readonly deps: Deps;
  /** Every kind of letter that can leave. */ readonly letters: readonly LetterKind[];
  readonly jobs: readonly Job[];
  readonly reactions: Reactions;
  readonly stop: () => Promise<void>;
};
export type Place = { readonly origin: string };

const edgeOf = (
  deps: Deps,
  disk: Disk,
  { routes, subjects, wires }: Pick<Handed, 'subjects'> & Pick<Edge, 'routes' | 'wires'>,
): Edge => {
  const { db, pool, config, line, live, origin } = deps;
  const { wayIn, recall } = openSignIns(deps);
  return {
    db,
    pool,
    routes,
    waysIn: [wayIn, tokenWayIn(deps)],
    recall,
    holds: (person, token) => (token ? holdToken(token) : holdPerson(person)),
    stillOpens: stillOpens(deps),
    visitorIn: (cookies) => visitorIn(deps, cookies),
    tell: (verdict, language) => tell(verdict as Verdict, language),
    refused: (caller, refusal, tried) => noteRefusal({ ...deps, subjects }, caller, refusal, tried),
    origins: () => originsOf(config, origin()),
    now: line.now,
    place: live.place,
    disk,
    secure: origin().startsWith('https:'),
    trustedProxy: config.TRUSTED_PROXY,
    logLevel: config.LOG_LEVEL,
    metricsToken: config.METRICS_TOKEN,
    trial: !config.PUBLIC_URL,
    web: join(import.meta.dirname, '..', 'dist', 'web'),
    onSocket: live.accept,
    onClose: live.close,
    wires,
  };
};

/** What follows the journal, of all features. */
async function followWith(some: readonly Feature[], opening: Opening): Promise<Required<Opened>> {
  const opened: Opened[] = [];
  for (const { reactions } of some) if (reactions) opened.push(await reactions(opening));
  return {
    reactions: Object.assign({}, ...opened.map(({ reactions }) => reactions)) as Reactions,
    stop: async () => void (await Promise.all(opened.map((part) => part.stop()))),
    wires: opened.flatMap(({ wires = [] }) => wires),
  };
}

/**
 * The table of contents, started: every feature's routes, reactions and jobs. `background: false`
 * leaves out what works by itself (tests).
 */
export async function openApp(
  config: Config,
  pool: Pool,
  place: Place,
  background = true,
  some: readonly Feature[] = features,
): Promise<App> {
  const db = openDatabase(pool);
  await learnZones(() => zonesOf(pool));
  const handed = handedIn(some);
  heed(db, handed.consequences);
  const log = logOf(config);
  const disk = watchDisk(config.DATABASE_URL ? null : config.DATA_DIR, (msg) => log({ msg }));
  let stopping = false;
  const complain: Opening['complain'] = (error, follower) => {
    // what is cut off by stopping is made up for by the next start
    if (disk.noted(error) || stopping) return;
    log({ msg: 'fault in the background', follower, error: messageOf(error) });
  };
  const live = openLive(complain);
  const line = await openLine(pool);
  const deps: Deps = { db, pool, config, line, live, origin: () => place.origin };

  const sending = openSending(deps, handed.notices, complain, background);
  const letters = [...Object.values(accountLetters), invitationKind, ...sending.letters];
  const judge = judging(letters, isQuiet);
  const routes: Route[] = [];
  const described = describing(routes);
  routes.push(
    ...operationsRoutes(pool, () => disk.trouble() ?? line.trouble(), described),
    ...some.flatMap((feature) => feature.routes?.(deps, { ...handed, judge }) ?? []),
  );
  const opening = { ...handed, deps, complain, background };
  const { reactions, wires, ...following } = await followWith(some, opening);
  const jobs = some.flatMap((feature) => feature.jobs?.(deps, { ...handed, judge }) ?? []);

  if (background) described(); // before anybody asks, whom it would hold up
  const http = await openHttp(edgeOf(deps, disk, { ...handed, routes, wires }));
  const follower = await follow(pool, line, reactions, complain);
  const retellings = some.flatMap(({ missed }) => missed?.(handed) ?? []);
  const parts = [
    openMissed(deps, retellings, follower, complain),
    follower,
    following,
    sending,
    { stop: watchSignIns(deps, complain) },
  ];
  const running = background
    ? await startJobs(pool.options.connectionString!, jobs, complain)
    : null;
  const stop = async (): Promise<void> => {
    stopping = true;
    await http.close();
    await Promise.all([...parts.map((part) => part.stop()), running?.stop()]);
    await line.stop();
    await disk.stop();
  };
  return { http, deps, letters, jobs, reactions, stop };
}

const logOf =
  ({ LOG_LEVEL }: Config) =>
  (said: {
    readonly msg: string;
    readonly follower?: string | undefined;
    readonly error?: string;
  }) =>
    LOG_LEVEL === 'silent' ||
    process.stderr.write(`${JSON.stringify({ level: 50, time: Date.now(), ...said })}\n`);

/** Not every vendor throws errors. */
const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);

/** Without a PUBLIC_URL the trial is reached by any name of this machine's loopback. */
const originsOf = (config: Config, origin: string): readonly string[] =>
  config.PUBLIC_URL
    ? [origin]
    : ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${new URL(origin).port}`);
