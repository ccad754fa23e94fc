import { join } from 'node:path';
import type { Ask } from './access/ask.ts';
import { tell } from './access/tell.ts';
import type { Verdict } from './access/gate.ts';
import type { Config } from './base/config.ts';
import { learnZones } from './base/api/contract.ts';
import { openDatabase, zonesOf, type Pool } from './base/data/database.ts';
import { watchDisk, type Disk } from './base/data/disk.ts';
import type { Deps } from './base/deps.ts';
import { openHttp, type Edge, type Http } from './base/serve/http.ts';
import type { Route } from './base/serve/route.ts';
import { sweepAnswers } from './base/serve/idempotency.ts';
import { startJobs, type Job } from './base/beat/jobs.ts';
import { follow, type Reactions } from './base/journal/follow.ts';
import { sweepLimits } from './base/serve/limits.ts';
import { openLine } from './base/data/line.ts';
import { openLive } from './base/live/live.ts';
import { judging, mailJobs, type Judge, type LetterKind } from './base/mail/mail.ts';
import { describing, operationsRoutes } from './base/serve/operations.ts';
import type { NoticeKind } from './base/notice.ts';
import { isQuiet } from './notices/actions.ts';
import { accountLetters } from './people/account/mails/letter.ts';
import { accountJobs, accountReactions, watchSignIns } from './people/account/reactions.ts';
import { accountRoutes } from './people/account/routes.ts';
import { meRoutes } from './people/account/me/routes.ts';
import { bySignIn, stillOpens } from './people/account/sign-ins/sign-in.ts';
import { requestNotices } from './people/contacts/requests/notice.ts';
import { contactsReactions } from './people/contacts/reactions.ts';
import { contactsRoutes } from './people/contacts/routes.ts';
import { holdPerson } from './people/known/store.ts';
import { groupNotices } from './people/groups/notice.ts';
import { groupsReactions } from './people/groups/reactions.ts';
import { groupsRoutes } from './people/groups/routes.ts';
import { browsersRoutes } from './notices/browsers/routes.ts';
import { browserNotices } from './notices/browsers/notice.ts';
import { browsersJobs } from './notices/browsers/reactions.ts';
import { openPages } from './notices/pages/reactions.ts';
import { followJournal, noticesJobs } from './notices/reactions.ts';
import { noticesRoutes } from './notices/routes.ts';
import { openSending } from './notices/sending/reactions.ts';
import { noteRefusal } from './people/organisation/control/actions.ts';
import { controlRoutes } from './people/organisation/control/routes.ts';
import { invitationKind } from './people/organisation/invitations/letter.ts';
import { invitationsRoutes } from './people/organisation/invitations/routes.ts';
import { membersRoutes } from './people/organisation/members/routes.ts';
import { organisationReactions } from './people/organisation/reactions.ts';
import { organisationRoutes } from './people/organisation/routes.ts';
import { whyRoutes } from './people/why/routes.ts';
import { roleNotices } from './people/roles/notice.ts';
import { setUpRoutes } from './people/organisation/set-up/routes.ts';
import { agendaRoutes } from './sessions/agenda/routes.ts';
import type { Lines } from './sessions/agenda/lines.ts';
import { sessionLines } from './sessions/dates/lines.ts';
import { feedRoutes } from './sessions/feed/routes.ts';
import { managedRoutes } from './sessions/managed/routes.ts';
import { planRoutes } from './sessions/plan/routes.ts';
import { entrance } from './rooms/gate/actions.ts';
import { ownAsks } from './rooms/own/asks.ts';
import { planAsks } from './sessions/plan/asks.ts';
import { leavingAsks } from './people/leaving/asks.ts';
import { organisationAsks } from './people/organisation/standing/asks.ts';
import { groupAsks } from './people/groups/standing/asks.ts';
import { roomAsks } from './rooms/gate/asks.ts';
import { newsNotices } from './sessions/news/notice.ts';
import { whyNotices } from './sessions/why/notice.ts';
import { sessionsReactions } from './sessions/gate/reactions.ts';
import { sessionAsks } from './sessions/why/asks.ts';
import { questionsRoutes } from './sessions/why/routes.ts';
import { openCalls } from './rooms/call/reactions.ts';
import { callRoutes } from './rooms/call/routes.ts';
import { knockNotices } from './rooms/knocks/notice.ts';
import { doorJobs, openDoors } from './rooms/waiting/reactions.ts';
import { answersRoutes } from './rooms/answers/routes.ts';
import { blocksRoutes } from './rooms/blocks/routes.ts';
import { decisionsRoutes } from './rooms/decisions/routes.ts';
import { enterRoutes } from './rooms/enter/routes.ts';
import { hostsRoutes } from './rooms/hosts/routes.ts';
import { knocksRoutes } from './rooms/knocks/routes.ts';
import { linkRoutes } from './rooms/link/routes.ts';
import { openingRoutes } from './rooms/opening/routes.ts';
import { queueRoutes } from './rooms/queue/routes.ts';
import { settingsRoutes } from './rooms/settings/routes.ts';
import { staysRoutes } from './rooms/stays/routes.ts';
import { visitorIn } from './rooms/door/visitor.ts';
import { ownRoutes } from './rooms/own/routes.ts';
import { chatRoutes } from './rooms/chat/routes.ts';
import { journalPersonal } from './base/journal/personal.ts';
import { mailPersonal } from './base/mail/personal.ts';
import { heed, type Consequences } from './base/journal/consequences.ts';
import { hostConsequences } from './sessions/plan/reactions.ts';
import type { Personal } from './base/personal.ts';
import type { Subjects } from './access/subject.ts';
import { organisationSubjects } from './people/organisation/subjects.ts';
import { groupSubjects } from './people/groups/subjects.ts';
import { sessionSubjects } from './sessions/plan/subjects.ts';
import { blockSubjects } from './rooms/blocks/subjects.ts';
import { knockSubjects } from './rooms/knocks/subjects.ts';
import { staySubjects } from './rooms/stays/subjects.ts';
import { accountPersonal } from './people/account/personal.ts';
import { contactsPersonal } from './people/contacts/personal.ts';
import { groupsPersonal } from './people/groups/personal.ts';
import { leavingJobs } from './people/leaving/reactions.ts';
import { leavingRoutes } from './people/leaving/routes.ts';
import { invitationsPersonal } from './people/organisation/invitations/personal.ts';
import { organisationPersonal } from './people/organisation/personal.ts';
import { browsersPersonal } from './notices/browsers/personal.ts';
import { noticesPersonal } from './notices/personal.ts';
import { feedPersonal } from './sessions/feed/personal.ts';
import { planPersonal } from './sessions/plan/personal.ts';
import { whyPersonal } from './sessions/why/personal.ts';
import { staysPersonal } from './rooms/stays/personal.ts';
import { chatPersonal } from './rooms/chat/personal.ts';
import { doorPersonal } from './rooms/door/personal.ts';
import { decisionsPersonal } from './rooms/decisions/personal.ts';
import { knocksPersonal } from './rooms/knocks/personal.ts';
import { linkPersonal } from './rooms/link/personal.ts';

