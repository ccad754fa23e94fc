import { z } from 'zod';
import { Told } from '../../access/contract.ts';
import {
  bounded,
  contract,
  id,
  instant,
  line,
  nothing,
  page,
  paging,
  prose,
} from '../../base/api/contract.ts';
import { places } from '../../sessions/rules.ts';
import { Insider } from '../call/contract.ts';
import { longestMessage, longestName } from './rules.ts';

export const Door = z.enum(['open', 'members', 'locked', 'closed']);
export type Door = z.infer<typeof Door>;
const From = z.enum(['lobby', 'room', 'card', 'bell', 'api']).describe('where the host answered');

/** How one's own request stands. */
export const OwnKnock = z.object({
  id: id<'knock'>(),
  state: z.enum(['pending', 'allowed', 'denied', 'withdrawn', 'expired', 'void']),
  asked: instant,
  until: instant.describe('of a pending one and of an Allow: when it ends by itself'),
  message: z.string(),
  hold: z.string().nullable().describe('“a moment, please”: what a host said'),
  answer: z.string().describe('why it was denied, or why one was sent back or removed'),
  mayAskAt: instant.nullable().describe('after a denial: when one may ask again; null: now'),
  takenBack: z
    .boolean()
    .describe('one had been let in, and a host took that back before one came: ask again'),
  sentBack: z
    .boolean()
    .describe('a host sent one back into the waiting room, or removed one from the room'),
});
export type OwnKnock = z.infer<typeof OwnKnock>;

export const RoomView = z
  .object({
    session: z.object({
      id: id<'session'>(),
      title: z.string(),
      kind: z.enum(['group', 'ad-hoc', 'standing']),
    }),
    door: Door,
    guests: z.boolean().describe('whoever holds the link may come to the door'),
    says: z.string().describe('what the hosts wrote for the lobby'),
    places: z.number().int().describe(`people who fit in: ${places}`),
    me: z.object({
      name: z.string(),
      guest: z.boolean(),
      hosts: z.boolean().describe('may answer, turn the door, remove'),
      answers: z
        .boolean()
        .describe('may answer knocks: hosts, and people inside where the room is set so'),
    }),
    opens: instant
      .nullable()
      .describe('when the room opens; null: it is open, over, or has no time'),
    planned: instant.nullable().describe('a host opened it early: when it would have opened'),
    knock: OwnKnock.nullable(),
    gates: z.object({
      enter: Told,
      knock: Told,
      open: Told.optional().describe('open it early; for hosts, before it opens'),
      close: Told.optional().describe('take that back; for hosts, until it would have opened'),
    }),
    inside: z
      .array(Insider)
      .optional()
      .describe(
        'who is in the room: for hosts, those inside, and people of the group whom the door lets in; never in the lobby of a locked or ad-hoc room',
      ),
    waiting: z
      .number()
      .int()
      .optional()
      .describe('open requests; only for those who may answer them'),
    tried: z
      .number()
      .int()
      .optional()
      .describe('of a closed door: how many stood before it; only for hosts'),
  })
  .meta({ id: 'Room' });
export type RoomView = z.infer<typeof RoomView>;

export const Entered = z.object({
  stay: id<'stay'>(),
  ticket: z
    .string()
    .describe(
      'opens the call on the live socket of this sign-in or browser, within 60 seconds: send {"t":"join","ticket":...}',
    ),
  inside: z.array(Insider),
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
});
export type Entered = z.infer<typeof Entered>;

