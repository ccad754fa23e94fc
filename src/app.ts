import type { Feature, Handed, Opened, Opening } from './feature.ts';
import type { Ask } from './access/ask.ts';
import type { Deps } from './base/deps.ts';
import type { Route } from './base/serve/route.ts';
import { sweepAnswers } from './base/serve/idempotency.ts';
import { type Job } from './base/beat/jobs.ts';
import { type Reactions } from './base/journal/follow.ts';
import type { Hooked } from './base/journal/hooked.ts';
import type { Telling } from './base/journal/missed.ts';
import { sweepLimits } from './base/serve/limits/limits.ts';
import { mailJobs } from './base/mail/mail.ts';
import type { NoticeKind } from './base/notice.ts';
import { accountJobs, accountReactions } from './people/account/reactions.ts';
import { accountRoutes } from './people/account/routes.ts';
import { meRoutes } from './people/account/me/routes.ts';
import { contactRequest, requestNotices } from './people/contacts/requests/notice.ts';
import { contactsReactions } from './people/contacts/reactions.ts';
import { contactsRoutes } from './people/contacts/routes.ts';
import { groupNotices } from './people/groups/notice.ts';
import { groupsReactions } from './people/groups/reactions.ts';
import { groupsRoutes } from './people/groups/routes.ts';
import { wantedAs } from './notices/actions.ts';
import { browsersRoutes } from './notices/browsers/routes.ts';
import { browserNotices } from './notices/browsers/notice.ts';
import { browsersJobs } from './notices/browsers/reactions.ts';
import { noticesMissed, openPages } from './notices/pages/reactions.ts';
import { followJournal, noticesJobs } from './notices/reactions.ts';
import { webhooksRoutes } from './notices/webhooks/routes.ts';
import { webhookNotices } from './notices/webhooks/notice.ts';
import { webhookSubjects } from './notices/webhooks/subjects.ts';
import { tellReceivers, webhooksJobs } from './notices/webhooks/messages/reactions.ts';
import { messagesRoutes } from './notices/webhooks/messages/routes.ts';
import { noticesRoutes } from './notices/routes.ts';
import { controlRoutes } from './people/organisation/control/routes.ts';
import { invitationsRoutes } from './people/organisation/invitations/routes.ts';
import { membersRoutes } from './people/organisation/members/routes.ts';
import { organisationReactions } from './people/organisation/reactions.ts';
import { organisationRoutes } from './people/organisation/routes.ts';
import { groupHooked } from './people/groups/entries.ts';
import { memberHooked } from './people/organisation/entries.ts';
import { whyRoutes } from './people/why/routes.ts';
import { roleNotices } from './people/roles/notice.ts';
import { setUpRoutes } from './people/organisation/set-up/routes.ts';
import { sessionHooked } from './sessions/entries.ts';
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
import { technicalAsks } from './people/technical/standing/asks.ts';
import { technicalPersonal } from './people/technical/personal.ts';
import { technicalConsequences, technicalReactions } from './people/technical/reactions.ts';
import { technicalSubjects } from './people/technical/subjects.ts';
import { technicalRoutes } from './people/technical/routes.ts';
import { tokenNotices } from './people/technical/tokens/notice.ts';
import { tokensJobs } from './people/technical/tokens/reactions.ts';
import { tokensPersonal } from './people/technical/tokens/personal.ts';
import { tokensRoutes } from './people/technical/tokens/routes.ts';
import { groupAsks } from './people/groups/standing/asks.ts';
import { roomAsks } from './rooms/gate/asks.ts';
import { newsNotices } from './sessions/news/notice.ts';
import { whyNotices } from './sessions/why/notice.ts';
import { newsReactions, sessionNews } from './sessions/gate/reactions.ts';
import { sessionAsks } from './sessions/why/asks.ts';
import { questionsRoutes } from './sessions/why/routes.ts';
import { callHints, openCalls } from './rooms/call/reactions.ts';
import { callRoutes } from './rooms/call/routes.ts';
import { knockNotices } from './rooms/knocks/notice.ts';
import { doorHints, doorJobs, openDoors } from './rooms/waiting/reactions.ts';
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
import { ownRoutes } from './rooms/own/routes.ts';
import { ownNotices } from './rooms/own/notice.ts';
import { ownPersonal } from './rooms/own/personal.ts';
import { ownSubjects } from './rooms/own/subjects.ts';
import { chatRoutes } from './rooms/chat/routes.ts';
import { bookingAsks } from './assemblies/gate/claims/asks.ts';
import { bookingsPersonal } from './assemblies/bookings/personal.ts';
import { bookingsRoutes } from './assemblies/bookings/claiming/routes.ts';
import { lostConsequences } from './assemblies/bookings/lost/reactions.ts';
import { bookingNews } from './assemblies/bookings/reactions.ts';
import { seenRoutes } from './assemblies/bookings/seen/routes.ts';
import { bookingSubjects } from './assemblies/bookings/subjects.ts';
import { timelineRoutes } from './assemblies/timeline/routes.ts';
import { journalPersonal } from './base/journal/personal.ts';
import { mailPersonal } from './base/mail/personal.ts';
import { hostConsequences } from './sessions/plan/hosts/reactions.ts';
import type { Personal } from './base/personal.ts';
import type { Subjects } from './access/subject.ts';
import { organisationSubjects } from './people/organisation/subjects.ts';
import { groupSubjects } from './people/groups/subjects.ts';
import { sessionSubjects } from './sessions/managed/subjects.ts';
import { blockSubjects } from './rooms/blocks/subjects.ts';
import { knockSubjects } from './rooms/knocks/subjects.ts';
import { everEntered } from './rooms/stays/store.ts';
import { staySubjects } from './rooms/stays/subjects.ts';
import { accountPersonal } from './people/account/personal.ts';
import { contactsPersonal } from './people/contacts/personal.ts';
import { groupsPersonal } from './people/groups/personal.ts';
import { completionsRoutes } from './people/completions/routes.ts';
import { qualificationSubjects } from './people/completions/subjects.ts';
import { completionsPersonal } from './people/completions/personal.ts';
import { leavingJobs } from './people/leaving/reactions.ts';
import { leavingRoutes } from './people/leaving/routes.ts';
import { invitationsPersonal } from './people/organisation/invitations/personal.ts';
import { organisationPersonal } from './people/organisation/personal.ts';
import { browsersPersonal } from './notices/browsers/personal.ts';
import { noticesPersonal } from './notices/personal.ts';
import { feedPersonal } from './sessions/feed/personal.ts';
import { doorConsequences } from './rooms/door/reactions.ts';
import { planPersonal } from './sessions/plan/personal.ts';
import { whyPersonal } from './people/why/questions/personal.ts';
import { staysPersonal } from './rooms/stays/personal.ts';
import { chatPersonal } from './rooms/chat/personal.ts';
import { doorPersonal } from './rooms/door/personal.ts';
import { blocksPersonal } from './rooms/blocks/personal.ts';
import { decisionsPersonal } from './rooms/decisions/personal.ts';
import { knocksPersonal } from './rooms/knocks/personal.ts';
import { assemblyAsks } from './assemblies/gate/asks.ts';
import { linkPersonal } from './rooms/link/personal.ts';
import { agentConsequences } from './assemblies/agents/reactions.ts';
import { agentsRoutes } from './assemblies/agents/routes.ts';
import { holderPersonal } from './assemblies/agents/tasks/personal.ts';
import { openTurning, turnConsequences } from './assemblies/bookings/turns/reactions.ts';
import { equipmentPersonal } from './assemblies/equipment/personal.ts';
import { bookingHooked } from './assemblies/bookings/entries.ts';
import { assemblyHooked } from './assemblies/equipment/entries.ts';
import { assemblyNews } from './assemblies/equipment/reactions.ts';
import { importsRoutes } from './assemblies/equipment/imports/routes.ts';
import { spanConsequences } from './assemblies/bookings/respanned/reactions.ts';
import { equipmentRoutes } from './assemblies/equipment/routes.ts';
import { assemblySubjects } from './assemblies/equipment/subjects.ts';