/** What every feature keeps about a person, in floor order. */
export const personal: readonly Personal[] = [
  accountPersonal,
  organisationPersonal,
  invitationsPersonal,
  contactsPersonal,
  groupsPersonal,
  noticesPersonal,
  browsersPersonal,
  planPersonal,
  feedPersonal,
  whyPersonal,
  staysPersonal,
  knocksPersonal,
  linkPersonal,
  doorPersonal,
  decisionsPersonal,
  chatPersonal,
  mailPersonal,
  journalPersonal,
];

/** What happens in the transaction of a change of another feature, each under its name. */
export const consequences: Readonly<Record<string, Consequences>> = { hosts: hostConsequences };

export type App = {
  readonly http: Http;
  readonly deps: Deps;
  /** Every kind of letter that can leave. */ readonly letters: readonly LetterKind[];
  readonly jobs: readonly Job[];
  readonly reactions: Reactions;
  readonly stop: () => Promise<void>;
};
export type Place = { readonly origin: string };

/** Everything people are told of, in the order of Settings > Notifications. */
export const notices: readonly NoticeKind[] = [
  ...knockNotices,
  ...requestNotices,
  ...newsNotices(entrance),
  ...groupNotices,
  ...roleNotices,
  ...whyNotices,
  ...browserNotices,
];

/** Everything that stands in calendars: each feature gives the lines it knows. */
export const lines: readonly Lines[] = [sessionLines(entrance)];

/** Everything that entries, gates and requests are about, by its id. */
export const subjects: readonly Subjects[] = [
  organisationSubjects,
  groupSubjects,
  sessionSubjects,
  knockSubjects,
  blockSubjects,
  staySubjects,
];

/** Every gate that can be asked about. */
export const asks: readonly Ask[] = [
  ...leavingAsks,
  ...organisationAsks,
  ...groupAsks,
  ...planAsks,
  ...sessionAsks,
  ...roomAsks,
  ...ownAsks,
];

/** Every feature's routes, in floor order. */
const routesOf = (deps: Deps, judge: Judge): readonly Route[] => [
  ...accountRoutes(deps),
  ...meRoutes(deps),
  ...leavingRoutes(deps, { personal, lost: entrance.lostTo }),
  ...organisationRoutes(deps),
  ...membersRoutes(deps),
  ...invitationsRoutes(deps),
  ...setUpRoutes(deps),
  ...controlRoutes(deps, judge, subjects),
  ...contactsRoutes(deps),
  ...groupsRoutes(deps, subjects),
  ...whyRoutes(deps, asks),
  ...noticesRoutes(deps, notices),
  ...browsersRoutes(deps),
  ...planRoutes(deps, entrance),
  ...managedRoutes(deps),
  ...agendaRoutes(deps, lines),
  ...feedRoutes(deps, lines),
  ...questionsRoutes(deps, asks),
  ...linkRoutes(deps),
  ...enterRoutes(deps),
  ...staysRoutes(deps),
  ...knocksRoutes(deps),
  ...queueRoutes(deps),
  ...answersRoutes(deps),
  ...settingsRoutes(deps),
  ...openingRoutes(deps),
  ...hostsRoutes(deps),
  ...blocksRoutes(deps),
  ...decisionsRoutes(deps),
  ...ownRoutes(deps),
  ...callRoutes(deps),
  ...chatRoutes(deps),
];