/** A request as hosts see it. */
export const Knock = z.object({
  id: id<'knock'>(),
  name: z.string(),
  person: id<'person'>().nullable().describe('null: a guest'),
  picture: z.string().nullable(),
  verified: z
    .boolean()
    .describe('an account with a confirmed address; false: a guest, who typed the name'),
  resembles: z
    .string()
    .nullable()
    .describe('a host or somebody inside whose name looks the same, or stands in it'),
  twin: z.string().nullable().describe('the name of somebody else who waits, which looks the same'),
  message: z.string(),
  state: z.enum(['pending', 'allowed', 'denied', 'withdrawn', 'expired', 'void']),
  asked: instant,
  until: instant,
  here: z.boolean().describe('their page is open now'),
  left: instant.nullable().describe('when it was closed'),
  asks: z.number().int(),
  denials: z.number().int().describe('how often they were denied before'),
  hold: z.string().nullable(),
  sentBack: z.boolean(),
  near: z
    .object({
      name: z.string(),
      denials: z.number().int().describe('how often they were denied'),
      removed: instant
        .nullable()
        .describe(
          'when they were removed or blocked; then guests of their network ask at an open door, too',
        ),
    })
    .nullable()
    .describe(
      'of a guest: somebody else who came from the same network and was denied or removed since the meeting began',
    ),
  group: z
    .object({ id: id<'group'>(), name: z.string() })
    .nullable()
    .describe(
      'where *let in and add to the group* would put them; null: not possible for the one who asks',
    ),
  blockable: z
    .boolean()
    .describe('the one who asks may block them: a host, not everybody inside who may answer'),
});
export type Knock = z.infer<typeof Knock>;

const Standing = z
  .object({
    won: z
      .boolean()
      .describe('false: somebody else had answered, or it was no longer open; nothing changed'),
    says: z.string().describe('what stands now, as a sentence: "Ada let Ben in."'),
    knock: Knock,
  })
  .describe('what stands after the answer');
export type Standing = z.infer<typeof Standing>;

export const Decision = z.object({
  id: z.string(),
  at: instant,
  kind: z.string(),
  says: z.string(),
  who: z.string().nullable().describe('who did it; null: by itself'),
  from: z.string().nullable().describe('lobby, room, card, bell, notification, api, start'),
});
export type Decision = z.infer<typeof Decision>;

const session = z.object({ id: id<'session'>() });
const knock = z.object({ id: id<'knock'>() });
const stay = z.object({ id: id<'stay'>() });
const answered = { policy: { who: 'person', gate: 'answer-knock' }, tag: 'Door' } as const;
const hosted = { policy: { who: 'person', gate: 'host-room' }, tag: 'Door' } as const;
const secret = bounded(60).min(20).describe('what stands behind the # of the link');

/** Guesses are counted, not visits: a whole lecture hall comes from one address. */
const guesses = { times: 30, seconds: 60, per: 'failure' } as const;