/**
 * What every feature keeps about a person, in floor order; who is told of what goes is told before
 * it does.
 */
const builtPersonal: readonly Personal[] = [
  accountPersonal,
  organisationPersonal,
  invitationsPersonal,
  contactsPersonal,
  groupsPersonal,
  completionsPersonal,
  technicalPersonal,
  tokensPersonal,
  noticesPersonal,
  browsersPersonal,
  ownPersonal,
  planPersonal,
  feedPersonal,
  whyPersonal,
  staysPersonal,
  knocksPersonal,
  linkPersonal,
  doorPersonal,
  blocksPersonal,
  decisionsPersonal,
  chatPersonal,
  mailPersonal,
  journalPersonal,
];

/** What happens in the transaction of a change of another feature, each under its name. */
const builtConsequences: Feature['consequences'] = {
  technical: technicalConsequences,
  hosts: hostConsequences,
  doors: doorConsequences,
};

/** Everything people are told of, in the order of Settings > Notifications. */
const builtNotices = (asks: readonly Ask[]): readonly NoticeKind[] => [
  ...knockNotices,
  ...requestNotices,
  ...newsNotices(entrance),
  ...ownNotices,
  ...groupNotices,
  ...roleNotices,
  ...tokenNotices,
  ...whyNotices(asks),
  ...browserNotices,
];