/** What works by itself, at its hour or when something is queued. */
const jobsOf = (deps: Deps, judge: Judge): readonly Job[] => [
  ...mailJobs(deps.db, {
    smtp: deps.config.SMTP_URL,
    from: deps.config.MAIL_FROM,
    origin: deps.origin,
    judge,
  }),
  ...accountJobs(deps, personal),
  ...leavingJobs(deps, personal),
  ...noticesJobs(deps),
  ...browsersJobs(deps),
  ...doorJobs(deps),
  { queue: 'limits-sweep', cron: '*/10 * * * *', work: () => sweepLimits(deps.pool) },
  { queue: 'answers-sweep', cron: '23 * * * *', work: () => sweepAnswers(deps.pool) },
];

/** What follows the journal in this process, each under its name, and how all of it stops. */
async function openReactions(deps: Deps, complain: OnError, background: boolean) {
  const following = await followJournal(deps, notices, complain, background);
  const pages = await openPages(deps, complain);
  const calls = await openCalls(deps, complain);
  const doors = await openDoors(deps, complain);
  const reactions: Reactions = {
    account: accountReactions(deps),
    organisation: organisationReactions(deps),
    contacts: contactsReactions(deps),
    groups: groupsReactions(deps),
    notices: following.reaction,
    sessions: sessionsReactions(deps),
    calls: calls.reaction,
    doors: doors.reaction,
  };
  const stop = async (): Promise<void> =>
    void (await Promise.all([following, pages, calls, doors].map((part) => part.stop())));
  return { reactions, stop };
}

const edgeOf = (deps: Deps, disk: Disk, routes: readonly Route[]): Edge => {
  const { db, pool, config, line, live, origin } = deps;
  return {
    db,
    pool,
    routes,
    waysIn: [bySignIn(deps)],
    holds: holdPerson,
    stillOpens: stillOpens(deps),
    visitorIn: (cookies) => visitorIn(deps, cookies),
    tell: (verdict, language) => tell(verdict as Verdict, language),
    refused: (caller, refusal, tried) => noteRefusal({ ...deps, subjects }, caller, refusal, tried),
    origins: () => originsOf(config, origin()),
    now: line.now,
    disk,
    secure: origin().startsWith('https:'),
    trustedProxy: config.TRUSTED_PROXY,
    logLevel: config.LOG_LEVEL,
    metricsToken: config.METRICS_TOKEN,
    trial: !config.PUBLIC_URL,
    web: join(import.meta.dirname, '..', 'dist', 'web'),
    onSocket: live.accept,
    onClose: live.close,
  };
};

/**
 * The table of contents, started: every feature's routes, reactions and jobs. `background: false`
 * leaves out what works by itself (tests).
 */
export async function openApp(
  config: Config,
  pool: Pool,
  place: Place,
  background = true,
): Promise<App> {
  const db = openDatabase(pool);
  await learnZones(() => zonesOf(pool));
  heed(db, consequences);
  const log = logOf(config);
  const disk = watchDisk(config.DATABASE_URL ? null : config.DATA_DIR, (msg) => log({ msg }));
  let stopping = false;
  const complain: OnError = (error, follower) => {
    // what is cut off by stopping is made up for by the next start
    if (disk.noted(error) || stopping) return;
    log({ msg: 'fault in the background', follower, error: messageOf(error) });
  };
  const live = openLive(complain);
  const line = await openLine(pool);
  const deps: Deps = { db, pool, config, line, live, origin: () => place.origin };

  const sending = openSending(deps, notices, complain, background);
  const letters = [...Object.values(accountLetters), invitationKind, ...sending.letters];
  const judge = judging(letters, isQuiet);
  const routes: Route[] = [];
  const described = describing(routes);
  routes.push(
    ...operationsRoutes(pool, () => disk.trouble() ?? line.trouble(), described),
    ...routesOf(deps, judge),
  );
  const { reactions, ...following } = await openReactions(deps, complain, background);
  const jobs = jobsOf(deps, judge);

  if (background) described(); // before anybody asks, whom it would hold up
  const http = await openHttp(edgeOf(deps, disk, routes));
  const follower = await follow(pool, line, reactions, complain);
  const unwatch = watchSignIns(deps, complain);
  const running = background
    ? await startJobs(pool.options.connectionString!, jobs, complain)
    : null;
  const stop = async (): Promise<void> => {
    stopping = true;
    await http.close();
    await Promise.all([
      unwatch(),
      follower.stop(),
      following.stop(),
      sending.stop(),
      running?.stop(),
    ]);
    await line.stop();
    await disk.stop();
  };
  return { http, deps, letters, jobs, reactions, stop };
}

type OnError = (error: unknown, follower?: string) => void;

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