export const doorContract = contract({
  'POST /api/links': {
    summary:
      'Open a participant link: where it leads. Whoever is signed in holds it from then on; nothing else happens',
    policy: { who: 'anyone', because: 'guests come without an account' },
    body: z.strictObject({ secret }),
    limit: [guesses, { times: 3000, seconds: 60, per: 'secret', of: 'secret' }],
    answers: {
      200: z.object({
        session: id<'session'>(),
        title: z.string(),
        says: z.string(),
        known: z.boolean().describe('false: say who you are first (POST /api/guests)'),
        name: z.string().describe('the name this browser used here before, or empty'),
      }),
    },
    tag: 'Door',
  },
  'POST /api/guests': {
    summary: 'Come to a door as a guest: a typed name, bound to this browser',
    policy: { who: 'anyone', because: 'guests come without an account' },
    body: z.strictObject({ secret, name: line(longestName) }),
    limit: [guesses, { times: 3000, seconds: 600, per: 'secret', of: 'secret' }],
    answers: { 201: z.object({ session: id<'session'>() }) },
    headers: { 'Set-Cookie': 'tells this browser again' },
    tag: 'Door',
  },
  'GET /api/sessions/{id}/room': {
    summary: 'The room of a session as one may know it at its door',
    policy: { who: 'visitor', gate: 'see-door' },
    params: session,
    answers: { 200: RoomView },
    tag: 'Door',
  },
  'POST /api/sessions/{id}/stays': {
    summary: 'Enter the room. A person or guest has one stay: entering anew ends the one before',
    policy: { who: 'visitor', gate: 'enter-room' },
    params: session,
    body: z.strictObject({
      stay: id<'stay'>()
        .optional()
        .describe('the stay this page had, when its line broke: it is kept if it is not over'),
      microphone: z.boolean().default(true),
      camera: z.boolean().default(true),
    }),
    limit: { times: 60, seconds: 60, per: 'person' },
    answers: { 201: Entered },
    tag: 'Door',
  },
  'POST /api/sessions/{id}/knocks': {
    summary: 'Ask to join. Asking again while it is open changes nothing but the message',
    policy: { who: 'visitor', gate: 'knock' },
    params: session,
    body: z.strictObject({ message: prose(longestMessage).default('') }),
    limit: { times: 30, seconds: 60, per: 'person' },
    answers: { 200: OwnKnock, 201: OwnKnock },
    tag: 'Door',
  },
  'DELETE /api/knocks/{id}': {
    summary: 'Withdraw one’s own request',
    policy: { who: 'visitor', gate: 'own' },
    params: knock,
    answers: { 204: nothing },
    tag: 'Door',
  },
  'POST /api/sessions/{id}/tries': {
    summary: 'Stand before a closed door: hosts are told how many did',
    policy: { who: 'visitor', gate: 'see-door' },
    params: session,
    limit: { times: 30, seconds: 60, per: 'person' },
    answers: { 204: nothing },
    tag: 'Door',
  },
  'GET /api/sessions/{id}/knocks': {
    summary:
      'The open requests, oldest first. Only for those who may answer them; to others it does not exist',
    ...answered,
    params: session,
    query: z.object(paging),
    answers: { 200: page(Knock) },
  },
  'GET /api/waiting-rooms': {
    summary: 'Rooms one hosts in which somebody waits now',
    policy: { who: 'person', gate: 'own' },
    answers: {
      200: z.object({
        items: z.array(
          z.object({ session: id<'session'>(), title: z.string(), waiting: z.number().int() }),
        ),
      }),
    },
    tag: 'Door',
  },
  'POST /api/knocks/{id}/answers': {
    summary:
      'Answer a request. Of two who answer, the first wins and the other is told what stands; a block wins always',
    ...answered,
    params: knock,
    body: z.strictObject({
      decision: z.enum(['allow', 'deny', 'hold', 'block']).describe('block: only hosts'),
      reason: line(280, 0)
        .default('')
        .describe('of deny and block: told to them; of hold: what they read while waiting'),
      from: From.default('api'),
      group: id<'group'>().optional().describe('of allow: let in and add to this group'),
    }),
    answers: { 200: Standing },
  },
  'POST /api/sessions/{id}/answers': {
    summary: 'Allow or deny exactly the requests that were shown; whoever came later stays',
    ...answered,
    params: session,
    body: z.strictObject({
      decision: z.enum(['allow', 'deny']),
      knocks: z.array(id<'knock'>()).min(1).max(1000),
      reason: line(280, 0).default(''),
      from: From.default('api'),
    }),
    answers: {
      200: z.object({
        answered: z.number().int(),
        others: z.number().int().describe('had been answered or were gone'),
      }),
    },
  },
  'GET /api/sessions/{id}/answers': {
    summary:
      'Answers that can be taken back: who may come in and has not yet, and who was denied in the last seconds; the latest first',
    ...answered,
    params: session,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            knock: Knock,
            by: z.string().nullable(),
            at: instant,
            until: instant.describe('so long it can be taken back'),
          }),
        ),
      }),
    },
  },
  'DELETE /api/knocks/{id}/answer': {
    summary:
      'Take an answer back: an Allow that was not used yet (they must ask again), or a denial of the last ten seconds (they wait again, and it does not count)',
    ...answered,
    params: knock,
    answers: { 200: Standing },
  },
  'POST /api/knock-decisions': {
    summary: 'Answer from a browser notification, with the token that came with it',
    policy: { who: 'person', gate: 'answer-knock' },
    body: z.strictObject({ token: bounded(400), decision: z.enum(['allow', 'deny']) }),
    answers: { 200: Standing },
    tag: 'Door',
  },
  'PATCH /api/sessions/{id}/room': {
    summary:
      'Turn the door, or change who may come to it and who answers. Nobody inside is thrown out',
    ...hosted,
    params: session,
    body: z.strictObject({
      door: Door.optional(),
      guests: z.boolean().optional(),
      answeredBy: z.enum(['hosts', 'members']).optional(),
      says: prose(500).optional(),
      bringIn: z.boolean().optional(),
      opens: instant.nullable().optional().describe('not before; only of rooms without dates'),
      closes: instant.nullable().optional().describe('not after; only of rooms without dates'),
    }),
    answers: {
      200: z.object({ voided: z.number().int().describe('requests that need no answer any more') }),
    },
  },
  'GET /api/sessions/{id}/room-settings': {
    summary: 'How the room is set, with its participant link; for hosts',
    ...hosted,
    params: session,
    answers: {
      200: z.object({
        door: Door,
        guests: z.boolean(),
        answeredBy: z.enum(['hosts', 'members']),
        says: z.string(),
        bringIn: z.boolean(),
        opens: instant.nullable(),
        closes: instant.nullable(),
        link: z.string().describe('whoever has it may come to the door, where guests are allowed'),
        kind: z.enum(['group', 'ad-hoc', 'standing']),
        owner: z.object({ id: id<'person'>(), name: z.string() }).nullable(),
        hosts: z.array(z.object({ id: id<'person'>(), name: z.string() })),
      }),
    },
  },
  'POST /api/sessions/{id}/links': {
    summary:
      'Renew the participant link: the old one leads nowhere from now on. People inside stay',
    ...hosted,
    params: session,
    body: z.strictObject({
      turnAway: z
        .boolean()
        .default(false)
        .describe('also withdraw the requests that came through the old link'),
    }),
    answers: { 201: z.object({ link: z.string() }) },
  },
  'DELETE /api/stays/{id}': {
    summary: 'Leave the room',
    policy: { who: 'visitor', gate: 'own' },
    params: stay,
    answers: { 204: nothing },
    tag: 'Door',
  },
  'POST /api/stays/{id}/removals': {
    summary: 'Remove somebody from the room: their Allow is spent, and they must ask again',
    ...hosted,
    params: stay,
    body: z.strictObject({
      reason: line(280, 0).default(''),
      block: z.boolean().default(false).describe('and they cannot ask any more'),
      back: z
        .boolean()
        .default(false)
        .describe('only back into the waiting room: one Allow returns them'),
    }),
    answers: { 204: nothing },
  },
  'POST /api/sessions/{id}/openings': {
    summary: 'Open the room early, for the date that comes next',
    ...hosted,
    policy: { who: 'person', gate: 'open-early' },
    params: session,
    answers: { 204: nothing },
  },
  'DELETE /api/sessions/{id}/opening': {
    summary: 'Take an early opening back, as long as nobody is inside: the room opens as planned',
    ...hosted,
    policy: { who: 'person', gate: 'close-again' },
    params: session,
    answers: { 204: nothing },
  },
  'POST /api/sessions/{id}/endings': {
    summary: 'End for all: everyone goes, open requests end, and the session is over',
    ...hosted,
    params: session,
    answers: { 204: nothing },
  },
  'PUT /api/sessions/{id}/hosts/{person}': {
    summary: 'Make somebody a host',
    ...hosted,
    params: session.extend({ person: id<'person'>() }),
    answers: { 204: nothing },
    refuses: [422],
  },
  'DELETE /api/sessions/{id}/hosts/{person}': {
    summary: 'Take the hostship from somebody, or lay down one’s own; never from the owner',
    ...hosted,
    params: session.extend({ person: id<'person'>() }),
    answers: { 204: nothing },
  },
  'GET /api/sessions/{id}/blocked': {
    summary: 'Who may not ask at this door',
    ...hosted,
    params: session,
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            id: id<'room-block'>(),
            name: z.string(),
            guest: z.boolean(),
            by: z.string().nullable(),
            since: instant,
          }),
        ),
      }),
    },
  },
  'DELETE /api/sessions/{id}/blocked/{block}': {
    summary: 'Lift a block',
    ...hosted,
    params: session.extend({ block: id<'room-block'>() }),
    answers: { 204: nothing },
  },
  'GET /api/sessions/{id}/decisions': {
    summary: 'The decision log: who let whom in, when and from where; newest first',
    ...hosted,
    params: session,
    query: z.object(paging),
    answers: { 200: page(Decision) },
  },
});