/** Everything that stands in calendars: each feature gives the lines it knows. */
const builtLines: readonly Lines[] = [sessionLines(entrance)];

/** Everything that entries, gates and requests are about, by its id. */
const builtSubjects: readonly Subjects[] = [
  organisationSubjects,
  groupSubjects,
  qualificationSubjects,
  technicalSubjects,
  sessionSubjects(entrance),
  knockSubjects,
  blockSubjects,
  staySubjects,
  ownSubjects,
];

/** Every gate that can be asked about. */
const builtAsks: readonly Ask[] = [
  ...leavingAsks,
  ...organisationAsks,
  ...groupAsks,
  ...technicalAsks,
  ...planAsks,
  ...sessionAsks,
  ...roomAsks,
  ...ownAsks,
];

/** Every feature's routes, in floor order. */
const builtRoutes = (
  deps: Deps,
  { personal, notices, lines, asks, subjects, judge }: Handed,
): readonly Route[] => [
  ...accountRoutes(deps),
  ...meRoutes(deps),
  ...leavingRoutes(deps, { personal, subjects }),
  ...organisationRoutes(deps),
  ...membersRoutes(deps),
  ...invitationsRoutes(deps),
  ...setUpRoutes(deps),
  ...controlRoutes(deps, judge, subjects),
  ...contactsRoutes(deps, wantedAs(contactRequest)),
  ...groupsRoutes(deps, subjects),
  ...completionsRoutes(deps),
  ...technicalRoutes(deps),
  ...tokensRoutes(deps),
  ...whyRoutes(deps, asks, subjects),
  ...noticesRoutes(deps, notices),
  ...browsersRoutes(deps),
  ...planRoutes(deps, entrance),
  ...managedRoutes(deps, everEntered),
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
const builtJobs = (deps: Deps, { personal, judge }: Handed): readonly Job[] => [
  ...mailJobs(deps.db, {
    smtp: deps.config.SMTP_URL,
    from: deps.config.MAIL_FROM,
    origin: deps.origin,
    judge,
  }),
  ...accountJobs(deps, personal),
  ...leavingJobs(deps, personal),
  ...tokensJobs(deps),
  ...noticesJobs(deps),
  ...browsersJobs(deps),
  ...doorJobs(deps),
  { queue: 'limits-sweep', cron: '*/10 * * * *', work: () => sweepLimits(deps.pool) },
  { queue: 'answers-sweep', cron: '23 * * * *', work: () => sweepAnswers(deps.pool) },
];

/** What only tells pages that something has changed. */
const hinting = (telling: Telling, { news }: Pick<Handed, 'news'>): Reactions => ({
  account: accountReactions(telling),
  organisation: organisationReactions(telling),
  contacts: contactsReactions(telling),
  groups: groupsReactions(telling),
  technical: technicalReactions(telling),
  sessions: newsReactions(telling, news),
});
const builtMissed: Feature['missed'] = (handed) => (telling) => {
  const doors = doorHints(telling);
  return {
    reactions: { ...hinting(telling, handed), calls: callHints(telling), doors: doors.reaction },
    unwritten: async (since) => {
      await noticesMissed(telling, since);
      await doors.unwritten(since);
    },
  };
};

/** What follows the journal in this process, each under its name, and how all of it stops. */
async function openReactions(opening: Opening): Promise<Opened> {
  const { deps, notices, complain, background } = opening;
  const following = await followJournal(deps, notices, complain, background);
  const pages = await openPages(deps, complain);
  const calls = await openCalls(deps, complain);
  const doors = await openDoors(deps, complain);
  const reactions: Reactions = {
    ...hinting(deps, opening),
    notices: following.reaction,
    calls: calls.reaction,
    doors: doors.reaction,
  };
  const stop = async (): Promise<void> =>
    void (await Promise.all([following, pages, calls, doors].map((part) => part.stop())));
  return { reactions, stop };
}

const house: Feature = {
  routes: builtRoutes,
  jobs: builtJobs,
  reactions: openReactions,
  missed: builtMissed,
  consequences: builtConsequences,
  notices: builtNotices,
  asks: builtAsks,
  lines: builtLines,
  subjects: builtSubjects,
  news: [sessionNews],
  hooked: { ...memberHooked, ...groupHooked, ...sessionHooked },
  personal: builtPersonal,
};

/** Programs outside are told. */
const webhooks: Feature = {
  routes: (deps, { hooked }) => [...webhooksRoutes(deps, hooked), ...messagesRoutes(deps)],
  jobs: webhooksJobs,
  reactions: tellReceivers,
  notices: webhookNotices,
  subjects: [webhookSubjects],
};

/** Bookable equipment. */
const assemblies: Feature = {
  routes: (deps) => [
    ...equipmentRoutes(deps),
    ...importsRoutes(deps),
    ...bookingsRoutes(deps),
    ...seenRoutes(deps),
    ...timelineRoutes(deps),
  ],
  subjects: [assemblySubjects, bookingSubjects],
  personal: [equipmentPersonal, bookingsPersonal],
  news: [assemblyNews, bookingNews],
  consequences: { spans: spanConsequences, bookings: lostConsequences },
  asks: [...assemblyAsks, ...bookingAsks],
  hooked: { ...assemblyHooked, ...bookingHooked },
};

/** What goes on beside the equipment, and when bookings begin and end. */
const agents: Feature = {
  routes: agentsRoutes,
  personal: [holderPersonal],
  consequences: { agents: agentConsequences, turns: turnConsequences },
  reactions: openTurning,
};

/** A kind of session more is a folder, and its line here. */
export const features: readonly Feature[] = [house, webhooks, assemblies, agents];

export function handedIn(some: readonly Feature[]): Omit<Handed, 'judge'> {
  const every = some.flatMap((feature) => feature.asks ?? []);
  return {
    notices: some.flatMap(({ notices: kinds = [] }) =>
      typeof kinds === 'function' ? kinds(every) : kinds,
    ),
    asks: every,
    lines: some.flatMap((feature) => feature.lines ?? []),
    subjects: some.flatMap((feature) => feature.subjects ?? []),
    news: some.flatMap((feature) => feature.news ?? []),
    personal: some.flatMap((feature) => feature.personal ?? []),
    hooked: Object.assign({}, ...some.map((feature) => feature.hooked)) as Hooked,
    consequences: Object.assign(
      {},
      ...some.map((feature) => feature.consequences),
    ) as Handed['consequences'],
  };
}
export const { notices, asks, lines, subjects, personal, consequences } = handedIn(features);
